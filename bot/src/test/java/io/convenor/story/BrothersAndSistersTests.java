package io.convenor.story;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import io.convenor.chat.outcome.WholeOutcome;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Kind;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.people.Role;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.tenant.world.MailItem;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.Dates;
import io.convenor.timescales.SomeClocks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One conference about three brothers and sisters: two of them get a child protection
 * plan, the third does not. Later the two are reviewed apart. It begins on Tuesday 3
 * March 2026.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrothersAndSistersTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final String MOTHER = "kim.marsh@home.example";

	private static final String SCHOOL = "sam.reed@hillside.example";

	private LocalTown town;

	private LocalBot bot;

	private TeamsUser helen;

	private String first = "";

	private LocalDate firstHeldOn = LocalDate.EPOCH;

	private LocalDate heldOn = LocalDate.EPOCH;

	@BeforeAll
	void opens() {
		this.town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
		this.bot = LocalBot.start(this.town, Map.of("convenor.reports.read-every", "1h"));
		this.helen = this.town.teams().as(Northmere.HELEN_OKAFOR);
	}

	@AfterAll
	void closes() {
		this.bot.close();
		this.town.close();
	}

	@Test
	@Order(1)
	void aConferenceIsBookedForThreeChildrenInOneStep() {
		this.first = booked(SomeKinds.INITIAL_CONFERENCE, "M-7001, 2014\nM-7002, 2019\nM-7003, unborn",
				LocalDate.of(2026, 2, 27));
		this.helen.presses("Details");
		assertThat(this.helen.card().text()).contains("Child 1", "M-7001, 2014", "Child 2", "M-7002, 2019", "Child 3",
				"M-7003, unborn");
		assertThat(conference(this.first).children()).extracting(Child::label)
			.containsExactly("child 1", "child 2", "child 3");
	}

	@Test
	@Order(2)
	void eachChildHasADecisionOfTheirOwn() {
		begins(this.first);
		this.firstHeldOn = this.heldOn;
		decides("Next: child 2", "child-protection-plan",
				Map.of("category", "NEGLECT", "participation", "PN1", "nextMeetingOn", this.heldOn.plusDays(7)));
		assertThat(this.helen.card().text()).contains("what was decided for child 2 (born in 2019)")
			.doesNotContain("Held on", "Dissent");
		assertThat(this.helen.card().fields()).as("offered is what was decided, and not how another child took part")
			.containsEntry("decision", "child-protection-plan")
			.containsEntry("nextMeetingOn", this.heldOn.plusDays(7).toString())
			.containsEntry("participation", "");
		decides("Next: child 3", "child-protection-plan", Map.of("category", "EMOTIONAL"));
		assertThat(this.helen.card().text()).contains("what was decided for child 3 (not born yet)");
		decides("Next: actions", "child-in-need-plan", Map.of());
		acts();
		this.helen.presses("Next: who is told");
		this.helen.presses("Next: see what goes out");
		WholeOutcome.read(this.helen);
		this.helen.presses("Approve");
		awaiting(() -> letters(SCHOOL).stream().anyMatch((mail) -> mail.subject().contains("outcome")));
		awaiting(() -> letters(MOTHER).stream().anyMatch((mail) -> mail.subject().contains("outcome")));
	}

	@Test
	@Order(3)
	void theirParentsReadWhatWasDecidedForEachOfThem() {
		String letter = outcome(MOTHER);
		assertThat(letter)
			.contains("The decision for child 1 (born in 2014)", "The decision for child 2 (born in 2019)",
					"The decision for child 3 (not born yet)")
			.contains("under the category Neglect", "under the category Emotional abuse");
		assertThat(letter.split("Child protection plan", -1)).hasSize(3);
		assertThat(letter.split("Child in need plan", -1)).hasSize(2);
		assertThat(letter).contains("First review conference held for child 1 and child 2 by Thursday 11 June 2026")
			.doesNotContain("M-700");
	}

	@Test
	@Order(4)
	void theChannelReadsWhatWasDecidedByTheirNumbers() {
		awaiting(() -> !this.town.tenant().channels().messages(Northmere.CONFERENCE_OUTCOMES.id()).isEmpty());
		String posts = this.town.tenant().channels().messages(Northmere.CONFERENCE_OUTCOMES.id()).toString();
		assertThat(posts.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}|id=\\d+", "an id"))
			.contains("Decision for child 1: child protection plan", "Decision for child 3: child in need plan")
			.doesNotContain("M-700", "2014", "Neglect");
	}

	@Test
	@Order(5)
	void theReviewIsDueForTheTwoWhoHaveAPlan() {
		assertThat(running(this.first, SomeClocks.FIRST_RCPC)).singleElement()
			.satisfies((clock) -> assertThat(clock.children()).containsExactly(1, 2));
		this.helen.says("explain " + this.first);
		assertThat(this.helen.card().text()).contains("for child 1 and child 2");
	}

	@Test
	@Order(6)
	void whoIsReviewedAloneIsReviewedAndTheOtherStillHasToBe() {
		String review = booked(SomeKinds.FIRST_REVIEW_CONFERENCE, "M-7002", this.firstHeldOn);
		assertThat(conference(review).children()).extracting(Child::label).containsExactly("child 2");
		begins(review);
		decides("Next: actions", "early-help", Map.of());
		acts();
		this.helen.presses("Next: who is told");
		this.helen.presses("Next: see what goes out");
		WholeOutcome.read(this.helen);
		assertThat(this.helen.card().text()).doesNotContain("child 2");
		this.helen.presses("Approve");
		awaiting(() -> conference(review).status() == Conference.Status.HELD);
		assertThat(running(this.first, SomeClocks.FIRST_RCPC)).singleElement()
			.satisfies((clock) -> assertThat(clock.children()).containsExactly(1));
		this.helen.says("explain " + this.first);
		assertThat(this.helen.card().text()).contains("First review conference held for child 1: ",
				"First core group held for child 1 and child 2: ");
	}

	@Test
	@Order(7)
	void aSisterWhoJoinsGetsANumberOfHerOwn() {
		String review = booked(SomeKinds.FIRST_REVIEW_CONFERENCE, "M-7001, 2014\nM-7004, 2017", this.firstHeldOn);
		assertThat(conference(review).children()).extracting(Child::label).containsExactly("child 1", "child 4");
		begins(review);
		decides("Next: child 4", "plan-continues", Map.of("category", "NEGLECT"));
		decides("Next: actions", "early-help", Map.of());
		acts();
		this.helen.presses("Next: who is told");
		this.helen.presses("Next: see what goes out");
		WholeOutcome.read(this.helen);
		this.helen.presses("Approve");
		awaiting(() -> conference(review).status() == Conference.Status.HELD);
		assertThat(running(this.first, SomeClocks.FIRST_RCPC)).isEmpty();
		assertThat(running(review, SomeClocks.LATER_RCPC)).singleElement()
			.satisfies((clock) -> assertThat(clock.children()).containsExactly(1));
	}

	private String booked(Kind kind, String children, LocalDate countsFrom) {
		return BookedByChat.a(kind, Way.VIRTUAL, this.town, this.helen)
			.about(children)
			.countingFrom(countsFrom)
			.with("Kim Marsh", MOTHER, "", Role.MOTHER)
			.with("Sam Reed", SCHOOL, "Hillside Primary School", Role.SCHOOL)
			.with("Jo Grant", "jo.grant@police.example", "Northmere Police", Role.POLICE)
			.reference();
	}

	private void begins(String reference) {
		this.town.isOver(reference);
		this.heldOn = conference(reference).startsAt().toLocalDate();
		this.helen.says("outcome " + reference);
	}

	private void decides(String next, String decision, Map<String, Object> more) {
		Map<String, Object> said = new HashMap<>(more);
		said.put("decision", decision);
		this.helen.presses(next, said);
	}

	private void acts() {
		String owner = this.helen.card()
			.field("owner")
			.orElseThrow()
			.path("choices")
			.valueStream()
			.filter((choice) -> choice.path("title").asString("").contains(Northmere.SIAN_PUGH.displayName()))
			.map((choice) -> choice.path("value").asString(""))
			.findFirst()
			.orElseThrow();
		this.helen.presses("Add this action",
				Map.of("what", "Visit every week", "owner", owner, "due", this.heldOn.plusDays(7)));
	}

	private List<Deadline> running(String reference, ClockName what) {
		UUID id = conference(reference).id();
		return this.bot.part(Deadlines.class)
			.of(id)
			.stream()
			.filter((clock) -> clock.isRunning() && clock.what().equals(what))
			.toList();
	}

	private Conference conference(String reference) {
		return this.bot.part(Conferences.class).findByReference(reference).orElseThrow();
	}

	private String outcome(String address) {
		return letters(address).stream()
			.filter((mail) -> mail.subject().contains("outcome"))
			.map(MailItem::text)
			.findFirst()
			.orElseThrow();
	}

	private List<MailItem> letters(String address) {
		return this.town.tenant().mailboxes().inbox(address);
	}

	private static void awaiting(Callable<Boolean> condition) {
		Awaitility.await().atMost(SOON).until(condition);
	}

}
