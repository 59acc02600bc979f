package io.convenor.scheduling.rooms;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.drafts.Refused;

/**
 * Rooms that were promised twice: looked for when a room has accepted, by the delivery
 * {@code <id>/room-check/<arrangement>}, and kept until somebody has settled it. A new
 * time or room ends it.
 */
@Component
public class RoomClashes {

	private final StoredRoomClashes stored;

	private final Deliveries deliveries;

	private final Conferences conferences;

	private final Caseload caseload;

	private final Rooms rooms;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	RoomClashes(StoredRoomClashes stored, Deliveries deliveries, Conferences conferences, Caseload caseload,
			Rooms rooms, AuditTrail audit, ApplicationEventPublisher events) {
		this.stored = stored;
		this.deliveries = deliveries;
		this.conferences = conferences;
		this.caseload = caseload;
		this.rooms = rooms;
		this.audit = audit;
		this.events = events;
	}

	/** A room that had not answered, or had declined, has accepted after all. */
	@EventListener
	void on(RoomAnswered answered) {
		if (answered.answer() == Conference.RoomAnswer.ACCEPTED) {
			accepted(this.conferences.get(answered.conference()));
		}
	}

	/** A room has accepted: has its calendar looked into. */
	public void accepted(Conference conference) {
		conference.room()
			.ifPresent((room) -> this.deliveries
				.enqueue(Parcel.of(conference.id() + "/room-check/" + conference.arrangement(), conference.id(), null,
						new RoomCheck(conference.organiser(), room, conference.startsAt(), conference.endsAt()))));
	}

	/** The room's calendar was looked into. */
	void looked(UUID id, RoomCheck check, boolean showsSomebodyElse) {
		Conference conference = this.conferences.locked(id);
		boolean ours = this.rooms.oursAt(check.room.address(), check.from, check.to, List.of(id)).isPresent();
		if (!isStillThere(conference, check) || !(showsSomebodyElse || ours)) {
			return;
		}
		this.stored.keep(id, check, ours);
		this.audit.record("scheduling", "found a room promised twice", id, conference.reference().value(), null);
		this.events.publishEvent(new RoomDoubleBooked(id, false));
	}

	/** What is known of a conference's room as it is booked now. */
	public Optional<Clash> of(Conference conference) {
		return conference.room()
			.flatMap((room) -> this.stored.of(conference.id())
				.filter((found) -> found.isOf(room, conference.startsAt()))
				.map((found) -> new Clash(room.name(), found.withOurs())));
	}

	/** Somebody rang and the room is ours after all. */
	@Transactional
	public void settle(UUID id, String by) {
		Conference conference = this.caseload.find(id, by)
			.orElseThrow(() -> new Refused("That conference is not one of yours. Nothing was done."));
		if (this.stored.settle(id, by)) {
			this.audit.record(by, "settled a room promised twice", id, conference.reference().value(), null);
			this.events.publishEvent(new RoomDoubleBooked(id, true));
		}
	}

	/** Grows with what happens to it, so that an old card can be told from a new one. */
	public long version(UUID conference) {
		return this.stored.of(conference).map((found) -> found.settled() ? 2L : 1L).orElse(0L);
	}

	private static boolean isStillThere(Conference conference, RoomCheck check) {
		return conference.status() == Conference.Status.BOOKED && conference.startsAt().equals(check.from)
				&& conference.room().filter(check.room::equals).isPresent();
	}

	/**
	 * A room that was promised twice.
	 *
	 * @param withOurs whether the other meeting is a conference of ours
	 */
	public record Clash(String room, boolean withOurs) {

		/** What is wrong, and what to do. */
		public String inWords() {
			return this.room + " accepted, but "
					+ (this.withOurs ? "another of our conferences has it" : "its calendar shows another meeting")
					+ " at that time. Ring whoever looks after the room; if it cannot be yours, choose another room or another time.";
		}

	}

	/** The room whose calendar is to be looked into, and when it was promised. */
	record RoomCheck(String organiser, Conference.Room room, LocalDateTime from, LocalDateTime to) {
	}

}
