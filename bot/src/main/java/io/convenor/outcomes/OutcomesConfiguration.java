package io.convenor.outcomes;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.jdbc.core.RowMapper;

import io.convenor.conference.WholeRow;

/** Reads which channel outcomes go to, and how outcomes and logs are read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutcomesSettings.class)
class OutcomesConfiguration {

	static final String OUTCOME = "outcomeRow";

	static final String CONVERSATION_LOG = "conversationLogRow";

	@Bean(OUTCOME)
	RowMapper<Outcome> outcomeRow(JdbcConverter converter) {
		return new WholeRow<>(Outcome.class, converter);
	}

	@Bean(CONVERSATION_LOG)
	RowMapper<ConversationLog> conversationLogRow(JdbcConverter converter) {
		return new WholeRow<>(ConversationLog.class, converter);
	}

}
