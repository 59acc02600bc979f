package io.convenor.chat;

import java.net.URI;
import java.nio.file.Path;

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

	private String base() {
		return authorityHost.toString().replaceAll("/+$", "");
	}

	@Override
	public String toString() {
		return "MicrosoftSettings[" + authorityHost + "]";
	}

}
