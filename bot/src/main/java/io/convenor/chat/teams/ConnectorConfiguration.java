package io.convenor.chat.teams;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.graph.MicrosoftGraph;

/** Where the bot's own tokens come from: the same identity it has towards Graph. */
@Configuration(proxyBeanMethods = false)
class ConnectorConfiguration {

	private static final String SCOPE = "https://api.botframework.com/.default";

	@Bean
	ConnectorTokens connectorTokens(MicrosoftGraph graph) {
		return () -> graph.token(SCOPE);
	}

}
