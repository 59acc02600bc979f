package io.convenor.tenant.authority;

import java.time.Clock;
import java.util.Objects;

import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.ServerCertificate;
import io.convenor.tenant.graph.Caller;
import io.convenor.tenant.graph.GraphTokens;
import io.convenor.tenant.graph.InvalidToken;
import io.convenor.tenant.world.World;

/**
 * Adds the authority, its endpoints and the https port's certificate to a tenant. It
 * carries no stereotype, so that no other application's scan finds it.
 */
public class AuthorityConfiguration {

	/** Made once a process, like the authority's keys. */
	private static final LocalhostCertificate CERTIFICATE = LocalhostCertificate.create(Clock.systemUTC());

	/**
	 * Both chairs have consented from the start. Tokens live by the machine's own time,
	 * since that is what the libraries that receive them go by, whatever the time in the
	 * tenant.
	 */
	@Bean
	Authority authority(World world) {
		Authority authority = new Authority(
				new Registration(Northmere.TENANT_ID, Northmere.APP_ID, Northmere.APP_SECRET, Northmere.SSO_RESOURCE),
				world.directory(), Clock.systemUTC());
		Northmere.CHAIRS.forEach((chair) -> authority.consent(chair.id()));
		return authority;
	}

	@Bean
	Tokens tokens(Authority authority) {
		return authority.tokens();
	}

	@Bean
	LocalhostCertificate localhostCertificate() {
		return CERTIFICATE;
	}

	@Bean
	ServerCertificate serverCertificate(LocalhostCertificate certificate) {
		return new ServerCertificate(certificate.keyStore(), LocalhostCertificate.ALIAS, "");
	}

	@Bean
	AuthorityAddress authorityAddress(Authority authority) {
		return new AuthorityAddress(authority);
	}

	@Bean
	RouterFunction<ServerResponse> signIn(Authority authority) {
		return new SignInEndpoints(authority).routes();
	}

	@Bean
	GraphTokens graphTokens(Authority authority) {
		return (bearer) -> {
			try {
				AccessToken token = authority.verify(bearer, Authority.GRAPH);
				boolean appOnly = token.userId() == null;
				return new Caller(appOnly, token.userId(), token.appId(), appOnly ? token.roles() : token.scopes());
			}
			catch (TokenRefused refusal) {
				throw new InvalidToken(Objects.requireNonNull(refusal.getMessage()));
			}
		};
	}

}
