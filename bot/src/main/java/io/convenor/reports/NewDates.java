package io.convenor.reports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Enclosures;
import io.convenor.conference.Invitee;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;

/**
 * Tells agencies of another last day for their report: in the letter about the change
 * that made it another one, and by itself only where no such letter comes.
 */
@Component
class NewDates implements Enclosures {

	private final Requests requests;

	private final ReportLetters letters;

	private final Deliveries deliveries;

	private final ReportsSettings settings;

	private final Clock clock;

	NewDates(Requests requests, ReportLetters letters, Deliveries deliveries, ReportsSettings settings, Clock clock) {
		this.requests = requests;
		this.letters = letters;
		this.deliveries = deliveries;
		this.settings = settings;
		this.clock = clock;
	}

	/** The last day is another one; whoever asked for an earlier one is overtaken. */
	void tell(Conference conference, Request request, LocalDate due, int arrangement) {
		settle(request.id());
		if (due.equals(this.requests.toldOf(request.id()))) {
			return;
		}
		String key = "%s/report-new-date/%s/%d".formatted(conference.id(), request.id(), arrangement);
		String recipient = conference.invitee(request.invitee()).map(Invitee::described).orElse(request.to().name());
		this.requests.telling(request.id(), key);
		this.deliveries.enqueue(Parcel.of(key, conference.id(), recipient, new NewDate(request.id(), due))
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
		this.requests.told(request, due);
	}

	@Override
	public void noLetterComes(UUID conference, UUID invitee) {
		this.requests.of(conference, invitee).ifPresent((request) -> settle(request.id()));
	}

	/** Whether a last day still holds, and was not told. */
	boolean isToBeTold(Request request, LocalDate due) {
		return request.owed() && request.due().on().equals(due) && !this.requests.toldOf(request.id()).equals(due);
	}

	/** Another last day for a report. */
	record NewDate(UUID request, LocalDate due) {
	}

}
