package io.convenor.chat.edge;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What may be asked of the bot by HTTP, and by whom: activities by whoever holds the Bot
 * Framework's token for us, health by anyone, Graph's notifications by anyone because the
 * room that takes them checks their secret. Nothing else.
 */
@Configuration(proxyBeanMethods = false)
class EdgeSecurity {

	private static final Logger log = LoggerFactory.getLogger(EdgeSecurity.class);

	@Bean
	SecurityFilterChain edge(HttpSecurity http, ActivityTokens tokens) throws Exception {
		return http
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers(HttpMethod.POST, MessagesEndpoint.PATH)
				.authenticated()
				.requestMatchers(HttpMethod.POST, "/graph/notifications")
				.permitAll()
				.requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/liveness",
						"/actuator/health/readiness")
				.permitAll()
				.anyRequest()
				.denyAll())
			.oauth2ResourceServer((server) -> server.jwt((jwt) -> jwt.decoder(tokens))
				.authenticationEntryPoint(EdgeSecurity::refuse)
				.accessDeniedHandler((request, response, denied) -> response.setStatus(403)))
			.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(EdgeSecurity::refuse)
				.accessDeniedHandler((request, response, denied) -> response.setStatus(403)))
			.headers((headers) -> headers
				.contentSecurityPolicy(
						(policy) -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
				.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.NO_REFERRER)))
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.formLogin(AbstractHttpConfigurer::disable)
			.httpBasic(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.anonymous((anonymous) -> {
			})
			.build();
	}

	private static void refuse(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException reason) {
		log.warn("Refused a request: {}", reason.getClass().getSimpleName());
		response.setStatus(401);
	}

}
