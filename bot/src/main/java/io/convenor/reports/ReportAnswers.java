package io.convenor.reports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conferences;
import io.convenor.conference.Reference;
import io.convenor.delivery.IndividualMail;
import io.convenor.delivery.Parcel;

/**
 * Answers whoever sent a report: only the address that was asked, each of its mails once,
 * and no more often in a day than a person would write.
 */
@Component
class ReportAnswers {

	private final Mails mails;

	private final Automatic automatic;

	private final ReportLetters letters;

	private final Conferences conferences;

	private final ReportsSettings settings;

	ReportAnswers(Mails mails, Automatic automatic, ReportLetters letters, Conferences conferences,
			ReportsSettings settings) {
		this.mails = mails;
		this.automatic = automatic;
		this.letters = letters;
		this.conferences = conferences;
		this.settings = settings;
	}

	/** The mail is filed whole; its sender is thanked where they may be answered. */
	Optional<Parcel> filed(ArrivedMail mail, Filing.Filed filed) {
		Request request = filed.request();
		if (!mayBeAnswered(mail, request)) {
			this.mails.filed(mail.id());
			return Optional.empty();
		}
		return this.mails.filedAndAnswered(mail.id(), request.id(), this.settings.answersADay())
				? Optional.of(thanks(mail, filed)) : Optional.empty();
	}

	/** The same where a person has to look at what else came with it. */
	Optional<Parcel> filedInPart(ArrivedMail mail, Filing.Filed filed) {
		return answered(mail, filed.request()) ? Optional.of(thanks(mail, filed)) : Optional.empty();
	}

	/** Its sender is told what could not be taken in, and what to do. */
	Optional<Parcel> notTakenIn(ArrivedMail mail, Request request, List<Refusal> refused) {
		if (!answered(mail, request)) {
			return Optional.empty();
		}
		Reference reference = this.conferences.get(request.conference()).reference();
		return Optional.of(parcel(mail, request, this.letters.notTakenIn(reference, request, mail, refused)));
	}

	private Parcel thanks(ArrivedMail mail, Filing.Filed filed) {
		return parcel(mail, filed.request(),
				this.letters.acknowledgement(filed.reference(), filed.request(), mail, filed));
	}

	private boolean answered(ArrivedMail mail, Request request) {
		return mayBeAnswered(mail, request) && this.mails.answer(mail.id(), request.id(), this.settings.answersADay());
	}

	private boolean mayBeAnswered(ArrivedMail mail, Request request) {
		return mail.sender().strip().toLowerCase(Locale.ROOT).equals(request.to().address())
				&& this.automatic.mayBeAnswered(mail);
	}

	private static Parcel parcel(ArrivedMail mail, Request request, IndividualMail letter) {
		return Parcel.of(MailKeys.answer(mail.id()), mail.id(), "Answer to " + request.label(), letter)
			.to(request.invitee());
	}

}
