package io.convenor.reports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.delivery.Courier;
import io.convenor.delivery.IndividualMail;
import io.convenor.delivery.SentLetters;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Outbox;
import io.convenor.people.Agencies;
import io.convenor.people.EmailAddress;
import io.convenor.reports.ReminderCourier.Went;
import io.convenor.reports.Reminders.Reminder;
import io.convenor.timescales.Dates;

/**
 * Sends a reminder, if the report is still owed at that moment: it may have come since,
 * or lie in the mailbox.
 */
@Component
class ReminderCourier implements Courier<Reminder, Went> {

	private static final Duration UNTIL_SOMEBODY_HAS_LOOKED = Duration.ofMinutes(30);

	private final Requests requests;

	private final Conferences conferences;

	private final Agencies agencies;

	private final ReportLetters letters;

	private final Outbox outbox;

	private final RemindingHours hours;

	private final Clock clock;

	ReminderCourier(Requests requests, Conferences conferences, Agencies agencies, ReportLetters letters, Outbox outbox,
			RemindingHours hours, Clock clock) {
		this.hours = hours;
		this.requests = requests;
		this.conferences = conferences;
		this.agencies = agencies;
		this.letters = letters;
		this.outbox = outbox;
		this.clock = clock;
	}

	@Override
	public String kind() {
		return "report-reminder";
	}

	@Override
	public Outcome<Went> carry(Reminder reminder, IdempotencyKey key, UUID subject) {
		Conference conference = this.conferences.get(subject);
		Optional<Request> owed = this.requests.find(reminder.request())
			.filter((request) -> request.owed() && request.awaitedOn().equals(reminder.awaitedOn()))
			.filter((request) -> reminder.isNewest(request.course().reminded()))
			.filter((request) -> conference.invitee(request.invitee()).filter(Invitee::invited).isPresent())
			.filter((_) -> isAhead(conference, this.clock));
		Optional<Instant> morning = owed.flatMap((_) -> this.hours.toWaitFor(reminder));
		if (morning.isPresent()) {
			return new Outcome.NotYet<>(morning.get(), "the next working morning");
		}
		if (owed.filter(this.requests::mayBeInTheMail).isPresent()) {
			return new Outcome.NotYet<>(this.clock.instant().plus(UNTIL_SOMEBODY_HAS_LOOKED),
					"somebody to look at an email that may bring the report");
		}
		return Outcome.done(new Went(
				owed.flatMap((request) -> letter(conference, request, reminder))
					.map((mail) -> send(mail, key))
					.orElse(null),
				owed.filter((request) -> reminder.isTakenBack(request.course().reminded())).isPresent()));
	}

	/** Whether there is a meeting to come for which a report is of use. */
	static boolean isAhead(Conference conference, Clock clock) {
		return conference.status() == Conference.Status.BOOKED && !conference.kind().isRestricted()
				&& conference.startsAt().isAfter(Dates.now(clock));
	}

	/**
	 * Who is written to last, unless it is whoever was asked. Two agencies may have one
	 * name, so whoever was asked must be of the lead's.
	 */
	static Optional<EmailAddress> lead(Agencies agencies, Request request) {
		return EmailAddress.parse(request.to().address())
			.filter((_) -> !request.agency().isBlank())
			.flatMap((asked) -> agencies.safeguardingLead(request.agency(), asked)
				.filter((address) -> !address.equals(asked)));
	}

	/** Who was taken off the list, or comes as family, gets no letter as a lead. */
	private static boolean mayKnow(Conference conference, EmailAddress lead) {
		List<Invitee> theirs = conference.everybodyEver()
			.stream()
			.filter((each) -> each.address().equalsIgnoreCase(lead.value()))
			.toList();
		return theirs.isEmpty()
				|| (theirs.stream().noneMatch(Invitee::family) && theirs.stream().anyMatch(Invitee::invited));
	}

	private Optional<IndividualMail> letter(Conference conference, Request request, Reminder reminder) {
		return reminder.toLead()
				? lead(this.agencies, request).filter((lead) -> mayKnow(conference, lead))
					.map((lead) -> this.letters.reminderToLead(conference, request, lead))
				: Optional.of(this.letters.reminder(conference, request));
	}

	private SentLetters.Sent send(IndividualMail mail, IdempotencyKey key) {
		Outbox.SentMail taken = this.outbox.send(key,
				new Outbox.Mail(mail.from(), mail.to(), mail.toName(), mail.subject(), mail.htmlBody(), List.of()));
		return new SentLetters.Sent(taken, mail.to(), null);
	}

	@Override
	public Optional<SentLetters.Sent> sent(Reminder reminder, Went went) {
		return Optional.ofNullable(went.letter);
	}

	@Override
	public boolean went(Went went) {
		return went.letter != null;
	}

	@Override
	public void arrived(Reminder reminder, Went went, UUID subject) {
		if (went(went) && went.afterAll) {
			this.requests.remindedAfterAll(reminder);
		}
	}

	@Override
	public void givenUp(Reminder reminder, String reason, UUID subject) {
		this.requests.notReminded(reminder);
	}

	/**
	 * What became of a reminder.
	 *
	 * @param letter null where none had to be sent any more
	 * @param afterAll whether it had been given up before, and is to be taken down again
	 */
	record Went(SentLetters.@Nullable Sent letter, boolean afterAll) {
	}

}
