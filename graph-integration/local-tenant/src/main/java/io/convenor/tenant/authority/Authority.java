package io.convenor.tenant.authority;

import java.net.URI;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;

import io.convenor.tenant.world.Directory;
import io.convenor.tenant.world.Person;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Signs and checks the tenant's tokens, as Microsoft Entra ID does for people and
 * applications and as the Bot Framework does for activities.
 */
public final class Authority {

	/** The audience of a token for Microsoft Graph. */
	public static final String GRAPH = "https://graph.microsoft.com";

	/**
	 * The audience of a token for the Bot Framework connector, and who issues channel
	 * tokens.
	 */
	public static final String BOT_FRAMEWORK = "https://api.botframework.com";

	static final Duration LIFETIME = Duration.ofHours(1);

	private static final Set<String> OPENID_SCOPES = Set.of("", "openid", "profile", "offline_access", "email");

	/** Made once a process, since that takes a second of work. */
	private static final SigningKey ENTRA_KEY = SigningKey.create();

	private static final SigningKey CHANNEL_KEY = SigningKey.create();

	private final Registration registration;

	private final Directory directory;

	private final Clock clock;

	private final Consents consents = new Consents();

	private volatile URI address = URI.create("https://localhost");

	/**
	 * Founds an authority.
	 * @param registration the bot
	 * @param directory the people who can sign in
	 * @param clock decides when a token expires: the same time as the bot's, or the bot
	 * will not believe it
	 */
	public Authority(Registration registration, Directory directory, Clock clock) {
		this.registration = registration;
		this.directory = directory;
		this.clock = clock;
	}

	/** Signs tokens for tests, the good ones and every bad one. */
	public Tokens tokens() {
		return new Tokens(this);
	}

	public Registration registration() {
		return this.registration;
	}

	/**
	 * Says where this authority is reached by https; the web server tells it once it
	 * listens.
	 */
	public void servedAt(URI httpsAddress) {
		this.address = httpsAddress;
	}

	/** The authority host that azure-identity and MSAL are configured with. */
	public URI host() {
		return this.address;
	}

	/** Who a sign-in token of this tenant says it comes from. */
	public String issuer() {
		return this.address + "/" + this.registration.tenantId() + "/v2.0";
	}

	/** Where the public keys of sign-in tokens are. */
	public URI keys() {
		return URI.create(this.address + "/" + this.registration.tenantId() + "/discovery/v2.0/keys");
	}

	/** Where the Bot Framework's OpenID configuration is. */
	public URI botFrameworkMetadata() {
		return URI.create(this.address + "/botframework/v1/.well-known/openidconfiguration");
	}

	/** Where the public keys of channel tokens are. */
	public URI botFrameworkKeys() {
		return URI.create(this.address + "/botframework/v1/.well-known/keys");
	}

	/** The application permissions the bot has been granted and not lost since. */
	public Set<String> permissions() {
		return this.consents.application();
	}

	/** Grants the bot an application permission; tokens issued from now on carry it. */
	public void grant(String permission) {
		this.consents.grant(permission);
	}

	/**
	 * Takes an application permission from the bot; tokens issued from now on lack it.
	 */
	public void withdraw(String permission) {
		this.consents.withdraw(permission);
	}

	/** Whether this person has consented to anything the bot does on people's behalf. */
	public boolean consented(String idOrAddress) {
		return !this.consents.delegated(idOf(idOrAddress)).isEmpty();
	}

	/** Lets this person consent to the bot's usual delegated permissions. */
	public void consent(String idOrAddress) {
		this.consents.consent(idOf(idOrAddress), Consents.DELEGATED_PERMISSIONS);
	}

	/** Lets this person consent to exactly these delegated permissions. */
	public void consent(String idOrAddress, List<String> permissions) {
		this.consents.consent(idOf(idOrAddress), permissions);
	}

	/** Lets this person take their consent back. */
	public void withdrawConsent(String idOrAddress) {
		this.consents.withdrawConsent(idOf(idOrAddress));
	}

	/**
	 * Reads an access token that somebody presents.
	 * @param token the token without "Bearer "
	 * @param audience who must be meant, for example {@link #GRAPH}
	 * @return what it says
	 * @throws TokenRefused if it is not one of ours, not meant for us, or no longer valid
	 */
	public AccessToken verify(String token, String audience) {
		JWTClaimsSet claims = verified(token);
		if (!claims.getAudience().contains(audience)) {
			throw new TokenRefused(401, "invalid_token", 50013, "The token is meant for another audience.");
		}
		boolean delegated = text(claims, "scp") != null;
		String appId = Objects.requireNonNullElse(text(claims, "appid"), "");
		return new AccessToken(appId, delegated ? text(claims, "oid") : null, words(claims.getClaim("roles")),
				words(text(claims, "scp")));
	}

	Issued clientCredentials(Map<String, String> form) {
		authenticate(form);
		Set<String> scopes = scopes(form);
		String scope = String.join(" ", scopes);
		if (scopes.size() != 1 || !scope.endsWith("/.default")) {
			throw new TokenRefused(400, "invalid_scope", 1002012,
					"The provided value for scope " + scope + " is not valid. Client credential flows must have a "
							+ "scope value with /.default suffixed to the resource identifier (application ID URI).");
		}
		String resource = scope.substring(0, scope.length() - "/.default".length());
		JWTClaimsSet.Builder claims = switch (resource) {
			case GRAPH -> application(resource).claim("roles", List.copyOf(new TreeSet<>(permissions())));
			case BOT_FRAMEWORK -> application(resource);
			default -> throw unknownResource(resource);
		};
		return new Issued(ENTRA_KEY.sign(claims.build()), null, LIFETIME);
	}

	Issued onBehalfOf(Map<String, String> form) {
		authenticate(form);
		if (!"on_behalf_of".equals(form.get("requested_token_use"))) {
			throw new TokenRefused(400, "invalid_request", 900144,
					"The request body must contain the following parameter: 'requested_token_use'.");
		}
		Person person = signedIn(form.getOrDefault("assertion", ""));
		Set<String> scopes = agreed(person, scopes(form));
		JWTClaimsSet claims = claims(GRAPH).claim("oid", person.id())
			.claim("upn", person.address())
			.claim("name", person.displayName())
			.claim("idtyp", "user")
			.claim("scp", String.join(" ", scopes))
			.build();
		return new Issued(ENTRA_KEY.sign(claims), qualified(scopes), LIFETIME);
	}

	Map<String, Object> entraKeys() {
		return Map.of("keys", List.of(ENTRA_KEY.publicJwk()));
	}

	Map<String, Object> channelKeys() {
		Map<String, Object> jwk = new LinkedHashMap<>(CHANNEL_KEY.publicJwk());
		jwk.put("endorsements", List.of("msteams"));
		return Map.of("keys", List.of(jwk));
	}

	String botToken() {
		return ENTRA_KEY.sign(application(BOT_FRAMEWORK).build());
	}

	Person person(String idOrAddress) {
		return this.directory.person(idOrAddress)
			.orElseThrow(() -> new IllegalArgumentException(idOrAddress + " is nobody in this tenant"));
	}

	SigningKey entraKey() {
		return ENTRA_KEY;
	}

	SigningKey channelKey() {
		return CHANNEL_KEY;
	}

	Instant now() {
		return this.clock.instant();
	}

	private void authenticate(Map<String, String> form) {
		String client = form.getOrDefault("client_id", "");
		if (!this.registration.appId().equals(client)) {
			throw new TokenRefused(400, "unauthorized_client", 700016, "Application with identifier '" + client
					+ "' was not found in the directory '" + this.registration.tenantId() + "'.");
		}
		if (form.containsKey("client_assertion")) {
			throw new TokenRefused(401, "invalid_client", 700027,
					"The certificate or federated identity used to sign the client assertion is not registered on "
							+ "application.");
		}
		String secret = form.get("client_secret");
		if (secret == null) {
			throw new TokenRefused(401, "invalid_client", 7000218,
					"The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
		}
		if (!MessageDigest.isEqual(secret.getBytes(UTF_8), this.registration.appSecret().getBytes(UTF_8))) {
			throw new TokenRefused(401, "invalid_client", 7000215,
					"Invalid client secret provided. Ensure the secret being sent in the request is the client "
							+ "secret value, not the client secret ID, for a secret added to app '" + client + "'.");
		}
	}

	private Person signedIn(String assertion) {
		JWTClaimsSet claims = verified(assertion);
		List<String> audience = claims.getAudience();
		if (!audience.contains(this.registration.ssoResource()) && !audience.contains(this.registration.appId())) {
			throw new TokenRefused(400, "invalid_grant", 500131,
					"Assertion audience does not match the Client app presenting the assertion.");
		}
		return this.directory.person(Objects.requireNonNullElse(text(claims, "oid"), ""))
			.orElseThrow(() -> new TokenRefused(400, "invalid_grant", 50034,
					"The user account does not exist in the directory."));
	}

	private Set<String> agreed(Person person, Set<String> requested) {
		Set<String> consented = this.consents.delegated(person.id());
		Set<String> wanted = new TreeSet<>();
		for (String scope : requested) {
			if (scope.startsWith("https://") && !scope.startsWith(GRAPH + "/")) {
				throw unknownResource(scope);
			}
			wanted.add(scope.startsWith(GRAPH + "/") ? scope.substring(GRAPH.length() + 1) : scope);
		}
		boolean everything = wanted.remove(".default");
		if (consented.isEmpty() || !consented.containsAll(wanted)) {
			throw new TokenRefused(400, "invalid_grant", 65001,
					"The user or administrator has not consented to use the application with ID '"
							+ this.registration.appId()
							+ "'. Send an interactive authorization request for this user and resource.",
					"consent_required");
		}
		return everything ? new TreeSet<>(consented) : wanted;
	}

	private JWTClaimsSet verified(String token) {
		try {
			SignedJWT jwt = SignedJWT.parse(token);
			JWTClaimsSet claims = jwt.getJWTClaimsSet();
			Date expiry = claims.getExpirationTime();
			if (!ENTRA_KEY.signed(jwt)) {
				throw new TokenRefused(401, "invalid_grant", 50013,
						"Assertion failed signature validation. The key was not found.");
			}
			if (expiry == null || !now().isBefore(expiry.toInstant())) {
				throw new TokenRefused(401, "invalid_grant", 500133, "Assertion is not within its valid time range.");
			}
			if (!this.registration.tenantId().equals(text(claims, "tid"))) {
				throw new TokenRefused(401, "invalid_grant", 50020, "The token belongs to another tenant.");
			}
			return claims;
		}
		catch (ParseException ex) {
			throw new TokenRefused(401, "invalid_grant", 50027, "The token is malformed.");
		}
	}

	private JWTClaimsSet.Builder application(String audience) {
		return claims(audience).claim("idtyp", "app");
	}

	private JWTClaimsSet.Builder claims(String audience) {
		Instant now = now();
		return new JWTClaimsSet.Builder().issuer("https://sts.windows.net/" + this.registration.tenantId() + "/")
			.audience(audience)
			.jwtID(UUID.randomUUID().toString())
			.issueTime(Date.from(now))
			.notBeforeTime(Date.from(now.minusSeconds(300)))
			.expirationTime(Date.from(now.plus(LIFETIME)))
			.claim("tid", this.registration.tenantId())
			.claim("appid", this.registration.appId())
			.claim("ver", "1.0");
	}

	private String idOf(String idOrAddress) {
		return person(idOrAddress).id();
	}

	/** MSAL asks for its OpenID scopes always, even where they mean nothing. */
	private static Set<String> scopes(Map<String, String> form) {
		Set<String> scopes = new TreeSet<>(words(form.getOrDefault("scope", "")));
		scopes.removeAll(OPENID_SCOPES);
		return scopes;
	}

	private static TokenRefused unknownResource(String resource) {
		return new TokenRefused(400, "invalid_resource", 500011,
				"The resource principal named " + resource + " was not found in the tenant.");
	}

	private static String qualified(Set<String> scopes) {
		return String.join(" ", scopes.stream().map((scope) -> GRAPH + "/" + scope).toList());
	}

	private static @Nullable String text(JWTClaimsSet claims, String name) {
		return (claims.getClaim(name) instanceof String value) ? value : null;
	}

	private static Set<String> words(@Nullable Object claim) {
		return switch (claim) {
			case null -> Set.of();
			case String words -> new TreeSet<>(List.of(words.trim().split("\\s+")));
			case List<?> list -> Set.copyOf(list.stream().map(String::valueOf).toList());
			default -> Set.of();
		};
	}

	/**
	 * A token as it leaves the authority.
	 *
	 * @param token the signed token
	 * @param scope the delegated permissions, or null for an application's own token
	 * @param lifetime how long it may be used
	 */
	record Issued(String token, @Nullable String scope, Duration lifetime) {

	}

}
