package io.convenor.reports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Enclosures;
import io.convenor.conference.Invitee;
import io.convenor.delivery.Courier;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.IndividualMail;
import io.convenor.delivery.Parcel;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Outbox;
import io.convenor.reports.NewDates.NewDate;

/**
 * Tells agencies of another last day for their report: in the letter about the change
 * that made it another one, and by itself only where no such letter comes.
 */
@Component
class NewDates implements Enclosures, Courier<NewDate, Boolean> {

	private final Requests requests;

	private final ReportLetters letters;

	private final Deliveries deliveries;

	private final ReportsSettings settings;

	private final Clock clock;

	private final Conferences conferences;

	private final Outbox outbox;

	NewDates(Requests requests, ReportLetters letters, Deliveries deliveries, ReportsSettings settings, Clock clock,
			Conferences conferences, Outbox outbox) {
		this.requests = requests;
		this.letters = letters;
		this.deliveries = deliveries;
		this.settings = settings;
		this.clock = clock;
		this.conferences = conferences;
		this.outbox = outbox;
	}

	/** The last day is another one; whoever asked for an earlier one is overtaken. */
	void tell(Conference conference, Request request, LocalDate due, int arrangement) {
		tell(conference, request, new NewDate(request.id(), due, true), String.valueOf(arrangement));
	}

	/** The same where it became another one while its agency owed no report. */
	void tellNow(Conference conference, Request request) {
		tell(conference, request, new NewDate(request.id(), request.due().on(), false),
				"again/" + request.course().chased());
	}

	private void tell(Conference conference, Request request, NewDate newDate, String which) {
		settle(request.id());
		if (newDate.due.equals(this.requests.toldOf(request.id()))) {
			return;
		}
		String key = "%s/report-new-date/%s/%s".formatted(conference.id(), request.id(), which);
		String recipient = conference.invitee(request.invitee()).map(Invitee::described).orElse(request.to().name());
		this.requests.telling(request.id(), key);
		this.deliveries.enqueue(Parcel.of(key, conference.id(), recipient, newDate)
			.to(request.invitee())
			.notBefore(this.clock.instant().plus(this.settings.newDateAloneAfter())));
	}

	/** Has what waits to be told looked at: it may be said, or wrong, by now. */
	void settle(UUID request) {
		this.requests.telling(request).ifPresent(this.deliveries::hurry);
	}

	@Override
	public List<Enclosure> toTell(UUID conference, UUID invitee) {
		return this.requests.of(conference, invitee)
			.filter((request) -> isToBeTold(request, request.due().on()))
			.map((request) -> new Enclosure(request.id(),
					this.letters.newDateInWords(request, this.requests.toldOf(request.id())),
					request.due().on().toString()))
			.stream()
			.toList();
	}

	@Override
	public void told(Enclosure enclosure) {
		told(enclosure.about(), LocalDate.parse(enclosure.version()));
		settle(enclosure.about());
	}

	void told(UUID request, LocalDate due) {
		this.requests.told(request, due, this.clock.instant());
	}

	@Override
	public void noLetterComes(UUID conference, UUID invitee) {
		this.requests.of(conference, invitee).ifPresent((request) -> settle(request.id()));
	}

	/** Whether a last day still holds, and was not told. */
	boolean isToBeTold(Request request, LocalDate due) {
		return request.owed() && request.due().on().equals(due) && !this.requests.toldOf(request.id()).equals(due);
	}

	@Override
	public String kind() {
		return "report-new-date";
	}

	@Override
	public Outcome<Boolean> carry(NewDate newDate, IdempotencyKey key, UUID conference) {
		Optional<Request> request = this.requests.find(newDate.request())
			.filter((each) -> isToBeTold(each, newDate.due()));
		request
			.map((each) -> this.letters.newDate(this.conferences.get(conference), each, this.requests.toldOf(each.id()),
					newDate.moved()))
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
			told(newDate.request(), newDate.due());
		}
	}

	/**
	 * Another last day for a report.
	 *
	 * @param moved whether the meeting has just been moved to another day
	 */
	record NewDate(UUID request, LocalDate due, boolean moved) {
	}

}
