package io.convenor.reports;

import java.util.List;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

import io.convenor.conference.Change;
import io.convenor.conference.Conference;
import io.convenor.conference.ConferenceBooked;
import io.convenor.conference.ConferenceChanged;
import io.convenor.conference.ConferenceHeld;
import io.convenor.conference.Conferences;
import io.convenor.conference.ContactSaid;
import io.convenor.conference.Guide;

/**
 * Asks each agency for its report as soon as a conference is booked, and keeps what it
 * was asked true while the conference changes: another day, another guest, none at all.
 */
@Component
class ReportRequests {

	private final Conferences conferences;

	private final Requests requests;

	private final StandingRequests standing;

	private final ReportClocks clocks;

	ReportRequests(Conferences conferences, Requests requests, StandingRequests standing, ReportClocks clocks) {
		this.conferences = conferences;
		this.requests = requests;
		this.standing = standing;
		this.clocks = clocks;
	}

	/**
	 * Runs in the transaction that books, at its end: asked and booked, or neither, and
	 * whoever takes part apart is told only of their own time.
	 */
	@TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
	void booked(ConferenceBooked booked) {
		Conference conference = this.conferences.get(booked.conference());
		this.standing.ask(conference);
		this.clocks.settle(conference);
	}

	/** Runs in the transaction that changes it. */
	@EventListener
	void changed(ConferenceChanged changed) {
		Conference conference = this.conferences.get(changed.conference());
		switch (changed.change()) {
			case Change.Moved _ -> this.standing.move(conference, changed.arrangement());
			case Change.Joined _ -> this.standing.ask(conference);
			case Change.Left left -> {
				this.standing.withdraw(left.invitee(), conference);
				this.standing.ask(conference);
			}
			case Change.Corrected corrected when corrected.readdressed() ->
				this.standing.askAnew(corrected.invitee(), conference);
			case Change.Cancelled _ -> this.standing.withdraw(conference);
			default -> {
				return;
			}
		}
		this.clocks.settle(conference);
	}

	/**
	 * Only an agency that had contact with the child reports, and which had may be said
	 * late. Runs in the transaction that says it.
	 */
	@EventListener
	void contactSaid(ContactSaid said) {
		Conference conference = this.conferences.get(said.conference());
		if (conference.status() != Conference.Status.BOOKED) {
			return;
		}
		Guide guide = conference.guide();
		conference.invitee(said.invitee())
			.filter((invitee) -> !guide.asks(invitee))
			.ifPresent((invitee) -> this.requests.of(conference.id())
				.stream()
				.filter((request) -> request.isOpen() && request.invitee().equals(invitee.id()))
				.forEach((request) -> this.standing.withdrawAndSaySo(request, conference)));
		this.standing.ask(conference);
		this.clocks.settle(conference);
	}

	@EventListener
	void received(ReportReceived received) {
		// The requests first: their conference comes with them.
		List<Request> requests = this.requests.of(received.conference());
		this.clocks.settle(this.conferences.get(received.conference()), requests);
	}

	@EventListener
	void held(ConferenceHeld held) {
		this.clocks.settle(this.conferences.get(held.conference()));
	}

}
