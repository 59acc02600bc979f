package io.convenor.tenant.authority;

import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Set;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.OnBehalfOfCredentialBuilder;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import io.convenor.tenant.LocalTenant;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.graph.Caller;
import io.convenor.tenant.graph.GraphTokens;
import io.convenor.tenant.graph.InvalidToken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Microsoft's own libraries sign in to the tenant as they would to Microsoft. */
class AuthorityTests {

	private static final String CHAIR = Northmere.HELEN_OKAFOR.id();

	private static final String GRAPH_SCOPE = "https://graph.microsoft.com/.default";

	private static final LocalTenant TENANT = LocalTenant.start(Settings.with(Clock.systemUTC()),
			AuthorityConfiguration.class);

	private final Authority authority = TENANT.part(Authority.class);

	private final LocalhostCertificate certificate = TENANT.part(LocalhostCertificate.class);

	@AfterAll
	static void stop() {
		TENANT.close();
	}

	@AfterEach
	void everybodyAgreesAgain() {
		this.authority.consent(CHAIR);
		this.authority.grant("Mail.Send");
	}

	@Test
	void theBotSignsInToGraphWithItsSecret() {
		String token = token(bot(Northmere.APP_SECRET), GRAPH_SCOPE);
		assertThat(this.authority.verify(token, Authority.GRAPH))
			.isEqualTo(new AccessToken(Northmere.APP_ID, null, Set.copyOf(Consents.APPLICATION_PERMISSIONS), Set.of()));
	}

	@Test
	void theBotSignsInToTheConnectorWithItsSecret() {
		String token = token(bot(Northmere.APP_SECRET), "https://api.botframework.com/.default");
		assertThat(this.authority.verify(token, Authority.BOT_FRAMEWORK).appId()).isEqualTo(Northmere.APP_ID);
		assertThatThrownBy(() -> this.authority.verify(token, Authority.GRAPH)).isInstanceOf(TokenRefused.class);
	}

	@Test
	void aWithdrawnPermissionIsMissingFromTheNextToken() {
		this.authority.withdraw("Mail.Send");
		String token = token(bot(Northmere.APP_SECRET), GRAPH_SCOPE);
		assertThat(this.authority.verify(token, Authority.GRAPH).roles()).isNotEmpty().doesNotContain("Mail.Send");
	}

	@Test
	void aWrongSecretIsNamedAsSuch() {
		assertThatThrownBy(() -> token(bot("another"), GRAPH_SCOPE)).hasStackTraceContaining("AADSTS7000215");
	}

	@Test
	void anUnknownApplicationIsNamedAsSuch() {
		TokenCredential stranger = new ClientSecretCredentialBuilder().tenantId(Northmere.TENANT_ID)
			.clientId("00000000-1111-4222-8333-444444444444")
			.clientSecret(Northmere.APP_SECRET)
			.authorityHost(this.authority.host().toString())
			.disableInstanceDiscovery()
			.httpClient(http())
			.retryOptions(noRetries())
			.build();
		assertThatThrownBy(() -> token(stranger, GRAPH_SCOPE)).hasStackTraceContaining("AADSTS700016");
	}

	@Test
	void theBotActsForAChairWhoHasConsented() {
		String token = token(onBehalfOf(this.authority.tokens().ssoToken(CHAIR)), GRAPH_SCOPE);
		assertThat(this.authority.verify(token, Authority.GRAPH))
			.isEqualTo(new AccessToken(Northmere.APP_ID, CHAIR, Set.of(), Set.of("ChannelMessage.Send", "User.Read")));
	}

	@Test
	void eitherVersionOfASignInTokenWillDo() {
		String token = token(onBehalfOf(this.authority.tokens().ssoTokenOfVersion1(CHAIR)), GRAPH_SCOPE);
		assertThat(this.authority.verify(token, Authority.GRAPH).userId()).isEqualTo(CHAIR);
	}

	@Test
	void theBotDoesNotActForAChairWhoHasNotConsented() {
		this.authority.withdrawConsent(CHAIR);
		assertThatThrownBy(() -> token(onBehalfOf(this.authority.tokens().ssoToken(CHAIR)), GRAPH_SCOPE))
			.hasStackTraceContaining("AADSTS65001");
	}

	@Test
	void graphLearnsWhoCalls() throws Exception {
		Caller caller = TENANT.part(GraphTokens.class)
			.verify(token(onBehalfOf(this.authority.tokens().ssoToken(CHAIR)), GRAPH_SCOPE));
		assertThat(caller)
			.isEqualTo(new Caller(false, CHAIR, Northmere.APP_ID, Set.of("ChannelMessage.Send", "User.Read")));
		assertThatThrownBy(() -> TENANT.part(GraphTokens.class).verify(this.authority.tokens().botToken()))
			.isInstanceOf(InvalidToken.class);
	}

	@Test
	void aConsentForOneThingIsNoneForAnother() {
		this.authority.consent(CHAIR, List.of("User.Read"));
		assertThatThrownBy(() -> token(onBehalfOf(this.authority.tokens().ssoToken(CHAIR)),
				"https://graph.microsoft.com/ChannelMessage.Send"))
			.hasStackTraceContaining("AADSTS65001");
	}

	@Test
	void nobodyActsForAPersonWithATokenThatIsNotGood() {
		Tokens tokens = this.authority.tokens();
		for (String bad : List.of(tokens.expiredSsoToken(CHAIR), tokens.foreignTenantSsoToken(CHAIR),
				tokens.ssoTokenForAnotherApp(CHAIR), tokens.ssoTokenOfAnotherKey(CHAIR))) {
			assertThatThrownBy(() -> token(onBehalfOf(bad), GRAPH_SCOPE)).hasStackTraceContaining("AADSTS50");
		}
	}

	@Test
	void theChannelKeyIsEndorsedForTeamsAndSignsWhatTeamsSends() throws Exception {
		RestClient web = RestClient.builder().requestFactory(new JdkClientHttpRequestFactory(javaHttp())).build();
		String metadata = web.get().uri(this.authority.botFrameworkMetadata()).retrieve().body(String.class);
		String keys = web.get().uri(this.authority.botFrameworkKeys()).retrieve().body(String.class);
		SignedJWT token = SignedJWT.parse(this.authority.tokens().channelToken("https://smba.example/"));
		assertThat(metadata).contains(this.authority.botFrameworkKeys().toString(), "https://api.botframework.com");
		assertThat(keys).contains("\"endorsements\":[\"msteams\"]", token.getHeader().getKeyID());
		assertThat(token.getJWTClaimsSet().getStringClaim("serviceurl")).isEqualTo("https://smba.example/");
	}

	@Test
	void theCertificateCanBeTrustedFromAFile() {
		assertThat(this.certificate.pem()).content().startsWith("-----BEGIN CERTIFICATE-----");
	}

	private TokenCredential bot(String secret) {
		return new ClientSecretCredentialBuilder().tenantId(Northmere.TENANT_ID)
			.clientId(Northmere.APP_ID)
			.clientSecret(secret)
			.authorityHost(this.authority.host().toString())
			.disableInstanceDiscovery()
			.httpClient(http())
			.retryOptions(noRetries())
			.build();
	}

	private TokenCredential onBehalfOf(String assertion) {
		return new OnBehalfOfCredentialBuilder().tenantId(Northmere.TENANT_ID)
			.clientId(Northmere.APP_ID)
			.clientSecret(Northmere.APP_SECRET)
			.userAssertion(assertion)
			.authorityHost(this.authority.host().toString())
			.disableInstanceDiscovery()
			.httpClient(http())
			.retryOptions(noRetries())
			.build();
	}

	private HttpClient javaHttp() {
		return HttpClient.newBuilder().sslContext(this.certificate.trusting()).build();
	}

	private com.azure.core.http.HttpClient http() {
		return new JdkHttpClientBuilder(HttpClient.newBuilder().sslContext(this.certificate.trusting())).build();
	}

	private static RetryOptions noRetries() {
		return new RetryOptions(new ExponentialBackoffOptions().setMaxRetries(0));
	}

	private static String token(TokenCredential credential, String scope) {
		return credential.getTokenSync(new TokenRequestContext().addScopes(scope)).getToken();
	}

}
