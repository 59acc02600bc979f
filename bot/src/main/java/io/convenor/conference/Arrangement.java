package io.convenor.conference;

import java.time.LocalDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * When, how and where a conference is held.
 *
 * @param arrangement counts what people had to be told of
 * @param startsAt in local time
 * @param room the room, of a meeting that has one
 * @param roomAnswer what its calendar answered
 * @param heldWith the conference whose meeting is this one's too
 */
record Arrangement(int arrangement, Way way, LocalDateTime startsAt, int lengthMinutes,
		@Embedded(onEmpty = Embedded.OnEmpty.USE_NULL, prefix = "room_") Conference.@Nullable Room room,
		Conference.@Nullable RoomAnswer roomAnswer, @Nullable UUID heldWith) {

	static Arrangement first(Way way, LocalDateTime startsAt, int lengthMinutes, Conference.@Nullable Room room) {
		return new Arrangement(1, way, startsAt, lengthMinutes, null, null, null).in(way.inARoom() ? room : null);
	}

	/** Something that people have to be told of changed. */
	Arrangement next() {
		return new Arrangement(this.arrangement + 1, this.way, this.startsAt, this.lengthMinutes, this.room,
				this.roomAnswer, this.heldWith);
	}

	Arrangement at(LocalDateTime newStart, int newLengthMinutes) {
		return new Arrangement(this.arrangement, this.way, newStart, newLengthMinutes, this.room, this.roomAnswer,
				this.heldWith);
	}

	Arrangement as(Way newWay) {
		return new Arrangement(this.arrangement, newWay, this.startsAt, this.lengthMinutes, this.room, this.roomAnswer,
				this.heldWith);
	}

	/** In this room, which is asked; or in none. */
	Arrangement in(Conference.@Nullable Room newRoom) {
		return new Arrangement(this.arrangement, this.way, this.startsAt, this.lengthMinutes, newRoom,
				(newRoom != null) ? Conference.RoomAnswer.WAITING : null, this.heldWith);
	}

	/** Its room is asked once more. */
	Arrangement roomAskedAgain() {
		return (this.room != null) ? in(this.room) : this;
	}

	Arrangement roomAnswered(Conference.@Nullable RoomAnswer answer) {
		return new Arrangement(this.arrangement, this.way, this.startsAt, this.lengthMinutes, this.room, answer,
				this.heldWith);
	}

	Arrangement with(@Nullable UUID host) {
		return new Arrangement(this.arrangement, this.way, this.startsAt, this.lengthMinutes, this.room,
				this.roomAnswer, host);
	}

	LocalDateTime endsAt() {
		return this.startsAt.plusMinutes(this.lengthMinutes);
	}

}
