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

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Separations;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.Parcel;
import io.convenor.graph.MeetingOptions;
import io.convenor.graph.MeetingOptions.Asked;
import io.convenor.graph.Meetings.Answer;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.Host;
import io.convenor.scheduling.closing.ClosingMoved.What;
import io.convenor.timescales.Dates;

/**
 * Has every meeting on Teams closed once it stands. Its deliveries are named
 * {@code <conference>/meeting-options} and
 * {@code <conference>/own-meeting-options/<separation>}, with the number of the ask
 * behind from the second on.
 */
@Component
public class Closing {

	// Teams takes a moment to know whom an event invites.
	private static final Duration BEFORE_AN_ALARM = Duration.ofSeconds(10);

	/** When a meeting is looked at again, before it begins. */
	private static final List<Duration> LOOKS = List.of(Duration.ofMinutes(20), Duration.ofMinutes(2), Duration.ZERO);

	private final ClosedMeetings meetings;

	private final OptionsToAsk options;

	private final Conferences conferences;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	private final Deliveries deliveries;

	private final Separations separations;

	Closing(ClosedMeetings meetings, OptionsToAsk options, Conferences conferences, ApplicationEventPublisher events,
			Clock clock, Deliveries deliveries, Separations separations) {
		this.meetings = meetings;
		this.options = options;
		this.conferences = conferences;
		this.events = events;
		this.clock = clock;
		this.deliveries = deliveries;
		this.separations = separations;
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
		Asked asked = this.options.of(conference, standing);
		if (before.filter((each) -> isSame(each, asked) && !isGivenUp(each)).isPresent()) {
			if (!before.get().asked().equals(asked) || !before.get().startsAt().equals(standing.startsAt)) {
				this.meetings.stays(standing.id, asked, standing.startsAt, nextLook(standing.startsAt, null));
			}
			return before.get().closed();
		}
		ask(new ClosedMeeting(standing.id, conference.id(), this.options.organiserId(conference), standing.joinUrl,
				standing.startsAt, asked, this.meetings.asks(standing.id) + 1, this.clock.instant(), false, null, null,
				0));
		return false;
	}

	/** Whether the rules of a conference let it be recorded. */
	public boolean allowsRecording(Conference conference) {
		return this.options.allowsRecording(conference);
	}

	/** Whether a meeting is closed, and the chair can open it. */
	public boolean isClosedFor(Conference conference, UUID meeting) {
		return this.meetings.find(meeting).filter(ClosedMeeting::closed).filter((each) -> {
			Host host = each.asked().host();
			return (host != null) ? host.id().equals(conference.chairId())
					: !this.options.isOrganisedByTheService(conference);
		}).isPresent();
	}

	private static boolean isSame(ClosedMeeting before, Asked asked) {
		return before.asked()
			.equals(new Asked(asked.host(), before.asked().invited(), asked.presenters(), asked.recording(),
					asked.transcription(), asked.chat()));
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

	private void tell(ClosedMeeting meeting, What what) {
		this.events.publishEvent(new ClosingMoved(meeting.conference(), meeting.id(), meeting.ask(), what));
	}

	/** Asks for it, and counts from now on when it is looked at. */
	void ask(ClosedMeeting meeting) {
		Instant next = nextLook(meeting.startsAt(), null);
		this.meetings.ask(meeting, (next != null) ? next : this.clock.instant());
		this.deliveries.enqueue(parcel(key(meeting), meeting, new Close(meeting.id(), meeting.ask())));
	}

	/** Has it looked at for one occasion. */
	void look(ClosedMeeting meeting, String occasion) {
		this.deliveries.enqueue(parcel(meeting.conference() + "/options-look/" + meeting.id() + "/" + occasion, meeting,
				new Look(meeting.id(), meeting.ask())));
	}

	/** Whether what was asked for will never stick. */
	boolean isGivenUp(ClosedMeeting meeting) {
		return !meeting.closed() && this.deliveries.byKey(key(meeting))
			.filter((delivery) -> delivery.state() == Delivery.State.GIVEN_UP)
			.isPresent();
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

	/** When it is looked at next, before it begins; null where that is past. */
	static @Nullable Instant nextLook(LocalDateTime startsAt, @Nullable Instant after) {
		return LOOKS.stream()
			.map((before) -> moment(startsAt).minus(before))
			.filter((moment) -> after == null || moment.isAfter(after))
			.findFirst()
			.orElse(null);
	}

	static Instant moment(LocalDateTime time) {
		return time.atZone(Dates.LONDON).toInstant();
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
