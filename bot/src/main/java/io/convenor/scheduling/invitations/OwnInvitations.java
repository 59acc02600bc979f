package io.convenor.scheduling.invitations;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.Separation.Manner;
import io.convenor.conference.Separations;
import io.convenor.conference.Separations.Part;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.scheduling.invitations.OwnEntries.Entry;

/**
 * What goes out to people who take part in a conference apart from the others: their own
 * entry follows each arrangement, by a delivery named
 * {@code <conference>/own-entry/<arrangement>/<separation>}.
 */
@Component
public class OwnInvitations {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private final Conferences conferences;

	private final Separations separations;

	private final OwnEntries entries;

	private final Deliveries deliveries;

	private final Clock clock;

	OwnInvitations(Conferences conferences, Separations separations, OwnEntries entries, Deliveries deliveries,
			Clock clock) {
		this.conferences = conferences;
		this.separations = separations;
		this.entries = entries;
		this.deliveries = deliveries;
		this.clock = clock;
	}

	/** Has the entries of those who take, or took, part apart follow a conference. */
	void follow(Conference conference) {
		this.separations.ever(conference.id())
			.stream()
			.filter((each) -> each.manner() != Manner.EXCLUDED)
			.filter((each) -> each.holds() || isInTheCalendar(this.entries.of(each.id())))
			.forEach((each) -> this.deliveries.enqueue(parcel(conference, each.id(), "")));
	}

	private static boolean isInTheCalendar(Entry entry) {
		return entry.eventId() != null || entry.underway() != null;
	}

	/** Has one entry looked after once more, for something that happened to it. */
	public void again(Conference conference, UUID separation, Instant notBefore) {
		this.deliveries.enqueue(parcel(conference, separation, "/" + UUID.randomUUID()).notBefore(notBefore));
	}

	private Parcel parcel(Conference conference, UUID separation, String more) {
		return Parcel.of(key(conference, separation) + more, conference.id(), null,
				new OwnEntryUpdate(separation, conference.arrangement(), this.clock.instant()));
	}

	/**
	 * The meeting stands, which the entries of those with a time of their own wait for.
	 */
	void hurry(Conference conference) {
		this.separations.of(conference.id()).forEach((each) -> this.deliveries.hurry(key(conference, each.id())));
	}

	static String key(Conference conference, UUID separation) {
		return conference.id() + "/own-entry/" + conference.arrangement() + "/" + separation;
	}

	/** How somebody takes part, for those who look after the conference. */
	public static String inWords(Conference conference, Part part) {
		Integer until = part.untilMinute();
		String times = "from %s to %s".formatted(TIME.format(conference.startsAt().plusMinutes(part.fromMinute())),
				TIME.format((until != null) ? conference.startsAt().plusMinutes(until) : conference.endsAt()));
		return switch (part.manner()) {
			case OWN_TIME -> "a time of their own, " + times;
			case OWN_LINK -> "a meeting and link of their own, " + times;
			case EXCLUDED -> "not invited to any part";
			case null -> "with everybody";
		};
	}

	/** What somebody can know of a conference at this moment, in the part they take. */
	public Known known(Conference conference, Invitee invitee) {
		return apart(conference, invitee)
			.map((each) -> Known.of(conference, invitee, each.separation, this.entries.of(each.separation.id())))
			.orElseGet(() -> Known.of(conference, invitee));
	}

	/**
	 * How somebody takes part apart: in this conference, or in the one whose meeting it
	 * shares.
	 */
	private Optional<Apart> apart(Conference conference, Invitee person) {
		// Who left and came back is one person, who is told of one way to take part.
		Invitee invitee = person.invited() ? person : same(conference, person).orElse(person);
		return this.separations.of(conference, invitee)
			.map((each) -> new Apart(each, conference))
			.or(() -> conference.heldWith()
				.map(this.conferences::get)
				.flatMap((host) -> same(host, invitee).flatMap((there) -> this.separations.of(host, there))
					.map((each) -> new Apart(each, host))));
	}

	/** The same person in another conference. */
	public static Optional<Invitee> same(Conference other, Invitee invitee) {
		return other.invitees()
			.stream()
			.filter((each) -> each.address().equalsIgnoreCase(invitee.address()))
			.findFirst();
	}

	/** Whether somebody takes part apart from the others. */
	boolean isApart(Conference conference, Invitee invitee) {
		return apart(conference, invitee).isPresent();
	}

	/**
	 * Whether what somebody is told is in the calendar already: in the meeting's entry,
	 * or in their own.
	 */
	boolean stands(Conference conference, Invitee invitee) {
		Optional<Apart> apart = apart(conference, invitee);
		if (apart.isEmpty()) {
			return conference.eventId().isEmpty() || conference.inCalendar() >= conference.arrangement();
		}
		Entry entry = this.entries.of(apart.get().separation.id());
		return entry.shown() >= apart.get().conference.arrangement();
	}

	private record Apart(Separation separation, Conference conference) {
	}

	/**
	 * The entry of somebody who takes part apart is to show this arrangement, or a newer
	 * one.
	 */
	record OwnEntryUpdate(UUID separation, int arrangement, Instant since) {
	}

}
