package io.convenor.conference;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IContext;

import io.convenor.people.Authority;

/**
 * The one door for letters: whatever somebody reads in words of their own is filled in
 * here, and so is what is written to nobody in particular. All of it passes through one
 * layout, and nothing that breaks its rules goes out.
 */
@Component
public class LetterTexts {

	private static final String LAYOUT = "letters/layout";

	/** Where the layout has what a letter says. */
	private static final String REST = "what-the-letter-says";

	private final ITemplateEngine templates;

	private final String council;

	public LetterTexts(ITemplateEngine templates, Authority authority) {
		this.templates = templates;
		this.council = authority.name();
	}

	/** A letter to one of those who are invited. */
	public String to(Invitee reader, String template, IContext words) {
		return toAll(template, words);
	}

	/**
	 * What several may read: an entry in a calendar, a record, a mail to an agency.
	 * @throws IllegalStateException when it breaks a rule of the layout
	 */
	public String toAll(String template, IContext words) {
		Document said = asItStands(this.templates.process(template, words));
		Element heading = said.selectFirst("h1");
		if (heading == null || said.select("h1").size() > 1) {
			throw new IllegalStateException(template + " needs one heading that says what it is about");
		}
		heading.remove();
		var around = new Context(Locale.UK, Map.of("heading", heading.text(), "council", this.council, "language",
				said.getElementsByTag("html").attr("lang")));
		Document letter = asItStands(this.templates.process(LAYOUT, around));
		Element rest = Objects.requireNonNull(letter.getElementById(REST), LAYOUT);
		List.copyOf(said.body().childNodes()).forEach(rest::before);
		rest.remove();
		LetterStyle.dress(letter);
		LetterRules.of(this.council).check(template, letter);
		return letter.outerHtml();
	}

	/** What somebody typed keeps its lines. */
	private static Document asItStands(String html) {
		Document page = Jsoup.parse(html);
		page.outputSettings(new OutputSettings().prettyPrint(false));
		return page;
	}

}
