package io.convenor.reports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

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

	private static final Duration JUST_NOW = Duration.ofMinutes(1);

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
		List<Due> due = this.requests.owed(now, today.minusDays(DAYS_AROUND), today.plusDays(DAYS_AROUND))
			.stream()
			.flatMap((chased) -> due(chased, today).stream())
			.toList();
		// Whom the request has not reached is not asked where the report is.
		Set<String> asked = this.deliveries.sent(due.stream().map((each) -> each.request.key()).toList());
		Instant at = now();
		this.deliveries.enqueueAll(due.stream()
			.filter((each) -> asked.contains(each.request.key()))
			.flatMap((each) -> onItsDay(each, at).stream())
			.toList());
	}

	private Optional<Due> due(Requests.Chased chased, LocalDate today) {
		try {
			List<ReportReminder> reminders = this.ruleSets.kept(chased.rules()).reports().reminders();
			return Chasing.of(chased.request())
				.on(today, reminders, this.workingDays)
				.map((dated) -> new Due(chased.request(), dated));
		}
		catch (UnknownRuleSetException ex) {
			log.warn("The reminders of a report cannot be counted under {}", chased.rules().inWords());
			return Optional.empty();
		}
	}

	/**
	 * Whoever was reminded by hand on that day or since is not again, but the lead is.
	 */
	private List<Parcel> onItsDay(Due due, Instant at) {
		Request request = due.request;
		boolean toAgency = !request.course().reminded().since(due.dated.day());
		boolean toLead = due.dated.reminder().to() == ReportReminder.To.THE_AGENCY_AND_ITS_SAFEGUARDING_LEAD
				&& ReminderCourier.lead(this.agencies, request).isPresent();
		if (!this.requests.remindOnItsDay(request, at, toAgency)) {
			return List.of();
		}
		LocalDate today = LocalDate.ofInstant(at, Dates.LONDON);
		List<Parcel> parcels = new ArrayList<>();
		if (toAgency) {
			parcels.add(parcel(request, request.awaitedOn() + "/" + today, Reminder.onItsDay(request, at, false)));
		}
		if (toLead) {
			parcels.add(
					parcel(request, request.awaitedOn() + "/" + today + "/lead", Reminder.onItsDay(request, at, true)));
		}
		return parcels;
	}

	/** As exactly as the table keeps it. */
	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	/**
	 * Reminds all at a conference who have not sent their report.
	 * @param by the object id of whoever says so
	 * @param again whether those are reminded, too, who were within a working day; never
	 * who was just now, as when two press at once
	 * @return whom, and who was left out; empty where the conference is not theirs
	 */
	@Transactional
	public Optional<Reminded> remind(UUID conference, String by, boolean again) {
		return this.caseload.locked(conference, by).map((held) -> remind(held, by, again));
	}

	private Reminded remind(Conference conference, String by, boolean again) {
		Instant at = now();
		List<String> reminded = new ArrayList<>();
		List<String> lately = new ArrayList<>();
		List<Parcel> parcels = new ArrayList<>();
		if (ReminderCourier.isAhead(conference, this.clock)) {
			Set<String> unsent = Reports.unsent(this.deliveries, conference.id());
			Predicate<Request> asked = (request) -> !unsent.contains(request.key());
			this.requests.of(conference.id()).stream().filter(Request::owed).filter(asked).forEach((request) -> {
				Instant last = request.course().remindedAt();
				if (again ? wasJustReminded(last, at) : wasReminded(last)) {
					lately.add(request.known());
				}
				else if (this.requests.remind(request, at)) {
					parcels.add(parcel(request, at.toString(), Reminder.byHand(request, at)));
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

	private static boolean wasJustReminded(@Nullable Instant last, Instant now) {
		return last != null && last.plus(JUST_NOW).isAfter(now);
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

	private static Parcel parcel(Request request, String which, Reminder reminder) {
		String key = "%s/report-reminder/%s/%s".formatted(request.conference(), request.id(), which);
		return reminder.toLead
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

	/** A report, and the reminder of it that has its day. */
	private record Due(Request request, Chasing.Dated dated) {
	}

	/**
	 * One reminder.
	 *
	 * @param awaitedOn the last day for the report, as it stood when it was decided
	 * @param at when it was decided
	 * @param toLead whether it goes to the agency's safeguarding lead
	 * @param byHand whether somebody said so, and not the rule set
	 * @param before when the agency was reminded before
	 */
	record Reminder(UUID request, LocalDate awaitedOn, Instant at, boolean toLead, boolean byHand,
			Request.Reminded before) {

		static Reminder byHand(Request request, Instant at) {
			return new Reminder(request.id(), request.awaitedOn(), at, false, true, request.course().reminded());
		}

		static Reminder onItsDay(Request request, Instant at, boolean toLead) {
			return new Reminder(request.id(), request.awaitedOn(), at, toLead, false, request.course().reminded());
		}

		/** The day on which it was decided. */
		LocalDate day() {
			return LocalDate.ofInstant(this.at, Dates.LONDON);
		}

		/** Whether no later one was decided for the same reader. */
		boolean isNewest(Request.Reminded last) {
			return this.toLead ? last.byTheClockOn() == null || !last.byTheClockOn().isAfter(day())
					: last.at() == null || !last.at().isAfter(this.at);
		}

		/** Whether it was given up since, so that it counts as none. */
		boolean isTakenBack(Request.Reminded last) {
			return this.toLead ? !day().equals(last.byTheClockOn()) && last.since(day()) : !this.at.equals(last.at());
		}

	}

}
