package io.convenor.reports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

import io.convenor.conference.Conference;
import io.convenor.conference.LetterTexts;
import io.convenor.conference.Reference;
import io.convenor.conference.SharedMeetings;
import io.convenor.delivery.IndividualMail;
import io.convenor.people.Authority;
import io.convenor.people.EmailAddress;
import io.convenor.timescales.Dates;
import io.convenor.timescales.DueDate;

/** Writes the mails of this room; their subject is the reference and nothing else. */
@Component
class ReportLetters {

	private final LetterTexts texts;

	private final Authority authority;

	private final SharedMeetings meetings;

	private final ReportsSettings settings;

	private final Clock clock;

	ReportLetters(LetterTexts texts, Authority authority, SharedMeetings meetings, ReportsSettings settings,
			Clock clock) {
		this.settings = settings;
		this.meetings = meetings;
		this.texts = texts;
		this.authority = authority;
		this.clock = clock;
	}

	/** Asks an agency for its report. */
	IndividualMail request(Conference conference, Request request, Optional<DueDate> toParents) {
		Context words = words(conference, request);
		words.setVariable("due", Dates.inWords(request.due().on()));
		words.setVariable("toParents", toParents.map((due) -> Dates.inWords(due.date())).orElse(""));
		words.setVariable("about", this.settings.whomItIsAbout().of(conference.children()));
		words.setVariable("hurried", !request.due().on().isAfter(Dates.today(this.clock)));
		return mail(conference.reference(), request, "reports/request", words);
	}

	/**
	 * Tells an agency that still owes its report of another last day for it.
	 * @param moved whether the meeting has just been moved to another day
	 */
	IndividualMail newDate(Conference conference, Request request, LocalDate before, boolean moved) {
		Context words = words(conference, request);
		words.setVariable("moved", moved);
		words.setVariable("due", Dates.inWords(request.due().on()));
		words.setVariable("before", Dates.inWords(before));
		return mail(conference.reference(), request, "reports/new-date", words);
	}

	/** The same, for a letter that says the rest. */
	String newDateInWords(Request request, LocalDate before) {
		return "The report of %s. Please send it by %s at the latest, and not by %s. If it is on its way to us already, there is nothing to do."
			.formatted(request.described(), Dates.inWords(request.due().on()), Dates.inWords(before));
	}

	/** The same where the meeting stays, and the bank holidays before it changed. */
	IndividualMail recounted(Conference conference, Request request, LocalDate due) {
		Context words = words(conference, request);
		words.setVariable("due", Dates.inWords(due));
		words.setVariable("before", Dates.inWords(request.due().on()));
		words.setVariable("recounted", true);
		return mail(conference.reference(), request, "reports/new-date", words);
	}

	/** Reminds an agency of its report. */
	IndividualMail reminder(Conference conference, Request request) {
		return mail(conference.reference(), request, "reports/reminder", reminding(conference, request));
	}

	/** Tells an agency's safeguarding lead that its report is not here. */
	IndividualMail reminderToLead(Conference conference, Request request, EmailAddress lead) {
		Context words = reminding(conference, request);
		words.setVariable("asked", request.to().address());
		words.setVariable("name", "colleague");
		words.setVariable("address", lead.value());
		return new IndividualMail(this.authority.cpMailbox(), lead.value(), "Safeguarding lead",
				conference.reference().value(), this.texts.toAll("reports/reminder-to-lead", words));
	}

	private Context reminding(Conference conference, Request request) {
		Context words = words(conference, request);
		LocalDate today = Dates.today(this.clock);
		words.setVariable("due", Dates.inWords(request.awaitedOn()));
		words.setVariable("today", request.awaitedOn().equals(today));
		words.setVariable("over", request.awaitedOn().isBefore(today));
		words.setVariable("asAgreed", !request.awaitedOn().equals(request.due().on()));
		return words;
	}

	/** Tells an agency that its report is not needed any more. */
	IndividualMail notNeeded(Conference conference, Request request) {
		Context words = words(conference, request);
		words.setVariable("cancelled", conference.status() == Conference.Status.CANCELLED);
		return mail(conference.reference(), request, "reports/not-needed", words);
	}

	/** Who has a time of their own is told no other. */
	private String when(Conference conference, Request request) {
		return conference.invitee(request.invitee())
			.filter((_) -> conference.way().inTheCalendar())
			.flatMap((invitee) -> this.meetings.apart(conference, invitee))
			.map((each) -> Dates.inWords(each.separation().startsAt(conference)))
			.orElseGet(conference::when);
	}

	private Context words(Conference conference, Request request) {
		Context words = words(conference.reference(), request);
		words.setVariable("kind", conference.guide().forProfessionals());
		words.setVariable("startsAt", when(conference, request));
		words.setVariable("meets", conference.way().inTheCalendar());
		return words;
	}

	/** Tells an agency that its report is recorded. */
	IndividualMail acknowledgement(Reference reference, Request request, ArrivedMail mail, Filing.Filed filed) {
		Context words = words(reference, request);
		words.setVariable("arrivedAt", Dates.inWords(mail.receivedAt()));
		words.setVariable("due", Dates.inWords(request.due().on()));
		words.setVariable("late", mail.receivedOn().isAfter(request.due().on()));
		words.setVariable("known", filed.stored().isEmpty());
		words.setVariable("files", filed.stored().stream().map(Filing.Stored::fileName).toList());
		words.setVariable("corrected", filed.stored().stream().anyMatch(Filing.Stored::corrected));
		words.setVariable("refused", toSender(filed.refused()));
		return mail(reference, request, "reports/acknowledgement", words);
	}

	/** Tells an agency kindly why its mail could not be taken in, and what to send. */
	IndividualMail notTakenIn(Reference reference, Request request, ArrivedMail mail, List<Refusal> refused) {
		Context words = words(reference, request);
		words.setVariable("arrivedAt", Dates.inWords(mail.receivedAt()));
		words.setVariable("due", Dates.inWords(request.due().on()));
		words.setVariable("refused", toSender(refused));
		return mail(reference, request, "reports/not-taken-in", words);
	}

	private static List<String> toSender(List<Refusal> refused) {
		return refused.stream().map(Refusal::toSender).filter((words) -> !words.isEmpty()).distinct().toList();
	}

	private Context words(Reference reference, Request request) {
		var words = new Context(Locale.UK);
		words.setVariable("authority", this.authority.name());
		words.setVariable("mailbox", this.authority.cpMailbox());
		words.setVariable("telephone", this.authority.telephone());
		words.setVariable("reference", reference.value());
		words.setVariable("name", request.to().name());
		words.setVariable("agency", request.described());
		words.setVariable("address", request.to().address());
		return words;
	}

	private IndividualMail mail(Reference reference, Request request, String template, Context words) {
		return new IndividualMail(this.authority.cpMailbox(), request.to().address(), request.to().name(),
				reference.value(), this.texts.toAll(template, words));
	}

}
