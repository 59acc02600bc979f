package io.convenor.chat.edge;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

import io.convenor.chat.SigningKeys;
import io.convenor.chat.TeamsSettings;
import io.convenor.graph.Trust;
import io.convenor.start.Rehearsal;

/**
 * Reads the tokens of activities: issued by the Bot Framework, for this bot, signed with
 * RS256 and of limited life. The SDK's own check lets strangers in, so it is never asked.
 */
@Component
class ActivityTokens implements JwtDecoder, Rehearsal {

	private static final Logger log = LoggerFactory.getLogger(ActivityTokens.class);

	private static final Duration SKEW = Duration.ofMinutes(1);

	/** In the form of a token, signed by nobody. */
	private static final String NOBODYS = Stream
		.of("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8), "{}".getBytes(StandardCharsets.UTF_8),
				new byte[256])
		.map(Base64.getUrlEncoder().withoutPadding()::encodeToString)
		.collect(Collectors.joining("."));

	private final NimbusJwtDecoder decoder;

	ActivityTokens(TeamsSettings settings, Trust trust) {
		this.decoder = NimbusJwtDecoder.withJwkSource(SigningKeys.at(settings.jwksUri(), trust))
			.jwsAlgorithm(SignatureAlgorithm.RS256)
			.build();
		JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
		times.setAllowEmptyExpiryClaim(false);
		this.decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times,
				new JwtIssuerValidator(settings.issuer()), new JwtClaimValidator<List<String>>("aud",
						(audience) -> audience != null && audience.contains(settings.appId()))));
	}

	/** The keys are fetched, and one token is held against them. */
	@Override
	public void rehearse() {
		try {
			this.decoder.decode(NOBODYS);
		}
		catch (BadJwtException ex) {
			// As it has to be.
		}
	}

	/** Whatever goes wrong, the caller is not let in, and is not told why. */
	@Override
	public Jwt decode(String token) {
		try {
			return this.decoder.decode(token);
		}
		catch (BadJwtException ex) {
			throw ex;
		}
		catch (JwtException ex) {
			log.warn("A token could not be checked: {}", ex.getClass().getSimpleName());
			throw new BadJwtException("The token could not be checked");
		}
	}

}
