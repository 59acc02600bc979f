package io.convenor.scheduling.closing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Separations;
import io.convenor.conference.Invitee;
import io.convenor.conference.Offices;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.Parcel;
import io.convenor.graph.MeetingOptions;
import io.convenor.graph.MeetingOptions.Asked;
import io.convenor.graph.MeetingOptions.Chat;
import io.convenor.graph.Meetings.Answer;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.Host;
import io.convenor.people.Role;
import io.convenor.scheduling.closing.ClosingMoved.What;
import io.convenor.timescales.Dates;
import io.convenor.timescales.TeamsMeetings.Allowed;

/**
 * Has every meeting on Teams closed once it stands, and looks at it again before it
 * begins. Its deliveries are named {@code <conference>/meeting-options} and
 * {@code <conference>/own-meeting-options/<separation>}, with the number of the ask
 * behind from the second on.
 */
@Component
public class Closing {

	/** When a meeting is looked at again, before it begins. */
	private static final List<Duration> LOOKS = List.of(Duration.ofMinutes(20), Duration.ofMinutes(2), Duration.ZERO);

	// Teams takes a moment to know whom an event invites.
	private static final Duration BEFORE_AN_ALARM = Duration.ofSeconds(10);

	private static final Duration TOO_LATE = Duration.ofHours(1);

	private static final int AT_A_TIME = 50;

	private final ClosedMeetings meetings;

	private final ClosingRules rules;

	private final Conferences conferences;

	private final Separations separations;

	private final Caseload caseload;

	private final Deliveries deliveries;

	private final Offices offices;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Closing(ClosedMeetings meetings, ClosingRules rules, Conferences conferences, Separations separations,
			Caseload caseload, Deliveries deliveries, Offices offices, AuditTrail audit,
			ApplicationEventPublisher events, Clock clock) {
		this.meetings = meetings;
		this.rules = rules;
		this.conferences = conferences;
		this.separations = separations;
		this.caseload = caseload;
		this.deliveries = deliveries;
		this.offices = offices;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Has a meeting closed that stands. Nothing is asked again where it was asked for
	 * already and nothing but its time or who is invited is another.
	 * @return whether it was read back like that already
	 */
	public boolean close(Conference conference, Standing standing) {
		Optional<ClosedMeeting> before = this.meetings.find(standing.id)
			.filter((each) -> each.joinUrl().equals(standing.joinUrl));
		if (before.isPresent() && !standing.chairInvited) {
			// Whoever invites the chair has it closed for them.
			return false;
		}
		Asked asked = asked(conference, standing);
		if (before.filter((each) -> isSame(each, asked) && !isGivenUp(each)).isPresent()) {
			if (!before.get().asked().equals(asked) || !before.get().startsAt().equals(standing.startsAt)) {
				this.meetings.stays(standing.id, asked, standing.startsAt, nextLook(standing.startsAt, null));
			}
			return before.get().closed();
		}
		ask(new ClosedMeeting(standing.id, conference.id(), organiserId(conference), standing.joinUrl,
				standing.startsAt, asked, this.meetings.asks(standing.id) + 1, this.clock.instant(), false, null, null,
				0));
		return false;
	}

	/** Whether the rules of a conference let it be recorded. */
	public boolean allowsRecording(Conference conference) {
		return this.rules.of(conference).recording().isAllowed();
	}

	/** Whether a meeting is closed, and the chair can open it. */
	public boolean isClosedFor(Conference conference, UUID meeting) {
		return this.meetings.find(meeting).filter(ClosedMeeting::closed).filter((each) -> {
			Host host = each.asked().host();
			return (host != null) ? host.id().equals(conference.chairId()) : !isOrganisedByTheService(conference);
		}).isPresent();
	}

	private boolean isGivenUp(ClosedMeeting meeting) {
		return !meeting.closed() && this.deliveries.byKey(key(meeting))
			.filter((delivery) -> delivery.state() == Delivery.State.GIVEN_UP)
			.isPresent();
	}

	private static boolean isSame(ClosedMeeting before, Asked asked) {
		return before.asked()
			.equals(new Asked(asked.host(), before.asked().invited(), asked.presenters(), asked.recording(),
					asked.transcription(), asked.chat()));
	}

	private void ask(ClosedMeeting meeting) {
		Instant next = nextLook(meeting.startsAt(), null);
		this.meetings.ask(meeting, (next != null) ? next : this.clock.instant());
		this.deliveries.enqueue(parcel(key(meeting), meeting, new Close(meeting.id(), meeting.ask())));
	}

	/** What goes wrong with somebody's own meeting concerns them. */
	private Parcel parcel(String key, ClosedMeeting meeting, Record contents) {
		Parcel parcel = Parcel.of(key, meeting.conference(), null, contents);
		return meeting.own() ? parcel.about(this.separations.get(meeting.id()).invitee()) : parcel;
	}

	private static String key(ClosedMeeting meeting) {
		String name = meeting.own() ? "/own-meeting-options/" + meeting.id() : "/meeting-options";
		return meeting.conference() + name + ((meeting.ask() == 1) ? "" : "/" + meeting.ask());
	}

	/**
	 * The authority's account never comes to a meeting, so there the chair is made a
	 * co-organiser, as soon as they are invited.
	 */
	private Asked asked(Conference conference, Standing standing) {
		Host host = (standing.chairInvited && isOrganisedByTheService(conference))
				? new Host(conference.chairId(), conference.chair().address()) : null;
		Allowed allowed = this.rules.of(conference);
		List<String> presenters = conference.invitees()
			.stream()
			.filter((invitee) -> presents(allowed, invitee))
			.map(Invitee::address)
			.filter((address) -> standing.invited.stream().anyMatch(address::equalsIgnoreCase))
			.toList();
		return new Asked(host, standing.invited, presenters, allowed.recording().isAllowed(),
				allowed.transcription().isAllowed(), switch (allowed.chat().when()) {
					case NEVER -> Chat.OFF;
					case DURING_THE_MEETING -> Chat.DURING_THE_MEETING;
					case ALWAYS -> Chat.ON;
				});
	}

	private static boolean presents(Allowed allowed, Invitee invitee) {
		return invitee.role() != Role.CHAIR && switch (allowed.presenting().who()) {
			case THE_CHAIR_ALONE -> false;
			case THE_CHAIR_AND_THE_MINUTE_TAKER -> invitee.role() == Role.MINUTE_TAKER;
			case PROFESSIONALS -> !invitee.family();
		};
	}

	private String organiserId(Conference conference) {
		return this.offices.organiserId(conference.organiser()).orElseGet(conference::chairId);
	}

	private boolean isOrganisedByTheService(Conference conference) {
		return this.offices.organiserId(conference.organiser()).isPresent();
	}

	/** A meeting is no more: cancelled, or its people come back to the others. */
	public void forget(UUID meeting) {
		this.meetings.remove(meeting);
	}

	/**
	 * What is to be asked for now; empty where it was asked for anew, or it is no more.
	 */
	Optional<ClosedMeeting> toClose(Close close) {
		return this.meetings.find(close.meeting).filter((each) -> each.ask() == close.ask && !each.closed());
	}

	/**
	 * It was asked for, and read back.
	 * @return whether all of it stuck
	 */
	@Transactional
	public boolean readBack(ClosedMeeting asked, MeetingOptions found) {
		Optional<ClosedMeeting> now = this.meetings.read(asked.id(), asked.ask(), found, this.clock.instant());
		now.filter((each) -> !each.readAsAsked()).ifPresent((each) -> {
			tell(each, What.READ);
			boolean awhile = each.askedAt().plus(BEFORE_AN_ALARM).isBefore(this.clock.instant());
			if (each.nobodyOpens() && awhile) {
				tell(each, What.NOBODY_OPENS);
			}
		});
		return now.isEmpty() || now.get().readAsAsked();
	}

	/** All that was asked for stuck. */
	void closed(Close close, UUID conference) {
		// Before the meeting, as whoever changes the conference does.
		this.conferences.locked(conference);
		this.meetings.closed(close.meeting, close.ask).ifPresent((meeting) -> tell(meeting, What.CLOSED));
	}

	/** It will never stick. */
	void givenUp(Close close) {
		toClose(close).ifPresent((meeting) -> {
			tell(meeting, What.READ);
			if (meeting.nobodyOpens()) {
				tell(meeting, What.NOBODY_OPENS);
			}
		});
	}

	/** Has those looked at whose time has come. */
	@Transactional
	public void look() {
		Instant now = this.clock.instant();
		for (ClosedMeeting meeting : this.meetings.due(now, AT_A_TIME)) {
			Instant start = moment(meeting.startsAt());
			this.meetings.nextLook(meeting.id(), nextLook(meeting.startsAt(), now));
			if (isBooked(meeting) && start.plus(TOO_LATE).isAfter(now)) {
				tell(meeting, What.BEGINS_SOON);
				enqueueLook(meeting, now.toString());
			}
		}
	}

	private boolean isBooked(ClosedMeeting meeting) {
		return this.conferences.get(meeting.conference()).status() == Conference.Status.BOOKED;
	}

	private void enqueueLook(ClosedMeeting meeting, String occasion) {
		this.deliveries.enqueue(parcel(meeting.conference() + "/options-look/" + meeting.id() + "/" + occasion, meeting,
				new Look(meeting.id(), meeting.ask())));
	}

	private static @Nullable Instant nextLook(LocalDateTime startsAt, @Nullable Instant after) {
		return LOOKS.stream()
			.map((before) -> moment(startsAt).minus(before))
			.filter((moment) -> after == null || moment.isAfter(after))
			.findFirst()
			.orElse(null);
	}

	private static Instant moment(LocalDateTime time) {
		return time.atZone(Dates.LONDON).toInstant();
	}

	/**
	 * What is to be looked at now; empty where it was asked for anew, or it is no more.
	 */
	Optional<ClosedMeeting> toLookAt(Look look) {
		return this.meetings.find(look.meeting).filter((each) -> each.ask() == look.ask);
	}

	/** It was looked at. */
	void looked(Look look, MeetingOptions found) {
		this.meetings.read(look.meeting, look.ask, found, this.clock.instant()).ifPresent((meeting) -> {
			tell(meeting, What.READ);
			if (meeting.openedByHand()) {
				tell(meeting, What.OPENED_BY_HAND);
			}
			if (meeting.nobodyOpens()) {
				tell(meeting, What.NOBODY_OPENS);
			}
		});
	}

	/** Has the meetings of a conference looked at once more, for somebody who asks. */
	@Transactional
	public void lookAgain(UUID conference, String who) {
		mine(conference, who).ifPresent((_) -> this.meetings.of(conference)
			.forEach((meeting) -> enqueueLook(meeting, "asked/" + this.clock.instant())));
	}

	/**
	 * Has everything put back that somebody opened by hand.
	 * @return whether there was anything to put back
	 */
	@Transactional
	public boolean putBack(UUID conference, String who) {
		Optional<Conference> mine = mine(conference, who);
		List<ClosedMeeting> opened = mine.isEmpty() ? List.of()
				: this.meetings.of(conference).stream().filter(ClosedMeeting::openedByHand).toList();
		opened.forEach((meeting) -> {
			ask(new ClosedMeeting(meeting.id(), conference, meeting.organiserId(), meeting.joinUrl(),
					meeting.startsAt(), meeting.asked(), meeting.ask() + 1, this.clock.instant(), false, null, null,
					0));
			this.audit.record(who, "put back the options of a meeting changed by hand", conference,
					mine.orElseThrow().reference().value(), meeting.open().toString());
		});
		return !opened.isEmpty();
	}

	private Optional<Conference> mine(UUID conference, String who) {
		return this.caseload.locked(conference, who).filter((each) -> each.status() == Conference.Status.BOOKED);
	}

	private void tell(ClosedMeeting meeting, What what) {
		this.events.publishEvent(new ClosingMoved(meeting.conference(), meeting.id(), meeting.ask(), what));
	}

	/**
	 * A meeting that stands.
	 *
	 * @param id the conference's, or that of the separation whose meeting it is
	 * @param invited the addresses of everybody whom it invites
	 * @param chairInvited whether the chair is known to be one of them, without which
	 * Teams drops them as a co-organiser
	 */
	public record Standing(UUID id, String joinUrl, LocalDateTime startsAt, List<String> invited,
			boolean chairInvited) {

		public Standing {
			invited = List.copyOf(invited);
		}

		/** As a call that was opened with its chair on the list. */
		public static Standing ofCall(Conference conference, String joinUrl) {
			return new Standing(conference.id(), joinUrl, conference.startsAt(), List.of(conference.chair().address()),
					true);
		}

		/** As its event was seen to stand. */
		public static Standing of(Conference conference, UUID id, String joinUrl, LocalDateTime startsAt,
				BookedMeeting event) {
			String room = conference.room().map(Conference.Room::address).orElse("");
			List<String> invited = event.answers()
				.stream()
				.map(Answer::address)
				.filter((address) -> !address.equalsIgnoreCase(room))
				.toList();
			return new Standing(id, joinUrl, startsAt, invited,
					invited.stream().anyMatch(conference.chair().address()::equalsIgnoreCase));
		}

	}

	/** A meeting to be closed. */
	record Close(UUID meeting, int ask) {
	}

	/** A meeting to be looked at. */
	record Look(UUID meeting, int ask) {
	}

}
