package io.convenor.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.identity.AadCredentialBuilderBase;
import com.azure.identity.ClientAssertionCredentialBuilder;
import com.azure.identity.ClientCertificateCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.azure.identity.OnBehalfOfCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;

/**
 * Who we are to the authority that gives out tokens: ourselves, or acting for a person.
 */
final class Identity {

	private static final String TOKEN_EXCHANGE = "api://AzureADTokenExchange/.default";

	private static final Set<String> MICROSOFT_AUTHORITIES = Set.of("login.microsoftonline.com",
			"login.microsoftonline.us", "login.partner.microsoftonline.cn", "login.chinacloudapi.cn");

	private final GraphSettings settings;

	private final com.azure.core.http.HttpClient http;

	private final Clock clock;

	Identity(GraphSettings settings, Trust trust, Clock clock) {
		this.settings = settings;
		this.clock = clock;
		this.http = new JdkHttpClientBuilder(HttpClient.newBuilder().sslContext(trust.context()))
			.connectionTimeout(Duration.ofSeconds(10))
			.responseTimeout(Duration.ofSeconds(20))
			.readTimeout(Duration.ofSeconds(20))
			.build();
	}

	/** The application itself. */
	TokenCredential own() {
		TokenCredential credential = switch (this.settings.credential()) {
			case GraphSettings.Credential.ManagedIdentity machine -> isTheBotItself(machine) ? machine(machine)
					: federated(new ClientAssertionCredentialBuilder()).clientAssertion(() -> assertion(machine))
						.build();
			case GraphSettings.Credential.WorkloadFederation federation ->
				federated(new WorkloadIdentityCredentialBuilder()).tokenFilePath(federation.tokenFile().toString())
					.build();
			case GraphSettings.Credential.Certificate certificate ->
				federated(new ClientCertificateCredentialBuilder()).pemCertificate(certificate.pemFile().toString())
					.build();
			case GraphSettings.Credential.Secret secret ->
				federated(new ClientSecretCredentialBuilder()).clientSecret(secret.value()).build();
		};
		return new TypedCredential(credential, this.clock, false);
	}

	/**
	 * The application, acting for the person whose sign-in this is.
	 * @throws GraphFailure.ConsentMissing when the bot's identity cannot act for people
	 * at all
	 */
	TokenCredential onBehalfOf(String userAssertion) {
		OnBehalfOfCredentialBuilder builder = federated(new OnBehalfOfCredentialBuilder()).userAssertion(userAssertion);
		switch (this.settings.credential()) {
			case GraphSettings.Credential.ManagedIdentity machine when isTheBotItself(machine) ->
				throw new GraphFailure.ConsentMissing("A managed identity cannot act for a person", null);
			case GraphSettings.Credential.ManagedIdentity machine -> builder.clientAssertion(() -> assertion(machine));
			case GraphSettings.Credential.WorkloadFederation federation ->
				builder.clientAssertion(() -> read(federation.tokenFile()));
			case GraphSettings.Credential.Certificate certificate ->
				builder.pemCertificate(certificate.pemFile().toString());
			case GraphSettings.Credential.Secret secret -> builder.clientSecret(secret.value());
		}
		return new TypedCredential(builder.build(), this.clock, true);
	}

	private <B extends AadCredentialBuilderBase<B>> B federated(B builder) {
		URI authority = this.settings.authorityHost();
		builder.tenantId(this.settings.tenantId())
			.clientId(this.settings.appId())
			.authorityHost(authority.toString())
			.httpClient(this.http)
			.retryOptions(new RetryOptions(new FixedDelayOptions(1, Duration.ofMillis(500))));
		return MICROSOFT_AUTHORITIES.contains(authority.getHost()) ? builder : builder.disableInstanceDiscovery();
	}

	// An app registration that trusts the machine's identity, or that identity alone.
	private boolean isTheBotItself(GraphSettings.Credential.ManagedIdentity machine) {
		return this.settings.appId().equals(machine.clientId());
	}

	private TokenCredential machine(GraphSettings.Credential.ManagedIdentity machine) {
		ManagedIdentityCredentialBuilder builder = new ManagedIdentityCredentialBuilder().httpClient(this.http);
		return ((machine.clientId() != null) ? builder.clientId(machine.clientId()) : builder).build();
	}

	private String assertion(GraphSettings.Credential.ManagedIdentity machine) {
		return machine(machine).getTokenSync(new TokenRequestContext().addScopes(TOKEN_EXCHANGE)).getToken();
	}

	private static String read(Path tokenFile) {
		try {
			return Files.readString(tokenFile).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
