package io.convenor.scheduling.closing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.graph.MeetingOptions;
import io.convenor.scheduling.closing.Closing.Look;
import io.convenor.scheduling.closing.ClosingMoved.What;

/**
 * Has meetings looked at again before they begin, and put back what was opened by hand.
 */
@Component
public class LookingAtMeetings {

	private static final Duration TOO_LATE = Duration.ofHours(1);

	private static final int AT_A_TIME = 50;

	private final ClosedMeetings meetings;

	private final Closing closing;

	private final Conferences conferences;

	private final Caseload caseload;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	LookingAtMeetings(ClosedMeetings meetings, Closing closing, Conferences conferences, Caseload caseload,
			AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
		this.meetings = meetings;
		this.closing = closing;
		this.conferences = conferences;
		this.caseload = caseload;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/** Has those looked at whose time has come. */
	@Transactional
	public void look() {
		Instant now = this.clock.instant();
		for (ClosedMeeting meeting : this.meetings.due(now, AT_A_TIME)) {
			Instant start = Closing.moment(meeting.startsAt());
			this.meetings.nextLook(meeting.id(), Closing.nextLook(meeting.startsAt(), now));
			if (isBooked(meeting) && start.plus(TOO_LATE).isAfter(now)) {
				tell(meeting, What.BEGINS_SOON);
				this.closing.look(meeting, now.toString());
			}
		}
	}

	/**
	 * What is to be looked at now; empty where it was asked for anew, or it is no more.
	 */
	Optional<ClosedMeeting> toLookAt(Closing.Look look) {
		return this.meetings.find(look.meeting()).filter((each) -> each.ask() == look.ask());
	}

	/** It was looked at. */
	void looked(Closing.Look look, MeetingOptions found) {
		this.meetings.read(look.meeting(), look.ask(), found, this.clock.instant()).ifPresent((meeting) -> {
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
			.forEach((meeting) -> this.closing.look(meeting, "asked/" + this.clock.instant())));
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
			this.closing.ask(new ClosedMeeting(meeting.id(), conference, meeting.organiserId(), meeting.joinUrl(),
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

	private boolean isBooked(ClosedMeeting meeting) {
		return this.conferences.get(meeting.conference()).status() == Conference.Status.BOOKED;
	}

	private void tell(ClosedMeeting meeting, What what) {
		this.events.publishEvent(new ClosingMoved(meeting.conference(), meeting.id(), meeting.ask(), what));
	}

}
