package io.convenor.scheduling.cover;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Look;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.BookingTest;
import io.convenor.scheduling.booking.Bookings;
import io.convenor.scheduling.cover.Cover.Line;
import io.convenor.scheduling.cover.Cover.What;
import io.convenor.timescales.Dates;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@BookingTest
@TestPropertySource(properties = {
		"convenor.staff.chairs=" + Northmere365.HELEN + "," + Northmere365.MARTIN + "," + Northmere365.AMARA,
		"convenor.staff.administrators=" + Northmere365.JOAN,
		"convenor.groups.allegations.custodians=" + CoversTests.CUSTODIAN })
class CoversTests {

	static final String CUSTODIAN = "1a5f0c1e-0099-4d7a-9c11-000000000098";

	private static final String GONE = "1a5f0c1e-0099-4d7a-9c11-000000000099";

	/** The clock shows Monday 16 February. */
	private static final LocalDateTime TUESDAY = LocalDateTime.of(2026, 2, 17, 10, 0);

	private static final String MARTINS = "martin.hale@northmere.example";

	private static final String AMARAS = "amara.diallo@northmere.example";

	@Autowired
	Covers covers;

	@Autowired
	Bookings bookings;

	@Autowired
	Conferences conferences;

	@Autowired
	AuditTrail audit;

	@Autowired
	Northmere365 microsoft365;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clock clock;

	@BeforeEach
	void noConferences() {
		this.microsoft365.reset();
		this.jdbc.sql("update conference set status = 'CANCELLED'").update();
		this.jdbc.sql("delete from draft where kind = 'booking'").update();
	}

	@Test
	void aChairsNextTwoWeeksAreSpreadOverTheOthers() {
		List<Conference> twelve = IntStream.range(0, 12)
			.mapToObj((i) -> booked(Northmere365.HELEN, TUESDAY.plusDays(i % 3).plusHours(2L * (i / 3) - 1)))
			.toList();
		Cover cover = this.covers.begin(Northmere365.HELEN);
		assertThat(cover.plan().lines()).hasSize(12).allMatch((line) -> line.chosen() != null);
		assertThat(count(cover, Northmere365.MARTIN)).isEqualTo(6);
		assertThat(count(cover, Northmere365.AMARA)).isEqualTo(6);
		Cover after = this.covers.confirm(move(cover, Map.of()));
		assertThat(after.plan().lines()).noneMatch(Line::open);
		assertThat(twelve).allSatisfy((each) -> {
			Conference now = this.conferences.get(each.id());
			assertThat(now.chairId()).isNotEqualTo(Northmere365.HELEN).isEqualTo(now.chair().directoryId());
			assertThat(now.invitees()).noneMatch((invitee) -> Northmere365.HELEN.equals(invitee.directoryId()));
			assertThat(this.audit.of(each.id())).extracting(AuditTrail.Entry::who, AuditTrail.Entry::did)
				.containsExactly(tuple(Northmere365.HELEN, "handed over"));
		});
	}

	@Test
	void theDiariesOfAllAreReadAtOnceHoweverManyConferencesThereAre() {
		IntStream.range(0, 12).forEach((i) -> booked(Northmere365.HELEN, TUESDAY.plusDays(i % 3).plusHours(i / 3)));
		this.covers.begin(Northmere365.HELEN);
		assertThat(this.microsoft365.asked).filteredOn((question) -> question.startsWith("diaries")).hasSize(1);
	}

	@Test
	void whoeverIsTakenThenOrTooSoonBeforeOrAfterIsNotOffered() {
		booked(Northmere365.HELEN, TUESDAY);
		this.microsoft365.busy(MARTINS, TUESDAY.plusMinutes(70), Duration.ofHours(1));
		Line line = only(this.covers.begin(Northmere365.HELEN));
		assertThat(line.possible()).extracting(Cover.Possible::chair).containsExactly(Northmere365.AMARA);
		assertThat(line.chosen()).isEqualTo(Northmere365.AMARA);
	}

	@Test
	void aConferenceThatNoCalendarShowsYetCountsToo() {
		booked(Northmere365.HELEN, TUESDAY);
		booked(Northmere365.AMARA, TUESDAY.plusMinutes(30));
		assertThat(only(this.covers.begin(Northmere365.HELEN)).possible()).extracting(Cover.Possible::chair)
			.containsExactly(Northmere365.MARTIN);
	}

	@Test
	void aReviewByConversationsNeedsNoRoomInTheDiary() {
		booked(SomeKinds.LATER_CARE_REVIEW, Way.CONVERSATIONS, Northmere365.HELEN, TUESDAY);
		this.microsoft365.busy(MARTINS, TUESDAY, Duration.ofHours(2));
		assertThat(only(this.covers.begin(Northmere365.HELEN)).possible()).hasSize(2);
	}

	@Test
	void nobodyIsFreeIsSaidAndTheConferenceStays() {
		Conference conference = booked(Northmere365.HELEN, TUESDAY);
		this.microsoft365.busy(MARTINS, TUESDAY, Duration.ofHours(2));
		this.microsoft365.unreadable.put(AMARAS, "no");
		Cover cover = this.covers.begin(Northmere365.HELEN);
		assertThat(only(cover).possible()).isEmpty();
		assertThat(cover.plan().unread()).containsExactly("Amara Diallo");
		Cover after = this.covers.confirm(move(cover, choose(conference, Northmere365.MARTIN)));
		assertThat(after.plan().notice()).startsWith("Nobody is chosen");
		assertThat(chair(conference)).isEqualTo(Northmere365.HELEN);
	}

	@Test
	void somebodyElseCanBeChosenAndOneLeftOut() {
		Conference first = booked(Northmere365.HELEN, TUESDAY);
		Conference second = booked(Northmere365.HELEN, TUESDAY.plusDays(1));
		Cover cover = this.covers.begin(Northmere365.HELEN);
		Map<String, String> choices = new HashMap<>(choose(first, Northmere365.MARTIN));
		choices.putAll(choose(second, Cover.LEAVE));
		Cover after = this.covers.confirm(move(cover, choices));
		assertThat(chair(first)).isEqualTo(Northmere365.MARTIN);
		assertThat(chair(second)).isEqualTo(Northmere365.HELEN);
		assertThat(line(after, second).open()).isTrue();
	}

	@Test
	void aConferenceThatMovedMeanwhileIsShownAgainAndTheOthersAreDone() {
		Conference moved = booked(Northmere365.HELEN, TUESDAY);
		Conference stays = booked(Northmere365.HELEN, TUESDAY.plusDays(1));
		Cover cover = this.covers.begin(Northmere365.HELEN);
		this.transaction.executeWithoutResult((_) -> {
			Conference held = this.conferences.locked(moved.id());
			held.moveTo(TUESDAY.plusDays(2));
			this.conferences.save(held);
		});
		Cover after = this.covers.confirm(move(cover, Map.of()));
		assertThat(chair(stays)).isNotEqualTo(Northmere365.HELEN);
		assertThat(chair(moved)).isEqualTo(Northmere365.HELEN);
		assertThat(line(after, moved).problem()).contains("changed meanwhile", "Thursday 19 February 2026, 10:00");
		Cover again = this.covers.confirm(move(after, Map.of()));
		assertThat(again.plan().lines()).noneMatch(Line::open);
		assertThat(chair(moved)).isNotEqualTo(Northmere365.HELEN);
	}

	@Test
	void aChairWhoIsNotFreeAnyMoreTakesNothingAndTheOthersAreDone() {
		Conference first = booked(Northmere365.HELEN, TUESDAY);
		Conference second = booked(Northmere365.HELEN, TUESDAY.plusDays(1));
		Cover cover = this.covers.begin(Northmere365.HELEN);
		this.microsoft365.busy(MARTINS, TUESDAY.plusMinutes(30), Duration.ofHours(1));
		Map<String, String> choices = new HashMap<>(choose(first, Northmere365.MARTIN));
		choices.putAll(choose(second, Northmere365.AMARA));
		Cover after = this.covers.confirm(move(cover, choices));
		assertThat(chair(second)).isEqualTo(Northmere365.AMARA);
		assertThat(chair(first)).isEqualTo(Northmere365.HELEN);
		assertThat(line(after, first).problem()).startsWith("Martin Hale is not free then");
		assertThat(line(after, first).possible()).extracting(Cover.Possible::chair).containsExactly(Northmere365.AMARA);
	}

	@Test
	void whatSomebodyElseHandsOverFirstIsNotHandedOverAgain() {
		Conference conference = booked(Northmere365.HELEN, TUESDAY);
		Cover helens = this.covers.begin(Northmere365.HELEN);
		Cover joans = chosen(Northmere365.HELEN);
		this.covers.confirm(move(joans, choose(conference, Northmere365.AMARA)));
		Cover after = this.covers.confirm(move(helens, choose(conference, Northmere365.MARTIN)));
		assertThat(chair(conference)).isEqualTo(Northmere365.AMARA);
		assertThat(line(after, conference).problem()).isEqualTo("Somebody else has handed it over meanwhile.");
	}

	@Test
	void twoAtTheSameTimeChosenForOneChairGiveThemOneOnly() {
		Conference first = booked(Northmere365.HELEN, TUESDAY);
		Conference second = booked(Northmere365.HELEN, TUESDAY.plusMinutes(65));
		Cover cover = this.covers.begin(Northmere365.HELEN);
		assertThat(line(cover, first).chosen()).isNotEqualTo(line(cover, second).chosen());
		Map<String, String> choices = new HashMap<>(choose(first, Northmere365.MARTIN));
		choices.putAll(choose(second, Northmere365.MARTIN));
		Cover after = this.covers.confirm(move(cover, choices));
		assertThat(chair(first)).isEqualTo(Northmere365.MARTIN);
		assertThat(chair(second)).isEqualTo(Northmere365.HELEN);
		assertThat(line(after, second).problem()).contains("another one you chose for them here");
	}

	@Test
	void whatIsNotOnOfferIsRefusedAndOldCardsDoNothing() {
		Conference conference = booked(Northmere365.HELEN, TUESDAY);
		Cover cover = this.covers.begin(Northmere365.HELEN);
		Cover after = this.covers.confirm(move(cover, choose(conference, Northmere365.SIAN)));
		assertThat(line(after, conference).problem()).startsWith("That choice is not on offer");
		assertThatThrownBy(() -> this.covers.confirm(move(cover, Map.of())))
			.isInstanceOf(OptimisticLockingFailureException.class);
		assertThat(chair(conference)).isEqualTo(Northmere365.HELEN);
	}

	@Test
	void aProposalIsNobodysButTheirsWhoAskedForIt() {
		booked(Northmere365.HELEN, TUESDAY);
		Cover cover = this.covers.begin(Northmere365.HELEN);
		for (String other : List.of(Northmere365.MARTIN, Northmere365.JOAN, Northmere365.SIAN)) {
			var move = new Submission(cover.id(), cover.version(), other, Map.of());
			assertThatThrownBy(() -> this.covers.confirm(move)).isInstanceOf(Refused.class);
			assertThatThrownBy(() -> this.covers.look(move)).isInstanceOf(Refused.class);
		}
		assertThatThrownBy(() -> this.covers.begin(Northmere365.SIAN)).isInstanceOf(Refused.class);
	}

	@Test
	void aChairCannotNameAnother() {
		booked(Northmere365.MARTIN, TUESDAY);
		Cover cover = this.covers.begin(Northmere365.HELEN);
		Cover after = this.covers.look(move(cover, Map.of(Cover.CHAIR, Northmere365.MARTIN)));
		assertThat(after.plan().chair()).isEqualTo(Northmere365.HELEN);
		assertThat(after.plan().lines()).isEmpty();
	}

	@Test
	void anAdministratorChoosesTheChairAndSeesNothingOfAllegations() {
		Conference conference = booked(Northmere365.HELEN, TUESDAY);
		Conference apart = booked(SomeKinds.ALLEGATIONS_MEETING, Way.VIRTUAL, Northmere365.HELEN, TUESDAY.plusDays(1));
		Cover cover = chosen(Northmere365.HELEN);
		assertThat(cover.plan().lines()).extracting(Line::subject).containsExactly(conference.id());
		assertThat(this.jdbc.sql("select plan::text from draft where id = ?")
			.param(cover.id())
			.query(String.class)
			.single()).doesNotContain(apart.id().toString(), apart.reference().value(), "ALLEGATIONS");
		this.covers.confirm(move(cover, choose(apart, Northmere365.MARTIN)));
		assertThat(chair(conference)).isNotEqualTo(Northmere365.HELEN);
		assertThat(chair(apart)).isEqualTo(Northmere365.HELEN);
	}

	@Test
	void whetherAChairHasAnAllegationsMeetingChangesNothingThatAnAdministratorIsShown() {
		booked(Northmere365.HELEN, TUESDAY);
		Cover.Plan without = chosen(Northmere365.HELEN).plan();
		booked(SomeKinds.ALLEGATIONS_MEETING, Way.VIRTUAL, Northmere365.HELEN, TUESDAY.plusDays(1));
		booked(SomeKinds.ALLEGATIONS_REVIEW, Way.VIRTUAL, Northmere365.MARTIN, TUESDAY.plusDays(2));
		booked(SomeKinds.ALLEGATIONS_MEETING, Way.VIRTUAL, GONE, TUESDAY.plusDays(1));
		assertThat(chosen(Northmere365.HELEN).plan()).isEqualTo(without);
		assertThat(this.covers.whoLeft()).isEmpty();
	}

	@Test
	void aCustodianHandsOverWhatIsAboutAllegationsAndSeesNothingElse() {
		Conference review = booked(Northmere365.HELEN, TUESDAY);
		Conference apart = booked(SomeKinds.ALLEGATIONS_MEETING, Way.VIRTUAL, Northmere365.HELEN, TUESDAY.plusDays(1));
		Cover begun = this.covers.begin(CUSTODIAN);
		Cover cover = this.covers
			.look(new Submission(begun.id(), begun.version(), CUSTODIAN, Map.of(Cover.CHAIR, Northmere365.HELEN)));
		assertThat(cover.plan().lines()).extracting(Line::subject).containsExactly(apart.id());
		Map<String, String> typed = new HashMap<>(choose(apart, Northmere365.AMARA));
		typed.putAll(choose(review, Northmere365.AMARA));
		this.covers.confirm(new Submission(cover.id(), cover.version(), CUSTODIAN, typed));
		assertThat(chair(apart)).isEqualTo(Northmere365.AMARA);
		assertThat(chair(review)).isEqualTo(Northmere365.HELEN);
	}

	@Test
	void itsOwnChairNamesAnotherForAnAllegationsMeeting() {
		Conference apart = booked(SomeKinds.ALLEGATIONS_MEETING, Way.VIRTUAL, Northmere365.HELEN, TUESDAY);
		this.covers.confirm(move(this.covers.begin(Northmere365.HELEN), choose(apart, Northmere365.AMARA)));
		assertThat(chair(apart)).isEqualTo(Northmere365.AMARA);
	}

	@Test
	void whatStandsInTheChairsOwnCalendarCannotBeCoveredAndSaysWhy() {
		Conference own = this.conferences.save(Conference.book(agreed(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL,
				Northmere365.HELEN, TUESDAY, "helen.okafor@northmere.example"), Instant.EPOCH));
		Cover cover = this.covers.begin(Northmere365.HELEN);
		assertThat(only(cover).problem()).startsWith("It stands in the chair's own calendar");
		this.covers.confirm(move(cover, choose(own, Northmere365.MARTIN)));
		assertThat(chair(own)).isEqualTo(Northmere365.HELEN);
	}

	@Test
	void aChairWhoLeftLosesEverythingHoweverFarAwayAndWhatIsNotFinished() {
		Conference begun = booked(GONE, LocalDateTime.of(2026, 2, 10, 10, 0));
		Conference farAway = booked(GONE, LocalDateTime.of(2026, 7, 1, 10, 0));
		booking(GONE);
		assertThat(this.covers.whoLeft()).singleElement().satisfies((left) -> {
			assertThat(left.conferences()).isEqualTo(2);
			assertThat(left.bookings()).isEqualTo(1);
		});
		Cover cover = chosen(GONE);
		assertThat(cover.plan().lines()).extracting(Line::what)
			.containsExactly(What.OUTCOME, What.CONFERENCE, What.BOOKING);
		assertThat(cover.plan().lines()).allMatch((line) -> line.chosen() != null);
		Cover after = this.covers.confirm(move(cover, Map.of()));
		assertThat(after.plan().lines()).noneMatch(Line::open);
		assertThat(List.of(chair(begun), chair(farAway))).doesNotContain(GONE);
		assertThat(this.covers.whoLeft()).isEmpty();
		String taker = line(after,
				this.jdbc.sql("select id from draft where kind = 'booking'").query(UUID.class).single())
			.taker()
			.takenBy();
		Booking theirs = this.bookings.begin(taker);
		assertThat(theirs.about().kind()).isEqualTo(SomeKinds.INITIAL_CONFERENCE);
		assertThat(theirs.plan().chair().orElseThrow().directoryId()).isEqualTo(taker);
	}

	@Test
	void aChairWhoIsStillThereFinishesWhatHasBegunUnlessTheySayOtherwise() {
		LocalDateTime thisMorning = LocalDateTime.ofInstant(this.clock.instant(), Dates.LONDON).minusMinutes(1);
		Conference begun = booked(Northmere365.HELEN, thisMorning);
		Cover cover = this.covers.begin(Northmere365.HELEN);
		assertThat(only(cover).what()).isEqualTo(What.OUTCOME);
		assertThat(only(cover).chosen()).isNull();
		this.covers.confirm(move(cover, choose(begun, Northmere365.AMARA)));
		assertThat(chair(begun)).isEqualTo(Northmere365.AMARA);
	}

	@Test
	void datesInOtherFormsAreReadAndOddOnesAnsweredInTheField() {
		booked(Northmere365.HELEN, LocalDateTime.of(2026, 4, 7, 10, 0));
		Cover cover = this.covers.begin(Northmere365.HELEN);
		assertThat(cover.plan().lines()).isEmpty();
		cover = this.covers.look(move(cover, Map.of(Cover.FROM, "6 April 2026", Cover.UNTIL, "08/04/2026")));
		assertThat(cover.plan().lines()).hasSize(1);
		cover = this.covers.look(move(cover, Map.of(Cover.FROM, "2026-05-01", Cover.UNTIL, "2026-04-01")));
		assertThat(cover.plan().form().problems()).containsOnlyKeys(Cover.UNTIL);
		cover = this.covers.look(move(cover, Map.of(Cover.FROM, "x".repeat(5000), Cover.UNTIL, "31 February 2026")));
		assertThat(cover.plan().form().problems()).containsOnlyKeys(Cover.FROM, Cover.UNTIL);
		cover = this.covers.look(move(cover, Map.of(Cover.FROM, "2026-01-01", Cover.UNTIL, "2036-01-01")));
		assertThat(cover.plan().form().problems()).containsOnlyKeys(Cover.UNTIL);
	}

	@Test
	void aSlowMicrosoft365DoesNotHoldUpAndTheProposalComes() {
		booked(Northmere365.HELEN, TUESDAY);
		this.microsoft365.slow = new CountDownLatch(1);
		Cover waiting = this.covers.begin(Northmere365.HELEN);
		assertThat(waiting.plan().look()).isEqualTo(Look.ON_ITS_WAY);
		this.microsoft365.slow.countDown();
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.covers.find(waiting.id()).orElseThrow().plan().lines()).hasSize(1));
	}

	@Test
	void diariesThatCannotBeReadAtTheEndStopEverythingAndKeepTheChoices() {
		Conference conference = booked(Northmere365.HELEN, TUESDAY);
		Cover cover = this.covers.begin(Northmere365.HELEN);
		this.microsoft365.down = true;
		Cover after = this.covers.confirm(move(cover, choose(conference, Northmere365.AMARA)));
		assertThat(after.plan().notice()).startsWith("The diaries could not be read in time");
		assertThat(chair(conference)).isEqualTo(Northmere365.HELEN);
		this.microsoft365.down = false;
		this.covers.confirm(move(after, Map.of()));
		assertThat(chair(conference)).isEqualTo(Northmere365.AMARA);
	}

	private Cover chosen(String chair) {
		Cover cover = this.covers.begin(Northmere365.JOAN);
		assertThat(cover.plan().lines()).isEmpty();
		return this.covers.look(move(cover, Map.of(Cover.CHAIR, chair)));
	}

	private void booking(String chair) {
		Chair helen = Chair.helen(this.bookings);
		helen.isAtPeople(Way.VIRTUAL);
		this.jdbc.sql("update draft set who = ? where kind = 'booking' and not closed").param(chair).update();
	}

	private String chair(Conference conference) {
		return this.conferences.get(conference.id()).chairId();
	}

	private static long count(Cover cover, String chair) {
		return cover.plan().lines().stream().filter((line) -> chair.equals(line.chosen())).count();
	}

	private static Line only(Cover cover) {
		assertThat(cover.plan().lines()).hasSize(1);
		return cover.plan().lines().getFirst();
	}

	private static Line line(Cover cover, Conference conference) {
		return line(cover, conference.id());
	}

	private static Line line(Cover cover, UUID subject) {
		return cover.plan().lines().stream().filter((each) -> each.subject().equals(subject)).findFirst().orElseThrow();
	}

	private static Submission move(Cover cover, Map<String, String> typed) {
		return new Submission(cover.id(), cover.version(), cover.askedBy(), typed);
	}

	private static Map<String, String> choose(Conference conference, String chair) {
		return Map.of("line-" + conference.id(), chair);
	}

	private Conference booked(String chairId, LocalDateTime start) {
		return booked(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, chairId, start);
	}

	private Conference booked(Kind kind, Way way, String chairId, LocalDateTime start) {
		return this.conferences
			.save(Conference.book(agreed(kind, way, chairId, start, "conferences@northmere.example"), Instant.EPOCH));
	}

	private static Conference.Agreed agreed(Kind kind, Way way, String chairId, LocalDateTime start, String organiser) {
		List<Invitee> people = new ArrayList<>();
		people.add(Invitee.named("Chair " + chairId.substring(9, 13))
			.mailbox(new EmailAddress(chairId.substring(9, 13) + "@northmere.example"))
			.agency("Northmere Council")
			.as(Role.CHAIR)
			.directoryId(chairId)
			.build());
		people.add(Invitee.named("Kim Marsh").mailbox(new EmailAddress("kim@home.example")).as(Role.MOTHER).build());
		return new Conference.Agreed(Child.only("M-1234"), kind, way, chairId, SomeRules.WOKINGHAM,
				LocalDate.of(2026, 2, 12), start, 60, organiser, null, people);
	}

}
