package io.convenor.local;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.springframework.context.annotation.Primary;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.IContext;

import io.convenor.conference.LetterForms;
import io.convenor.conference.LetterTexts;
import io.convenor.conference.Voice;
import io.convenor.people.Authority;

/**
 * The door for letters, which remembers what was written from which template for whom.
 */
@Primary
class WrittenLetters extends LetterTexts {

	private final Map<String, Written> written = new ConcurrentHashMap<>();

	WrittenLetters(ITemplateEngine templates, Authority authority, LetterForms forms) {
		super(templates, authority, forms);
	}

	@Override
	public String to(Voice voice, String template, IContext words) {
		String html = super.to(voice, template, words);
		this.written.put(text(html), new Written(template, voice.reader().role().name()));
		return html;
	}

	@Override
	public String toAll(String template, IContext words) {
		String html = super.toAll(template, words);
		this.written.putIfAbsent(text(html), new Written(template, ""));
		return html;
	}

	/** What this was written from; a calendar may have added something at its end. */
	Optional<Written> origin(String html) {
		String text = text(html);
		return Optional.ofNullable(this.written.get(text))
			.or(() -> this.written.entrySet()
				.stream()
				.filter((each) -> text.contains(each.getKey()))
				.findFirst()
				.map(Map.Entry::getValue));
	}

	/** Every template that something was written from. */
	Stream<String> templates() {
		return this.written.values().stream().map(Written::template).distinct();
	}

	private static String text(String html) {
		return Jsoup.parse(html).body().text();
	}

	/**
	 * Where a letter comes from.
	 *
	 * @param role of the reader; empty where several may read it
	 */
	record Written(String template, String role) {

	}

}
