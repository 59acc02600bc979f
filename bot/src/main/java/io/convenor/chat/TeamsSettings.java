package io.convenor.chat;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Whose messages the bot believes, and where it answers.
 *
 * @param appId the bot's application id, for which tokens must be meant
 * @param issuer who issues the tokens of activities
 * @param jwksUri where that issuer's signing keys are
 * @param serviceUrlHosts the hosts that answers and tokens may be sent to
 * @param ssoResource the resource people's sign-in tokens are for
 * @param oauthConnection the name of the bot's OAuth connection that sign-in cards quote
 */
@Validated
@ConfigurationProperties("convenor.teams")
public record TeamsSettings(@NotBlank(message = "say which app the bot is: its application id") String appId,
		@NotBlank String issuer, @NotNull URI jwksUri, @NotEmpty Set<@NotBlank String> serviceUrlHosts,
		@NotBlank String ssoResource, @NotBlank String oauthConnection) {

	private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

	/**
	 * Whether the bot may send anything, its token above all, to this address: an https
	 * address of a host on the list, or http to this machine itself if it is on the list.
	 */
	public boolean trusts(String serviceUrl) {
		try {
			URI address = URI.create(serviceUrl);
			if (address.getHost() == null || address.getScheme() == null || address.getUserInfo() != null) {
				return false;
			}
			String host = address.getHost().toLowerCase(Locale.ROOT);
			boolean secure = address.getScheme().equalsIgnoreCase("https")
					|| (address.getScheme().equalsIgnoreCase("http") && THIS_MACHINE.contains(host));
			return secure && this.serviceUrlHosts.contains(host);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
