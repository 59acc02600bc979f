package io.convenor.conference;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IContext;

import io.convenor.conference.FamilyContact.Format;
import io.convenor.conference.LetterStyle.Size;
import io.convenor.people.Authority;

/**
 * The one door for letters: whatever somebody reads in words of their own is filled in
 * here, and so is what is written to nobody in particular. All of it passes through one
 * layout, and nothing that breaks its rules goes out.
 */
@Component
public class LetterTexts {

	private static final String LAYOUT = "letters/layout";

	private static final String ENGLISH = Locale.UK.toLanguageTag();

	/** Where the layout has what a letter says. */
	private static final String REST = "what-the-letter-says";

	private final ITemplateEngine templates;

	private final Authority authority;

	private final LetterForms forms;

	public LetterTexts(ITemplateEngine templates, Authority authority, LetterForms forms) {
		this.templates = templates;
		this.authority = authority;
		this.forms = forms;
	}

	/** In which language and format somebody reads a letter. */
	public Voice voice(Conference conference, Invitee reader, String template) {
		return this.forms.voice(conference, reader, template);
	}

	/** A letter to one of those who are invited. */
	public String to(Voice voice, String template, IContext words) {
		Document said = asItStands(process(template, words, voice.folder().orElse("")));
		String lacking = this.forms.lacking(voice, template, said.body().text()).orElse("");
		voice.onlyInEnglish().ifPresent((english) -> markEnglish(said, english));
		return laidOut(template, said, voice.said(this.authority.service()), lacking,
				(voice.format() == Format.LARGE_PRINT) ? Size.LARGE : Size.USUAL);
	}

	/**
	 * What several may read: an entry in a calendar, a record, a mail to an agency.
	 * @throws IllegalStateException when it breaks a rule of the layout
	 */
	public String toAll(String template, IContext words) {
		return laidOut(template, asItStands(process(template, words, "")), this.authority.service(), "", Size.USUAL);
	}

	/**
	 * Puts the layout around it.
	 * @param service which part of the authority writes, in the letter's language
	 * @param lacking in which form something of it is not there; empty where all is
	 */
	private String laidOut(String template, Document said, String service, String lacking, Size size) {
		Element heading = said.selectFirst("h1");
		if (heading == null || said.select("h1").size() > 1) {
			throw new IllegalStateException(template + " needs one heading that says what it is about");
		}
		heading.remove();
		var around = new Context(Locale.UK,
				Map.of("heading", heading.text(), "council", this.authority.name(), "service", service, "language",
						said.getElementsByTag("html").attr("lang"), "lacking", !lacking.isEmpty()));
		Document letter = asItStands(process(LAYOUT, around, lacking));
		Element rest = Objects.requireNonNull(letter.getElementById(REST), LAYOUT);
		List.copyOf(said.body().childNodes()).forEach(rest::before);
		rest.remove();
		LetterStyle.dress(letter, size);
		new LetterRules(this.authority.name(), service).check(template, letter);
		return letter.outerHtml();
	}

	/** Who listens would hear English read as if it were the language of the letter. */
	private static void markEnglish(Document said, Pattern english) {
		for (TextNode text : said.body().nodeStream(TextNode.class).toList()) {
			Element around = Objects.requireNonNull(text.parentElement());
			if (around.childNodeSize() == 1 && english.matcher(text.getWholeText().strip()).matches()) {
				around.attr("lang", ENGLISH);
			}
			else {
				wrapEnglish(text, english);
			}
		}
	}

	private static void wrapEnglish(TextNode text, Pattern english) {
		Matcher found = english.matcher(text.getWholeText());
		if (found.find()) {
			int length = found.end() - found.start();
			TextNode begins = (found.start() > 0) ? text.splitText(found.start()) : text;
			if (length < begins.getWholeText().length()) {
				wrapEnglish(begins.splitText(length), english);
			}
			begins.wrap("<span lang=\"" + ENGLISH + "\"></span>");
		}
	}

	private String process(String template, IContext words, String folder) {
		return folder.isEmpty() ? this.templates.process(template, words) : this.templates
			.process(new TemplateSpec(template, Map.of(FormTemplateResolver.FOLDER, folder)), words);
	}

	/** What somebody typed keeps its lines. */
	private static Document asItStands(String html) {
		Document page = Jsoup.parse(html);
		page.outputSettings(new OutputSettings().prettyPrint(false));
		return page;
	}

}
