package io.convenor.chat.edge;

import java.time.Duration;
import java.util.List;

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

import io.convenor.chat.SigningKeys;
import io.convenor.chat.TeamsSettings;
import io.convenor.graph.Trust;

/**
 * Reads the tokens of activities: issued by the Bot Framework, for this bot, signed with
 * RS256 and of limited life. The SDK's own check lets strangers in, so it is never asked.
 */
class ActivityTokens implements JwtDecoder {

	private static final Logger log = LoggerFactory.getLogger(ActivityTokens.class);

	private static final Duration SKEW = Duration.ofMinutes(1);

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
