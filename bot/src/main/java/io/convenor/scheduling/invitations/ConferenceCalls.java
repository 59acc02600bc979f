package io.convenor.scheduling.invitations;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Offices;
import io.convenor.conference.Way;
import io.convenor.delivery.Courier;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.Parcel;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Meetings;
import io.convenor.graph.Meetings.Call;
import io.convenor.graph.Meetings.DialIn;
import io.convenor.graph.Meetings.Host;
import io.convenor.scheduling.GrowingWait;
import io.convenor.scheduling.closing.Closing;
import io.convenor.scheduling.closing.Closing.Standing;
import io.convenor.scheduling.invitations.ConferenceCalls.CallToOpen;

/**
 * The calls of meetings that are held by telephone alone. A call is opened first, by its
 * own delivery {@code <id>/call}; only then is there a number to invite people with. A
 * new time changes nothing about a call; once out of the calendar and back in, a
 * conference gets a new one, {@code <id>/call/<arrangement>}.
 */
@Component
class ConferenceCalls implements Courier<CallToOpen, Call> {

	static final String KIND = "call";

	private final Deliveries deliveries;

	private final Conferences conferences;

	private final Closing closing;

	private final Offices offices;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	private final Meetings meetings;

	ConferenceCalls(Deliveries deliveries, Conferences conferences, Closing closing, Offices offices, Clock clock,
			ApplicationEventPublisher events, Meetings meetings) {
		this.deliveries = deliveries;
		this.conferences = conferences;
		this.closing = closing;
		this.offices = offices;
		this.clock = clock;
		this.events = events;
		this.meetings = meetings;
	}

	/**
	 * Sees to it that a conference that is held by call has a number to ring. Whatever
	 * number it has is kept, that of a Teams meeting it once was included.
	 * @return whether there is nothing to wait for; otherwise {@link CallOpened} says
	 * when there is a number, or that there will be none
	 */
	boolean ready(Conference conference) {
		if (conference.way() != Way.CONFERENCE_CALL || conference.dialInNumber().isPresent()) {
			return true;
		}
		Optional<Delivery.State> first = this.deliveries.byKey(conference.id() + "/call").map(Delivery::state);
		if (first.filter(Delivery.State.GIVEN_UP::equals).isPresent()) {
			return true;
		}
		String key = conference.id() + (first.filter(Delivery.State.SENT::equals).isPresent()
				? "/call/" + conference.arrangement() : "/call");
		this.deliveries.enqueue(Parcel.of(key, conference.id(), null,
				new CallToOpen(organiserId(conference), conference.reference().value(), conference.startsAt(),
						conference.endsAt(), this.clock.instant(), host(conference))));
		return false;
	}

	/** The call is open, and its number is known. */
	void opened(UUID id, Call call) {
		Conference conference = this.conferences.locked(id);
		DialIn dialIn = call.dialIn();
		if (conference.way() == Way.CONFERENCE_CALL && dialIn != null) {
			conference.callOpened(call.joinUrl(), dialIn.number(), dialIn.conferenceId());
			this.conferences.save(conference);
			this.closing.close(conference, Standing.ofCall(conference, call.joinUrl()));
		}
		this.events.publishEvent(new CallOpened(id));
	}

	/**
	 * There will be no number: people are told so, so that they know where they stand.
	 */
	void neverOpened(UUID id) {
		this.events.publishEvent(new CallOpened(id));
	}

	/**
	 * The entry is out of the calendar, and nobody is to ring in by the number that stood
	 * in it, however it is held by now.
	 */
	void end(Conference conference) {
		// Whoever is held in another's meeting may have that one's number by now.
		if (conference.heldWith().isEmpty() && (conference.way() == Way.CONFERENCE_CALL || wasOpened(conference))) {
			conference.joinUrl().ifPresent((url) -> end(conference, url));
		}
	}

	private boolean wasOpened(Conference conference) {
		return conference.joinUrl().isPresent()
				&& this.deliveries.about(conference.id()).stream().anyMatch((delivery) -> delivery.kind().equals(KIND));
	}

	/** People join by another link now, that of the entry, and not by the call's. */
	void end(Conference conference, String url) {
		String name = UUID.nameUUIDFromBytes(url.getBytes(StandardCharsets.UTF_8)).toString();
		this.deliveries.enqueue(Parcel.of(conference.id() + "/end-call/" + name, conference.id(), null,
				new CallToEnd(organiserId(conference), url)));
	}

	private String organiserId(Conference conference) {
		return this.offices.organiserId(conference.organiser()).orElseGet(conference::chairId);
	}

	private @Nullable Host host(Conference conference) {
		return isOrganisedByTheService(conference) ? new Host(conference.chairId(), conference.chair().address())
				: null;
	}

	private boolean isOrganisedByTheService(Conference conference) {
		return this.offices.organiserId(conference.organiser()).isPresent();
	}

	@Override
	public String kind() {
		return KIND;
	}

	/** Opening it again is looking at it again: without a number nobody can ring in. */
	@Override
	public Outcome<Call> carry(CallToOpen call, IdempotencyKey key, UUID conference) {
		Call opened = this.meetings.openCall(key, call.organiserId(), call.subject(), call.start(), call.end(),
				call.host());
		if (opened.dialIn() != null) {
			return Outcome.done(opened);
		}
		return GrowingWait.next(call.since(), this.clock.instant())
			.<Outcome<Call>>map((next) -> new Outcome.NotYet<>(next, "the telephone number"))
			.orElseGet(() -> new Outcome.Refused<>("Teams gave no telephone number for a day"));
	}

	@Override
	public void arrived(CallToOpen call, Call opened, UUID conference) {
		opened(conference, opened);
	}

	@Override
	public void givenUp(CallToOpen call, String reason, UUID conference) {
		neverOpened(conference);
	}

	/** The call to be ended. */
	record CallToEnd(String organiserId, String joinUrl) {
	}

	/**
	 * The call to be opened.
	 *
	 * @param host who opens it; null where the organiser does
	 */
	record CallToOpen(String organiserId, String subject, LocalDateTime start, LocalDateTime end, Instant since,
			@Nullable Host host) {
	}

}
