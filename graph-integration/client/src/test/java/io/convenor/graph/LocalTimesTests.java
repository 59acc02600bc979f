package io.convenor.graph;

import java.time.LocalDateTime;

import com.microsoft.graph.models.DateTimeTimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LocalTimesTests {

	@ParameterizedTest
	@CsvSource({ "2026-07-01T09:00:00.0000000, UTC, 2026-07-01T10:00",
			"2026-01-06T09:00:00.0000000, UTC, 2026-01-06T09:00",
			"2026-07-01T09:00:00.0000000, GMT Standard Time, 2026-07-01T09:00",
			"2026-07-01T09:00:00, Europe/London, 2026-07-01T09:00", "2026-07-01T09:00:00Z, UTC, 2026-07-01T10:00",
			"2026-07-01T10:00:00, Europe/Paris, 2026-07-01T09:00" })
	void whateverZoneGraphSpeaksInWeReadLondonTime(String dateTime, String zone, LocalDateTime local) {
		DateTimeTimeZone time = new DateTimeTimeZone();
		time.setDateTime(dateTime);
		time.setTimeZone(zone);
		assertThat(LocalTimes.local(time)).isEqualTo(local);
	}

	@Test
	void aMeetingIsBookedInLondonTimeSoThatItStaysPutWhenTheClocksChange() {
		DateTimeTimeZone time = LocalTimes.graph(LocalDateTime.of(2026, 3, 30, 9, 0));
		assertThat(time.getDateTime()).isEqualTo("2026-03-30T09:00:00");
		assertThat(time.getTimeZone()).isEqualTo("Europe/London");
	}

}
