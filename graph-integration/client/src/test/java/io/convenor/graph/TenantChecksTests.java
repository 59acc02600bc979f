package io.convenor.graph;

import java.net.URI;
import java.time.Clock;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.authority.LocalhostCertificate;

import static io.convenor.graph.Northmere365.MAILBOX;
import static io.convenor.graph.Northmere365.ORGANISER;
import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
class TenantChecksTests {

	private static final Northmere365 NORTHMERE = new Northmere365();

	@AfterAll
	static void stop() {
		NORTHMERE.close();
	}

	@AfterEach
	void restore() {
		NORTHMERE.tenant().directory().teamsLicence(ORGANISER, true);
		NORTHMERE.tenant().onlineMeetings().accessPolicy(ORGANISER, true);
		NORTHMERE.grant("Mail.ReadWrite");
	}

	@Test
	void thePermissionsAreThoseOfTheToken() {
		assertThat(checks().grantedPermissions()).contains("Mail.Send", "Mail.ReadWrite");
		NORTHMERE.withdraw("Mail.ReadWrite");
		assertThat(checks().grantedPermissions()).contains("Mail.Send").doesNotContain("Mail.ReadWrite");
	}

	@Test
	void aLicenceIsNoticed() {
		assertThat(checks().mayHoldTeamsMeetings(ORGANISER)).isTrue();
		NORTHMERE.tenant().directory().teamsLicence(ORGANISER, false);
		assertThat(checks().mayHoldTeamsMeetings(ORGANISER)).isFalse();
	}

	@Test
	void aMailboxOpensOrDoesNot() {
		assertThat(checks().opensMailbox(MAILBOX)).isTrue();
		assertThat(checks().opensMailbox("nobody@northmere.example")).isFalse();
		NORTHMERE.withdraw("Mail.ReadWrite");
		assertThat(checks().opensMailbox(MAILBOX)).isFalse();
	}

	@Test
	void theLobbyPolicyIsNoticed() {
		assertThat(checks().maySetLobby(Northmere.CONFERENCES.id())).isTrue();
		NORTHMERE.tenant().onlineMeetings().accessPolicy(ORGANISER, false);
		assertThat(checks().maySetLobby(Northmere.CONFERENCES.id())).isFalse();
	}

	@Test
	void whatPeopleSeeAsTheSenderIsTheMailboxsDisplayName() {
		assertThat(checks().senderShown(Northmere.CP_REPORTS.address())).isEqualTo("Northmere Council");
	}

	@Test
	void theLibraryOpensOrDoesNot() {
		assertThat(checks().opensLibrary()).isTrue();
		GraphSettings elsewhere = new GraphSettings(Northmere.TENANT_ID, Northmere.APP_ID, NORTHMERE.authority().host(),
				URI.create(NORTHMERE.tenant().graphUrl()), new GraphSettings.Credential.Secret(Northmere.APP_SECRET),
				NORTHMERE.tenant().part(LocalhostCertificate.class).pem(), "b!another");
		assertThat(GraphClient.connect(elsewhere, Clock.systemUTC()).tenantChecks().opensLibrary()).isFalse();
	}

	@Test
	void theBotGetsATokenForTheConnector() {
		assertThat(NORTHMERE.authority()
			.verify(NORTHMERE.graph().token("https://api.botframework.com/.default"), "https://api.botframework.com")
			.appId()).isEqualTo(Northmere.APP_ID);
	}

	private static TenantChecks checks() {
		return NORTHMERE.graph().tenantChecks();
	}

}
