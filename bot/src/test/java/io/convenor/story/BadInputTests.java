package io.convenor.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

import io.convenor.chat.CardButtons;
import io.convenor.chat.outcome.WholeOutcome;
import io.convenor.chat.Audience;
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
import io.convenor.tenant.teams.Reply;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.tenant.world.CalendarEntry;
import io.convenor.tenant.world.Mail;
import io.convenor.tenant.world.MailItem;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a clumsy or hostile person sends: one clear sentence comes back, nothing they
 * typed is lost, and nothing is done by halves.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final LocalDate TODAY = TUESDAY.toLocalDate();

	private static final Duration SOON = Duration.ofSeconds(60);

	/** What Teams takes of a card, with the message around it. */
	private static final int MOST_BYTES = 28 * 1024;

	private LocalTown town;

	private LocalBot bot;

	private TeamsUser helen;

	private TeamsUser martin;

	private TeamsUser joan;

	@BeforeAll
	void opens() {
		this.town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
		this.bot = LocalBot.start(this.town, Map.of("convenor.reports.read-every", "1h"));
		this.helen = this.town.teams().as(Northmere.HELEN_OKAFOR);
		this.martin = this.town.teams().as(Northmere.MARTIN_HALE);
		this.joan = this.town.teams().as(Northmere.JOAN_WHITBY);
		Awaitility.await().atMost(SOON).until(() -> !secret().isEmpty());
	}

	@AfterAll
	void closes() {
		this.bot.close();
		this.town.close();
	}

	@BeforeEach
	void aNewBooking() {
		this.helen.says("schedule");
		IntStream.range(0, 3)
			.filter((_) -> this.helen.card().button("Back").isPresent())
			.forEach((_) -> this.helen.presses("Back"));
		if (this.helen.card().button("Start afresh").isPresent()) {
			this.helen.presses("Yes, start afresh");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2026-03-02 | Monday 2 March 2026 is in the past. Choose a date from today on.
			2026-03-07 | Saturday 7 March 2026 is at the weekend. Choose a working day.
			2026-04-03 | Friday 3 April 2026 is a bank holiday (Good Friday). Choose a working day.
			2026-05-13 | Wednesday 13 May 2026 is after the last lawful date, Tuesday 12 May 2026
			""")
	void aDateThatCannotBeIsToldWithTheReason(String date, String sentence) {
		isAtTheTime("first-review-conference", "2026-02-12");
		withoutTouchingAnything(() -> this.helen.presses("Use this time", Map.of("date", date, "time", "10:00")));
		assertThat(this.helen.card().text()).containsOnlyOnce(sentence).contains("(3 of 4)");
		assertThat(this.helen.card().fields()).containsEntry("date", date).containsEntry("time", "10:00");
	}

	@ParameterizedTest
	@MethodSource("noDates")
	void textWhereADateBelongsIsQuotedShortlyAndEverythingElseStays(String typed, String sentence) {
		withoutTouchingAnything(() -> this.helen.presses("Next: people", with(about("HYBRID"), "countsFrom", typed)));
		assertThat(this.helen.card().text()).containsOnlyOnce(sentence).contains("(1 of 4)");
		assertThat(this.helen.card().fields()).containsEntry("caseReference", "M-104233")
			.containsEntry("kind", "initial-conference")
			.containsEntry("length", "90");
		fits(this.helen.card());
	}

	static Stream<Arguments> noDates() {
		return Stream.of(Arguments.of("next Tuesday-ish", "“next Tuesday-ish” is not a date."),
				Arguments.of("x".repeat(10_000), "“" + "x".repeat(30) + "…” is too long to be a date."),
				Arguments.of("{{DATE(2026-01-01,SHORT)}} ${7*7}", "is not a date."),
				Arguments.of("2026-02-30", "There is no day 30 in February 2026, which has 28 days."));
	}

	static Stream<String> longTexts() {
		return Stream.of("x".repeat(10_000), "x" + "\ud83d\udc68".repeat(5_000), "&".repeat(10_000),
				"\u6f22".repeat(10_000), "\ud83d\udc68".repeat(5_000));
	}

	@ParameterizedTest
	@MethodSource("longTexts")
	void tenThousandCharactersInEveryFieldAreToldAndTheBookingCanGoOn(String text) {
		isAtThePeople("HYBRID");
		withoutTouchingAnything(() -> this.helen.presses("Add this person",
				Map.of("sought", text, "name", text, "email", text, "agency", text, "role", "MOTHER")));
		assertThat(this.helen.card().text()).contains("%,d characters; please keep it to 100".formatted(text.length()),
				"(2 of 4)");
		fits(this.helen.card());
		fits(this.helen.says("schedule").card());
		this.helen.presses("Add this person",
				with(person("Kim Marsh", HybridConference.MOTHER, "MOTHER"), "agency", ""));
		assertThat(this.helen.card().text()).contains("Kim Marsh (Mother)");
	}

	@Test
	void aFifthPersonInTheRoomIsToldWhoHasThePlaces() {
		isAtThePeople("HYBRID");
		adds("Kim Marsh", HybridConference.MOTHER, "MOTHER");
		adds("Lee Marsh", HybridConference.FATHER, "FATHER");
		adds("Ruth Marsh", HybridConference.GRANDMOTHER, "RELATIVE");
		withoutTouchingAnything(
				() -> this.helen.presses("Add this person", Map.of("name", "Sam Reed", "email", HybridConference.SCHOOL,
						"agency", "Hillside Primary School", "role", "SCHOOL", "place", "MEET_THE_CHAIR")));
		assertThat(this.helen.card().text()).containsOnlyOnce(
				"There is no place in the room left for Sam Reed: at most 4 people may be in it, and the places are taken by "
						+ "Helen Okafor (Chair, Northmere Council); Kim Marsh (Mother); Lee Marsh (Father); Ruth Marsh (Relative).");
		assertThat(this.helen.card().fields()).containsEntry("name", "Sam Reed")
			.containsEntry("email", HybridConference.SCHOOL)
			.containsEntry("agency", "Hillside Primary School")
			.containsEntry("role", "SCHOOL")
			.containsEntry("place", "MEET_THE_CHAIR");
		this.helen.presses("Add this person", Map.of("place", "false"));
		assertThat(this.helen.card().text())
			.contains("Sam Reed (School, Hillside Primary School), " + HybridConference.SCHOOL + ": on Teams");
	}

	@ParameterizedTest
	@ValueSource(strings = { "kim", "kim@", "@home.example", "kim@home", "kim at home.example", "<kim@home.example>",
			"kim@home.example, lee@home.example", "kim@home.example\u0000bcc@evil.example", "kím@home.example",
			"kim@home..example", "javascript:alert(1)@x" })
	void anAddressThatIsNoneIsToldAndKept(String address) {
		isAtThePeople("VIRTUAL");
		withoutTouchingAnything(() -> this.helen.presses("Add this person", person("Kim Marsh", address, "MOTHER")));
		assertThat(this.helen.card().text())
			.containsOnlyOnce("is not an email address. It should look like name@organisation.uk.")
			.doesNotContain("Kim Marsh (Mother)");
		assertThat(this.helen.card().fields()).containsEntry("name", "Kim Marsh")
			.containsEntry("email", address.replace("\u0000", ""));
	}

	/** Teams shows an answer once, and the message it was given to ever after. */
	@Test
	void afterAReloadTheCardStandsAsTheLastPressLeftItWithWhatWasWrong() {
		isAtThePeople("VIRTUAL");
		adds("Kim Marsh", "nobody at all", "MOTHER");
		Card shown = this.helen.card();
		assertThat(shown.text()).contains("“nobody at all” is not an email address");
		this.helen.chat().awaitsWhatIsShownToBeStored(SOON);
		this.helen.reloads();
		assertThat(this.helen.card()).isEqualTo(shown);
	}

	@Test
	void aPressChangesItsMessageOnce() {
		isAtThePeople("VIRTUAL");
		this.helen.chat().awaitsWhatIsShownToBeStored(SOON);
		String message = this.helen.chat().latestCardMessage().orElseThrow().id();
		int before = this.helen.chat().find(message).orElseThrow().versions().size();
		this.helen.presses("Find", Map.of("sought", "siân"));
		Card shown = this.helen.card();
		this.helen.awaits((chat) -> chat.latestCard().equals(shown), SOON);
		assertThat(this.helen.chat().find(message).orElseThrow().versions()).hasSize(before + 1);
	}

	@Test
	void nobodyIsInvitedTwiceHoweverTheyAreWritten() {
		isAtThePeople("VIRTUAL");
		this.helen.presses("Find", Map.of("sought", "siân"));
		this.helen.presses("Add this colleague",
				Map.of("found", Northmere.SIAN_PUGH.id(), "foundRole", "SOCIAL_WORKER"));
		withoutTouchingAnything(() -> this.helen.presses("Add this person",
				person("S. Pugh", " SIAN.Pugh@Northmere.Example\u200b", "OTHER_PROFESSIONAL")));
		assertThat(this.helen.card().text()).containsOnlyOnce(
				"Siân Pugh (Social worker, Northmere Council) is on the list already, with the same address.");
		assertThat(this.helen.card().fields()).containsEntry("name", "S. Pugh");
	}

	@Test
	void noFamilyAtAllIsAQuestionAndNotARefusal() {
		isAtThePeople("VIRTUAL");
		this.helen.presses("Find", Map.of("sought", "siân"));
		this.helen.presses("Add this colleague",
				Map.of("found", Northmere.SIAN_PUGH.id(), "foundRole", "SOCIAL_WORKER"));
		withoutTouchingAnything(() -> this.helen.presses("Next: date and time"));
		assertThat(this.helen.card().text()).containsOnlyOnce("Nobody from the family is invited. Is that right?");
		this.helen.presses("Yes, that is right");
		assertThat(this.helen.card().text()).contains("(3 of 4)");
	}

	@Test
	void ofSixtyTwoInviteesTheSixtyFirstIsToldWhyAndTheOthersStay() {
		isAtThePeople("VIRTUAL");
		IntStream.rangeClosed(1, 59)
			.forEach((i) -> adds("Person " + i, "p" + i + "@agency.example", "OTHER_PROFESSIONAL"));
		IntStream.rangeClosed(60, 61).forEach((i) -> {
			withoutTouchingAnything(() -> this.helen.presses("Add this person",
					person("Person " + i, "p" + i + "@agency.example", "OTHER_PROFESSIONAL")));
			assertThat(this.helen.card().text())
				.containsOnlyOnce("There are 60 people on the list already, and one conference takes no more.")
				.contains("57 to 60 of 60", "Person 59 (Other professional)");
			assertThat(this.helen.card().fields()).containsEntry("name", "Person " + i);
		});
		this.helen.presses("Page before");
		assertThat(this.helen.card().text()).contains("49 to 56 of 60", "Person 55 (Other professional)");
		assertThat(this.helen.card().fields()).as("what was typed stays").containsEntry("name", "Person 61");
	}

	@ParameterizedTest
	@ValueSource(strings = { "N", "&", "\u6f22", "\u0634" })
	void asManyAndAsLongNamesAsThereMayBeStillFitEveryCard(String letter) {
		isAtThePeople("HYBRID");
		IntStream.range(0, 59)
			.forEach(
					(i) -> this.helen.presses(
							"Add this person", with(
									person(letter.repeat(97) + "-" + i, "p" + i + "@" + "agency".repeat(8) + ".example",
											(i < 3) ? "MOTHER" : "OTHER_PROFESSIONAL"),
									"agency", letter.repeat(98) + i)));
		fits(this.helen.card());
		this.helen.presses("Find", Map.of("sought", "Si"));
		fits(this.helen.card());
		assertThat(this.helen.card().fields()).containsKey("guest");
		assertThat(this.helen.card().field("guest").orElseThrow().path("choices")).as("those on the last page")
			.hasSize(4);
		this.helen.presses("Next: date and time");
		this.helen.presses("Yes, that is right");
		fits(this.helen.card());
		this.helen.presses("Show times in this room", Map.of("room", Northmere.ALDER.address()));
		this.helen.awaits((_) -> !HybridConference.slots(this.helen.card()).isEmpty(), SOON);
		this.helen.presses(HybridConference.slots(this.helen.card()).getFirst());
		fits(this.helen.card());
		assertThat(this.helen.card().buttons()).contains("Confirm and send");
	}

	@Test
	void theSameCardConfirmedTwiceBooksOnce() {
		isAtTheSummary("Kim Marsh");
		Card twice = this.helen.card();
		Conference booked = confirms();
		settled(booked);
		withoutTouchingAnything(() -> {
			Reply again = this.helen.presses(twice, "Confirm and send", Map.of());
			assertThat(again.card().text())
				.containsOnlyOnce("Already booked as " + booked.reference() + ". Nothing was done again.");
		});
	}

	@Test
	void confirmedOnFourDevicesAtTheSameMomentItIsBookedOnce() {
		isAtTheSummary("Kim Marsh");
		Card everywhere = this.helen.card();
		List<Conference> before = mine();
		List<CompletableFuture<Reply>> devices = IntStream.range(0, 4)
			.mapToObj((_) -> CompletableFuture
				.supplyAsync(() -> this.helen.presses(everywhere, "Confirm and send", Map.of())))
			.toList();
		List<String> answers = devices.stream().map((device) -> device.join().card().text()).toList();
		List<Conference> after = mine();
		assertThat(after).hasSize(before.size() + 1);
		Conference booked = after.stream()
			.filter((each) -> before.stream().noneMatch((known) -> known.id().equals(each.id())))
			.findFirst()
			.orElseThrow();
		assertThat(answers).allMatch((answer) -> answer.contains("ooked as " + booked.reference()))
			.filteredOn((answer) -> answer.contains("Everything goes out now"))
			.hasSize(1);
		settled(booked);
		assertThat(eventsOf(booked)).hasSize(1);
		assertThat(lettersTo(HybridConference.MOTHER, booked)).hasSize(1);
	}

	@Test
	void aCardConfirmedAfterTheBookingWasChangedElsewhereIsShownAnew() {
		isAtTheSummary("Kim Marsh");
		Card onThePhone = this.helen.card();
		this.helen.presses("Back");
		withoutTouchingAnything(() -> {
			Reply reply = this.helen.presses(onThePhone, "Confirm and send", Map.of());
			assertThat(reply.card().text())
				.containsOnlyOnce("This had changed since your card was shown, so nothing was done.")
				.contains("(3 of 4)");
		});
	}

	@Test
	void aTimeThatSomebodyElseTookMeanwhileIsNotBooked() {
		isAtTheSummary("Kim Marsh");
		String when = this.helen.card().text();
		this.town.tenant()
			.calendars()
			.busy(Northmere.HELEN_OKAFOR.address(), TUESDAY.toInstant(), TUESDAY.plusDays(21).toInstant());
		withoutTouchingAnything(() -> this.helen.presses("Confirm and send"));
		assertThat(this.helen.card().text())
			.containsOnlyOnce("Somebody has taken that time meanwhile, so nothing was booked.")
			.contains("(3 of 4)")
			.isNotEqualTo(when);
		this.town.tenant()
			.calendars()
			.events(Northmere.HELEN_OKAFOR.address())
			.stream()
			.filter((event) -> "Busy".equals(event.getSubject()) || event.getAttendees() == null
					|| event.getAttendees().isEmpty())
			.toList()
			.forEach((event) -> this.town.tenant()
				.calendars()
				.delete(Northmere.HELEN_OKAFOR.address(), String.valueOf(event.getId())));
	}

	@ParameterizedTest
	@ValueSource(strings = { "make tea", "<script>alert(1)</script>", "${7*7}", "'; drop table conference; --",
			"\u202e\u200b", "[[${T(java.lang.Runtime)}]]", "__${7*7}__", "statistics" })
	void anUnknownCommandIsToldKindly(String text) {
		withoutTouchingAnything(() -> {
			Reply reply = this.helen.says(text);
			assertThat(reply.text()).contains("ype help to see what you can ask me for.").doesNotContain("49");
		});
	}

	@ParameterizedTest
	@CsvSource({ "shedule,schedule", "conferencse,conferences", "statsu CP-23458,status", "outcom CP-23458,outcome",
			"hlep,help" })
	void aMisspeltCommandIsGuessedButNotDone(String text, String meant) {
		withoutTouchingAnything(
				() -> assertThat(this.helen.says(text).text()).isEqualTo("I do not know that one. Did you mean “"
						+ meant + "”? Type it again, or type help to see what you can ask me for."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "status ", "outcome " })
	void anotherChairsReferenceIsAnsweredExactlyLikeOneThatDoesNotExist(String command) {
		isAtTheSummary("Kim Marsh");
		Conference booked = confirms();
		settled(booked);
		withoutTouchingAnything(() -> {
			String theirs = this.martin.says(command + booked.reference()).text();
			String nobodys = this.martin.says(command + "CP-22223").text();
			assertThat(theirs).isNotEmpty()
				.isEqualTo(nobodys.replace("CP-22223", booked.reference().value()))
				.contains("Type conferences to see");
		});
	}

	@Test
	void theAdministrationTeamLooksAfterConferencesAndNotAfterOutcomes() {
		isAtTheSummary("Kim Marsh");
		Conference booked = confirms();
		settled(booked);
		this.joan.says("status " + booked.reference());
		assertThat(this.joan.card().text()).contains(booked.reference().value());
		assertThat(this.joan.says("outcome " + booked.reference()).text()).contains("is for chairs")
			.isEqualTo(this.joan.says("outcome CP-22223").text());
	}

	@Test
	void buttonsOfHelensCardsDoNothingInAnybodyElsesHands() {
		isAtTheSummary("Kim Marsh");
		UUID booking = postedCard("booking");
		Conference booked = confirms();
		settled(booked);
		this.helen.says("outcome " + booked.reference());
		UUID outcome = postedCard("outcome");
		this.helen.says("status " + booked.reference());
		UUID conference = postedCard("conference");
		this.martin.says("help");
		this.joan.says("help");
		withoutTouchingAnything(() -> Stream.of(this.martin, this.joan)
			.forEach((stranger) -> Stream
				.of(Map.of("booking.confirm", booking, "booking.add", booking, "outcome.approve", outcome,
						"outcome.decide", outcome, "conference.look", conference))
				.flatMap((each) -> each.entrySet().stream())
				.forEach((each) -> IntStream.range(0, 12).forEach((version) -> {
					Reply reply = stranger.forges(each.getKey(),
							Map.of("convenor", Map.of("card", each.getValue().toString(), "version", version)));
					assertThat(reply.invokeStatus()).isEqualTo(400);
					assertThat(reply.body().toString()).doesNotContain(booked.reference().value(), "Marsh", "M-104233");
				}))));
	}

	@Test
	void aButtonWithoutACardDoesNothing() {
		withoutTouchingAnything(() -> verbs().forEach((verb) -> {
			Reply reply = this.helen.forges(verb, Map.of("convenor", Map.of()));
			assertThat(reply.status()).isEqualTo(200);
			assertThat(reply.body().toString()).as(verb).doesNotContain("Something went wrong");
		}));
	}

	@Test
	void aButtonOnTheCardOfSomethingElseDoesNothing() {
		isAtTheSummary("Kim Marsh");
		quiet();
		UUID booking = postedCard("booking");
		long version = version(booking);
		withoutTouchingAnything(() -> verbs().filter((verb) -> !verb.startsWith("booking")).forEach((verb) -> {
			Reply reply = this.helen.forges(verb,
					Map.of("convenor", Map.of("card", booking.toString(), "version", version)));
			assertThat(reply.body().toString()).as(verb).doesNotContain("Something went wrong");
		}));
	}

	@Test
	void administratorsButtonsAreForAdministratorsAndChairsForChairs() {
		this.martin.says("help");
		withoutTouchingAnything(() -> {
			Stream.of("admin.check", "queue.show", "queue.file", "queue.under", "queue.confirm", "queue.leave")
				.forEach((verb) -> assertThat(this.helen.forges(verb, Map.of("convenor", Map.of())).text()).as(verb)
					.contains("for the administration team"));
			assertThat(this.helen.forges("admin.try-all-again", Map.of("convenor", Map.of())).text())
				.contains("There is nothing here to try again.");
			verbsFor(Audience.CHAIRS)
				.forEach((verb) -> assertThat(this.joan.forges(verb, Map.of("convenor", Map.of())).text()).as(verb)
					.contains("for chairs and reviewing officers"));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u0000", "a\u0000b", "\u0001\u0002", "\ufffe\uffff" })
	void whatNoDatabaseTakesIsNeverAFailure(String odd) {
		Map<String, String> all = with(with(about("HYBRID"), "countsFrom", odd), "caseReference", "M" + odd + "1");
		withoutTouchingAnything(() -> this.helen.presses("Next: people", all));
		assertThat(this.helen.card().text()).contains("(1 of 4)").doesNotContain("Something went wrong");
		isAtThePeople("HYBRID");
		withoutTouchingAnything(() -> this.helen.presses("Add this person",
				Map.of("name", "Kim" + odd, "email", odd, "agency", odd, "sought", odd, "role", "MOTHER")));
		assertThat(this.helen.card().text()).contains("(2 of 4)").doesNotContain("Something went wrong");
		this.helen.presses("Find", Map.of("sought", "S" + odd));
		assertThat(this.helen.card().text()).doesNotContain("Something went wrong");
		assertThat(this.helen.says("status " + odd).text()).doesNotContain("Something went wrong");
		assertThat(this.helen.says("outcome " + odd).text()).doesNotContain("Something went wrong");
	}

	@Test
	void halfACharacterIsNeverAFailure() {
		isAtThePeople("HYBRID");
		UUID booking = postedCard("booking");
		ObjectNode pressed = this.helen.written("").put("type", "invoke").put("name", "adaptiveCard/action");
		ObjectNode data = pressed.withObject("/value/action")
			.put("type", "Action.Execute")
			.put("verb", "booking.add")
			.withObject("/data");
		data.put("name", "HALF").put("email", "HALF").put("agency", "xHALF");
		data.withObject("/convenor").put("card", booking.toString()).put("version", version(booking));
		withoutTouchingAnything(() -> {
			String answer = raw(pressed);
			assertThat(answer).contains("An email address is needed").doesNotContain("Something went wrong");
			assertThat(raw(this.helen.written("helpHALF me").put("id", "half"))).isEmpty();
		});
		assertThat(this.helen.says("schedule").card().text()).contains("(2 of 4)");
	}

	/** As only a program sends it: half of a character, which no keyboard has. */
	private String raw(ObjectNode activity) {
		HttpResponse<String> answer = this.town.teams()
			.raw(activity.toString().replace("HALF", "\\ud83d"),
					this.town.authority().tokens().channelToken(this.town.teams().serviceUrl()));
		assertThat(answer.statusCode()).isEqualTo(200);
		return answer.body();
	}

	@Test
	void nonsenseAboutAVisitIsToldAndNothingOfItIsPlanned() {
		BookedByChat.a(SomeKinds.LATER_CARE_REVIEW, Way.CONVERSATIONS, this.town, this.helen)
			.countingFrom(LocalDate.of(2025, 10, 1))
			.finishedBy(LocalDate.of(2026, 3, 20))
			.with("Kim Marsh", HybridConference.MOTHER, "", Role.MOTHER)
			.reference();
		quiet();
		this.helen.presses("Conversations");
		this.helen.presses("Plan a visit");
		List<String> fields = List.of("person", "visitDate", "visitTime", "visitPlace", "riskDoneBy", "riskDoneOn",
				"riskFinding", "riskMeasures", "riskLink");
		Stream.concat(longTexts(), Stream.of("", "\u0000", "25:61", "2026-02-30", "1900-01-01", "${7*7}", "NOT_SAFE"))
			.forEach((odd) -> withoutTouchingAnything(() -> {
				this.helen.presses("Plan this visit",
						fields.stream().collect(Collectors.toMap(Function.identity(), (_) -> odd)));
				assertThat(this.helen.card().text()).contains("plan a visit", "Please choose whom you go to see.")
					.containsAnyOf("Please choose a time.", "That choice is not on offer.")
					.doesNotContain("Something went wrong");
				fits(this.helen.card());
			}));
		this.helen.presses("Back without planning");
		assertThat(this.helen.card().text()).doesNotContain("Visit planned");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1900-01-01", "2199-12-31" })
	void timesAreLookedForFromTheStrangestDay(String day) {
		isAtTheTime("initial-conference", TODAY.toString());
		withoutTouchingAnything(() -> this.helen.presses("booking.look", Map.of("lookFrom", day)));
		assertThat(this.helen.card().text()).contains("(3 of 4)").doesNotContain("Something went wrong");
	}

	@Test
	void markupInANameIsOnlyEverText() {
		String name = "**Kim** [x](https://evil.example) <b onclick=\"x\">Marsh</b> ${7*7} <at>all</at>";
		Conference booked = booksWith(name + "\r\nBcc: spy@evil.example");
		String shown = name + " Bcc: spy@evil.example";
		this.helen.says("status " + booked.reference());
		assertThat(this.helen.presses("People").card().text()).contains(shown);
		assertThat(eventsOf(booked)).singleElement().satisfies((event) -> {
			assertThat(event.subject()).isEqualTo(booked.reference().value());
			assertThat(withoutItsReference(event.html(), booked)).doesNotContain("Kim", "evil", "49");
			assertThat(event.invitee(HybridConference.MOTHER).orElseThrow().name()).isEqualTo(shown);
		});
		assertThat(lettersTo(HybridConference.MOTHER, booked)).singleElement().satisfies((letter) -> {
			assertThat(letter.subject()).startsWith("Your meeting on").endsWith(booked.reference().value());
			assertThat(letter.text()).contains("Dear " + shown);
			assertThat(letter.html()).doesNotContain("<b onclick", "<at>", "href=\"https://evil");
			assertThat(letter.to()).hasSize(1);
			assertThat(letter.bcc()).isEmpty();
		});
		assertThat(this.town.tenant().mailboxes().addresses()).doesNotContain("spy@evil.example");
	}

	@ParameterizedTest
	@ValueSource(strings = { "${7*7}", "[[${T(java.lang.Runtime)}]]", "__${7*7}__::.x", "[(${7*7})]", "#{7*7}",
			"@{/evil(x=${7*7})}", "~{outcomes/record}", "*{7*7}", "|${7*7}|", "'; drop table invitee; --", "%s%n%d",
			"{{name}}", "<!--/*[[${7*7}]]*/-->" })
	void textThatLooksLikeATemplateIsOnlyEverText(String odd) {
		Conference booked = booksWith("Kim " + odd);
		assertThat(lettersTo(HybridConference.MOTHER, booked)).singleElement()
			.satisfies((letter) -> assertThat(letter.text()).contains("Dear Kim " + odd + ","));
		recordsTheOutcome(booked, "Visit weekly " + odd);
		WholeOutcome.read(this.helen);
		this.helen.presses("Approve");
		settled(booked);
		assertThat(lettersTo(HybridConference.MOTHER, booked))
			.filteredOn((letter) -> letter.subject().contains("outcome"))
			.singleElement()
			.satisfies((letter) -> {
				assertThat(letter.text()).contains("Dear Kim " + odd, "Visit weekly " + odd);
				assertThat(withoutItsReference(letter.text(), booked)).doesNotContain("49");
			});
		assertThat(this.town.tenant().library().files())
			.filteredOn((file) -> file.path().contains(booked.reference() + "/Outcome/"))
			.singleElement()
			.satisfies(
					(file) -> assertThat(withoutItsReference(new String(file.bytes(), StandardCharsets.UTF_8), booked))
						.doesNotContain("49"));
	}

	/** A reference may hold any two digits. */
	private static String withoutItsReference(String text, Conference conference) {
		return text.replace(conference.reference().value(), "");
	}

	@Test
	void signsThatTurnOrHideTextAreTakenOutOfNamesAndHideNothingFromTheSummary() {
		Conference booked = booksWith("Kim\u202e\u200b Ma\u00adrsh\u2066\ufeff");
		assertThat(lettersTo(HybridConference.MOTHER, booked)).singleElement()
			.satisfies((letter) -> assertThat(letter.text()).contains("Dear Kim Marsh,"));
		recordsTheOutcome(booked, "Visit K\u200bim Mar\u00adsh\u202e weekly");
		assertThat(this.helen.card().text()).contains("Visit the mother weekly");
		WholeOutcome.read(this.helen);
		this.helen.presses("Approve");
		settled(booked);
		assertThat(this.town.tenant().channels().messages(Northmere.CONFERENCE_OUTCOMES.id()).getLast().toString())
			.contains(booked.reference().value(), "Visit the mother")
			.doesNotContain("arsh", "K\u200bim", "\u00ad", "\u202e");
	}

	@Test
	void approvedOnThreeDevicesWhileAReportArrivesEverythingHappensOnce() {
		Conference booked = booksWith("Kim Marsh");
		recordsTheOutcome(booked, "Visit weekly");
		WholeOutcome.read(this.helen);
		Card everywhere = this.helen.card();
		List<CompletableFuture<Reply>> devices = IntStream.range(0, 3)
			.mapToObj((_) -> CompletableFuture.supplyAsync(() -> this.helen.presses(everywhere, "Approve", Map.of())))
			.toList();
		this.town.tenant().mailboxes().deliver(report(booked.reference().value()));
		assertThat(devices)
			.allSatisfy((device) -> assertThat(device.join().card().text()).doesNotContain("Something went wrong"));
		settled(booked);
		assertThat(this.bot.part(JdbcClient.class)
			.sql("select count(*) from audit_entry where did = 'approved the outcome' and subject = ?")
			.param(booked.id())
			.query(Long.class)
			.single()).isEqualTo(1);
		assertThat(lettersTo(HybridConference.MOTHER, booked))
			.filteredOn((letter) -> letter.subject().contains("outcome"))
			.hasSize(1);
	}

	@Test
	void aMailWithAnEndlessSubjectAndAFileNamedLikeAPathIsFiledUnderOurOwnName() {
		Conference booked = booksWith("Kim Marsh");
		String subject = booked.reference() + " " + "Marsh ".repeat(1_700) + "\r\nBcc: spy@evil.example";
		this.town.tenant()
			.mailboxes()
			.deliver(Mail.from(HybridConference.SCHOOL, "Sam Reed")
				.to(Northmere.CP_REPORTS.address())
				.subject(subject)
				.text("Our report.")
				.attach("../../../Outcome/<b>Marsh</b>\\..\\\u202efdp.pdf", "application/pdf", Papers.pdf()));
		Awaitility.await().atMost(SOON).until(() -> !reportsOf(booked).isEmpty());
		assertThat(reportsOf(booked)).singleElement()
			.satisfies((path) -> assertThat(path)
				.endsWith(booked.reference() + "/Reports/" + booked.reference() + " School report 1.pdf"));
	}

	@Test
	void aNotificationWithTheWrongSecretChangesNothing() throws Exception {
		long woken = woken();
		for (String wrong : List.of("", "wrong", secret() + "x", secret().toUpperCase(java.util.Locale.ROOT) + " ")) {
			assertThat(notify(notification(wrong)).statusCode()).isEqualTo(202);
		}
		assertThat(woken()).isEqualTo(woken);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "null", "[", "{\"value\":null}", "{\"value\":[null]}", "{\"value\":\"x\"}" })
	void aNotificationWithoutAProperBodyChangesNothing(String body) throws Exception {
		long woken = woken();
		assertThat(notify(body).statusCode()).isBetween(200, 499);
		assertThat(woken()).isEqualTo(woken);
	}

	@Test
	void aNotificationThatIsReplayedFilesNothingTwice() throws Exception {
		Conference booked = booksWith("Kim Marsh");
		this.town.tenant().mailboxes().deliver(report(booked.reference().value()));
		String again = notification(secret());
		for (int i = 0; i < 10; i++) {
			assertThat(notify(again).statusCode()).isEqualTo(202);
		}
		Awaitility.await().atMost(SOON).until(() -> lettersTo(HybridConference.SCHOOL, booked).size() == 3);
		assertThat(notify(again).statusCode()).isEqualTo(202);
		quiet();
		assertThat(reportsOf(booked)).hasSize(1);
		assertThat(lettersTo(HybridConference.SCHOOL, booked))
			.filteredOn((letter) -> letter.text().contains("Thank you"))
			.hasSize(1);
	}

	private void isAtThePeople(String way) {
		this.helen.presses("Next: people", about(way));
		assertThat(this.helen.card().text()).contains("(2 of 4)");
	}

	private void isAtTheTime(String kind, String countsFrom) {
		this.helen.presses("Next: people", with(with(about("VIRTUAL"), "kind", kind), "countsFrom", countsFrom));
		this.helen.presses("Next: date and time");
		this.helen.presses("Yes, that is right");
		assertThat(this.helen.card().text()).contains("(3 of 4)");
	}

	private void isAtTheSummary(String mother) {
		isAtThePeople("VIRTUAL");
		adds(mother, HybridConference.MOTHER, "MOTHER");
		this.helen.presses("Add this person",
				with(person("Sam Reed", HybridConference.SCHOOL, "SCHOOL"), "agency", "Hillside Primary School"));
		this.helen.presses("Next: date and time");
		this.helen.presses("Yes, that is right");
		this.helen.awaits((_) -> !HybridConference.slots(this.helen.card()).isEmpty(), SOON);
		this.helen.presses(HybridConference.slots(this.helen.card()).getFirst());
		assertThat(this.helen.card().text()).contains("is this right?");
	}

	private Conference confirms() {
		String answer = this.helen.presses("Confirm and send").card().text();
		assertThat(answer).contains("Booked as");
		return mine().stream()
			.filter((conference) -> answer.contains("Booked as " + conference.reference()))
			.findFirst()
			.orElseThrow();
	}

	private Conference booksWith(String mother) {
		isAtTheSummary(mother);
		Conference booked = confirms();
		settled(booked);
		return booked;
	}

	private void recordsTheOutcome(Conference conference, String action) {
		this.helen.says("outcome " + conference.reference());
		this.helen.presses("Next: actions", Map.of("tookPlace", "true", "heldOn", TODAY, "decision",
				"child-protection-plan", "category", "NEGLECT"));
		String owner = conference.invitees().getFirst().id().toString();
		this.helen.presses("Add this action", Map.of("what", action, "owner", owner, "due", TODAY.plusDays(7)));
		this.helen.presses("Next: who is told");
		this.helen.presses("Next: see what goes out");
		assertThat(this.helen.card().text()).contains("(4 of 4)");
	}

	private void adds(String name, String address, String role) {
		this.helen.presses("Add this person", person(name, address, role));
	}

	private static Map<String, String> about(String way) {
		return Map.of("kind", "initial-conference", "way", way, "caseReference", "M-104233", "countsFrom",
				TODAY.toString(), "length", "90");
	}

	private static Map<String, String> person(String name, String address, String role) {
		return Map.of("name", name, "email", address, "role", role);
	}

	private static Map<String, String> with(Map<String, String> form, String field, String value) {
		Map<String, String> changed = new HashMap<>(form);
		changed.put(field, value);
		return changed;
	}

	private static Mail report(String subject) {
		return Mail.from(HybridConference.SCHOOL, "Sam Reed")
			.to(Northmere.CP_REPORTS.address())
			.subject(subject)
			.text("Our report.")
			.attach("report.pdf", "application/pdf", Papers.pdf());
	}

	/**
	 * Nobody sees anything new, nothing was decided, and Graph was asked to write
	 * nothing.
	 */
	private void withoutTouchingAnything(Runnable work) {
		quiet();
		WhatPeopleSee before = WhatPeopleSee.now(this.town, this.bot);
		long marker = this.town.tenant().calls().marker();
		work.run();
		assertThat(WhatPeopleSee.now(this.town, this.bot)).isEqualTo(before);
		assertThat(this.town.tenant().calls().since(marker))
			.allMatch((call) -> call.method().equals("GET") || call.path().endsWith("/getSchedule"));
	}

	/**
	 * Waits until everything about a conference is done, so that the next step begins in
	 * peace.
	 */
	private void settled(Conference conference) {
		Awaitility.await().atMost(SOON).until(() -> lettersTo(HybridConference.MOTHER, conference).size() > 0);
		quiet();
	}

	private void quiet() {
		Awaitility.await()
			.atMost(SOON)
			.until(() -> this.bot.part(JdbcClient.class)
				.sql("select count(*) from delivery where state in ('WAITING', 'FAILED') and kind <> 'card.refresh'")
				.query(Long.class)
				.single() == 0);
		this.town.tenant().settle();
	}

	private static void fits(Card card) {
		assertThat(card.json().toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MOST_BYTES);
	}

	private List<Conference> mine() {
		return this.bot.part(Conferences.class)
			.findByChairIdAndStartsAtAfterOrderByStartsAt(Northmere.HELEN_OKAFOR.id(), TODAY.atStartOfDay());
	}

	private List<CalendarEntry> eventsOf(Conference conference) {
		return this.town.tenant()
			.calendars()
			.of(Northmere.CONFERENCES.address())
			.stream()
			.filter((entry) -> entry.subject().equals(conference.reference().value()))
			.toList();
	}

	private List<MailItem> lettersTo(String address, Conference conference) {
		return this.town.tenant()
			.mailboxes()
			.inbox(address)
			.stream()
			.filter((mail) -> mail.meeting() == null && mail.subject().contains(conference.reference().value()))
			.toList();
	}

	private List<String> reportsOf(Conference conference) {
		return this.town.tenant()
			.library()
			.files()
			.stream()
			.map((file) -> file.path())
			.filter((path) -> path.contains(conference.reference() + "/Reports/"))
			.toList();
	}

	/** Every button the bot knows. */
	private Stream<String> verbs() {
		return this.bot.parts(CardButtons.class).flatMap((card) -> card.buttons().verbs().stream());
	}

	private Stream<String> verbsFor(Audience audience) {
		return this.bot.parts(CardButtons.class)
			.map(CardButtons::buttons)
			.filter((buttons) -> buttons.audience() == audience)
			.flatMap((buttons) -> buttons.verbs().stream());
	}

	private UUID postedCard(String kind) {
		return this.bot.part(JdbcClient.class)
			.sql("select id from posted_card where kind = ? order by prepared_at desc limit 1")
			.param(kind)
			.query(UUID.class)
			.single();
	}

	/** The version that is shown, once its message holds it. */
	private long version(UUID card) {
		Awaitility.await()
			.atMost(SOON)
			.until(() -> this.bot.part(JdbcClient.class)
				.sql("select answer_version is null from posted_card where id = ?")
				.param(card)
				.query(Boolean.class)
				.single());
		return this.bot.part(JdbcClient.class)
			.sql("select version from posted_card where id = ?")
			.param(card)
			.query(Long.class)
			.single();
	}

	private String secret() {
		return this.bot.part(JdbcClient.class)
			.sql("select client_state from subscription where what = 'inbox' and mailbox = ? and subscription is not null")
			.param(Northmere.CP_REPORTS.address())
			.query(String.class)
			.optional()
			.orElse("");
	}

	private long woken() {
		return this.bot.part(JdbcClient.class)
			.sql("select coalesce(sum(woken), 0) from reading")
			.query(Long.class)
			.single();
	}

	private static String notification(String secret) {
		return "{\"value\":[{\"subscriptionId\":\"s\",\"clientState\":\"%s\",\"changeType\":\"created\"}]}"
			.formatted(secret);
	}

	private HttpResponse<String> notify(String body) throws IOException, InterruptedException {
		String port = this.bot.part(Environment.class).getRequiredProperty("local.server.port");
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/graph/notifications"))
				.header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString(body))
				.build(), HttpResponse.BodyHandlers.ofString());
		}
	}

}
