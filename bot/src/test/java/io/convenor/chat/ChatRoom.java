package io.convenor.chat;

import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.convenor.LocalDatabase;
import io.convenor.audit.AuditTrail;
import io.convenor.conference.KnownTo;
import io.convenor.conference.NeedToKnow;
import io.convenor.graph.GraphClient;
import io.convenor.graph.GraphSettings;
import io.convenor.graph.MicrosoftGraph;
import io.convenor.tenant.LocalTenant;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.authority.Authority;
import io.convenor.tenant.authority.AuthorityConfiguration;
import io.convenor.tenant.authority.LocalhostCertificate;
import io.convenor.tenant.authority.Tokens;
import io.convenor.tenant.teams.ConnectorFaults;
import io.convenor.tenant.teams.TeamsClient;
import io.convenor.tenant.teams.TeamsConfiguration;
import io.convenor.tenant.teams.TeamsUser;

/** The chat room alone, with a few trial commands, in a tenant of its own. */
@Tag("slow")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		classes = { ChatRoom.Alone.class, TrialCommands.class }, properties = { "convenor.delivery.first-retry=50ms",
				"convenor.delivery.polling=50ms", "convenor.cards.told-within=600ms", "convenor.delivery.attempts=4" })
public abstract class ChatRoom {

	protected static final Duration SOON = Duration.ofSeconds(10);

	protected static final LocalTenant TENANT = LocalTenant.start(Settings.with(Clock.systemUTC()),
			AuthorityConfiguration.class, TeamsConfiguration.class);

	protected final TeamsClient teams = TENANT.part(TeamsClient.class);

	protected final Tokens tokens = TENANT.part(Tokens.class);

	protected final ConnectorFaults faults = TENANT.part(ConnectorFaults.class);

	@Autowired
	protected TrialCommands.Board board;

	@LocalServerPort
	protected int port;

	@DynamicPropertySource
	static void tenant(DynamicPropertyRegistry properties) {
		Authority authority = TENANT.part(Authority.class);
		properties.add("convenor.tenant-id", () -> Northmere.TENANT_ID);
		properties.add("convenor.teams.app-id", () -> Northmere.APP_ID);
		properties.add("convenor.teams.jwks-uri", authority::botFrameworkKeys);
		properties.add("convenor.teams.service-url-hosts", () -> "localhost");
		properties.add("convenor.microsoft.authority-host", authority::host);
		properties.add("convenor.microsoft.trusted-certificate", () -> TENANT.part(LocalhostCertificate.class).pem());
	}

	@BeforeEach
	void tellTeamsWhereTheBotIs() {
		this.teams.talksTo(URI.create("http://localhost:" + this.port + "/api/messages"));
	}

	@AfterEach
	void everythingWorksAgain() {
		this.faults.clear();
	}

	protected TeamsUser helen() {
		return this.teams.as(Northmere.HELEN_OKAFOR);
	}

	/** No stereotype, so that no other test's scan finds it. */
	@EnableAutoConfiguration
	@Import({ LocalDatabase.class, AuditTrail.class })
	@ComponentScan(basePackages = { "io.convenor.chat", "io.convenor.delivery" },
			excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = { ".*Tests.*", ".*[.]Mail[A-Z].*",
					"io[.]convenor[.]chat[.](?!(cards|edge|signin|teams)[.])[a-z]+[.].*" }))
	static class Alone {

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

		@Bean
		NeedToKnow needToKnow() {
			return KnownTo.staff(Set.of(Northmere.HELEN_OKAFOR.id()), Set.of(Northmere.JOAN_WHITBY.id()), Set.of());
		}

		@Bean
		MicrosoftGraph microsoftGraph(Clock clock) {
			return GraphClient
				.connect(new GraphSettings(Northmere.TENANT_ID, Northmere.APP_ID, TENANT.part(Authority.class).host(),
						URI.create(TENANT.graphUrl()), new GraphSettings.Credential.Secret(Northmere.APP_SECRET),
						TENANT.part(LocalhostCertificate.class).pem(), Northmere.DRIVE_ID), clock);
		}

	}

}
