package io.convenor.chat.admin;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import io.convenor.conference.Offices;
import io.convenor.conference.SomeKinds;
import io.convenor.delivery.Watching;
import io.convenor.graph.ChangeNotifications;
import io.convenor.graph.TenantChecks;
import io.convenor.people.Custodies;
import io.convenor.people.Custody;
import io.convenor.people.StaffGroups;
import io.convenor.people.StaffSettings;
import io.convenor.reports.Inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;

class StaffChecksTests {

	private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

	private final TenantChecks tenant = Mockito.mock(TenantChecks.class);

	private final Inbox inbox = Mockito.mock(Inbox.class);

	private final StaffChecks checks = new StaffChecks(Mockito.mock(StaffGroups.class),
			new StaffSettings(Set.of(), Set.of(), Set.of(), "", "", ""),
			new Custodies(Map.of("allegations",
					new Custody("", "lado@northmere.example", "meetings", "id", Set.of("ruth"), ""))),
			new CustodyChecks(SomeKinds.SHIPPED, Mockito.mock(Offices.class)), this.tenant, this.inbox,
			new Watches(Mockito.mock(ChangeNotifications.class), Clock.fixed(NOW, ZoneOffset.UTC)));

	@BeforeEach
	void theMailboxIsRead() {
		given(this.inbox.readEverySeconds()).willReturn(20L);
		given(this.tenant.opensMailbox(anyString())).willReturn(true);
	}

	@Test
	void thatTheCustodiansMailboxOpensAndIsReadIsSaidAndNothingOfWhatIsInIt() {
		assertThat(mailboxes()).containsExactly(Finding.ok("Mailbox of the custodians, lado@northmere.example",
				"last read Monday 2 March 2026, 09:00"));
	}

	@Test
	void thatItDoesNotOpenIsSaidWithWhatToDo() {
		given(this.tenant.opensMailbox("lado@northmere.example")).willReturn(false);
		assertThat(mailboxes()).singleElement().satisfies((finding) -> {
			assertThat(finding.status()).isEqualTo(Finding.Status.NOT_WORKING);
			assertThat(finding.words()).contains("I read no answer to a meeting of its group");
			assertThat(finding.next()).contains("Set-ManagementScope", "Until then the custodians read it");
		});
	}

	@Test
	void withoutCustodyNoMailboxIsLookedAt() {
		assertThat(mailboxes(List.of())).isEmpty();
	}

	private List<Finding> mailboxes() {
		return mailboxes(List.of(new Inbox.Mailbox("lado@northmere.example", read(NOW))));
	}

	private List<Finding> mailboxes(List<Inbox.Mailbox> custodians) {
		return this.checks.all(new Inbox.Standing(read(NOW), Optional.empty(), custodians))
			.stream()
			.filter((check) -> check.what().equals("Mailbox of the custodians"))
			.flatMap((check) -> check.looks().get().stream())
			.toList();
	}

	private static Watching.Standing read(Instant at) {
		return new Watching.Standing(new Watching.Health(at, null, null), new Watching.Health(null, null, null),
				Optional.empty());
	}

}
