package io.convenor.reports;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conferences;
import io.convenor.delivery.Courier;
import io.convenor.delivery.IndividualMail;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Outbox;
import io.convenor.reports.NewDates.NewDate;

/** Tells an agency of another last day for its report, unless it knows. */
@Component
class NewDateCourier implements Courier<NewDate, Boolean> {

	private final NewDates newDates;

	private final Requests requests;

	private final Conferences conferences;

	private final ReportLetters letters;

	private final Outbox outbox;

	NewDateCourier(NewDates newDates, Requests requests, Conferences conferences, ReportLetters letters,
			Outbox outbox) {
		this.newDates = newDates;
		this.requests = requests;
		this.conferences = conferences;
		this.letters = letters;
		this.outbox = outbox;
	}

	@Override
	public String kind() {
		return "report-new-date";
	}

	@Override
	public Class<NewDate> contents() {
		return NewDate.class;
	}

	@Override
	public Outcome<Boolean> carry(NewDate newDate, IdempotencyKey key, UUID conference) {
		Optional<Request> request = this.requests.find(newDate.request())
			.filter((each) -> this.newDates.isToBeTold(each, newDate.due()));
		request.map(
				(each) -> this.letters.newDate(this.conferences.get(conference), each, this.requests.toldOf(each.id())))
			.ifPresent((mail) -> send(mail, key));
		return Outcome.done(request.isPresent());
	}

	private void send(IndividualMail mail, IdempotencyKey key) {
		this.outbox.send(key,
				new Outbox.Mail(mail.from(), mail.to(), mail.toName(), mail.subject(), mail.htmlBody(), List.of()));
	}

	@Override
	public void arrived(NewDate newDate, Boolean told, UUID conference) {
		if (told) {
			this.newDates.told(newDate.request(), newDate.due());
		}
	}

}
