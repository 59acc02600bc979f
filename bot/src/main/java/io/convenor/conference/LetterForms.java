package io.convenor.conference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thymeleaf.templateresolver.ITemplateResolver;

import io.convenor.conference.FamilyContact.Format;

/**
 * In which language and format somebody reads their letters, and what there is in each:
 * family as it was said with how they are reached, everybody else as usual.
 */
public class LetterForms {

	private static final Logger LOGGER = LoggerFactory.getLogger(LetterForms.class);

	private final FormTexts texts;

	private final @Nullable FamilyContacts contacts;

	private final Map<String, Map<String, String>> phrases = new HashMap<>();

	LetterForms(FormTexts texts, @Nullable FamilyContacts contacts) {
		this.texts = texts;
		this.contacts = contacts;
		FormTexts.folders().forEach((folder) -> {
			Optional.ofNullable(texts.phrases(folder)).ifPresent((all) -> this.phrases.put(folder, all));
			List<String> missing = texts.missing(folder);
			if (!missing.isEmpty()) {
				LOGGER.warn("Of these letters to families not all is there in {}: {}. They say so where they are sent.",
						folder, missing);
			}
		});
	}

	/**
	 * Those that are shipped.
	 * @param contacts who knows how somebody has to be written to
	 */
	public static LetterForms shipped(@Nullable FamilyContacts contacts) {
		return new LetterForms(FormTexts.of(null), contacts);
	}

	/** Where what is shipped in them is found. */
	public static ITemplateResolver shippedTexts() {
		return new FormTemplateResolver(null);
	}

	/** As somebody reads a letter. */
	Voice voice(Conference conference, Invitee reader, String template) {
		return voice(reader, format(conference, reader), template);
	}

	/** As somebody reads a letter who has to have it so. */
	Voice voice(Invitee reader, Format format, String template) {
		String folder = format.folder().filter((each) -> this.texts.has(each, template)).orElse(null);
		return Voice.in(reader, format, folder, (folder != null) ? this.phrases.get(folder) : null);
	}

	private Format format(Conference conference, Invitee reader) {
		return (!reader.family() || this.contacts == null) ? Format.USUAL
				: this.contacts.formats(conference.id()).getOrDefault(reader.id(), Format.USUAL);
	}

	/**
	 * The folder of a form in which something of a letter is not there; empty where all
	 * is.
	 * @param said what the letter says
	 */
	Optional<String> lacking(Voice voice, String template, String said) {
		return voice.format()
			.folder()
			.filter((folder) -> voice.isAsUsualAfterAll() || !this.texts.isWhole(folder, template)
					|| voice.isEnglishIn(said));
	}

}
