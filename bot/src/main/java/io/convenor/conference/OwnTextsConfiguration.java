package io.convenor.conference;

import java.nio.file.Path;
import java.util.Set;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/** Lays an authority's own texts over the shipped ones, where it has some. */
@Configuration(proxyBeanMethods = false)
class OwnTextsConfiguration {

	/** In which language and format somebody reads letters, and what there is. */
	@Bean
	LetterForms letterForms(@Value("${convenor.letters.texts:}") String folder, FamilyContacts contacts) {
		return new LetterForms(FormTexts.of(folder.isBlank() ? null : Path.of(folder)), contacts);
	}

	@Bean
	FormTemplateResolver textsInAnotherForm() {
		return new FormTemplateResolver(null);
	}

	@Bean
	FormTemplateResolver ownTextsInAnotherForm(@Value("${convenor.letters.texts:}") String folder) {
		return new FormTemplateResolver(folder.isBlank() ? null : Path.of(folder));
	}

	/** Before the shipped ones, and passed over where a file is not there. */
	@Bean
	FileTemplateResolver ownTexts(@Value("${convenor.letters.texts:}") String folder) {
		var own = new FileTemplateResolver();
		own.setName("own texts");
		own.setOrder(0);
		own.setCheckExistence(true);
		own.setSuffix(".html");
		own.setCharacterEncoding("UTF-8");
		if (folder.isBlank()) {
			own.setResolvablePatterns(Set.of("none"));
		}
		else {
			own.setPrefix(Path.of(folder).toString() + "/");
			new OwnTexts(Path.of(folder)).check();
		}
		return own;
	}

}
