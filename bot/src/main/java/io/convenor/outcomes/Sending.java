package io.convenor.outcomes;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

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
import io.convenor.people.Role;
import io.convenor.timescales.Dates;

/**
 * Follows what goes out after an approval, and stops the clock for sending the outcome
 * when the last of those who are told was written to.
 */
@Component
class Sending {

	private final OutcomeRecords outcomes;

	private final Conferences conferences;

	private final Deliveries deliveries;

	private final NextClocks clocks;

	private final PaperLetters papers;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Sending(OutcomeRecords outcomes, Conferences conferences, Deliveries deliveries, NextClocks clocks,
			PaperLetters papers, ApplicationEventPublisher events, Clock clock) {
		this.papers = papers;
		this.outcomes = outcomes;
		this.conferences = conferences;
		this.deliveries = deliveries;
		this.clocks = clocks;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * In the transaction of the delivery, which waits here for others of this outcome.
	 */
	@EventListener
	void on(DeliveryMoved event) {
		Delivery moved = event.delivery();
		if (OutcomeKeys.isOurs(moved.key(), moved.subject())) {
			this.outcomes.moved(moved.subject());
			this.outcomes.findByConference(moved.subject()).ifPresent((outcome) -> {
				if (moved.state() == Delivery.State.SENT && OutcomeKeys.isLetter(moved.key(), moved.subject())) {
					stopClocks(outcome, moved.key());
				}
				this.events.publishEvent(new OutcomeMoved(outcome.id(), outcome.conference()));
			});
		}
	}

	private void stopClocks(Outcome outcome, String letter) {
		Conference conference = this.conferences.get(outcome.conference());
		LocalDate today = this.clock.instant().atZone(Dates.LONDON).toLocalDate();
		boolean toManager = conference.invitees()
			.stream()
			.filter((invitee) -> invitee.role() == Role.TEAM_MANAGER)
			.anyMatch((manager) -> letter.equals(OutcomeKeys.letter(conference.id(), manager.id())));
		if (toManager) {
			this.clocks.managerTold(conference.id(), today);
		}
		stopWhenAllAreSent(outcome, today);
	}

	private void stopWhenAllAreSent(Outcome outcome, LocalDate today) {
		boolean sent = of(outcome).letters().stream().allMatch((each) -> each.state() == Delivery.State.SENT);
		if (sent && !this.papers.waits(outcome.conference(), PaperLetters.What.OUTCOME)) {
			this.clocks.sent(outcome.conference(), today);
		}
	}

	/** The last letter may be one on paper, in the transaction that ticks it off. */
	@EventListener
	void on(PaperLetterPosted posted) {
		if (posted.what() == PaperLetters.What.OUTCOME) {
			this.outcomes.findByConference(posted.conference())
				.ifPresent((outcome) -> stopWhenAllAreSent(outcome,
						this.clock.instant().atZone(Dates.LONDON).toLocalDate()));
		}
	}

	FollowUp of(Outcome outcome) {
		List<Delivery> all = this.deliveries.about(outcome.conference());
		return new FollowUp(
				all.stream().filter((each) -> each.key().equals(OutcomeKeys.record(each.subject()))).findFirst(),
				all.stream().filter((each) -> each.key().equals(OutcomeKeys.summary(each.subject()))).findFirst(),
				all.stream().filter((each) -> OutcomeKeys.isLetter(each.key(), each.subject())).toList());
	}

}
