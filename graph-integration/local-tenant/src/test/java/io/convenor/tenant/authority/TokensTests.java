package io.convenor.tenant.authority;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.Directory;
import io.convenor.tenant.world.World;

import static org.assertj.core.api.Assertions.assertThat;

/** Each bad token is bad in the one way that its name says, and good in every other. */
class TokensTests {

	private static final String SERVICE_URL = "https://smba.trafficmanager.net/uk/";

	private final Authority authority = new Authority(
			new Registration(Northmere.TENANT_ID, Northmere.APP_ID, "secret", Northmere.SSO_RESOURCE), directory(),
			Clock.systemUTC());

	private final Tokens tokens = this.authority.tokens();

	@Test
	void theChannelTokenIsWhatTeamsSends() throws Exception {
		JWTClaimsSet claims = claims(this.tokens.channelToken(SERVICE_URL));
		assertThat(claims.getIssuer()).isEqualTo("https://api.botframework.com");
		assertThat(claims.getAudience()).containsExactly(Northmere.APP_ID);
		assertThat(claims.getStringClaim("serviceurl")).isEqualTo(SERVICE_URL);
		assertThat(claims.getExpirationTime()).isInTheFuture();
		assertThat(genuine(this.tokens.channelToken(SERVICE_URL))).isTrue();
	}

	@Test
	void timesAreWrongWhereTheyAreSaidToBe() throws Exception {
		assertThat(claims(this.tokens.expiredChannelToken(SERVICE_URL)).getExpirationTime()).isInThePast();
		assertThat(claims(this.tokens.channelTokenWithoutExpiry(SERVICE_URL)).getExpirationTime()).isNull();
		assertThat(claims(this.tokens.channelTokenOfTomorrow(SERVICE_URL)).getNotBeforeTime())
			.isAfter(Date.from(Instant.now().plus(Duration.ofMinutes(50))));
		assertThat(claims(this.tokens.expiredSsoToken(Northmere.HELEN_OKAFOR.id())).getExpirationTime()).isInThePast();
	}

	@Test
	void namesAreWrongWhereTheyAreSaidToBe() throws Exception {
		assertThat(claims(this.tokens.channelTokenForAnotherBot(SERVICE_URL)).getAudience())
			.doesNotContain(Northmere.APP_ID);
		assertThat(claims(this.tokens.channelTokenOfAnotherIssuer(SERVICE_URL)).getIssuer())
			.isNotEqualTo("https://api.botframework.com");
		assertThat(claims(this.tokens.channelTokenWithoutServiceUrl()).getClaim("serviceurl")).isNull();
		assertThat(claims(this.tokens.foreignTenantSsoToken(Northmere.HELEN_OKAFOR.id())).getStringClaim("tid"))
			.isNotEqualTo(Northmere.TENANT_ID);
	}

	@Test
	void signaturesAreWrongWhereTheyAreSaidToBe() throws Exception {
		String impostor = this.tokens.channelTokenOfAnotherKey(SERVICE_URL);
		assertThat(genuine(impostor)).isFalse();
		assertThat(SignedJWT.parse(impostor).getHeader().getKeyID()).isEqualTo(this.authority.channelKey().keyId());
		assertThat(JWTParser.parse(this.tokens.channelTokenSignedWithHs256(SERVICE_URL)).getHeader().getAlgorithm())
			.isEqualTo(JWSAlgorithm.HS256);
		assertThat(JWTParser.parse(this.tokens.unsignedChannelToken(SERVICE_URL)).getHeader().getAlgorithm())
			.hasToString("none");
	}

	@Test
	void theSkillTokenIsForUsAndOfSomebodyElse() throws Exception {
		JWTClaimsSet claims = claims(this.tokens.skillToken());
		assertThat(claims.getAudience()).containsExactly(Northmere.APP_ID);
		assertThat(claims.getStringClaim("azp")).isNotEqualTo(Northmere.APP_ID);
		assertThat(claims.getStringClaim("ver")).isEqualTo("2.0");
		assertThat(genuine(this.tokens.skillTokenSignedByTheChannel(SERVICE_URL))).isTrue();
	}

	@Test
	void aSignInTokenComesInTwoVersions() throws Exception {
		JWTClaimsSet second = claims(this.tokens.ssoToken(Northmere.HELEN_OKAFOR.id()));
		assertThat(second.getAudience()).containsExactly(Northmere.APP_ID);
		assertThat(second.getIssuer()).isEqualTo(this.authority.issuer());
		assertThat(second.getStringClaim("scp")).isEqualTo("access_as_user");
		assertThat(second.getStringClaim("oid")).isEqualTo(Northmere.HELEN_OKAFOR.id());
		JWTClaimsSet first = claims(this.tokens.ssoTokenOfVersion1(Northmere.HELEN_OKAFOR.id()));
		assertThat(first.getAudience()).containsExactly(Northmere.SSO_RESOURCE);
		assertThat(first.getIssuer()).startsWith("https://sts.windows.net/");
	}

	private boolean genuine(String token) throws ParseException {
		return this.authority.channelKey().signed(SignedJWT.parse(token));
	}

	private static JWTClaimsSet claims(String token) throws ParseException {
		return JWTParser.parse(token).getJWTClaimsSet();
	}

	private static Directory directory() {
		World world = new World(Clock.systemUTC(), Duration.ZERO, new World.Names(Northmere.TENANT_ID, Northmere.DOMAIN,
				Northmere.SITE_ID, Northmere.DRIVE_ID, Northmere.TEAM_ID, Northmere.TEAM_NAME));
		world.directory().add(Northmere.HELEN_OKAFOR);
		return world.directory();
	}

}
