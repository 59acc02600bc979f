package io.convenor.chat.admin;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.audit.AuditTrail;
import io.convenor.chat.Press;
import io.convenor.chat.Trial;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.KnownTo;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.Offices;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.delivery.DeliveryMoved;
import io.convenor.delivery.SetAside;
import io.convenor.delivery.WorkSetAside;
import io.convenor.drafts.Refused;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.reports.CustodiansMail;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/** What was given up or set aside is on one card of whoever sees to it. */
class GivenUpTests {

	private static final Instant NOW = Instant.parse("2026-03-03T09:30:00Z");

	private static final String CP_MAILBOX = "cp.reports@northmere.example";

	private static final String LADO_MAILBOX = "lado@northmere.example";

	private final Conference initial = conference(SomeKinds.INITIAL_CONFERENCE);

	private final Conference allegations = conference(SomeKinds.ALLEGATIONS_MEETING);

	private final List<Delivery> rows = new ArrayList<>();

	private final List<SetAside.Thing> aside = new ArrayList<>();

	private final Deliveries deliveries = mock(Deliveries.class);

	private final SetAside setAside = mock(SetAside.class);

	private final CardScreen screen = mock(CardScreen.class);

	private final AuditTrail audit = mock(AuditTrail.class);

	private final CustodiansMail custodiansMail = mock(CustodiansMail.class);

	private GivenUpList list;

	@BeforeEach
	void joanIsAnAdministratorAndRuthACustodian() {
		Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
		NeedToKnow needToKnow = KnownTo.staff(Set.of("helen"), Set.of("joan"), Set.of("ruth"));
		Conferences conferences = mock(Conferences.class);
		given(conferences.findById(any())).willAnswer((call) -> about(call.getArgument(0)));
		given(conferences.among(anyCollection())).willAnswer((call) -> {
			Collection<UUID> ids = call.getArgument(0);
			return ids.stream().flatMap((id) -> about(id).stream()).toList();
		});
		Offices offices = mock(Offices.class);
		given(offices.groupOf(LADO_MAILBOX)).willReturn(Optional.of("allegations"));
		given(offices.called("allegations")).willReturn("allegations");
		given(this.custodiansMail.groupsOf(anyCollection())).willReturn(Map.of());
		given(this.deliveries.givenUp(any())).willAnswer((_) -> List.copyOf(this.rows));
		given(this.deliveries.tryAgain(any())).willReturn(true);
		given(this.setAside.all()).willAnswer((_) -> List.copyOf(this.aside));
		GivenUp givenUp = new GivenUp(this.deliveries, this.setAside, conferences, needToKnow, offices,
				this.custodiansMail, clock);
		this.list = new GivenUpList(givenUp, this.deliveries, this.setAside, this.audit,
				TransactionOperations.withoutTransaction(), clock, this.screen);
	}

	@Test
	void whatIsGivenUpComesOnOneCardADayHoweverMuchItIs() {
		List<String> keys = new ArrayList<>();
		Mockito.doAnswer((call) -> keys.add(call.getArgument(1)))
			.when(this.screen)
			.postOnceTo(anyString(), anyString(), anyString(), anyString(), any());
		IntStream.range(0, 50).forEach((_) -> this.list.on(moved(this.initial.id(), Delivery.State.GIVEN_UP, 2)));
		this.list.on(new WorkSetAside("inbox", CP_MAILBOX));
		assertThat(keys).hasSize(51).containsOnly("given-up-list:joan:2026-03-03");
		then(this.screen).should(atLeastOnce()).changed(eq(GivenUpList.KIND), eq("joan"), any());
		then(this.screen).should(never()).changed(anyString(), eq("ruth"), any());
	}

	@Test
	void whatFailsOnceMoreAfterItWasTriedAgainIsToldOnceMore() {
		given(this.deliveries.lastTriedAgain()).willReturn(Optional.of(NOW.minusSeconds(60)));
		this.list.on(moved(this.initial.id(), Delivery.State.GIVEN_UP, 4));
		then(this.screen).should()
			.postOnceTo(eq("joan"), eq("given-up-list:joan:2026-03-03 after 2026-03-03T09:29:00Z"),
					eq(GivenUpList.KIND), eq("joan"), any());
	}

	@Test
	void whatIsDoneAtOnceIsNoNewsAndACardThatCannotBeShownIsNoReasonForAnother() {
		this.list.on(moved(this.initial.id(), Delivery.State.SENT, 1));
		this.list.on(new DeliveryMoved(delivery("card.post", this.initial.id(), Delivery.State.GIVEN_UP, 3, "no")));
		then(this.screen).shouldHaveNoInteractions();
	}

	@Test
	void whatIsAboutAllegationsGoesToItsCustodiansAndToNobodyElse() {
		this.list.on(moved(this.allegations.id(), Delivery.State.GIVEN_UP, 2));
		this.list.on(new WorkSetAside("calendar", LADO_MAILBOX));
		UUID mail = UUID.randomUUID();
		given(this.custodiansMail.groupsOf(Set.of(mail))).willReturn(Map.of(mail, "allegations"));
		this.list.on(new DeliveryMoved(delivery("file-report", mail, Delivery.State.GIVEN_UP, 2, "no")));
		then(this.screen).should(Mockito.times(3))
			.postOnceTo(eq("ruth"), anyString(), eq(GivenUpList.KIND), eq("ruth"), any());
		then(this.screen).should(never()).postOnceTo(anyString(), anyString(), anyString(), eq("joan"), any());
		then(this.screen).should(never()).changed(anyString(), eq("joan"), any());
	}

	@Test
	void eachSeesOnTheCardWhatTheySeeToAndNothingElse() {
		UUID mail = UUID.randomUUID();
		UUID custodiansMail = UUID.randomUUID();
		given(this.custodiansMail.groupsOf(anyCollection())).willReturn(Map.of(custodiansMail, "allegations"));
		gaveUp(this.initial.id(), "Microsoft 365 refused it (A)");
		gaveUp(this.allegations.id(), "Microsoft 365 refused it (B)");
		gaveUp(mail, "Microsoft 365 refused it (C)");
		gaveUp(custodiansMail, "Microsoft 365 refused it (D)");
		this.aside.add(new SetAside.Thing("inbox", CP_MAILBOX, "it could not be taken in (E)", NOW));
		this.aside.add(new SetAside.Thing("inbox", LADO_MAILBOX, "it could not be taken in (F)", NOW));
		assertThat(card("joan")).contains("(A)", "(C)", "(E)", this.initial.reference().value())
			.doesNotContain("(B)", "(D)", "(F)", this.allegations.reference().value());
		assertThat(card("ruth")).contains("(B)", "(D)", "(F)", this.allegations.reference().value())
			.doesNotContain("(A)", "(C)", "(E)", this.initial.reference().value());
		assertThat(card("helen")).contains("Nothing is given up any more").doesNotContain("(", "CP-");
	}

	@Test
	void theCardNamesWhatItIsAboutWhyAndTheNextStep() {
		gaveUp(this.initial.id(), "Microsoft 365 refused it (ErrorInvalidRecipients)");
		assertThat(card("joan")).contains("Could not be delivered: " + this.initial.reference())
			.contains("To the school, asked for Tuesday 3 March 2026, 09:30. "
					+ "Microsoft 365 refused it (ErrorInvalidRecipients)")
			.contains("Type admin check", "\"Try again\"");
		gaveUp(UUID.randomUUID(), "no");
		assertThat(card("joan")).contains("Could not be done: 2", "\"Try all again\"");
	}

	@Test
	void aListThatIsTooLongForACardSaysHowMuchMoreThereIs() {
		IntStream.range(0, 500).forEach((i) -> gaveUp(this.initial.id(), "reason %03d. ".formatted(i).repeat(100)));
		IntStream.range(0, 500)
			.forEach((i) -> this.aside.add(new SetAside.Thing("inbox", CP_MAILBOX, "it could not be taken in", NOW)));
		IntStream.range(0, 500)
			.forEach((_) -> this.rows.add(delivery("letter", this.initial.id(), Delivery.State.SENT, 3, null)));
		assertThat(card("joan")).contains("Could not be done: 1000", "reason 000", "reason 014")
			.contains("And 485 more, which are not shown here.")
			.doesNotContain("reason 015");
	}

	@Test
	void allOfItIsTriedAgainAndTheCardSaysWhatBecameOfIt() {
		IntStream.range(0, 25).forEach((_) -> gaveUp(this.initial.id(), "no"));
		gaveUp(this.allegations.id(), "no");
		SetAside.Thing thing = new SetAside.Thing("inbox", CP_MAILBOX, "it could not be taken in", NOW);
		this.aside.add(thing);
		presses("joan", press("joan"));
		this.rows.stream()
			.filter((each) -> each.subject().equals(this.initial.id()))
			.forEach((each) -> then(this.deliveries).should().tryAgain(each.id()));
		then(this.deliveries).should(never()).tryAgain(this.rows.getLast().id());
		then(this.setAside).should().tryAgain(List.of(thing));
		then(this.audit).should(Mockito.times(25))
			.record("joan", "had a delivery tried again", this.initial.id(), this.initial.reference().value(),
					"letter");
		this.rows.clear();
		this.aside.clear();
		this.rows.add(delivery("letter", this.initial.id(), Delivery.State.SENT, 3, null));
		this.rows.add(delivery("letter", this.initial.id(), Delivery.State.WAITING, 2, null));
		assertThat(card("joan"))
			.contains("Nothing is given up any more", "done, Tuesday 3 March 2026, 09:30", "being tried again")
			.doesNotContain("Try");
	}

	@Test
	void nobodyTriesAgainWhatIsOnAnothersCard() {
		gaveUp(this.initial.id(), "no");
		for (String person : List.of("ruth", "helen")) {
			assertThatThrownBy(() -> presses(person, press("joan"))).isInstanceOf(Refused.class);
			assertThatThrownBy(() -> presses(person, press(person))).isInstanceOf(Refused.class)
				.hasMessage("It is not given up any more, so there is nothing to try again.");
		}
		then(this.deliveries).should(never()).tryAgain(any());
	}

	private Optional<Conference> about(UUID id) {
		return List.of(this.initial, this.allegations).stream().filter((each) -> each.id().equals(id)).findFirst();
	}

	private void gaveUp(UUID subject, String reason) {
		this.rows.add(delivery("letter", subject, Delivery.State.GIVEN_UP, 2, reason));
	}

	private static DeliveryMoved moved(UUID subject, Delivery.State state, int attempts) {
		return new DeliveryMoved(delivery("letter", subject, state, attempts, "no"));
	}

	private static Delivery delivery(String kind, UUID subject, Delivery.State state, int attempts,
			@Nullable String reason) {
		UUID id = UUID.randomUUID();
		return new Delivery(id, "key " + id, kind, subject, "how-to-take-part",
				new Delivery.Whom("the school", null, null), state, reason, attempts, 1, NOW,
				(state == Delivery.State.WAITING) ? null : NOW);
	}

	private String card(String person) {
		return this.list.of(person).orElseThrow().card().json().toString();
	}

	private void presses(String person, Press press) {
		Trial.press(this.list, GivenUpList.TRY_ALL_AGAIN, AdminCheckTests.turn(person), press);
	}

	private static Press press(String card) {
		return new Press(new Press.Seen(UUID.randomUUID(), GivenUpList.KIND, card, 1), Map.of(), Map.of());
	}

	private static Conference conference(Kind kind) {
		Invitee chair = Invitee.named("Helen Okafor")
			.mailbox(new EmailAddress("helen.okafor@northmere.example"))
			.as(Role.CHAIR)
			.directoryId("helen")
			.build();
		return Conference.book(new Conference.Agreed(Child.only("M-1234"), kind, Way.VIRTUAL, "helen",
				SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 16), LocalDateTime.of(2026, 3, 3, 10, 0), 90,
				"conferences@northmere.example", null, List.of(chair)), NOW);
	}

}
