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
 * @param chairId who runs it, by object id
 * @param together what the calendar entry is called that the conference shares with that
 * of a brother or sister, where they were told of it, or null
 * @param part whether they were told that they take part for a part of it
 * @param around what they were told of others; null where nobody looked
 */
public record Known(boolean invited, boolean cancelled, LocalDateTime startsAt, int lengthMinutes, Way way, Seat seat,
		Join join, String chairId, @Nullable String together, boolean part, @Nullable Around around) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	/** What there is to be known by somebody who takes part with everybody. */
	static Known of(Conference conference, Invitee invitee) {
		boolean rings = conference.way().hosted();
		boolean inTheRoom = conference.way().inARoom() && invitee.place() == Invitee.Place.ROOM;
		return new Known(isInvited(conference, invitee), conference.status() == Conference.Status.CANCELLED,
				conference.startsAt(), conference.lengthMinutes(), conference.way(),
				inTheRoom ? new Seat(Invitee.Place.ROOM,
						conference.roomToComeTo().map(Conference.Room::name).orElse(null),
						conference.roomAnswer().orElse(null)) : Seat.ON_TEAMS,
				new Join(conference.way().online() ? conference.joinUrl().orElse(null) : null,
						rings ? conference.dialInNumber().orElse(null) : null,
						rings ? conference.dialInCode().orElse(null) : null, false),
				conference.chairId(), null, false, null);
	}

	/** What there is to be known by somebody who takes part apart from the others. */
	static Known of(Conference conference, Invitee invitee, Separation separation, OwnEntry entry) {
		Known whole = of(conference, invitee);
		if (!conference.way().inTheCalendar()) {
			return whole;
		}
		boolean own = separation.hasOwnLink();
		return new Known(whole.invited, whole.cancelled, separation.startsAt(conference),
				separation.lengthMinutes(conference), own ? Way.VIRTUAL : whole.way, own ? Seat.ON_TEAMS : whole.seat,
				own ? new Join(entry.joinUrl(), entry.dialInNumber(), entry.dialInCode(), true) : whole.join,
				whole.chairId, null, !own, null);
	}

	/** The same for somebody who is to come to no part of it. */
	Known notInvited() {
		return with(false, this.cancelled, this.seat, null, this.around);
	}

	/** The same for somebody whose part does not come any more: it was held before. */
	Known heldBefore() {
		return with(this.invited, true, this.seat, this.together, this.around);
	}

	/** The same, whatever their room has still to answer: nobody is rung about that. */
	public Known asIfConfirmed() {
		return awaitsTheRoom() ? with(this.invited, this.cancelled,
				new Seat(this.seat.place, this.seat.room, Conference.RoomAnswer.ACCEPTED), this.together, this.around)
				: this;
	}

	/**
	 * The same, in one meeting with the conference of a brother or sister. Who has a
	 * meeting of their own is told nothing of how others take part.
	 */
	Known sharing(String entry) {
		return joinsByOwnLink() ? this : with(this.invited, this.cancelled, this.seat, entry, this.around);
	}

	/** The same, in a meeting by itself. */
	public Known byItself() {
		return with(this.invited, this.cancelled, this.seat, null, this.around);
	}

	/** The same, with what they are told of others. */
	Known amid(Around others) {
		return with(this.invited, this.cancelled, this.seat, this.together, others);
	}

	private Known with(boolean nowInvited, boolean nowCancelled, Seat nowSeat, @Nullable String nowTogether,
			@Nullable Around nowAround) {
		return new Known(nowInvited, nowCancelled, this.startsAt, this.lengthMinutes, this.way, nowSeat, this.join,
				this.chairId, nowTogether, this.part, nowAround);
	}

	public Invitee.Place place() {
		return this.seat.place;
	}

	/** The room they were told to come to, or null. */
	public @Nullable String room() {
		return this.seat.room;
	}

	public @Nullable String joinUrl() {
		return this.join.url;
	}

	public @Nullable String dialInNumber() {
		return this.join.number;
	}

	public @Nullable String dialInCode() {
		return this.join.code;
	}

	/** Whether they have a place in a room that has not answered yet. */
	boolean awaitsTheRoom() {
		return this.seat.answer == Conference.RoomAnswer.WAITING;
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
				(this.seat.room != null) ? " " + roomInWords() : "");
	}

	/** Where they are to come, for whoever rings them. */
	public String roomInWords() {
		return awaitsTheRoom()
				? "They are to come to " + this.seat.room + " once it is confirmed: a letter will say so."
				: "Please come to " + this.seat.room + ".";
	}

	/** Whether they have a place, and the room for it is still sought. */
	boolean seeksARoom() {
		return this.seat.answer == Conference.RoomAnswer.DECLINED;
	}

	/** Whether something is still to come of which nobody arranges anything anew. */
	boolean isProvisional() {
		return awaitsTheRoom() || (this.way.online() && this.join.url == null);
	}

	public boolean joinsByOwnLink() {
		return this.join.own;
	}

	/** Whether they take part in the same meeting, but not for all of it. */
	public boolean takesPartForAPart() {
		return this.part;
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
		boolean otherPlace = !otherWay && this.seat.place != before.seat.place;
		boolean otherRoom = !otherWay && !otherPlace && !Objects.equals(this.seat.room, before.seat.room);
		boolean otherLink = !otherWay && this.way.hosted()
				&& !(Objects.equals(this.join.url, before.join.url)
						&& Objects.equals(this.join.number, before.join.number)
						&& Objects.equals(this.join.code, before.join.code));
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
		return new Difference(false, false, otherTime(before), false, this.seat.place != before.seat.place,
				this.join.url == null || !this.join.url.equals(before.join.url)
						|| !Objects.equals(this.join.number, before.join.number),
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
		return before.awaitsTheRoom() && this.seat.answer == Conference.RoomAnswer.ACCEPTED
				&& Objects.equals(this.seat.room, before.seat.room);
	}

	/** Whether the link and the number they were given before still take them in. */
	public boolean joinsAsBefore(Known before) {
		boolean sameLink = this.join.url != null && this.join.url.equals(before.join.url);
		boolean ringsAsBefore = this.way == Way.CONFERENCE_CALL && this.join.number != null;
		return (sameLink || ringsAsBefore) && Objects.equals(this.join.code, before.join.code)
				&& Objects.equals(this.join.number, before.join.number);
	}

	/**
	 * Where somebody is to be.
	 *
	 * @param room the room they were told to come to, or null
	 * @param answer what that had answered when they were told of a place in it; null
	 * where they have none
	 */
	public record Seat(Invitee.Place place, @Nullable String room, Conference.@Nullable RoomAnswer answer) {

		static final Seat ON_TEAMS = new Seat(Invitee.Place.TEAMS, null, null);

	}

	/**
	 * How somebody joins.
	 *
	 * @param own whether it is a link of their own
	 */
	public record Join(@Nullable String url, @Nullable String number, @Nullable String code, boolean own) {
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
