package io.convenor.tenant.graph;

import java.util.Map;

import com.microsoft.graph.models.Event;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ContractCheckTests extends GraphTenant {

	@Test
	void anInventedPropertyDoesNotPassUnseen() {
		Event event = CalendarTests.conference("2026-03-10T10:00:00");
		event.setAdditionalData(Map.of("colour", "red"));
		assertThatThrownBy(() -> this.graph.users().byUserId(ORGANISER).events().post(event))
			.isInstanceOf(AssertionError.class)
			.hasMessageContaining("colour");
	}

	@Test
	void norDoesOneInsideAnother() {
		Event event = CalendarTests.conference("2026-03-10T10:00:00");
		event.getStart().setAdditionalData(Map.of("season", "spring"));
		assertThatThrownBy(() -> this.graph.users().byUserId(ORGANISER).events().post(event))
			.isInstanceOf(AssertionError.class)
			.hasMessageContaining("season");
	}

}
