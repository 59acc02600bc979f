package io.convenor.tenant.authority;

import java.time.Clock;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Adds the authority's endpoints and its https connector to a web application that has an
 * {@link Authority} bean.
 */
@Configuration(proxyBeanMethods = false)
@Import({ EntraEndpoints.class, BotFrameworkEndpoints.class })
public class AuthorityConfiguration {

	@Bean
	LocalhostCertificate localhostCertificate() {
		return LocalhostCertificate.create(Clock.systemUTC());
	}

	@Bean
	HttpsConnector httpsConnector(Authority authority, LocalhostCertificate certificate,
			@Value("${tenant.https-port:0}") int port) {
		return new HttpsConnector(authority, certificate, port);
	}

}
