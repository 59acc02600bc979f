package io.convenor.replies;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import io.convenor.conference.Conference;
import io.convenor.conference.FamilyContact.Format;
import io.convenor.conference.FamilyContacts;
import io.convenor.conference.Invitee;
import io.convenor.conference.LetterForms;
import io.convenor.conference.LetterTexts;
import io.convenor.conference.Offices;
import io.convenor.conference.SomeKinds;
import io.convenor.outcomes.SampleConferences;
import io.convenor.people.Authority;
import io.convenor.people.Office;
import io.convenor.people.Role;

import static org.assertj.core.api.Assertions.assertThat;

/** The chair answers somebody who reads Welsh. */
class AnswerLetterTests {

	@Test
	void whatTheChairTypedIsMarkedAsEnglishAndTheLetterSaysSo() {
		Conference conference = SampleConferences.of(SomeKinds.INITIAL_CONFERENCE);
		Invitee kim = SampleConferences.with(conference, Role.MOTHER);
		FamilyContacts contacts = Mockito.mock(FamilyContacts.class);
		Mockito.when(contacts.formats(conference.id())).thenReturn(Map.of(kim.id(), Format.WELSH));
		Offices offices = Mockito.mock(Offices.class);
		Mockito.when(offices.of(Mockito.any())).thenReturn(new Office("cp.reports@northmere.example", "", ""));
		Mockito.when(offices.telephone(Mockito.any())).thenReturn("01632 960000");
		var authority = new Authority("Northmere Council", "organiser@northmere.example", "organiser",
				"cp@northmere.example", "", "children’s services");
		var usual = new ClassLoaderTemplateResolver();
		usual.setPrefix("templates/");
		usual.setSuffix(".html");
		usual.setOrder(1);
		var engine = new SpringTemplateEngine();
		engine.addTemplateResolver(usual);
		engine.addTemplateResolver(LetterForms.shippedTexts());
		var letter = new AnswerLetter(new LetterTexts(engine, authority, LetterForms.shipped(contacts)), offices,
				authority);
		assertThat(letter.to(conference, kim, "Somebody interprets.\n\nCome early, please.", null).htmlBody()).contains(
				"Part of this letter is only in English.", "<p lang=\"en-GB\"", ">Somebody interprets.</p>",
				">Come early, please.</p>");
	}

}
