package io.convenor.conference;

import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.IContext;

/**
 * The one door for letters: whatever somebody reads in words of their own is filled in
 * here, and so is what is written to nobody in particular.
 */
@Component
public class LetterTexts {

	private final ITemplateEngine templates;

	public LetterTexts(ITemplateEngine templates) {
		this.templates = templates;
	}

	/** A letter to one of those who are invited. */
	public String to(Invitee reader, String template, IContext words) {
		return toAll(template, words);
	}

	/** What several may read: an entry in a calendar, a record, a mail to an agency. */
	public String toAll(String template, IContext words) {
		return this.templates.process(template, words);
	}

}
