package io.convenor.chat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the bot proves to Microsoft who it is.
 *
 * @param authorityHost who issues tokens to applications and people
 * @param clientSecret the application's secret
 * @param trustedCertificate a PEM file with certificates to trust beside the usual ones
 */
@Validated
@ConfigurationProperties("convenor.microsoft")
public record MicrosoftSettings(@NotNull URI authorityHost, @Nullable String clientSecret,
		@Nullable Path trustedCertificate) {

	/** Who issues people's sign-in tokens in this tenant. */
	public String issuer(String tenantId) {
		return base() + "/" + tenantId + "/v2.0";
	}

	/** Where the keys are that sign them. */
	public URI jwksUri(String tenantId) {
		return URI.create(base() + "/" + tenantId + "/discovery/v2.0/keys");
	}

	/**
	 * The page on which a person allows the bot to act in their name, for tenants whose
	 * administrator has not done so for everyone.
	 */
	public URI consentPage(String tenantId, String appId) {
		String query = Map
			.of("client_id", appId, "response_type", "code", "prompt", "consent", "scope",
					"openid https://graph.microsoft.com/ChannelMessage.Send", "redirect_uri",
					"https://token.botframework.com/.auth/web/redirect")
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((entry) -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		return URI.create(base() + "/" + tenantId + "/oauth2/v2.0/authorize?" + query);
	}

	private String base() {
		return this.authorityHost.toString().replaceAll("/+$", "");
	}

	@Override
	public String toString() {
		return "MicrosoftSettings[" + this.authorityHost + "]";
	}

}
