package io.convenor.reports;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.people.Agencies;
import io.convenor.timescales.DateNotCoveredException;
import io.convenor.timescales.Dates;
import io.convenor.timescales.ReportReminder;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.UnknownRuleSetException;
import io.convenor.timescales.WorkingDays;

/**
 * Reminds whoever owes a report: by itself on the days that the rule set names, and when
 * somebody who looks after the conference says so.
 */
@Component
public class Reminders {

	private static final Logger log = LoggerFactory.getLogger(Reminders.class);

	/** Further from its last day no report is reminded of. */
	private static final int DAYS_AROUND = 100;

	private final Requests requests;

	private final Caseload caseload;

	private final RuleSets ruleSets;

	private final WorkingDays workingDays;

	private final Agencies agencies;

	private final Deliveries deliveries;

	private final AuditTrail audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Reminders(Requests requests, Caseload caseload, RuleSets ruleSets, WorkingDays workingDays, Agencies agencies,
			Deliveries deliveries, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
		this.requests = requests;
		this.caseload = caseload;
		this.ruleSets = ruleSets;
		this.workingDays = workingDays;
		this.agencies = agencies;
		this.deliveries = deliveries;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/** On a working morning, all whose reminder has its day. */
	@Transactional
	void remindToday() {
		LocalDateTime now = Dates.now(this.clock);
		LocalDate today = now.toLocalDate();
		if (!this.workingDays.lastToMeetOn(today).equals(today)) {
			return;
		}
		Instant at = this.clock.instant();
		List<Parcel> parcels = new ArrayList<>();
		this.requests.owed(now, today.minusDays(DAYS_AROUND), today.plusDays(DAYS_AROUND))
			.forEach((chased) -> due(chased, today).ifPresent((dated) -> {
				Request request = chased.request();
				if (this.requests.remind(request, at)) {
					String which = request.awaitedOn() + "/" + dated.day();
					parcels.add(parcel(request, which, ReportReminder.To.THE_AGENCY, at));
					if (dated.reminder().to() == ReportReminder.To.THE_AGENCY_AND_ITS_SAFEGUARDING_LEAD
							&& ReminderCourier.lead(this.agencies, request).isPresent()) {
						parcels.add(parcel(request, which, dated.reminder().to(), at));
					}
				}
			}));
		this.deliveries.enqueueAll(parcels);
	}

	private Optional<Chasing.Dated> due(Requests.Chased chased, LocalDate today) {
		try {
			List<ReportReminder> reminders = this.ruleSets.kept(chased.rules()).reports().reminders();
			return Chasing.of(chased.request()).on(today, reminders, this.workingDays);
		}
		catch (DateNotCoveredException | UnknownRuleSetException ex) {
			log.warn("The reminders of a report cannot be counted under {}", chased.rules().inWords());
			return Optional.empty();
		}
	}

	/**
	 * Reminds all at a conference who have not sent their report.
	 * @param by the object id of whoever says so
	 * @param again whether those are reminded, too, who were within a working day
	 * @return whom, and who was left out; empty where the conference is not theirs
	 */
	@Transactional
	public Optional<Reminded> remind(UUID conference, String by, boolean again) {
		return this.caseload.locked(conference, by).map((held) -> remind(held, by, again));
	}

	private Reminded remind(Conference conference, String by, boolean again) {
		Instant at = this.clock.instant();
		List<String> reminded = new ArrayList<>();
		List<String> lately = new ArrayList<>();
		List<Parcel> parcels = new ArrayList<>();
		if (ReminderCourier.isAhead(conference, this.clock)) {
			this.requests.of(conference.id()).stream().filter(Request::owed).forEach((request) -> {
				if (!again && wasReminded(request.course().remindedAt())) {
					lately.add(request.known());
				}
				else if (this.requests.remind(request, at)) {
					parcels.add(parcel(request, at.toString(), ReportReminder.To.THE_AGENCY, at));
					reminded.add(request.known());
				}
			});
		}
		this.deliveries.enqueueAll(parcels);
		if (!reminded.isEmpty()) {
			this.audit.recordEach(by, "had a report reminded of", conference.id(), conference.reference().value(),
					reminded);
			this.events.publishEvent(new ReportsChased(conference.id()));
		}
		return new Reminded(reminded, lately);
	}

	/** Whether an agency was reminded within a working day. */
	public boolean wasReminded(@Nullable Instant at) {
		if (at == null) {
			return false;
		}
		LocalDateTime then = LocalDateTime.ofInstant(at, Dates.LONDON);
		return Dates.now(this.clock).isBefore(nextWorkingDay(then.toLocalDate()).atTime(then.toLocalTime()));
	}

	private LocalDate nextWorkingDay(LocalDate day) {
		try {
			return this.workingDays.plus(day, 1);
		}
		catch (DateNotCoveredException ex) {
			return day.plusDays(1);
		}
	}

	private static Parcel parcel(Request request, String which, ReportReminder.To to, Instant at) {
		boolean toLead = to != ReportReminder.To.THE_AGENCY;
		String key = "%s/report-reminder/%s/%s%s".formatted(request.conference(), request.id(), which,
				toLead ? "/lead" : "");
		Reminder reminder = new Reminder(request.id(), request.awaitedOn(), at, toLead);
		return toLead
				? Parcel.of(key, request.conference(), "safeguarding lead of " + request.described(), reminder)
					.about(request.invitee())
				: Parcel.of(key, request.conference(), request.known(), reminder).to(request.invitee());
	}

	/**
	 * Who was reminded of a report, as the chair knows them.
	 *
	 * @param lately who was left out, because they were reminded within a working day
	 */
	public record Reminded(List<String> reminded, List<String> lately) {

		public Reminded {
			reminded = List.copyOf(reminded);
			lately = List.copyOf(lately);
		}

	}

	/**
	 * One reminder.
	 *
	 * @param awaitedOn the last day for the report, as it stood when it was decided
	 * @param at when it was decided
	 * @param toLead whether it goes to the agency's safeguarding lead
	 */
	record Reminder(UUID request, LocalDate awaitedOn, Instant at, boolean toLead) {
	}

}
