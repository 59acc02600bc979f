package io.convenor.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.IndividualMail;
import io.convenor.delivery.Parcel;
import io.convenor.graph.Meetings.Attendee;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.DialIn;
import io.convenor.graph.Meetings.Host;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.graph.Meetings.Room;
import io.convenor.people.Authority;

/**
 * What goes out for a conference, and what follows from what comes back. Its deliveries
 * are named after the conference: {@code <id>/invitation}, {@code <id>/lobby},
 * {@code <id>/room-answer}, {@code <id>/join-link} and
 * {@code <id>/how-to-take-part/<invitee>}.
 */
@Component
class Invitations {

	private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

	private final Deliveries deliveries;

	private final Conferences conferences;

	private final InvitationLetters letters;

	private final Authority authority;

	private final Clock clock;

	Invitations(Deliveries deliveries, Conferences conferences, InvitationLetters letters, Authority authority,
			Clock clock) {
		this.deliveries = deliveries;
		this.conferences = conferences;
		this.letters = letters;
		this.authority = authority;
		this.clock = clock;
	}

	/**
	 * The event in the calendar, which brings everything else; where nobody meets, only a
	 * letter to each person.
	 */
	void sendFor(Conference conference) {
		if (!conference.way().inTheCalendar()) {
			writeToEverybody(conference);
			return;
		}
		List<Attendee> attendees = conference.invitees()
			.stream()
			.filter((invitee) -> !invitee.address().equalsIgnoreCase(conference.organiser()))
			.map((invitee) -> new Attendee(invitee.address(), invitee.name()))
			.toList();
		Room room = conference.room().map((each) -> new Room(each.address(), each.name())).orElse(null);
		var request = new MeetingRequest(conference.organiser(), conference.reference().value(),
				this.letters.invitation(conference), conference.startsAt(), conference.endsAt(), attendees, room,
				conference.way().online());
		this.deliveries
			.enqueue(Parcel.of(key(conference, "invitation"), conference.id(), null, new Invitation(request)));
	}

	/** The event stands in the calendar. */
	void invitationArrived(UUID id, BookedMeeting meeting) {
		Conference conference = takeIn(id, meeting);
		conference.room()
			.ifPresent(
					(room) -> this.deliveries.enqueue(
							Parcel
								.of(key(conference, "room-answer"), id, room.name(),
										new RoomQuestion(conference.organiser(), meeting.eventId(), room.address(),
												now()))
								.notBefore(now().plus(FIRST_LOOK))));
		if (waitsForALink(conference)) {
			this.deliveries.enqueue(Parcel
				.of(key(conference, "join-link"), id, null,
						new LinkQuestion(conference.organiser(), meeting.eventId(), now()))
				.notBefore(now().plus(FIRST_LOOK)));
		}
		else {
			guardAndWrite(conference);
		}
	}

	/** Teams gave its link after all. */
	void linkArrived(UUID id, BookedMeeting meeting) {
		guardAndWrite(takeIn(id, meeting));
	}

	/**
	 * Teams never gave a link: people are written to without one, so that they know where
	 * they stand.
	 */
	void noLinkEver(UUID id) {
		writeToEverybody(this.conferences.hold(id));
	}

	void lobbyGuarded(UUID id) {
		Conference conference = this.conferences.hold(id);
		conference.lobbyGuarded();
		this.conferences.save(conference);
	}

	void roomAnswered(UUID id, Conference.RoomAnswer answer) {
		Conference conference = this.conferences.hold(id);
		conference.roomAnswered(answer);
		this.conferences.save(conference);
	}

	private Conference takeIn(UUID id, BookedMeeting meeting) {
		Conference conference = this.conferences.hold(id);
		DialIn dialIn = meeting.dialIn();
		conference.invitationSent(meeting.eventId(), meeting.joinUrl(), (dialIn != null) ? dialIn.number() : null,
				(dialIn != null) ? dialIn.conferenceId() : null);
		return this.conferences.save(conference);
	}

	private static boolean waitsForALink(Conference conference) {
		return conference.way().online() && conference.joinUrl().isEmpty();
	}

	private void guardAndWrite(Conference conference) {
		conference.joinUrl()
			.ifPresent((url) -> this.deliveries
				.enqueue(Parcel.of(key(conference, "lobby"), conference.id(), null, lobby(conference, url))));
		writeToEverybody(conference);
	}

	private void writeToEverybody(Conference conference) {
		conference.invitees().forEach((invitee) -> this.deliveries.enqueue(howToTakePart(conference, invitee)));
	}

	private Parcel howToTakePart(Conference conference, Invitee invitee) {
		var mail = new IndividualMail(this.authority.cpMailbox(), invitee.address(), invitee.name(),
				conference.reference().value(), this.letters.howToTakePart(conference, invitee));
		return Parcel.of(key(conference, "how-to-take-part/" + invitee.id()), conference.id(), invitee.described(),
				mail);
	}

	/**
	 * The authority's account never comes to a meeting, so there the chair lets people
	 * in.
	 */
	private Lobby lobby(Conference conference, String joinUrl) {
		return conference.organiser().equalsIgnoreCase(this.authority.organiser())
				? new Lobby(this.authority.organiserId(), joinUrl,
						new Host(conference.chairId(), conference.chair().address()))
				: new Lobby(conference.chairId(), joinUrl, null);
	}

	private Instant now() {
		return this.clock.instant();
	}

	private static String key(Conference conference, String what) {
		return conference.id() + "/" + what;
	}

	/** The event to be put into the calendar. */
	record Invitation(MeetingRequest request) {
	}

	/** The lobby to be set, and who may pass it beside the organiser. */
	record Lobby(String organiserId, String joinUrl, @Nullable Host host) {
	}

	/** What the room has to answer. */
	record RoomQuestion(String organiser, String eventId, String room, Instant since) {
	}

	/** The link that Teams has to give. */
	record LinkQuestion(String organiser, String eventId, Instant since) {
	}

}
