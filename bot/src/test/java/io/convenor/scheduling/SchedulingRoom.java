package io.convenor.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.data.jdbc.repository.config.EnableJdbcRepositories;

import io.convenor.LocalDatabase;
import io.convenor.timescales.Dates;

/** This room with the rooms below it, a real database, and a Monday in February 2026. */
@EnableAutoConfiguration
@EnableJdbcRepositories("io.convenor.conference")
@ComponentScan(
		basePackages = { "io.convenor.scheduling", "io.convenor.conference", "io.convenor.people",
				"io.convenor.replies", "io.convenor.deadlines", "io.convenor.delivery", "io.convenor.audit",
				"io.convenor.timescales" },
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tests\\$.*"))
@Import(LocalDatabase.class)
public class SchedulingRoom {

	static final Instant MONDAY = Instant.parse("2026-02-16T09:00:00Z");

	@Bean
	Clock clock() {
		return Clock.offset(Clock.system(Dates.LONDON), Duration.between(Clock.systemUTC().instant(), MONDAY));
	}

	@Bean
	Northmere365 northmere365(JdbcClient jdbc) {
		return new Northmere365(() -> {
			// Or somebody of an earlier test would still be written to.
			jdbc.sql("""
					update delivery set state = 'GIVEN_UP' where id in
					  (select id from delivery where state in ('WAITING', 'FAILED') for update skip locked)
					""").update();
			jdbc.sql("update conference set status = 'CANCELLED', version = version + 1 where status = 'BOOKED'")
				.update();
		});
	}

}
