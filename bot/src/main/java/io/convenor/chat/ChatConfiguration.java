package io.convenor.chat;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.graph.Trust;

/** What the chat room needs from outside: its settings, and whom to trust. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ Tenancy.class, TeamsSettings.class, MicrosoftSettings.class })
class ChatConfiguration {

	@Bean
	Trust trust(MicrosoftSettings settings) {
		return Trust.of(settings.trustedCertificate());
	}

}
