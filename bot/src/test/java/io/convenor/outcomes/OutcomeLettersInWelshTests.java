package io.convenor.outcomes;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import io.convenor.conference.Conference;
import io.convenor.conference.FamilyContact.Format;
import io.convenor.conference.FamilyContacts;
import io.convenor.conference.Invitee;
import io.convenor.conference.LetterForms;
import io.convenor.conference.LetterTexts;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Voice;
import io.convenor.conference.readers.Readership;
import io.convenor.outcomes.OutcomeLetters.Line;
import io.convenor.people.Authority;
import io.convenor.people.ForFamilies;
import io.convenor.people.Role;

import static org.assertj.core.api.Assertions.assertThat;

/** What the chair wrote is English in a Welsh letter, and who does it is not. */
class OutcomeLettersInWelshTests {

	private static final String LETTER = "outcomes/for-family";

	private static final LocalDate DAY = LocalDate.of(2026, 3, 3);

	private final FamilyContacts contacts = Mockito.mock(FamilyContacts.class);

	@Test
	void whatIsToBeDoneIsMarkedAsEnglishAndWhoDoesItIsSaidInWelsh() {
		Conference conference = SampleConferences.of(SomeKinds.INITIAL_CONFERENCE);
		Invitee mother = SampleConferences.with(conference, Role.MOTHER);
		Outcome outcome = Outcome.draft(conference.id(), SampleConferences.HELEN, new HashSet<>(Set.of(mother.id())));
		Invitee worker = SampleConferences.with(conference, Role.SOCIAL_WORKER);
		outcome.add(new Action(UUID.randomUUID(), "Bring the red folder", worker.id(), DAY));
		outcome.add(new Action(UUID.randomUUID(), "Bring the blue folder", mother.id(), DAY));
		Mockito.when(this.contacts.formats(conference.id())).thenReturn(Map.of(mother.id(), Format.WELSH));
		var usual = new ClassLoaderTemplateResolver();
		usual.setPrefix("templates/");
		usual.setSuffix(".html");
		usual.setOrder(1);
		var engine = new SpringTemplateEngine();
		engine.addTemplateResolver(usual);
		engine.addTemplateResolver(LetterForms.shippedTexts());
		var texts = new LetterTexts(engine, new Authority("Northmere Council", "organiser@northmere.example",
				"organiser", "cp@northmere.example", "", "children’s services"), LetterForms.shipped(this.contacts));
		Voice voice = texts.voice(conference, mother, LETTER);
		List<Line> lines = OutcomeLetters.lines(
				new Readings(outcome, conference,
						new Readership(new SharedMeeting(conference, List.of()), List.of(), List.of(), Set.of(), DAY)),
				voice);
		assertThat(lines).extracting(Line::owner).containsExactlyInAnyOrder("Gweithiwr cymdeithasol", "Chi");
		String html = texts.to(voice, LETTER, words(lines));
		assertThat(html).contains("Part of this letter is only in English.");
		assertThat(Jsoup.parse(html).select("td[lang=en-GB]").eachText())
			.containsExactlyInAnyOrder("Bring the red folder", "Bring the blue folder");
	}

	private static Context words(List<Line> lines) {
		var words = new Context();
		words.setVariables(Map.of("name", "Kim Marsh", "heldOn", "dydd Mawrth 3 Mawrth 2026", "byConversations", false,
				"chair", "Helen Okafor", "children", List.of(), "actions", lines, "next", List.of(), "help",
				new ForFamilies("", "", List.of()), "onPaper", false));
		words.setVariable("telephone", "");
		words.setVariable("coreGroup", false);
		words.setVariable("reference", "CP-7F3KM");
		words.setVariable("authority", "Northmere Council");
		return words;
	}

}
