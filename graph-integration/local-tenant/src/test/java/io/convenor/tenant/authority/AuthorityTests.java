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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Microsoft's own libraries sign in to the tenant as they would to Microsoft. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = AuthorityTests.OnlyTheAuthority.class)
class AuthorityTests {

	private static final String CHAIR = "1a5f0c1e-0001-4d7a-9c11-000000000001";

	private static final String GRAPH_SCOPE = "https://graph.microsoft.com/.default";

	private static final Registration REGISTRATION = new Registration("6f1c2a5e-3b0d-4c57-9a41-0d8f6f3c1b20",
			"b1d7a6c4-52e8-4f0a-8a3e-97c0b7f4d611", "a-secret", "api://botid-b1d7a6c4-52e8-4f0a-8a3e-97c0b7f4d611",
			List.of(new Account(CHAIR, "helen.okafor@northmere.example", "Helen Okafor")), Set.of(CHAIR));

	@Autowired
	private Authority authority;

	@Autowired
	private LocalhostCertificate certificate;

	@AfterEach
	void everybodyAgreesAgain() {
		this.authority.consent(CHAIR);
		this.authority.grant("Mail.Send");
	}

	@Test
	void theBotSignsInToGraphWithItsSecret() {
		String token = token(bot("a-secret"), GRAPH_SCOPE);
		assertThat(this.authority.verify(token, Authority.GRAPH)).isEqualTo(
				new AccessToken(REGISTRATION.appId(), null, Set.copyOf(Consents.APPLICATION_PERMISSIONS), Set.of()));
	}

	@Test
	void theBotSignsInToTheConnectorWithItsSecret() {
		String token = token(bot("a-secret"), "https://api.botframework.com/.default");
		assertThat(this.authority.verify(token, Authority.BOT_FRAMEWORK).appId()).isEqualTo(REGISTRATION.appId());
		assertThatThrownBy(() -> this.authority.verify(token, Authority.GRAPH)).isInstanceOf(TokenRefused.class);
	}

	@Test
	void aWithdrawnPermissionIsMissingFromTheNextToken() {
		this.authority.withdraw("Mail.Send");
		String token = token(bot("a-secret"), GRAPH_SCOPE);
		assertThat(this.authority.verify(token, Authority.GRAPH).roles()).isNotEmpty().doesNotContain("Mail.Send");
	}

	@Test
	void aWrongSecretIsNamedAsSuch() {
		assertThatThrownBy(() -> token(bot("another"), GRAPH_SCOPE)).hasStackTraceContaining("AADSTS7000215");
	}

	@Test
	void anUnknownApplicationIsNamedAsSuch() {
		TokenCredential stranger = new ClientSecretCredentialBuilder().tenantId(REGISTRATION.tenantId())
			.clientId("00000000-1111-4222-8333-444444444444")
			.clientSecret("a-secret")
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
		assertThat(this.authority.verify(token, Authority.GRAPH)).isEqualTo(
				new AccessToken(REGISTRATION.appId(), CHAIR, Set.of(), Set.of("ChannelMessage.Send", "User.Read")));
	}

	@Test
	void theBotDoesNotActForAChairWhoHasNotConsented() {
		this.authority.withdrawConsent(CHAIR);
		assertThatThrownBy(() -> token(onBehalfOf(this.authority.tokens().ssoToken(CHAIR)), GRAPH_SCOPE))
			.hasStackTraceContaining("AADSTS65001");
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
		return new ClientSecretCredentialBuilder().tenantId(REGISTRATION.tenantId())
			.clientId(REGISTRATION.appId())
			.clientSecret(secret)
			.authorityHost(this.authority.host().toString())
			.disableInstanceDiscovery()
			.httpClient(http())
			.retryOptions(noRetries())
			.build();
	}

	private TokenCredential onBehalfOf(String assertion) {
		return new OnBehalfOfCredentialBuilder().tenantId(REGISTRATION.tenantId())
			.clientId(REGISTRATION.appId())
			.clientSecret("a-secret")
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

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@Import(AuthorityConfiguration.class)
	static class OnlyTheAuthority {

		@Bean
		Authority authority() {
			return new Authority(REGISTRATION, Clock.systemUTC());
		}

	}

}
