package io.convenor.outcomes;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.DeliveryMoved;
import io.convenor.delivery.PaperLetterPosted;
import io.convenor.delivery.PaperLetters;
import io.convenor.delivery.Parcel;
import io.convenor.people.Role;
import io.convenor.timescales.Dates;

/**
 * Follows what goes out after an approval, and stops the clock for sending the outcome
 * when the last of those who are told was written to.
 */
@Component
public class Sending {

	/** Letters that go at about the same time are looked at together. */
	private static final Duration A_MOMENT = Duration.ofMillis(800);

	private final OutcomeRecords outcomes;

	private final Conferences conferences;

	private final Deliveries deliveries;

	private final NextClocks clocks;

	private final PaperLetters papers;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Sending(OutcomeRecords outcomes, Conferences conferences, Deliveries deliveries, NextClocks clocks,
			PaperLetters papers, ApplicationEventPublisher events, Clock clock) {
		this.clock = clock;
		this.papers = papers;
		this.outcomes = outcomes;
		this.conferences = conferences;
		this.deliveries = deliveries;
		this.clocks = clocks;
		this.events = events;
	}

	/**
	 * In the transaction of the delivery. Two letters that go at once do not wait for
	 * each other here: whether all have gone is looked at afterwards, by a delivery,
	 * which has them shown as well.
	 */
	@EventListener
	void on(DeliveryMoved event) {
		Delivery moved = event.delivery();
		if (OutcomeKeys.isOurs(moved.key(), moved.subject())) {
			if (OutcomeMoved.tellsOf(moved)) {
				lookAfterwards(moved.subject());
			}
			else {
				tell(moved.subject());
			}
		}
	}

	/** Some letters have gone: what waited for that follows. */
	void lettersGone(UUID conference) {
		stopClocks(conference);
		tell(conference);
	}

	private void tell(UUID conference) {
		this.outcomes.findByConference(conference)
			.ifPresent((outcome) -> this.events.publishEvent(new OutcomeMoved(outcome.id(), outcome.conference())));
	}

	private void lookAfterwards(UUID conference) {
		this.deliveries.gather(List.of(Parcel.of("told:" + conference, conference, null, new LettersGone(conference))),
				A_MOMENT);
	}

	/** Stops the clocks of what the letters that have gone were for. */
	private void stopClocks(UUID conferenceId) {
		Conference conference = this.conferences.get(conferenceId);
		Map<String, Delivery> gone = letters(conferenceId).stream()
			.filter((each) -> each.state() == Delivery.State.SENT)
			.collect(Collectors.toMap(Delivery::key, Function.identity()));
		conference.invitees()
			.stream()
			.filter((invitee) -> invitee.role() == Role.TEAM_MANAGER)
			.flatMap((manager) -> Stream.ofNullable(gone.get(OutcomeKeys.letter(conferenceId, manager.id()))))
			.findFirst()
			.ifPresent((letter) -> this.clocks.managerTold(conference, day(letter)));
		if (gone.size() == letters(conferenceId).size()
				&& !this.papers.waits(conferenceId, PaperLetters.What.OUTCOME)) {
			this.clocks.sent(conference, Dates.today(this.clock));
		}
	}

	/** The last letter may be one on paper, in the transaction that ticks it off. */
	@EventListener
	void on(PaperLetterPosted posted) {
		if (posted.what() == PaperLetters.What.OUTCOME) {
			stopClocks(posted.conference());
			// A letter that goes at this very moment does not see yet that this one has.
			lookAfterwards(posted.conference());
		}
	}

	private List<Delivery> letters(UUID conference) {
		return this.deliveries.about(conference)
			.stream()
			.filter((each) -> OutcomeKeys.isLetter(each.key(), conference))
			.toList();
	}

	private static LocalDate day(Delivery letter) {
		return Objects.requireNonNull(letter.settledAt()).atZone(Dates.LONDON).toLocalDate();
	}

	/** Grows with every change that anybody who looks at an outcome would see. */
	public long seen(Outcome outcome) {
		UUID conference = outcome.conference();
		return outcome.version() + this.deliveries.about(conference)
			.stream()
			.filter((each) -> OutcomeKeys.isOurs(each.key(), conference))
			.mapToLong((each) -> 1 + each.moves())
			.sum();
	}

	/** How far what follows from an approved outcome has come. */
	public FollowUp of(Outcome outcome) {
		List<Delivery> all = this.deliveries.about(outcome.conference());
		return new FollowUp(
				all.stream().filter((each) -> each.key().equals(OutcomeKeys.record(each.subject()))).findFirst(),
				all.stream().filter((each) -> each.key().equals(OutcomeKeys.summary(each.subject()))).findFirst(),
				all.stream().filter((each) -> OutcomeKeys.isLetter(each.key(), each.subject())).toList());
	}

	/** Some letters about an outcome have gone. */
	record LettersGone(UUID conference) {
	}

}
