package io.convenor.reports;

import java.time.Clock;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conference;
import io.convenor.timescales.DueDate;

/** Keeps true what agencies were asked: by another day, or for no report any more. */
@Component
class StandingRequests {

	private final Requests requests;

	private final ReportDays days;

	private final ReportMails mails;

	private final NewDates newDates;

	private final AuditTrail audit;

	private final Clock clock;

	StandingRequests(Requests requests, ReportDays days, ReportMails mails, NewDates newDates, AuditTrail audit,
			Clock clock) {
		this.requests = requests;
		this.days = days;
		this.mails = mails;
		this.newDates = newDates;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Only who still owes a report is told of the new day, and only where it is another.
	 */
	void move(Conference conference, int arrangement) {
		this.requests.of(conference.id()).stream().filter(Request::owed).forEach((request) -> {
			DueDate due = this.days.due(conference, request.role());
			if (!due.date().equals(request.due().on())) {
				this.requests.due(request.id(), due);
				this.newDates.tell(conference, request, due.date(), arrangement);
				this.audit.record("reports", "moved the day for a report", conference.id(),
						conference.reference().value(), request.label());
			}
		});
	}

	/** The meeting is cancelled: who still owes a report need not write it. */
	void withdraw(Conference conference) {
		this.requests.of(conference.id())
			.stream()
			.filter(Request::owed)
			.forEach((request) -> withdrawAndSaySo(request, conference));
	}

	void withdrawAndSaySo(Request request, Conference conference) {
		withdraw(request, conference);
		this.mails.notNeeded(conference, request);
	}

	/** Who is no longer invited is told so by who took them off the list. */
	void withdraw(UUID invitee, Conference conference) {
		this.requests.of(conference.id())
			.stream()
			.filter((request) -> request.owed() && request.invitee().equals(invitee))
			.forEach((request) -> withdraw(request, conference));
	}

	void withdraw(Request request, Conference conference) {
		this.requests.withdraw(request.id(), this.clock.instant());
		this.newDates.settle(request.id());
		this.audit.record("reports", "no longer asks for a report", conference.id(), conference.reference().value(),
				request.label());
	}

}
