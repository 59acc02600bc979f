package io.convenor.scheduling.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Separation;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;

/**
 * Has calendars show a conference, each entry as things stand when its turn comes, so
 * that a newer change covers an older one that is still on its way. The deliveries are
 * named {@code <conference>/invitation} where everybody is invited,
 * {@code <conference>/calendar/<arrangement>} where that follows a change, and
 * {@code <conference>/own-entry/<arrangement>/<separation>}.
 */
@Component
public class Calendar {

	private static final String LINK = "join-link";

	private static final String OWN_LINK = "own-join-link";

	private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

	private final Deliveries deliveries;

	private final Clock clock;

	Calendar(Deliveries deliveries, Clock clock) {
		this.deliveries = deliveries;
		this.clock = clock;
	}

	/** Puts the meeting there. */
	public void invite(Conference conference) {
		this.deliveries.enqueue(parcel(conference, conference.id(), invitationKey(conference)));
	}

	/** Puts the meeting there once more, after something that happened to it. */
	public void inviteAgain(Conference conference) {
		this.deliveries
			.enqueue(parcel(conference, conference.id(), invitationKey(conference) + "/" + UUID.randomUUID()));
	}

	/** Has the entry of the meeting follow a change. */
	public void show(Conference conference) {
		this.deliveries.enqueue(parcel(conference, conference.id(), key(conference, conference.id())));
	}

	/** Has the entry of somebody who takes part apart follow a change. */
	public void show(Conference conference, Separation separation) {
		this.deliveries
			.enqueue(parcel(conference, separation.id(), key(conference, separation.id())).about(separation.invitee()));
	}

	/** Has the meeting's looked after once more, for something that happened to it. */
	public void showAgain(Conference conference) {
		this.deliveries.enqueue(again(conference, conference.id()));
	}

	/** The same for the entry of somebody who takes part apart. */
	public void showAgain(Conference conference, Separation separation) {
		this.deliveries.enqueue(again(conference, separation.id()).about(separation.invitee()));
	}

	private Parcel again(Conference conference, UUID entry) {
		return parcel(conference, entry, key(conference, entry) + "/" + UUID.randomUUID());
	}

	private Parcel parcel(Conference conference, UUID entry, String key) {
		return Parcel.of(key, conference.id(), null, new EntryUpdate(entry, this.clock.instant()));
	}

	/** What this waited for has come. */
	public void hurry(Conference conference) {
		this.deliveries.hurry(key(conference, conference.id()));
	}

	/** What these waited for has come. */
	public void hurry(Conference conference, Collection<Separation> separations) {
		List<String> keys = separations.stream().map((each) -> key(conference, each.id())).toList();
		this.deliveries.hurry(keys);
	}

	/** Whether the meeting is still on its way into the calendar. */
	public boolean isOnItsWay(Conference conference) {
		return this.deliveries.about(conference.id())
			.stream()
			.anyMatch((delivery) -> "invitation".equals(delivery.purpose()) && !delivery.settled());
	}

	/** Has everybody written to as soon as Teams gives the meeting its link. */
	public void waitForTheLink(Conference conference, String eventId) {
		this.deliveries.enqueue(question(conference, conference.id(), linkKey(conference, LINK), eventId));
	}

	/** Has somebody written to as soon as Teams gives a meeting of their own its link. */
	public void waitForTheLink(Conference conference, Separation separation, String eventId) {
		this.deliveries.enqueue(
				question(conference, separation.id(), linkKey(conference, OWN_LINK + "/" + separation.id()), eventId)
					.about(separation.invitee()));
	}

	private Parcel question(Conference conference, UUID entry, String key, String eventId) {
		Instant now = this.clock.instant();
		return Parcel
			.of(key, conference.id(), null,
					new LinkQuestion(entry, conference.organiser(), eventId, conference.arrangement(), now))
			.notBefore(now.plus(FIRST_LOOK));
	}

	/**
	 * Asked again for a newer arrangement, or for an event that is another, it is new.
	 */
	private String linkKey(Conference conference, String what) {
		String first = conference.id() + "/" + what;
		String key = (conference.arrangement() == 1) ? first : first + "/" + conference.arrangement();
		return this.deliveries.byKey(key).isEmpty() ? key : key + "/" + UUID.randomUUID();
	}

	/** Whether the link of a meeting of somebody's own is still looked for. */
	public boolean waitsForTheLink(Conference conference, Separation separation) {
		return this.deliveries.about(conference.id())
			.stream()
			.anyMatch((delivery) -> OWN_LINK.equals(delivery.purpose()) && !delivery.settled()
					&& delivery.key().contains(separation.id().toString()));
	}

	private static String invitationKey(Conference conference) {
		String first = conference.id() + "/invitation";
		return (conference.arrangement() == 1) ? first : first + "/" + conference.arrangement();
	}

	private static String key(Conference conference, UUID entry) {
		return Entry.isOfTheMeeting(entry, conference.id()) ? conference.id() + "/calendar/" + conference.arrangement()
				: conference.id() + "/own-entry/" + conference.arrangement() + "/" + entry;
	}

	/**
	 * An entry is to show its conference as that is by now.
	 *
	 * @param since when this was asked for
	 */
	record EntryUpdate(UUID entry, Instant since) {
	}

}
