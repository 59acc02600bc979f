package io.convenor.scheduling.invitations;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Way;
import io.convenor.scheduling.calendar.OwnEntry;
import io.convenor.timescales.Dates;

/**
 * A conference as one person was told of it.
 *
 * @param invited whether they were told that they are invited
 * @param cancelled whether they were told that it will not be held
 * @param room the room they were told to come to, or null
 * @param chairId who runs it, by object id
 * @param ownLink whether they were given a link of their own; null stands for no
 * @param together what the calendar entry is called that the conference shares with that
 * of a brother or sister, where they were told of it, or null
 * @param roomAnswer what their room had answered when they were told of a place in it;
 * null where they have none, and stands for a room that accepted in what was told earlier
 * @param part whether they were told that they take part for a part of it; null stands
 * for no
 * @param around what they were told of others; null where nobody looked
 */
public record Known(boolean invited, boolean cancelled, LocalDateTime startsAt, int lengthMinutes, Way way,
		@Nullable String room, Invitee.Place place, @Nullable String joinUrl, @Nullable String dialInNumber,
		@Nullable String dialInCode, String chairId, @Nullable Boolean ownLink, @Nullable String together,
		Conference.@Nullable RoomAnswer roomAnswer, @Nullable Boolean part, @Nullable Around around) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	Known(boolean invited, boolean cancelled, LocalDateTime startsAt, int lengthMinutes, Way way, @Nullable String room,
			Invitee.Place place, @Nullable String joinUrl, @Nullable String dialInNumber, @Nullable String dialInCode,
			String chairId, @Nullable Boolean ownLink, @Nullable String together,
			Conference.@Nullable RoomAnswer roomAnswer, @Nullable Boolean part) {
		this(invited, cancelled, startsAt, lengthMinutes, way, room, place, joinUrl, dialInNumber, dialInCode, chairId,
				ownLink, together, roomAnswer, part, null);
	}

	/** What there is to be known by somebody who takes part with everybody. */
	static Known of(Conference conference, Invitee invitee) {
		boolean online = conference.way().online();
		boolean rings = conference.way().hosted();
		boolean inTheRoom = conference.way().inARoom() && invitee.place() == Invitee.Place.ROOM;
		return new Known(isInvited(conference, invitee), conference.status() == Conference.Status.CANCELLED,
				conference.startsAt(), conference.lengthMinutes(), conference.way(),
				inTheRoom ? conference.roomToComeTo().map(Conference.Room::name).orElse(null) : null,
				inTheRoom ? Invitee.Place.ROOM : Invitee.Place.TEAMS, online ? conference.joinUrl().orElse(null) : null,
				rings ? conference.dialInNumber().orElse(null) : null,
				rings ? conference.dialInCode().orElse(null) : null, conference.chairId(), null, null,
				inTheRoom ? conference.roomAnswer().orElse(null) : null, null);
	}

	/** What there is to be known by somebody who takes part apart from the others. */
	static Known of(Conference conference, Invitee invitee, Separation separation, OwnEntry entry) {
		Known whole = of(conference, invitee);
		if (!conference.way().inTheCalendar()) {
			return whole;
		}
		LocalDateTime start = separation.startsAt(conference);
		int length = separation.lengthMinutes(conference);
		return separation.hasOwnLink()
				? new Known(whole.invited, whole.cancelled, start, length, Way.VIRTUAL, null, Invitee.Place.TEAMS,
						entry.joinUrl(), entry.dialInNumber(), entry.dialInCode(), whole.chairId, true, null, null,
						null)
				: new Known(whole.invited, whole.cancelled, start, length, whole.way, whole.room, whole.place,
						whole.joinUrl, whole.dialInNumber, whole.dialInCode, whole.chairId, null, null,
						whole.roomAnswer, true);
	}

	/** The same for somebody who is to come to no part of it. */
	Known notInvited() {
		return new Known(false, this.cancelled, this.startsAt, this.lengthMinutes, this.way, this.room, this.place,
				this.joinUrl, this.dialInNumber, this.dialInCode, this.chairId, this.ownLink, null, this.roomAnswer,
				this.part, this.around);
	}

	/** The same for somebody whose part does not come any more: it was held before. */
	Known heldBefore() {
		return new Known(this.invited, true, this.startsAt, this.lengthMinutes, this.way, this.room, this.place,
				this.joinUrl, this.dialInNumber, this.dialInCode, this.chairId, this.ownLink, this.together,
				this.roomAnswer, this.part, this.around);
	}

	/** The same, whatever their room has still to answer: nobody is rung about that. */
	public Known asIfConfirmed() {
		return awaitsTheRoom() ? new Known(this.invited, this.cancelled, this.startsAt, this.lengthMinutes, this.way,
				this.room, this.place, this.joinUrl, this.dialInNumber, this.dialInCode, this.chairId, this.ownLink,
				this.together, Conference.RoomAnswer.ACCEPTED, this.part, this.around) : this;
	}

	/** Whether they have a place in a room that has not answered yet. */
	boolean awaitsTheRoom() {
		return this.roomAnswer == Conference.RoomAnswer.WAITING;
	}

	/**
	 * What they are invited to, for whoever rings them: their own time, where they have
	 * one.
	 */
	public String invitationInWords() {
		if (!this.way.inTheCalendar()) {
			return "The chair would like to speak with them by %s."
				.formatted(Dates.inWords(this.startsAt.toLocalDate()));
		}
		String what = joinsByOwnLink() ? "a meeting of their own with the chair"
				: takesPartForAPart() ? "a part of a meeting" : "a meeting";
		String until = isApart() ? ", until " + TIME.format(endsAt()) : "";
		return "They are invited to %s on %s%s.%s".formatted(what, Dates.inWords(this.startsAt), until,
				(this.room != null) ? " " + roomInWords() : "");
	}

	/** Where they are to come, for whoever rings them. */
	public String roomInWords() {
		return awaitsTheRoom() ? "They are to come to " + this.room + " once it is confirmed: a letter will say so."
				: "Please come to " + this.room + ".";
	}

	/** Whether they have a place, and the room for it is still sought. */
	boolean seeksARoom() {
		return this.roomAnswer == Conference.RoomAnswer.DECLINED;
	}

	/** Whether something is still to come of which nobody arranges anything anew. */
	boolean isProvisional() {
		return awaitsTheRoom() || (this.way.online() && this.joinUrl == null);
	}

	/**
	 * The same, in one meeting with the conference of a brother or sister. Who has a
	 * meeting of their own is told nothing of how others take part.
	 */
	Known sharing(String entry) {
		return joinsByOwnLink() ? this
				: new Known(this.invited, this.cancelled, this.startsAt, this.lengthMinutes, this.way, this.room,
						this.place, this.joinUrl, this.dialInNumber, this.dialInCode, this.chairId, this.ownLink, entry,
						this.roomAnswer, this.part, this.around);
	}

	/** The same, in a meeting by itself. */
	public Known byItself() {
		return new Known(this.invited, this.cancelled, this.startsAt, this.lengthMinutes, this.way, this.room,
				this.place, this.joinUrl, this.dialInNumber, this.dialInCode, this.chairId, this.ownLink, null,
				this.roomAnswer, this.part, this.around);
	}

	/** The same, with what they are told of others. */
	Known amid(Around others) {
		return new Known(this.invited, this.cancelled, this.startsAt, this.lengthMinutes, this.way, this.room,
				this.place, this.joinUrl, this.dialInNumber, this.dialInCode, this.chairId, this.ownLink, this.together,
				this.roomAnswer, this.part, others);
	}

	public boolean joinsByOwnLink() {
		return Boolean.TRUE.equals(this.ownLink);
	}

	/** Whether they take part in the same meeting, but not for all of it. */
	public boolean takesPartForAPart() {
		return Boolean.TRUE.equals(this.part);
	}

	/** Whether they take part apart from the others. */
	public boolean isApart() {
		return joinsByOwnLink() || takesPartForAPart();
	}

	public LocalDateTime endsAt() {
		return this.startsAt.plusMinutes(this.lengthMinutes);
	}

	/** Somebody who left and was invited anew under the same address still is. */
	private static boolean isInvited(Conference conference, Invitee invitee) {
		return conference.invitees().stream().anyMatch((each) -> each.address().equalsIgnoreCase(invitee.address()));
	}

	/** What is different for this person now. */
	public Difference from(Known before, Invitee invitee) {
		if (!before.invited || before.cancelled) {
			return Difference.NONE;
		}
		if (!this.invited || this.cancelled) {
			return new Difference(!this.invited, this.cancelled, false, false, false, false, false, false, false, false,
					false);
		}
		if (joinsByOwnLink() != before.joinsByOwnLink()) {
			return between(before, invitee);
		}
		boolean otherWay = this.way != before.way;
		boolean otherPlace = !otherWay && this.place != before.place;
		boolean otherRoom = !otherWay && !otherPlace && !Objects.equals(this.room, before.room);
		boolean otherLink = !otherWay && this.way.hosted()
				&& !(Objects.equals(this.joinUrl, before.joinUrl)
						&& Objects.equals(this.dialInNumber, before.dialInNumber)
						&& Objects.equals(this.dialInCode, before.dialInCode));
		return new Difference(false, false, otherTime(before), otherWay,
				otherRoom || otherPlace || (!otherWay && awaitsTheRoom() != before.awaitsTheRoom()), otherLink,
				otherChair(before, invitee), !Objects.equals(this.together, before.together),
				takesPartForAPart() != before.takesPartForAPart(), otherHelpers(before), othersApart(before));
	}

	/**
	 * Between the meeting and one of their own: how others take part is no news to them,
	 * and never told.
	 */
	private Difference between(Known before, Invitee invitee) {
		return new Difference(false, false, otherTime(before), false, this.place != before.place,
				this.joinUrl == null || !this.joinUrl.equals(before.joinUrl)
						|| !Objects.equals(this.dialInNumber, before.dialInNumber),
				otherChair(before, invitee), false, true, otherHelpers(before), othersApart(before));
	}

	private boolean otherHelpers(Known before) {
		return this.around != null && before.around != null && !this.around.helpers().equals(before.around.helpers());
	}

	private boolean othersApart(Known before) {
		return this.around != null && before.around != null && !this.around.apart().equals(before.around.apart());
	}

	private boolean otherTime(Known before) {
		return !this.startsAt.equals(before.startsAt) || this.lengthMinutes != before.lengthMinutes;
	}

	private boolean otherChair(Known before, Invitee invitee) {
		return invitee.family() && !this.chairId.equals(before.chairId);
	}

	/** Whether their room, of which they were told that it had not answered, accepted. */
	boolean isConfirmedSince(Known before) {
		return before.awaitsTheRoom() && this.roomAnswer == Conference.RoomAnswer.ACCEPTED
				&& Objects.equals(this.room, before.room);
	}

	/** Whether the link and the number they were given before still take them in. */
	public boolean joinsAsBefore(Known before) {
		boolean sameLink = this.joinUrl != null && this.joinUrl.equals(before.joinUrl);
		boolean ringsAsBefore = this.way == Way.CONFERENCE_CALL && this.dialInNumber != null;
		return (sameLink || ringsAsBefore) && Objects.equals(this.dialInCode, before.dialInCode)
				&& Objects.equals(this.dialInNumber, before.dialInNumber);
	}

	/**
	 * What is different, one by one.
	 *
	 * @param together with whom it is held in one meeting, if with anybody
	 * @param part whether they take part with everybody, for a part, or in a meeting of
	 * their own
	 * @param helpers who comes for them
	 * @param apart who takes part apart, which only the chair is told
	 */
	public record Difference(boolean left, boolean cancelled, boolean time, boolean way, boolean place, boolean link,
			boolean chair, boolean together, boolean part, boolean helpers, boolean apart) {

		static final Difference NONE = new Difference(false, false, false, false, false, false, false, false, false,
				false, false);

		private static final Difference HELPERS = new Difference(false, false, false, false, false, false, false, false,
				false, true, false);

		/** What a person is told, in a few words for whoever changes it. */
		public String inWords(Invitee invitee) {
			if (this.left) {
				return "that they are no longer invited";
			}
			if (this.cancelled) {
				return "that it is cancelled, and why";
			}
			List<String> words = new ArrayList<>();
			addIf(words, this.part, "whether they take part in all of it");
			addIf(words, this.time, "the new time");
			addIf(words, this.way,
					(invitee.place() == Invitee.Place.ROOM) ? "how it is held, and that they come to the room"
							: "how it is held, and that they join from elsewhere");
			addIf(words, this.place,
					(invitee.place() == Invitee.Place.ROOM) ? "their place in the room" : "that they join on Teams");
			addIf(words, this.link, "the new link");
			addIf(words, this.chair, "that another person chairs it");
			addIf(words, this.together, "whether it is held together with another");
			addIf(words, this.helpers, "who comes for them");
			addIf(words, this.apart, "who takes part apart");
			return String.join("; ", words);
		}

		private static void addIf(List<String> words, boolean different, String what) {
			if (different) {
				words.add(what);
			}
		}

		public boolean isNone() {
			return equals(NONE);
		}

		/** Whether a letter is enough to tell it: it only says who comes for them. */
		public boolean isOnlyWhoComesForThem() {
			return equals(HELPERS);
		}

	}

}
