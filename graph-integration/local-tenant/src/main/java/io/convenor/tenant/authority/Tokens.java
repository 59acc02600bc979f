package io.convenor.tenant.authority;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;

import io.convenor.tenant.world.Person;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Tokens to knock at the bot's door with: the one Teams would send, and one for every way
 * in which a caller can be wrong. All are without "Bearer ".
 */
public final class Tokens {

	/** The directory that Bot Framework skills sign in to. */
	private static final String SKILL_TENANT = "d6d49420-f39b-4df7-a1dc-d59a935871db";

	/** The well-known id of the Teams desktop and mobile clients. */
	private static final String TEAMS_CLIENT = "1fec8e78-bce4-4aaf-ab1b-5451cc387264";

	private static final Duration PRESENTED_FOR = Duration.ofMinutes(5);

	private static final String FOREIGN_TENANT = "0e2d9c51-8a0f-4f5e-9d3b-6a7c5e4b3f21";

	private static final String FOREIGN_APP = "c0ffee00-1d2e-4f3a-8b4c-5d6e7f8091a2";

	private final Authority authority;

	private final Registration registration;

	private final Map<String, Presented> presented = new ConcurrentHashMap<>();

	Tokens(Authority authority) {
		this.authority = authority;
		this.registration = authority.registration();
	}

	/**
	 * The token Teams sends with an activity that names this service URL: the same for
	 * some minutes.
	 */
	public String channelToken(String serviceUrl) {
		Instant now = this.authority.now();
		return this.presented
			.compute(serviceUrl,
					(_, last) -> (last != null && now.isBefore(last.until())) ? last : new Presented(
							this.authority.channelKey().sign(channel(serviceUrl).build()), now.plus(PRESENTED_FOR)))
			.token();
	}

	/** A channel token that expired an hour ago. */
	public String expiredChannelToken(String serviceUrl) {
		Instant then = this.authority.now().minus(Duration.ofHours(1));
		return channel(serviceUrl,
				(claims) -> claims.issueTime(Date.from(then.minus(Duration.ofHours(1))))
					.notBeforeTime(Date.from(then.minus(Duration.ofHours(1))))
					.expirationTime(Date.from(then)));
	}

	/** A channel token that never expires. */
	public String channelTokenWithoutExpiry(String serviceUrl) {
		return channel(serviceUrl, (claims) -> claims.expirationTime(null));
	}

	/** A channel token meant for another bot. */
	public String channelTokenForAnotherBot(String serviceUrl) {
		return channel(serviceUrl, (claims) -> claims.audience(FOREIGN_APP));
	}

	/**
	 * A channel token that somebody other than the Bot Framework claims to have issued.
	 */
	public String channelTokenOfAnotherIssuer(String serviceUrl) {
		return channel(serviceUrl, (claims) -> claims.issuer("https://api.botframework.example"));
	}

	/** A channel token signed by a stranger who uses the name of the real key. */
	public String channelTokenOfAnotherKey(String serviceUrl) {
		return this.authority.channelKey().impostor().sign(channel(serviceUrl).build());
	}

	/** A channel token that does not say which service URL it is for. */
	public String channelTokenWithoutServiceUrl() {
		return this.authority.channelKey().sign(channel().build());
	}

	/** A channel token that is not valid before an hour from now. */
	public String channelTokenOfTomorrow(String serviceUrl) {
		Instant later = this.authority.now().plus(Duration.ofHours(1));
		return channel(serviceUrl,
				(claims) -> claims.issueTime(Date.from(later))
					.notBeforeTime(Date.from(later))
					.expirationTime(Date.from(later.plus(Duration.ofHours(1)))));
	}

	/** A channel token signed with HS256, its secret being the public key. */
	public String channelTokenSignedWithHs256(String serviceUrl) {
		SigningKey key = this.authority.channelKey();
		SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.keyId()).build(),
				channel(serviceUrl).build());
		try {
			jwt.sign(new MACSigner(key.publicKeyBytes()));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("The token could not be signed", ex);
		}
		return jwt.serialize();
	}

	/** A channel token with the algorithm "none" and no signature. */
	public String unsignedChannelToken(String serviceUrl) {
		return new PlainJWT(channel(serviceUrl).build()).serialize();
	}

	/**
	 * The token of a foreign application posing as a skill: issued by the Bot Framework's
	 * own directory, for us, to an attacker. The retired SDK believes it.
	 */
	public String skillToken() {
		return this.authority.entraKey().sign(skill().build());
	}

	/** The same claims as {@link #skillToken()}, signed by the channel's key. */
	public String skillTokenSignedByTheChannel(String serviceUrl) {
		return this.authority.channelKey().sign(skill().claim("serviceurl", serviceUrl).build());
	}

	/**
	 * The sign-in token Teams hands to the bot for this person. It is of version 2, in
	 * which the audience is the application's id and never its URI.
	 */
	public String ssoToken(String idOrAddress) {
		return this.authority.entraKey().sign(sso(idOrAddress).build());
	}

	/**
	 * The same as version 1 of a token says it, which Entra issues for a registration
	 * that does not ask for version 2: another issuer, and the URI as the audience.
	 */
	public String ssoTokenOfVersion1(String idOrAddress) {
		return this.authority.entraKey()
			.sign(sso(idOrAddress).issuer("https://sts.windows.net/" + this.registration.tenantId() + "/")
				.audience(this.registration.ssoResource())
				.claim("ver", "1.0")
				.claim("azp", null)
				.claim("appid", TEAMS_CLIENT)
				.build());
	}

	/** A sign-in token that expired an hour ago. */
	public String expiredSsoToken(String idOrAddress) {
		Instant then = this.authority.now().minus(Duration.ofHours(1));
		return this.authority.entraKey()
			.sign(sso(idOrAddress).notBeforeTime(Date.from(then.minus(Duration.ofHours(1))))
				.expirationTime(Date.from(then))
				.build());
	}

	/** A sign-in token meant for another application. */
	public String ssoTokenForAnotherApp(String idOrAddress) {
		return this.authority.entraKey().sign(sso(idOrAddress).audience(FOREIGN_APP).build());
	}

	/** A sign-in token signed by a stranger who uses the name of the real key. */
	public String ssoTokenOfAnotherKey(String idOrAddress) {
		return this.authority.entraKey().impostor().sign(sso(idOrAddress).build());
	}

	/** A sign-in token from another tenant, whose keys are the same. */
	public String foreignTenantSsoToken(String idOrAddress) {
		return this.authority.entraKey()
			.sign(sso(idOrAddress).issuer(this.authority.host() + "/" + FOREIGN_TENANT + "/v2.0")
				.claim("tid", FOREIGN_TENANT)
				.build());
	}

	/** What the bot itself would present to the connector. */
	public String botToken() {
		return this.authority.botToken();
	}

	private String channel(String serviceUrl, Consumer<JWTClaimsSet.Builder> change) {
		JWTClaimsSet.Builder claims = channel(serviceUrl);
		change.accept(claims);
		return this.authority.channelKey().sign(claims.build());
	}

	private JWTClaimsSet.Builder channel(String serviceUrl) {
		return channel().claim("serviceurl", serviceUrl);
	}

	private JWTClaimsSet.Builder channel() {
		return timely().issuer(Authority.BOT_FRAMEWORK).audience(this.registration.appId());
	}

	private JWTClaimsSet.Builder skill() {
		return timely().issuer("https://login.microsoftonline.com/" + SKILL_TENANT + "/v2.0")
			.audience(this.registration.appId())
			.claim("tid", SKILL_TENANT)
			.claim("azp", FOREIGN_APP)
			.claim("ver", "2.0");
	}

	private JWTClaimsSet.Builder sso(String idOrAddress) {
		Person person = this.authority.person(idOrAddress);
		return timely().issuer(this.authority.issuer())
			.audience(this.registration.appId())
			.subject(UUID.nameUUIDFromBytes(person.id().getBytes(UTF_8)).toString())
			.claim("oid", person.id())
			.claim("preferred_username", person.address())
			.claim("name", person.displayName())
			.claim("tid", this.registration.tenantId())
			.claim("azp", TEAMS_CLIENT)
			.claim("scp", "access_as_user")
			.claim("ver", "2.0");
	}

	private JWTClaimsSet.Builder timely() {
		Instant now = this.authority.now();
		return new JWTClaimsSet.Builder().jwtID(UUID.randomUUID().toString())
			.issueTime(Date.from(now))
			.notBeforeTime(Date.from(now.minusSeconds(300)))
			.expirationTime(Date.from(now.plus(Authority.LIFETIME)));
	}

	/** A token, and until when it is sent again. */
	private record Presented(String token, Instant until) {
	}

}
