package io.convenor.chat.teams;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;

import com.azure.core.credential.SimpleTokenCache;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.chat.MicrosoftSettings;
import io.convenor.chat.TeamsSettings;
import io.convenor.chat.Tenancy;
import io.convenor.chat.TrustedCertificates;

/** Where the bot's own tokens come from. */
@Configuration(proxyBeanMethods = false)
class ConnectorConfiguration {

	private static final String SCOPE = "https://api.botframework.com/.default";

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	@Bean
	ConnectorTokens connectorTokens(TeamsSettings teams, MicrosoftSettings microsoft, Tenancy tenancy,
			TrustedCertificates certificates) {
		HttpClient.Builder http = HttpClient.newBuilder().sslContext(certificates.context()).connectTimeout(PATIENCE);
		TokenCredential credential = new ClientSecretCredentialBuilder().tenantId(tenancy.tenantId())
			.clientId(teams.appId())
			.clientSecret(microsoft.clientSecret())
			.authorityHost(microsoft.authorityHost().toString())
			.disableInstanceDiscovery()
			.httpClient(new JdkHttpClientBuilder(http).build())
			.build();
		TokenRequestContext request = new TokenRequestContext().addScopes(SCOPE).setTenantId(tenancy.tenantId());
		SimpleTokenCache cache = new SimpleTokenCache(() -> credential.getToken(request));
		return () -> Objects.requireNonNull(cache.getToken().block(PATIENCE)).getToken();
	}

}
