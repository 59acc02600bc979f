package io.convenor.replies;

import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.LetterTexts;
import io.convenor.conference.Offices;
import io.convenor.conference.Subjects;
import io.convenor.conference.Voice;
import io.convenor.delivery.IndividualMail;
import io.convenor.people.Authority;

/** Writes the answer to somebody's reply. */
@Component
class AnswerLetter {

	private static final String ANSWER = "replies/answer";

	private final LetterTexts texts;

	private final Offices offices;

	private final Authority authority;

	AnswerLetter(LetterTexts texts, Offices offices, Authority authority) {
		this.texts = texts;
		this.offices = offices;
		this.authority = authority;
	}

	/**
	 * A letter to one person.
	 * @param answers the mail that it stands under; null where it begins a thread
	 */
	IndividualMail to(Conference conference, Invitee invitee, String text, @Nullable String answers) {
		Voice voice = this.texts.voice(conference, invitee, ANSWER);
		var words = new Context(Locale.UK);
		words.setVariable("name", invitee.name());
		words.setVariable("chair", conference.chair().name());
		words.setVariable("authority", this.authority.name());
		words.setVariable("telephone", this.offices.telephone(conference.kind()));
		words.setVariable("reference", conference.reference().value());
		words.setVariable("paragraphs", Stream.of(text.strip().split("\\n\\s*\\n")).map(voice::typed).toList());
		return new IndividualMail(this.offices.of(conference.kind()).mailbox(), invitee.address(), invitee.name(),
				Subjects.of(conference, voice), this.texts.to(voice, ANSWER, words), answers);
	}

}
