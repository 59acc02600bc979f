package io.convenor.reports;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import io.convenor.conference.Child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WhomItIsAboutTests {

	private static final List<Child> CHILDREN = List.of(new Child(UUID.randomUUID(), 1, "104233", 2019, false),
			new Child(UUID.randomUUID(), 2, "104234", null, false),
			new Child(UUID.randomUUID(), 3, "104235", null, true));

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "case-id | 104233; 104234; 104235",
			"case-id-and-year-of-birth | 104233, born in 2019; 104234; 104235, not born yet", "nobody | ''" })
	void theAuthoritySaysByWhatAnAgencyLearnsWhomItIsAbout(String chosen, String said) {
		assertThat(String.join("; ", bound(chosen).of(CHILDREN))).isEqualTo(said);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Kim Marsh", "Marsh", "12 High Street" })
	void whereACaseReferenceMayBeANameNothingIsSaidOfAnyChild(String typed) {
		List<Child> children = List.of(CHILDREN.getFirst(), new Child(UUID.randomUUID(), 2, typed, null, false));
		assertThat(bound("case-id").of(children)).isEmpty();
	}

	@Test
	void whatCannotBeSaidFromWhatIsKeptStopsTheStart() {
		assertThatThrownBy(() -> bound("initials")).isInstanceOf(BindException.class);
	}

	private static WhomItIsAbout bound(String chosen) {
		return new Binder(new MapConfigurationPropertySource(Map.of("convenor.reports.whom-it-is-about", chosen)))
			.bindOrCreate("convenor.reports", ReportsSettings.class)
			.whomItIsAbout();
	}

}
