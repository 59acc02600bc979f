package io.convenor.scheduling.answers;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.LetterTexts;
import io.convenor.conference.Offices;
import io.convenor.conference.Subjects;
import io.convenor.conference.Voice;
import io.convenor.conference.readers.Readers;
import io.convenor.conference.readers.Reading;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.IndividualMail;
import io.convenor.delivery.Parcel;
import io.convenor.people.Authority;
import io.convenor.people.Role;
import io.convenor.scheduling.answers.StoredAnswers.Needed;

/**
 * Writes to the social worker, who sees to it, what somebody needs to take part, by role,
 * and to whoever needs it that it was heard and what happens now; to nobody else.
 */
@Component
class NeedLetters {

	private static final String HEARD = "scheduling/what-you-need";

	private static final String MORE_WAS_SAID = "More was said than can be written here: please ask the chair.";

	private final LetterTexts texts;

	private final Deliveries deliveries;

	private final Readers readers;

	private final Authority authority;

	private final Offices offices;

	NeedLetters(LetterTexts texts, Deliveries deliveries, Readers readers, Authority authority, Offices offices) {
		this.offices = offices;
		this.texts = texts;
		this.deliveries = deliveries;
		this.readers = readers;
		this.authority = authority;
	}

	void tell(Conference conference, Invitee invitee, Needed needed) {
		Optional<Invitee> seesToIt = seesToIt(conference, invitee);
		hears(conference, invitee, needed, seesToIt.isPresent());
		seesToIt
			.ifPresent(
					(worker) -> this.deliveries.enqueue(Parcel
						.of("%s/what-somebody-needs/%s".formatted(conference.id(), UUID.randomUUID()), conference.id(),
								worker.described(), letter(conference, worker, invitee, needed))
						.to(worker.id())));
	}

	/** Nobody beside the chair is told about allegations. */
	private static Optional<Invitee> seesToIt(Conference conference, Invitee invitee) {
		return conference.invitees()
			.stream()
			.filter((_) -> !conference.kind().isRestricted())
			.filter((each) -> each.role() == Role.SOCIAL_WORKER && !each.id().equals(invitee.id()))
			.findFirst();
	}

	/** It repeats no more than what it is called: their own words are only theirs. */
	private void hears(Conference conference, Invitee invitee, Needed needed, boolean toldToSomebody) {
		if (invitee.mailbox().isEmpty()) {
			return;
		}
		Voice voice = this.texts.voice(conference, invitee, HEARD);
		var words = new Context(Locale.UK);
		words.setVariable("name", invitee.name());
		words.setVariable("chair", conference.chair().name());
		words.setVariable("authority", this.authority.name());
		words.setVariable("telephone", this.offices.telephone(conference.kind()));
		words.setVariable("reference", conference.reference().value());
		words.setVariable("day", voice.day(conference.startsAt().toLocalDate()));
		words.setVariable("meets", conference.way().inTheCalendar());
		words.setVariable("needs", voice.said(needed.needs().stream().sorted().map(Need::inWords).toList()));
		words.setVariable("told", toldToSomebody);
		var mail = new IndividualMail(this.offices.of(conference.kind()).mailbox(), invitee.address(), invitee.name(),
				Subjects.of(conference, voice), this.texts.to(voice, HEARD, words));
		this.deliveries.enqueue(
				Parcel
					.of("%s/what-you-need/%s".formatted(conference.id(), UUID.randomUUID()), conference.id(),
							invitee.described(), mail)
					.to(invitee.id()));
	}

	private IndividualMail letter(Conference conference, Invitee worker, Invitee invitee, Needed needed) {
		var words = new Context(Locale.UK);
		words.setVariable("name", worker.name());
		words.setVariable("authority", this.authority.name());
		words.setVariable("reference", conference.reference().value());
		words.setVariable("when", conference.when());
		words.setVariable("whose", invitee.role().label());
		words.setVariable("needs", needed.needs().stream().sorted().map(Need::label).toList());
		words.setVariable("note", forTheirEyes(conference, worker, needed.note()));
		return new IndividualMail(this.authority.cpMailbox(), worker.address(), worker.name(),
				conference.reference().value(),
				this.texts.to(Voice.usual(worker), "scheduling/what-somebody-needs", words));
	}

	/** What they may not know is not left out without a word. */
	private String forTheirEyes(Conference conference, Invitee worker, @Nullable String note) {
		if (note == null || note.isBlank()) {
			return "";
		}
		Reading reading = this.readers.of(conference).letterTo(worker).reads(note);
		return reading.isWhole() ? note : (reading.text() + " " + MORE_WAS_SAID).strip();
	}

}
