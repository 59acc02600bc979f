package io.convenor.chat;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the chat room needs from outside: its settings, and whom to trust. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ Tenancy.class, TeamsSettings.class, MicrosoftSettings.class })
class ChatConfiguration {

	@Bean
	TrustedCertificates trustedCertificates(MicrosoftSettings settings) {
		return TrustedCertificates.with(settings.trustedCertificate());
	}

}
