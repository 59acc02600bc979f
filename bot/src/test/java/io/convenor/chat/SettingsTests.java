package io.convenor.chat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/** A bot that does not know who it is does not start. */
class SettingsTests {

	private final ApplicationContextRunner bot = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
		.withUserConfiguration(ChatConfiguration.class)
		.withPropertyValues("convenor.tenant-id=northmere", "convenor.teams.app-id=bot",
				"convenor.teams.issuer=https://api.botframework.com",
				"convenor.teams.jwks-uri=https://login.botframework.com/v1/.well-known/keys",
				"convenor.teams.service-url-hosts=smba.trafficmanager.net", "convenor.teams.sso-resource=api://bot",
				"convenor.teams.oauth-connection=convenor",
				"convenor.microsoft.authority-host=https://login.microsoftonline.com/",
				"convenor.microsoft.client-secret=hidden");

	@Test
	void allSettingsTogetherAreEnough() {
		this.bot.run((context) -> {
			assertThat(context).hasNotFailed();
			MicrosoftSettings microsoft = context.getBean(MicrosoftSettings.class);
			assertThat(microsoft.issuer("t")).isEqualTo("https://login.microsoftonline.com/t/v2.0");
			assertThat(microsoft.jwksUri("t")).hasToString("https://login.microsoftonline.com/t/discovery/v2.0/keys");
			assertThat(microsoft.toString()).doesNotContain("hidden");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "convenor.tenant-id", "convenor.teams.app-id", "convenor.teams.issuer",
			"convenor.teams.jwks-uri", "convenor.teams.service-url-hosts", "convenor.teams.sso-resource" })
	void aBlankOneStopsTheStart(String property) {
		this.bot.withPropertyValues(property + "=")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("convenor"));
	}

	@Test
	void aCertificateFileThatIsNotThereStopsTheStart() {
		this.bot.withPropertyValues("convenor.microsoft.trusted-certificate=/nowhere/at/all.pem")
			.run((context) -> assertThat(context).getFailure().hasStackTraceContaining("/nowhere/at/all.pem"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://smba.trafficmanager.net/uk/", "https://SMBA.trafficmanager.net/amer/x/" })
	void aServiceUrlOfTeamsIsTrusted(String url) {
		this.bot.run((context) -> assertThat(context.getBean(TeamsSettings.class).trusts(url)).isTrue());
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://smba.trafficmanager.net/uk/", "https://smba.trafficmanager.net.evil.example/",
			"https://me@smba.trafficmanager.net/", "https://evil.example/smba.trafficmanager.net", "", "x",
			"https:///" })
	void nothingElseIs(String url) {
		this.bot.run((context) -> assertThat(context.getBean(TeamsSettings.class).trusts(url)).isFalse());
	}

}
