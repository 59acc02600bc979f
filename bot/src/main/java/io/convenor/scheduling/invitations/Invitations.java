package io.convenor.scheduling.invitations;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SharedMeetings;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.Parcel;
import io.convenor.graph.Meetings.Attendee;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.DialIn;
import io.convenor.graph.Meetings.Expected;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.graph.Meetings.Room;
import io.convenor.scheduling.closing.Closing;
import io.convenor.scheduling.closing.Closing.Standing;
import io.convenor.scheduling.closing.ClosingMoved;
import io.convenor.scheduling.rooms.RoomAnswered;
import io.convenor.scheduling.rooms.RoomClashes;
import io.convenor.scheduling.rooms.RoomDeclined;
import io.convenor.timescales.Dates;

/**
 * What goes out for a conference, and what follows from what comes back. Its deliveries
 * are named after the conference: {@code <id>/call}, {@code <id>/invitation},
 * {@code <id>/room-answer} and {@code <id>/join-link}, with the number of the arrangement
 * behind where they belong to a later one, and {@code <id>/calendar/<arrangement>}.
 */
@Component
public class Invitations {

	private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

	private final Deliveries deliveries;

	private final Conferences conferences;

	private final CalendarEntries entries;

	private final Correspondence correspondence;

	private final InvitationLetters letters;

	private final OwnInvitations own;

	private final SharedMeetings meetings;

	private final ConferenceCalls calls;

	private final RoomClashes clashes;

	private final Closing closing;

	private final ApplicationEventPublisher events;

	private final LetterSettings settings;

	private final Clock clock;

	Invitations(Deliveries deliveries, Conferences conferences, CalendarEntries entries, Correspondence correspondence,
			InvitationLetters letters, OwnInvitations own, SharedMeetings meetings, ConferenceCalls calls,
			RoomClashes clashes, Closing closing, ApplicationEventPublisher events, LetterSettings settings,
			Clock clock) {
		this.settings = settings;
		this.events = events;
		this.own = own;
		this.meetings = meetings;
		this.deliveries = deliveries;
		this.conferences = conferences;
		this.entries = entries;
		this.correspondence = correspondence;
		this.letters = letters;
		this.calls = calls;
		this.clashes = clashes;
		this.closing = closing;
		this.clock = clock;
	}

	/**
	 * The event in the calendar, which brings everything else; where nobody meets, only a
	 * letter to each person.
	 */
	public void sendFor(Conference conference) {
		this.own.follow(conference);
		if (!conference.hasItsOwnEntry()) {
			this.correspondence.tell(conference);
			return;
		}
		send(conference, "invitation");
	}

	/** The event once more, because there is none in the calendar. */
	void sendAnew(Conference conference) {
		send(conference, "invitation/" + conference.arrangement());
	}

	/** Nobody is invited to a call before there is a number to ring. */
	private void send(Conference conference, String name) {
		if (this.calls.ready(conference)) {
			this.deliveries.enqueue(Parcel.of(key(conference, name), conference.id(), null,
					new Invitation(request(conference), conference.arrangement())));
		}
	}

	/** The call is open, or will never be: the calendar can tell of it now. */
	@EventListener
	void callOpened(CallOpened opened) {
		Conference conference = this.conferences.get(opened.conference());
		if (conference.status() != Conference.Status.BOOKED || !conference.hasItsOwnEntry()) {
			return;
		}
		if (conference.eventId().isPresent()) {
			this.deliveries.hurry(calendarKey(conference));
		}
		else if (!isUnderway(conference.id())) {
			send(conference, (conference.arrangement() == 1) ? "invitation" : "invitation/" + conference.arrangement());
		}
	}

	/** The event once more, after the one was found deleted. */
	public void sendAfter(Conference conference, UUID find) {
		send(conference, "invitation/" + conference.arrangement() + "/" + find);
	}

	/**
	 * Has the calendar show the conference again, after it was found to show something
	 * else.
	 */
	public void updateAfter(Conference conference, UUID find) {
		this.deliveries.enqueue(Parcel.of(calendarKey(conference) + "/" + find, conference.id(), null,
				new CalendarUpdate(conference.arrangement())));
	}

	/**
	 * What the calendar should hold for a conference as it stands. Who takes part apart
	 * is not on this list: whoever is invited to one meeting on Teams can come to see the
	 * others. Nor is whoever one of its conferences does not invite to any part.
	 */
	MeetingRequest request(Conference conference) {
		SharedMeeting all = this.meetings.of(conference);
		SharedMeeting meeting = all.stillToBeHeld();
		Set<String> notOnIt = new HashSet<>(this.meetings.apart(meeting));
		notOnIt.addAll(this.meetings.excluded(meeting));
		boolean begun = !conference.startsAt().atZone(Dates.LONDON).toInstant().isAfter(now());
		List<Attendee> attendees = all.people((each, invitee) -> comes(each, invitee, begun))
			.stream()
			.filter((invitee) -> !notOnIt.contains(SharedMeeting.mailbox(invitee.address())))
			.filter((invitee) -> invitee.mailbox().isPresent())
			.filter((invitee) -> !invitee.address().equalsIgnoreCase(conference.organiser()))
			.map((invitee) -> new Attendee(invitee.address(), invitee.name()))
			.toList();
		Room room = conference.roomToComeTo().map((each) -> new Room(each.address(), each.name())).orElse(null);
		return new MeetingRequest(conference.organiser(), conference.reference().value(),
				this.letters.invitation(conference), conference.startsAt(), conference.endsAt(), attendees, room,
				conference.way().online());
	}

	/**
	 * Nobody comes for a conference that was held before the meeting which it shares with
	 * others.
	 */
	private boolean comes(Conference conference, Invitee invitee, boolean begun) {
		return conference.status() == Conference.Status.BOOKED
				|| (begun && !this.correspondence.wasToldItIsOff(invitee));
	}

	/**
	 * When the letters about the last change go, where they wait for what else is
	 * changed.
	 */
	public Optional<Instant> lettersWaitUntil(UUID conference) {
		Instant since = now().minus(this.settings.gatherFor());
		return this.deliveries.about(conference)
			.stream()
			.filter((each) -> each.kind().equals(LetterCourier.KIND) && each.state() == Delivery.State.WAITING
					&& each.attempts() == 0 && each.createdAt().isAfter(since))
			.map(Delivery::createdAt)
			.min(Comparator.naturalOrder())
			.map((first) -> first.plus(this.settings.gatherFor()));
	}

	/** Lets the letters about the last change go, without waiting for further ones. */
	@Transactional
	public void sendLettersNow(Conference conference) {
		this.correspondence.sendNow(conference);
	}

	/** Whether the event is still on its way into the calendar. */
	boolean isUnderway(UUID conference) {
		return this.deliveries.about(conference)
			.stream()
			.anyMatch((delivery) -> delivery.kind().equals(InvitationCourier.KIND) && !delivery.settled());
	}

	private boolean nobodyWaitsForTheRoom(UUID conference) {
		return this.deliveries.about(conference)
			.stream()
			.noneMatch((delivery) -> delivery.kind().equals(RoomAnswerCourier.KIND) && !delivery.settled());
	}

	/** The event stands in the calendar. What was changed meanwhile is put there next. */
	void invitationArrived(UUID id, Invitation invitation, BookedMeeting meeting) {
		int arrangement = (invitation.arrangement() != null) ? invitation.arrangement() : 1;
		Conference conference = stands(id, invitation.request(), meeting, arrangement);
		if (conference.arrangement() > arrangement) {
			update(conference);
		}
	}

	/**
	 * Has the calendar show the conference as it stands when its turn comes. An event
	 * that is on Teams stays there for good, so where nobody is to join any more it is
	 * taken out and put there anew.
	 */
	void update(Conference conference) {
		if (conference.status() == Conference.Status.BOOKED && !conference.way().hosted()
				&& conference.joinUrl().isPresent()) {
			this.entries.renew(conference.id());
		}
		this.deliveries.enqueue(Parcel.of(calendarKey(conference), conference.id(), null,
				new CalendarUpdate(conference.arrangement())));
	}

	/**
	 * The event stands in the calendar as it was asked for: the room is asked, the
	 * meeting closed, and everybody written to for whom something is new.
	 */
	Conference stands(UUID id, MeetingRequest request, BookedMeeting meeting, int arrangement) {
		Conference conference = takeIn(id, meeting, arrangement);
		this.entries.stands(id, new Expected(request.start(), request.end()), fingerprint(request));
		if (conference.arrangement() == arrangement) {
			follow(conference, meeting);
		}
		else {
			close(conference, meeting);
		}
		return conference;
	}

	/** Stands for all that is asked of the calendar, our own part of the text with it. */
	static String fingerprint(MeetingRequest request) {
		return digest(request);
	}

	private static String digest(Record contents) {
		return UUID.nameUUIDFromBytes(contents.toString().getBytes(StandardCharsets.UTF_8)).toString();
	}

	private void follow(Conference conference, BookedMeeting meeting) {
		conference.roomToComeTo().ifPresent((room) -> askRoom(conference, room, meeting.eventId()));
		if (waitsForALink(conference)) {
			var question = new LinkQuestion(conference.organiser(), meeting.eventId(), now());
			this.deliveries
				.enqueue(Parcel.of(numbered(conference, "join-link", question), conference.id(), null, question)
					.notBefore(now().plus(FIRST_LOOK)));
		}
		else {
			closeAndWrite(conference, meeting);
		}
	}

	/** A room is asked once for a time. */
	private void askRoom(Conference conference, Conference.Room room, String eventId) {
		String asked = room.address() + " " + conference.startsAt() + "/" + conference.lengthMinutes();
		if (this.entries.asksRoom(conference.id(), asked)) {
			var question = new RoomQuestion(conference.organiser(), eventId, room.address(), conference.startsAt(),
					now());
			this.deliveries.enqueue(
					Parcel.of(numbered(conference, "room-answer", question), conference.id(), room.name(), question)
						.notBefore(now().plus(FIRST_LOOK)));
		}
	}

	/** Teams gave its link after all. */
	void linkArrived(UUID id, BookedMeeting meeting) {
		Conference now = this.conferences.locked(id);
		if (now.eventId().filter(meeting.eventId()::equals).isPresent()) {
			Conference conference = takeIn(id, meeting, now.inCalendar());
			closeAndWrite(conference, meeting);
			this.own.sayAlso(conference);
		}
	}

	/**
	 * Teams never gave a link: people are written to without one, so that they know where
	 * they stand.
	 */
	void noLinkEver(UUID id) {
		this.correspondence.tell(this.conferences.locked(id));
	}

	/** The meeting was read back as it was asked for. */
	@EventListener
	void meetingClosed(ClosingMoved moved) {
		if (moved.what() == ClosingMoved.What.CLOSED && moved.meeting().equals(moved.conference())) {
			Conference conference = this.conferences.locked(moved.conference());
			if (this.closing.isClosedFor(conference, conference.id())) {
				conference.lobbyGuarded(true);
				this.conferences.save(conference);
			}
		}
	}

	/** The meeting is cancelled: there is nothing to keep closed. */
	void linkIsGone(UUID id) {
		this.closing.forget(id);
	}

	/** Takes in what a room answered, unless it has been asked something else since. */
	void roomAnswered(UUID id, RoomQuestion question, Conference.RoomAnswer answer) {
		Conference conference = this.conferences.locked(id);
		if (!question.isStillAskedBy(conference)) {
			return;
		}
		if (conference.roomAnswer().filter(answer::equals).isEmpty()) {
			conference.roomAnswered(answer);
			settled(this.conferences.save(conference), answer);
		}
		if (answer == Conference.RoomAnswer.ACCEPTED) {
			this.clashes.accepted(conference);
		}
	}

	/**
	 * Nobody waited for the room's answer any more when it was looked up. Where somebody
	 * does again meanwhile, it is asked again.
	 */
	void roomNotAsked(UUID id, RoomQuestion question) {
		Conference conference = this.conferences.locked(id);
		boolean notedAsAsked = this.entries.locked(id)
			.map(CalendarEntries.Entry::roomAsked)
			.filter((asked) -> asked.startsWith(question.room() + " "))
			.isPresent();
		if (notedAsAsked) {
			this.entries.asksNoRoom(id);
			if (question.isStillAskedBy(conference)) {
				conference.roomToComeTo().ifPresent((room) -> askRoom(conference, room, question.eventId()));
			}
		}
	}

	/** A room may answer, or answer otherwise, at any time, as the watch sees. */
	@EventListener
	void roomAnswered(RoomAnswered answered) {
		settled(this.conferences.locked(answered.conference()), answered.answer());
	}

	/** Whoever has a place in the room, or believes so, is told, and so is the chair. */
	private void settled(Conference conference, Conference.RoomAnswer answer) {
		this.conferences.heldTogetherWith(conference.id()).forEach((each) -> {
			Conference guest = this.conferences.locked(each.id());
			guest.roomAnswered(answer);
			toldOfTheRoom(this.conferences.save(guest), answer);
		});
		toldOfTheRoom(conference, answer);
		if (answer == Conference.RoomAnswer.DECLINED) {
			this.entries.asksNoRoom(conference.id());
			this.events.publishEvent(new RoomDeclined(conference.id(), conference.arrangement()));
		}
	}

	private void toldOfTheRoom(Conference conference, Conference.RoomAnswer answer) {
		this.own.hurry(conference);
		if (answer == Conference.RoomAnswer.ACCEPTED) {
			this.own.sayAlso(conference);
		}
		this.correspondence.roomAnswered(conference);
	}

	private Conference takeIn(UUID id, BookedMeeting meeting, int arrangement) {
		Conference conference = this.conferences.locked(id);
		DialIn dialIn = meeting.dialIn();
		Optional<String> before = conference.joinUrl();
		conference.invitationSent(meeting.eventId(), meeting.joinUrl(), (dialIn != null) ? dialIn.number() : null,
				(dialIn != null) ? dialIn.conferenceId() : null);
		conference.calendarShows(arrangement);
		before.filter((url) -> conference.joinUrl().filter((now) -> !now.equals(url)).isPresent())
			.ifPresent((url) -> this.calls.end(conference, url));
		Conference saved = this.conferences.save(conference);
		this.meetings.of(saved).stillToBeHeld().besides(id).forEach((guest) -> share(saved, guest.id()));
		return saved;
	}

	/** The people of the other conference join by the same link, and are told of it. */
	private void share(Conference host, UUID id) {
		Conference guest = this.conferences.locked(id);
		guest.shareTheLinkOf(host);
		this.conferences.save(guest);
		if (guest.eventId().isEmpty()) {
			this.correspondence.tell(guest);
		}
	}

	private static boolean waitsForALink(Conference conference) {
		return conference.way().online() && conference.joinUrl().isEmpty();
	}

	/**
	 * The event stood in the calendar as it is to be. A room that was to be asked anew,
	 * and was not after all, is looked up.
	 */
	void standsAlready(Conference conference) {
		conference.eventId()
			.filter((_) -> conference.roomAnswer().filter(Conference.RoomAnswer.WAITING::equals).isPresent())
			.filter((_) -> nobodyWaitsForTheRoom(conference.id()))
			.ifPresent((event) -> {
				this.entries.asksNoRoom(conference.id());
				conference.roomToComeTo().ifPresent((room) -> askRoom(conference, room, event));
			});
		this.own.hurry(conference);
		this.correspondence.tell(conference);
	}

	private void closeAndWrite(Conference conference, BookedMeeting meeting) {
		close(conference, meeting);
		this.own.hurry(conference);
		this.correspondence.tell(conference);
	}

	/**
	 * Has the meeting closed, for the people whom its event was seen to invite: a chair
	 * who is not yet among them is no co-organiser to Teams.
	 */
	private void close(Conference conference, BookedMeeting meeting) {
		conference.joinUrl().ifPresent((url) -> {
			boolean closed = this.closing.close(conference,
					Standing.of(conference, conference.id(), url, conference.startsAt(), meeting));
			if (!closed && conference.isLobbyGuarded()) {
				conference.lobbyGuarded(false);
				this.conferences.save(conference);
			}
		});
	}

	private Instant now() {
		return this.clock.instant();
	}

	private static String key(Conference conference, String what) {
		return conference.id() + "/" + what;
	}

	/**
	 * Asked again for a newer arrangement, it is something else, and so it is about an
	 * event that was booked anew.
	 */
	private String numbered(Conference conference, String what, Record contents) {
		String key = key(conference, (conference.arrangement() == 1) ? what : what + "/" + conference.arrangement());
		return this.deliveries.byKey(key).isEmpty() ? key : key + "/" + digest(contents);
	}

	/** The delivery that has the calendar show an arrangement. */
	static String calendarKey(Conference conference) {
		return key(conference, "calendar/" + conference.arrangement());
	}

	/**
	 * The event to be put into the calendar.
	 *
	 * @param arrangement which arrangement it shows; null where it is the first
	 */
	record Invitation(MeetingRequest request, @Nullable Integer arrangement) {
	}

	/** The calendar is to show this arrangement, or a newer one. */
	record CalendarUpdate(int arrangement) {
	}

	/**
	 * What the room has to answer.
	 *
	 * @param start for when it is asked; null where it was asked once only
	 */
	record RoomQuestion(String organiser, String eventId, String room, @Nullable LocalDateTime start, Instant since) {

		boolean isStillAskedBy(Conference conference) {
			return conference.status() == Conference.Status.BOOKED
					&& conference.room().filter((there) -> there.address().equals(this.room)).isPresent()
					&& (this.start == null || this.start.equals(conference.startsAt()));
		}

	}

	/** The link that Teams has to give. */
	record LinkQuestion(String organiser, String eventId, Instant since) {
	}

}
