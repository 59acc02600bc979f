package io.convenor.reports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.timescales.Dates;

/**
 * What agencies answered instead of sending a report, as somebody who looks after the
 * conference writes it down: from plain words in a mail it is never guessed.
 */
@Component
public class AgencyAnswers {

	private final Requests requests;

	private final Caseload caseload;

	private final ReportClocks clocks;

	private final NewDates newDates;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	AgencyAnswers(Requests requests, Caseload caseload, ReportClocks clocks, NewDates newDates, AuditTrail audit,
			ApplicationEventPublisher events, Clock clock) {
		this.newDates = newDates;
		this.requests = requests;
		this.caseload = caseload;
		this.clocks = clocks;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Writes an answer down. No reminder follows it, or where the report will be late,
	 * none before that day.
	 * @param by the object id of whoever writes it down
	 * @param what null takes an answer back
	 * @param until by when it will come, where it will be late
	 * @return why that cannot be, as a sentence
	 */
	@Transactional
	public Optional<String> say(UUID conference, UUID request, String by, Said.@Nullable What what,
			@Nullable LocalDate until) {
		return this.caseload.locked(conference, by)
			.map((held) -> say(held, request, by, what, until))
			.orElse(Optional.of("That conference is not one of yours. Type conferences to see them."));
	}

	private Optional<String> say(Conference conference, UUID id, String by, Said.@Nullable What what,
			@Nullable LocalDate until) {
		if (conference.status() != Conference.Status.BOOKED) {
			return Optional.of("The conference is %s, so there is nothing to write down."
				.formatted((conference.status() == Conference.Status.HELD) ? "over" : "cancelled"));
		}
		Optional<Request> request = this.requests.of(conference.id())
			.stream()
			.filter((each) -> each.id().equals(id))
			.findFirst();
		if (request.filter(Request::isOpen).isEmpty()) {
			return Optional.of("Their report is here, or is not wanted any more, so there is nothing to write down.");
		}
		Optional<String> wrong = (what == Said.What.LATE) ? whyNot(until, request.get(), conference) : Optional.empty();
		if (wrong.isPresent()) {
			return wrong;
		}
		Said said = (what != null) ? new Said(what, (what == Said.What.LATE) ? until : null, this.clock.instant())
				: null;
		if (!this.requests.say(id, said)) {
			return Optional.of("Their report has just come in, so there is nothing to write down.");
		}
		if (!request.get().owed() && !request.get().due().isTold() && (said == null || !said.what().endsIt())) {
			this.newDates.tellNow(conference, request.get());
		}
		this.clocks.settle(conference);
		this.audit.record(by, "wrote down what an agency said about its report", conference.id(),
				conference.reference().value(),
				request.get().label() + ": " + ((said != null) ? said.inWords() : "nothing, taken back"));
		this.events.publishEvent(new ReportsChased(conference.id()));
		return Optional.empty();
	}

	private Optional<String> whyNot(@Nullable LocalDate until, Request request, Conference conference) {
		if (until == null) {
			return Optional.of("Give the day by which they say that the report comes.");
		}
		if (until.isBefore(Dates.today(this.clock))) {
			return Optional.of("%s is over. Give the day by which the report comes.".formatted(Dates.inWords(until)));
		}
		if (!until.isAfter(request.due().on())) {
			return Optional.of("By %s it is not late: the last day for it is %s.".formatted(Dates.inWords(until),
					Dates.inWords(request.due().on())));
		}
		LocalDate day = conference.startsAt().toLocalDate();
		return until.isAfter(day)
				? Optional.of("%s is after the conference, which is on %s. Give that day or one before it."
					.formatted(Dates.inWords(until), Dates.inWords(day)))
				: Optional.empty();
	}

}
