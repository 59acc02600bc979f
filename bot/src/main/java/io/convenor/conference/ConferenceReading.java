package io.convenor.conference;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.jdbc.core.RowMapper;

/** How conferences are read with everybody who was ever invited. */
@Configuration(proxyBeanMethods = false)
class ConferenceReading {

	static final String ROW = "conferenceRow";

	@Bean(ROW)
	RowMapper<Conference> conferenceRow(JdbcConverter converter) {
		return new WholeRow<>(Conference.class, converter);
	}

}
