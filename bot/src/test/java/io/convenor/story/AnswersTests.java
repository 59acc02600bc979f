package io.convenor.story;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.people.Role;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.teams.Card;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.tenant.world.Answer;
import io.convenor.tenant.world.Calendars;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * People answer, and the chair knows: who comes and how, whether there will be a quorum,
 * and whether there was one on the day.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final Duration A_MINUTE_AND_A_HALF = Duration.ofSeconds(90);

	private static final String MOTHER = "kim.marsh@home.example";

	private static final String SCHOOL = "sam.reed@hillside.example";

	private static final String POLICE = "dc.grant@police.example";

	private LocalTown town;

	private LocalBot bot;

	private TeamsUser helen;

	@BeforeAll
	void openTheOffice() {
		this.town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
		this.bot = LocalBot.start(this.town,
				Map.of("convenor.reports.read-every", "1h", "convenor.cards.told-within", "20s"));
		this.helen = this.town.teams().as(Northmere.HELEN_OKAFOR);
	}

	@AfterAll
	void goHome() {
		this.bot.close();
		this.town.close();
	}

	@Test
	void whatPeopleAnswerInOutlookStandsOnTheChairsCardWithoutAnybodyRefreshing() {
		String reference = booked();
		this.helen.presses("Answers");
		assertThat(words(this.helen)).contains("Who takes part in " + reference, "0 of 4 accepted",
				"Kim Marsh (Mother): has not answered");
		this.town.tenant().calendars().answer(MOTHER, reference, Answer.ACCEPTED);
		awaits("Kim Marsh (Mother): accepted (in their calendar, ");
		Instant later = conference(reference).startsAt().plusDays(1).atZone(Dates.LONDON).toInstant();
		this.town.tenant()
			.calendars()
			.answer(SCHOOL, reference, Answer.TENTATIVE, new Calendars.Proposal(later, later.plusSeconds(3600)));
		awaits("would rather meet on " + Dates.inWords(conference(reference).startsAt().plusDays(1)));
		this.helen.says("status " + reference);
		assertThat(words(this.helen)).contains("Answers: 1 of 4 accepted, 1 tentative",
				"Quoracy: not sure yet, still missing: children's social care and 2 other agencies");
	}

	@Test
	void whenThePoliceDeclineTheChairIsToldWhomToChaseAndWhatItWouldMean() {
		String reference = booked();
		this.town.tenant().calendars().answer(POLICE, reference, Answer.DECLINED);
		awaits(reference + ": the quorum cannot be reached any more");
		assertThat(words(this.helen)).contains("Who could be chased", "Police: Jo Grant declined",
				"School: Sam Reed has not answered", "It has to be listed again by ", "Its last lawful date is ",
				"It would be number 1 in a row that is not quorate; number 2 has to be escalated.");
		this.town.tenant().calendars().answer(POLICE, reference, Answer.ACCEPTED);
		awaits("the quorum is not sure any more");
	}

	@Test
	void aDeclineWithWordsThatEndsTheQuorumIsOneAlarmThatOpensEach() {
		String reference = booked();
		int before = this.helen.chat().fromBot().size();
		this.town.tenant().calendars().answer(POLICE, reference, Answer.DECLINED, null, "I am on leave then");
		awaits(reference + ": 2 things came in");
		assertThat(words(this.helen)).contains("the quorum cannot be reached any more", "Jo Grant (Police", "Open 2");
		assertThat(this.helen.chat().fromBot()).hasSize(before + 1);
		String second = words(this.helen).contains("2. Jo Grant") ? "Settle it" : "Who could be chased";
		this.helen.presses("Open 2");
		awaits(second);
		assertThat(this.helen.chat().fromBot()).hasSize(before + 2);
	}

	@Test
	void twoDeclinesWithWordsWithinSecondsAreOneAlarmThatSaysBoth() {
		String reference = booked();
		int before = this.helen.chat().fromBot().size();
		this.town.tenant().calendars().answer(POLICE, reference, Answer.DECLINED, null, "I am on leave then");
		awaitsNews(reference);
		this.town.tenant().calendars().answer(SCHOOL, reference, Answer.DECLINED, null, "We are closed that day");
		awaits(reference + ": 3 things came in");
		assertThat(words(this.helen)).contains("the quorum cannot be reached any more", "I am on leave then",
				"We are closed that day");
		assertThat(this.helen.chat().fromBot()).hasSize(before + 1);
	}

	private void awaitsNews(String reference) {
		Awaitility.await()
			.atMost(A_MINUTE_AND_A_HALF)
			.until(() -> this.bot.part(JdbcClient.class)
				.sql("select count(*) from news where about = ? and message is null")
				.param(conference(reference).id())
				.query(Long.class)
				.single() > 0);
	}

	@Test
	void whatIsToldByPhoneIsNotedByTheAdministrationAndBadInputLeavesEverythingInItsField() {
		String reference = booked();
		TeamsUser joan = this.town.teams().as(Northmere.JOAN_WHITBY);
		joan.says("status " + reference);
		joan.presses("Answers");
		joan.presses("Note what they told", Map.of());
		assertThat(words(joan)).contains("Choose who told you.");
		joan.presses("Note what they told", Map.of("person", option(joan.card(), "person", "Kim Marsh")));
		joan.presses("Save", Map.of("response", "DECLINED", "needs", "INTERPRETER,CHILDCARE", "note", "Polish"));
		assertThat(words(joan)).contains("Say why they cannot come");
		assertThat(joan.card().fields().get("note")).isEqualTo("Polish");
		assertThat(joan.card().fields().get("meetTheChair")).isEqualTo("false");
		joan.presses("Save", Map.of("response", "ACCEPTED", "takesPart", "PHONE", "needs", "INTERPRETER,CHILDCARE",
				"note", "Polish", "meetTheChair", "true"));
		assertThat(words(joan)).contains("Kim Marsh (Mother): accepted (told us, ",
				"; by phone; needs " + "interpreter, childcare (Polish)");
		joan.presses("Note what they told", Map.of("person", option(joan.card(), "person", "Sam Reed")));
		assertThat(joan.card().fields()).as("places go to family first").doesNotContainKey("meetTheChair");
		joan.presses("Back without saving");
		joan.presses("Note what they told", Map.of("person", option(joan.card(), "person", "Kim Marsh")));
		assertThat(joan.card().fields().get("meetTheChair")).isEqualTo("true");
		this.helen.says("status " + reference);
		assertThat(words(this.helen)).contains("Answers: 1 of 4 accepted");
		TeamsUser martin = this.town.teams().as(Northmere.MARTIN_HALE);
		martin.says("help");
		assertThat(
				martin
					.forges("answers.open",
							Map.of("convenor",
									Map.of("carries", Map.of("conference", conference(reference).id().toString()))))
					.text())
			.doesNotContain("Kim");
	}

	@Test
	void whoLeavesEarlyHasLeftAndTheOutcomeAsksWhyItWasDecidedAllTheSame() {
		String reference = booked();
		Conference conference = conference(reference);
		Instant ten = conference.startsAt().atZone(Dates.LONDON).toInstant();
		String link = conference.joinUrl().orElseThrow();
		var teams = this.town.tenant().onlineMeetings();
		teams.attends(link, Northmere.SIAN_PUGH, ten, ten.plusSeconds(3600));
		teams.attendsAsGuest(link, "Sam from Hillside", ten, ten.plusSeconds(3600));
		teams.attendsAsGuest(link, "01632 960 999", ten.plusSeconds(120), ten.plusSeconds(2400));
		this.helen.presses("Answers");
		this.helen.presses("On the day");
		this.helen.presses("Ask Teams who was there");
		awaits("Siân Pugh (Social worker, Northmere Council): ");
		recognised("Sam from Hillside", "Sam Reed");
		recognised("01632 960 999", "Jo Grant");
		assertThat(words(this.helen)).contains(
				"Quorum: not quorate since " + time(ten.plusSeconds(2400)) + " (1 other agency missing)",
				"List it again, or go on and say why.");
		this.helen.says("outcome " + reference);
		Map<String, Object> outcome = Map.of("tookPlace", "true", "heldOn", conference.startsAt().toLocalDate(),
				"decision", "no-further-action", "participation", "PN1");
		assertThat(words(this.helen)).contains("not quorate since");
		this.helen.presses("Next: actions", outcome);
		assertThat(words(this.helen)).contains("Say why the conference went on without a quorum.");
	}

	private void recognised(String unknown, String who) {
		this.helen.presses("Save who it was", Map.of("unknown", option(this.helen.card(), "unknown", unknown),
				"whoItWas", option(this.helen.card(), "whoItWas", who)));
		assertThat(words(this.helen)).as(this.helen.chat().transcript()).contains("Saved.");
	}

	/** What the chair is still told of the conference before comes first. */
	private String booked() {
		Awaitility.await()
			.atMost(A_MINUTE_AND_A_HALF)
			.until(() -> this.bot.part(JdbcClient.class)
				.sql("select count(*) from delivery where state in ('WAITING', 'FAILED')")
				.query(Long.class)
				.single() == 0);
		return BookedByChat.a(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, this.town, this.helen)
			.with("Kim Marsh", MOTHER, "", Role.MOTHER)
			.with("Sam Reed", SCHOOL, "Hillside Primary School", Role.SCHOOL)
			.with("Jo Grant", POLICE, "Northmere Police", Role.POLICE)
			.reference();
	}

	private void awaits(String text) {
		this.helen.awaits((chat) -> words(this.helen).contains(text), A_MINUTE_AND_A_HALF);
	}

	private Conference conference(String reference) {
		return this.bot.part(Conferences.class).findByReference(reference).orElseThrow();
	}

	/** What the newest card says, on one line. */
	private static String words(TeamsUser user) {
		return user.card().text().replaceAll("\\s+", " ");
	}

	private static String time(Instant moment) {
		return moment.atZone(Dates.LONDON).toLocalTime().toString();
	}

	private static String option(Card card, String field, String title) {
		return card.field(field)
			.orElseThrow()
			.path("choices")
			.valueStream()
			.filter((choice) -> choice.path("title").asString("").contains(title))
			.findFirst()
			.orElseThrow(() -> new AssertionError(title + " is not on offer in " + card))
			.path("value")
			.asString("");
	}

}
