package io.convenor.tenant.graph;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.convenor.tenant.world.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FilterTests {

	private static final JsonObject MAIL = JsonParser.parseString("""
			{"subject":"CP-7F3KM, it's here","isRead":false,"receivedDateTime":"2026-03-02T09:00:00Z",
			"from":{"emailAddress":{"address":"office@school.example"}},
			"singleValueExtendedProperties":[{"id":"String {8ECC} Name Key","value":"a (b) or c"}]}""")
		.getAsJsonObject();

	@ParameterizedTest
	@ValueSource(strings = { "isRead eq false", "subject eq 'CP-7F3KM, it''s here'",
			"receivedDateTime ge 2026-03-02T09:00:00Z and receivedDateTime lt 2026-03-02T10:00:00+00:00",
			"from/emailAddress/address eq 'Office@school.example'", "not (isRead eq true) and startswith(subject,'cp')",
			"contains(subject, 'here') or isRead eq true", "importance eq null",
			"singleValueExtendedProperties/Any(ep: ep/id eq 'String {8ECC} Name Key' and ep/value eq 'a (b) or c')",
			"singleValueExtendedProperties/any(ep:ep/id eq 'x' or ep/value eq 'a (b) or c')" })
	void whatHoldsIsLetThrough(String filter) {
		assertThat(Filter.of(filter)).accepts(MAIL);
	}

	@ParameterizedTest
	@ValueSource(strings = { "isRead eq true", "subject ne 'CP-7F3KM, it''s here'",
			"receivedDateTime gt 2026-03-02T09:00:00Z", "endswith(subject,'gone')", "importance eq 'high'",
			"singleValueExtendedProperties/any(ep: ep/id eq 'other')" })
	void whatDoesNotHoldIsNot(String filter) {
		assertThat(Filter.of(filter)).rejects(MAIL);
	}

	@Test
	void nonsenseIsRefused() {
		assertThatThrownBy(() -> Filter.of("subject is 'x'")).isInstanceOf(Refused.class);
		assertThatThrownBy(() -> Filter.of("(isRead eq true")).isInstanceOf(Refused.class);
		assertThatThrownBy(() -> Filter.of("isRead eq")).isInstanceOf(Refused.class);
		assertThatThrownBy(() -> Filter.of("isRead eq true banana")).isInstanceOf(Refused.class);
	}

}
