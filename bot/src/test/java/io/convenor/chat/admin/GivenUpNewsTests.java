package io.convenor.chat.admin;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.audit.AuditTrail;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conferences;
import io.convenor.conference.KnownTo;
import io.convenor.conference.Offices;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.DeliveryMoved;
import io.convenor.delivery.SetAside;
import io.convenor.reports.CustodiansMail;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

class GivenUpNewsTests {

	private static final UUID MAIL = UUID.randomUUID();

	private final Conferences conferences = Mockito.mock(Conferences.class);

	private final CustodiansMail custodiansMail = Mockito.mock(CustodiansMail.class);

	private final CardScreen screen = Mockito.mock(CardScreen.class);

	private final Deliveries deliveries = Mockito.mock(Deliveries.class);

	private final GivenUp givenUp = new GivenUp(this.deliveries, Mockito.mock(SetAside.class), this.conferences,
			KnownTo.staff(Set.of("helen"), Set.of("joan"), Set.of("ruth")), Mockito.mock(Offices.class),
			this.custodiansMail, Clock.systemUTC());

	private final GivenUpList news = new GivenUpList(this.givenUp, this.deliveries, Mockito.mock(SetAside.class),
			Mockito.mock(AuditTrail.class), TransactionOperations.withoutTransaction(), Clock.systemUTC(), this.screen);

	@Test
	void aMailInTheCpMailboxThatCannotBeTakenInIsToldToTheAdministrationTeam() {
		this.news.on(givenUp());
		then(this.screen).should().postOnceTo(eq("joan"), anyString(), any(), any(), any());
		then(this.screen).should(never()).postOnceTo(eq("ruth"), anyString(), any(), any(), any());
	}

	@Test
	void oneInTheCustodiansMailboxIsToldToThemAndToNobodyElse() {
		given(this.custodiansMail.groupsOf(Set.of(MAIL))).willReturn(Map.of(MAIL, "allegations"));
		this.news.on(givenUp());
		then(this.screen).should().postOnceTo(eq("ruth"), anyString(), any(), any(), any());
		then(this.screen).should(never()).postOnceTo(eq("joan"), anyString(), any(), any(), any());
	}

	private static DeliveryMoved givenUp() {
		return new DeliveryMoved(new Delivery(UUID.randomUUID(), "key", "file-report", MAIL, "file-report",
				Delivery.Whom.NOBODY, Delivery.State.GIVEN_UP, "it does not open", 3, 3, Instant.EPOCH, Instant.EPOCH));
	}

}
