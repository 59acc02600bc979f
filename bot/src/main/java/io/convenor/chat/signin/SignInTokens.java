package io.convenor.chat.signin;

import java.time.Duration;
import java.util.List;

import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

import io.convenor.chat.MicrosoftSettings;
import io.convenor.chat.SigningKeys;
import io.convenor.chat.TeamsSettings;
import io.convenor.chat.Tenancy;
import io.convenor.graph.Trust;

/** Reads the tokens that Entra ID issues when people of our tenant sign in to the bot. */
@Component
class SignInTokens {

	private static final Duration SKEW = Duration.ofMinutes(1);

	private final JwtDecoder decoder;

	SignInTokens(TeamsSettings teams, MicrosoftSettings microsoft, Tenancy tenancy, Trust trust) {
		NimbusJwtDecoder nimbus = NimbusJwtDecoder
			.withJwkSource(SigningKeys.at(microsoft.jwksUri(tenancy.tenantId()), trust))
			.jwsAlgorithm(SignatureAlgorithm.RS256)
			.build();
		JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
		times.setAllowEmptyExpiryClaim(false);
		nimbus.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times,
				new JwtIssuerValidator(microsoft.issuer(tenancy.tenantId())),
				new JwtClaimValidator<List<String>>("aud",
						(audience) -> audience != null
								&& (audience.contains(teams.ssoResource()) || audience.contains(teams.appId()))),
				new JwtClaimValidator<String>("tid", tenancy.tenantId()::equals), new JwtClaimValidator<String>("scp",
						(scopes) -> scopes != null && List.of(scopes.split(" ")).contains("access_as_user"))));
		this.decoder = nimbus;
	}

	/**
	 * Reads a token.
	 * @throws org.springframework.security.oauth2.jwt.JwtException when it is not to be
	 * believed
	 */
	Jwt read(String token) {
		return this.decoder.decode(token);
	}

}
