package io.convenor.chat.outcome;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.Convenor;
import io.convenor.LocalDatabase;
import io.convenor.chat.signin.SignIns;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.local.LocalTown;
import io.convenor.outcomes.ReviewArea;
import io.convenor.outcomes.SampleConferences;
import io.convenor.people.Role;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.calls.Call;
import io.convenor.tenant.teams.Card;
import io.convenor.tenant.teams.ConnectorFaults;
import io.convenor.tenant.teams.Reply;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.tenant.world.ChannelMessage;
import io.convenor.tenant.world.MailItem;
import io.convenor.timescales.Dates;
import io.convenor.timescales.SomeRules;
import io.convenor.timescales.WorkingDays;

import static org.assertj.core.api.Assertions.assertThat;

/** A chair records an outcome in Teams, and the people and the channel get it. */
@Tag("slow")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		classes = { Convenor.class, LocalDatabase.class },
		properties = { "convenor.delivery.first-retry=50ms", "convenor.delivery.polling=50ms",
				"convenor.outcomes.sign-in-wait=3s", "convenor.cards.changed-every=300ms" })
class OutcomeStoryTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static final LocalTown TOWN = LocalTown.start(Settings.with(Clock.systemUTC()));

	private final Clock clock = Clock.system(ZoneId.of("Europe/London"));

	@Autowired
	Conferences conferences;

	@Autowired
	WorkingDays workingDays;

	@Autowired
	SignIns signIns;

	@LocalServerPort
	int port;

	@DynamicPropertySource
	static void town(DynamicPropertyRegistry properties) {
		TOWN.settings(URI.create("http://localhost"))
			.forEach((name, value) -> properties.add(name,
					() -> name.equals("convenor.watching.notification-url") ? "" : value));
	}

	@BeforeEach
	void nobodyHasSignedInYet() {
		TOWN.teams().talksTo(URI.create("http://localhost:" + this.port + "/api/messages"));
		TOWN.authority().consent(Northmere.HELEN_OKAFOR.id());
		this.signIns.forget(Northmere.HELEN_OKAFOR.id());
	}

	@AfterEach
	void everythingWorksAgain() {
		TOWN.tenant().misbehave().clear();
		TOWN.tenant().part(ConnectorFaults.class).clear();
	}

	@Test
	void anOutcomeIsFilledInReadApprovedPostedForTheChairAndSentToEachAlone() {
		Conference conference = held(SomeKinds.INITIAL_CONFERENCE);
		TeamsUser helen = helen();
		helen.says("outcome");
		helen.presses("Outcome of " + conference.reference());
		fillIn(helen, conference, "Visit Kim Marsh at 12 Acacia Road weekly");
		Card preview = helen.card();
		assertThat(WholeOutcome.read(helen)).contains("Dear Kim Marsh,", "The decision", "Child protection plan",
				"The plan is made under the category Neglect", "You have the right to complain");
		assertThat(preview.text())
			.contains(conference.reference() + ": outcome and actions", "Visit the mother at [address left out] weekly",
					"Kim Marsh (Mother)", "Siân Pugh (Social worker", "please make sure that no name is left")
			.doesNotContain("Ada Field", "Tess Nunn");
		long before = TOWN.tenant().calls().marker();
		WholeOutcome.read(helen);
		helen.presses("outcome.approve");
		helen.awaits((chat) -> helen.card().says("posted on your behalf"), SOON);
		awaitMails(conference, 4);
		helen.awaits((chat) -> helen.card().text().split("\nsent", -1).length == 5, SOON);
		ChannelMessage post = onlyPost(conference);
		assertThat(post.fromApplication()).isFalse();
		assertThat(post.fromId()).isEqualTo(Northmere.HELEN_OKAFOR.id());
		List<String> posted = lines(post);
		assertThat(posted).endsWith("Open the full record");
		assertThat(preview.text()).contains(String.join("\n", posted.subList(0, posted.size() - 1)));
		assertThat(String.join(" ", posted)).doesNotContain("Kim", "Marsh", "Siân", "Neglect", "Acacia", "M-1234");
		assertThat(mails(conference)).allSatisfy((mail) -> {
			assertThat(mail.to()).hasSize(1);
			assertThat(mail.cc()).isEmpty();
			assertThat(mail.bcc()).isEmpty();
		});
		assertThat(helen.says("outcome " + conference.reference()).card().buttons()).isEmpty();
		assertThat(cost(before)).isEqualTo(Map.of("PUT /drives/{drive}/items/{item}/content", 1L,
				"GET /teams/{team}/channels/{channel}/messages", 1L, "POST /teams/{team}/channels/{channel}/messages",
				1L, "POST /users/{user}/messages", 4L, "POST /users/{user}/messages/{message}/send", 4L));
	}

	@Test
	void aChairWhoDoesNotSignInHasItPostedByTheBotAndIsToldSo() {
		TOWN.authority().withdrawConsent(Northmere.HELEN_OKAFOR.id());
		Conference conference = held(SomeKinds.INITIAL_CONFERENCE);
		TeamsUser helen = approves(conference);
		helen.awaits((chat) -> chat.fromBot()
			.stream()
			.anyMatch((message) -> message.activity().toString().contains("Please sign in, so that I can post")), SOON);
		helen.awaits((chat) -> helen.card().says("posted by me"), SOON);
		assertThat(onlyPost(conference).fromApplication()).isTrue();
		assertThat(lines(onlyPost(conference))).contains("Open the full record");
	}

	@Test
	void aPostWhoseAnswerWasLostIsNotMadeTwice() {
		TOWN.tenant().misbehave().on("POST", "/teams/*/channels/*/messages").workWithoutAnswering();
		Conference conference = held(SomeKinds.INITIAL_CONFERENCE);
		TeamsUser helen = approves(conference);
		helen.awaits((chat) -> helen.card().says("posted on your behalf"), SOON);
		assertThat(onlyPost(conference).fromApplication()).isFalse();
	}

	@Test
	void aPostOfTheBotWhoseAnswerWasLostIsNotMadeTwiceEither() {
		TOWN.authority().withdrawConsent(Northmere.HELEN_OKAFOR.id());
		Conference conference = held(SomeKinds.INITIAL_CONFERENCE);
		TOWN.tenant()
			.part(ConnectorFaults.class)
			.nextIn(Northmere.CONFERENCE_OUTCOMES, new ConnectorFaults.Fault.DoneButBadGateway());
		TeamsUser helen = approves(conference);
		helen.awaits((chat) -> helen.card().says("posted by me"), SOON);
		assertThat(onlyPost(conference).fromApplication()).isTrue();
	}

	@Test
	void anAllegationsMeetingIsPostedNowhere() {
		Conference conference = held(SomeKinds.ALLEGATIONS_MEETING);
		TeamsUser helen = helen();
		helen.says("outcome " + conference.reference());
		assertThat(helen.card().fields()).doesNotContainKey("category");
		helen.presses("outcome.decide", Map.of("decision", "substantiated"));
		helen.presses("outcome.next");
		assertThat(helen.card().text()).doesNotContain("Kim Marsh");
		helen.presses("outcome.tell");
		assertThat(helen.card().text()).contains("Nothing is posted in a channel");
		assertThat(WholeOutcome.read(helen)).contains("Dear ", "Substantiated");
		helen.presses("outcome.approve");
		awaitMails(conference, 3);
		assertThat(posts(conference)).isEmpty();
		assertThat(TOWN.tenant().library().files())
			.noneMatch((file) -> file.toString().contains(conference.reference().value()));
	}

	@Test
	void whatIsRefusedIsSaidAboveItsFieldAndEverythingTypedStays() {
		Conference conference = held(SomeKinds.INITIAL_CONFERENCE);
		TeamsUser helen = helen();
		helen.says("outcome " + conference.reference());
		helen.presses("outcome.decide", Map.of("heldOn", "soon, {{DATE(now)}}", "decision", "child-protection-plan",
				"dissent", "The [school](http://x.example) disagreed"));
		assertThat(helen.card().text()).contains("is not a date").doesNotContain("{{DATE");
		assertThat(helen.card().fields()).containsEntry("decision", "child-protection-plan")
			.containsEntry("dissent", "The [school](http://x.example) disagreed");
		helen.presses("outcome.decide", Map.of("heldOn", day(conference)));
		assertThat(helen.card().text()).contains("needs its category");
		helen.presses("outcome.decide", Map.of("category", "NEGLECT", "dissent", "x".repeat(10_000)));
		assertThat(helen.card().text()).contains("10,000 characters");
		helen.presses("outcome.decide", Map.of("category", "NEGLECT", "dissent", ""));
		helen.presses("outcome.add", Map.of("what", "Visit **weekly**", "due", "tomorrow"));
		assertThat(helen.card().text()).contains("is not a date");
		assertThat(helen.card().fields()).containsEntry("what", "Visit **weekly**");
		helen.presses("outcome.next", Map.of("due", day(conference)));
		assertThat(helen.card().text()).contains("Please choose who does it");
		helen.presses("outcome.next", Map.of("owner", owner(conference), "due", day(conference)));
		assertThat(helen.card().text()).contains("(3 of 4)");
	}

	@Test
	void anActionIsRemovedAndWhatIsBeingTypedStays() {
		Conference conference = held(SomeKinds.INITIAL_CONFERENCE);
		TeamsUser helen = helen();
		helen.says("outcome " + conference.reference());
		decide(helen, conference);
		helen.presses("outcome.add", Map.of("what", "Visit", "owner", owner(conference), "due", day(conference)));
		helen.presses("outcome.remove", Map.of("what", "Ring the"));
		assertThat(helen.card().text()).contains("There are no actions yet");
		assertThat(helen.card().fields()).containsEntry("what", "Ring the");
		helen.presses("outcome.next", Map.of("what", ""));
		assertThat(helen.card().text()).contains("A plan needs at least one action");
	}

	@Test
	void pressedOnTwoDevicesItIsApprovedOnceAndTheOtherShowsHowItStands() {
		Conference conference = held(SomeKinds.INITIAL_CONFERENCE);
		TeamsUser helen = helen();
		helen.says("outcome " + conference.reference());
		fillIn(helen, conference, "Visit weekly");
		WholeOutcome.read(helen);
		Card both = helen.card();
		helen.presses(both, "outcome.approve", Map.of());
		Reply late = helen.presses(both, "outcome.approve", Map.of());
		assertThat(late.card().text()).contains("approved already and has gone out", "Outcome of", "approved");
		helen.awaits((chat) -> helen.card().says("posted on your behalf"), SOON);
		awaitMails(conference, 4);
		assertThat(posts(conference)).hasSize(1);
	}

	@Test
	void aConferenceStillToComeIsAskedAboutPlainly() {
		LocalDate today = LocalDate.now(this.clock);
		Conference conference = save(SomeKinds.FIRST_CARE_REVIEW, today.plusDays(30));
		TeamsUser helen = helen();
		assertThat(helen.says("outcome " + conference.reference()).card().text())
			.contains("that is still to come. Was it held early?");
		helen.presses("outcome.decide", Map.of("decision", "care-plan-confirmed", "participation", "PN1"));
		assertThat(helen.card().text()).contains("please say that it has taken place already");
		helen.presses("outcome.decide", Map.of("tookPlace", "true"));
		assertThat(helen.card().text()).contains("(2 of 5)");
		String odd = "\u0001\u0007\"\n".repeat(250);
		helen.presses("outcome.cover",
				Stream.of(ReviewArea.values()).collect(Collectors.toMap(ReviewArea::name, (_) -> odd)));
		assertThat(helen.card().text()).contains("(3 of 5)");
		helen.presses("Back");
		assertThat(helen.card().fields()).containsEntry("HEALTH", "\"\n".repeat(250).strip());
		assertFits(helen.card());
	}

	@Test
	void itIsForTheConferencesOwnChairInPrivate() {
		Conference conference = held(SomeKinds.INITIAL_CONFERENCE);
		TeamsUser martin = TOWN.teams().as(Northmere.MARTIN_HALE);
		assertThat(martin.says("outcome " + conference.reference()).text())
			.isEqualTo(martin.says("outcome CP-22223").text().replace("CP-22223", conference.reference().value()))
			.contains("There is no conference");
		assertThat(martin.says("outcome").text()).contains("None of your conferences");
		assertThat(martin.says("outcome of the thing").text()).contains("I do not see a reference");
		assertThat(TOWN.teams().as(Northmere.JOAN_WHITBY).says("outcome").text()).contains("is for chairs");
		assertThat(helen().in(Northmere.CONFERENCE_OUTCOMES).says("outcome " + conference.reference()).text())
			.contains("is for our private chat");
		helen().says("outcome " + conference.reference());
		assertThat(martin
			.forges("outcome.open",
					Map.of("convenor", Map.of("carries", Map.of("reference", conference.reference().value()))))
			.text()).contains("There is no conference");
	}

	@Test
	void thirtyPeopleAndTwentyActionsFitEveryCard() {
		List<Invitee> people = new ArrayList<>(SampleConferences.people());
		for (int i = people.size(); i < 30; i++) {
			people.add(SampleConferences
				.invitee("Wilhelmina-Constance Featherstonehaugh " + i, "x" + i + "@home.example",
						"The Agency with a Rather Long Name of Northmere", Role.OTHER_PROFESSIONAL)
				.but()
				.knowsTheChild(true)
				.build());
		}
		Conference conference = save(SomeKinds.INITIAL_CONFERENCE, this.workingDays.minus(LocalDate.now(this.clock), 1),
				people);
		TeamsUser helen = helen();
		helen.says("outcome " + conference.reference());
		decide(helen, conference);
		for (int i = 0; i < 20; i++) {
			helen.presses("outcome.add",
					Map.of("what", "é".repeat(80), "owner", people.getLast().id().toString(), "due", day(conference)));
			helen.chat().awaitsWhatIsShownToBeStored(SOON);
			assertFits(helen.card());
		}
		assertThat(helen.card().text()).contains("19 to 20 of 20");
		assertThat(helen.card().buttons()).contains("Remove action 19", "Remove action 20", "Page before");
		helen.presses("Page before");
		assertFits(helen.card());
		assertThat(helen.card().buttons()).contains("Remove action 13", "Remove action 18", "Next page");
		helen.presses("outcome.next", Map.of("what", "x".repeat(10_000)));
		assertFits(helen.card());
		assertThat(helen.card().text()).contains("10,000 characters");
		helen.presses("outcome.next", Map.of("what", ""));
		assertFits(helen.card());
		helen.presses("outcome.tell");
		assertFits(helen.card());
		assertThat(WholeOutcome.read(helen)).contains("Featherstonehaugh 29");
		assertFits(helen.card());
		helen.presses("outcome.approve");
		helen.awaits((chat) -> helen.card().says("posted on your behalf"), SOON);
		assertFits(helen.card());
		assertThat(lines(onlyPost(conference)).stream()
			.filter((line) -> line.replace("\u200B", "").contains("é".repeat(79)))).hasSize(20);
	}

	private static void assertFits(Card card) {
		assertThat(card.json().toString().getBytes(StandardCharsets.UTF_16LE)).hasSizeLessThan(40 * 1024);
	}

	@Test
	void aStatusSaysHowFarTheOutcomeIs() {
		Conference conference = held(SomeKinds.INITIAL_CONFERENCE);
		TeamsUser helen = helen();
		assertThat(helen.says("status " + conference.reference()).card().text()).contains("not recorded yet");
		helen.says("outcome " + conference.reference());
		assertThat(helen.says("status " + conference.reference()).card().text()).contains("begun, not approved yet");
	}

	private TeamsUser approves(Conference conference) {
		TeamsUser helen = helen();
		helen.says("outcome " + conference.reference());
		fillIn(helen, conference, "Visit weekly");
		WholeOutcome.read(helen);
		helen.presses("outcome.approve");
		return helen;
	}

	private void fillIn(TeamsUser helen, Conference conference, String action) {
		decide(helen, conference);
		helen.presses("outcome.next", Map.of("what", action, "owner", owner(conference), "due", day(conference)));
		helen.presses("outcome.tell");
	}

	private void decide(TeamsUser helen, Conference conference) {
		assertThat(helen.card().fields()).containsEntry("heldOn", day(conference));
		helen.presses("outcome.decide", Map.of("decision", "child-protection-plan", "category", "NEGLECT"));
		assertThat(helen.card().text()).contains("(2 of 4)");
	}

	private static TeamsUser helen() {
		return TOWN.teams().as(Northmere.HELEN_OKAFOR);
	}

	private Conference held(Kind kind) {
		return save(kind, this.workingDays.minus(LocalDate.now(this.clock), 1));
	}

	private Conference save(Kind kind, LocalDate day) {
		return save(kind, day, SampleConferences.people());
	}

	private Conference save(Kind kind, LocalDate day, List<Invitee> people) {
		Instant booked = LocalDate.now(this.clock).minusDays(14).atStartOfDay(Dates.LONDON).toInstant();
		return this.conferences.save(Conference.book(new Conference.Agreed(Child.only("M-1234"), kind, Way.VIRTUAL,
				Northmere.HELEN_OKAFOR.id(), SomeRules.WOKINGHAM, LocalDate.now(this.clock).minusDays(20),
				day.atTime(10, 0), 90, "conferences@northmere.example", null, people), booked));
	}

	private static String day(Conference conference) {
		return conference.startsAt().toLocalDate().toString();
	}

	private static String owner(Conference conference) {
		return SampleConferences.with(conference, Role.SOCIAL_WORKER).id().toString();
	}

	private static void awaitMails(Conference conference, int number) {
		Awaitility.await().atMost(SOON).until(() -> mails(conference).size() == number);
	}

	/** The letters in everybody's inbox. */
	private static List<MailItem> mails(Conference conference) {
		return conference.invitees()
			.stream()
			.flatMap((invitee) -> TOWN.tenant().mailboxes().inbox(invitee.address()).stream())
			.filter((mail) -> mail.subject().contains(": outcome")
					&& mail.subject().contains(conference.reference().value()))
			.toList();
	}

	private static List<ChannelMessage> posts(Conference conference) {
		return TOWN.tenant()
			.channels()
			.messages(Northmere.CONFERENCE_OUTCOMES.id())
			.stream()
			.filter((message) -> message.attachments()
				.stream()
				.anyMatch((card) -> String.valueOf(card.content()).contains(conference.reference().value())))
			.toList();
	}

	private static ChannelMessage onlyPost(Conference conference) {
		assertThat(posts(conference)).hasSize(1);
		return posts(conference).getFirst();
	}

	private static List<String> lines(ChannelMessage post) {
		String json = String.valueOf(post.attachments().getFirst().content());
		return new Card(JsonMapper.shared().readTree(json)).text().lines().toList();
	}

	private static Map<String, Long> cost(long before) {
		return TOWN.tenant()
			.calls()
			.since(before)
			.stream()
			.filter((call) -> !call.operation().contains("subscriptions") && !call.operation().contains("delta"))
			.collect(Collectors.groupingBy(Call::operation, TreeMap::new, Collectors.counting()));
	}

}
