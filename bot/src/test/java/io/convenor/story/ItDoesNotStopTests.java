package io.convenor.story;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import io.convenor.CountedStatements.Tally;
import io.convenor.DatabaseGate;
import io.convenor.LocalDatabase;
import io.convenor.chat.Audience;
import io.convenor.chat.Command;
import io.convenor.chat.Scope;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SomeKinds;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.scheduling.booking.Bookings;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.misbehaviour.Phase;
import io.convenor.tenant.teams.ChatMessage;
import io.convenor.tenant.teams.Reply;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.tenant.world.Person;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/** Very many people at once, and a database that is gone for a while. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ItDoesNotStopTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final int POOL = 10;

	private static final int AT_ONCE = 50;

	/** What somebody who waits takes for an answer; Teams itself waits for fifteen. */
	private static final Duration A_FEW_SECONDS = Duration.ofSeconds(8);

	/** What a turn waits for a connection, as the settings that are shipped say. */
	private static final Duration AS_SHIPPED = Duration.ofSeconds(4);

	/**
	 * Turns that wait for each other's second connection do so for as long as they may,
	 * and then are refused; on a machine that is busy with other work a turn is only
	 * slow.
	 */
	private static final Duration A_LONG_TIME = Duration.ofSeconds(20);

	private static final Duration SOON = Duration.ofMinutes(1);

	private static final String NO_RECORDS = "I cannot get at my records at this moment";

	private LocalTown town;

	private DatabaseGate gate;

	private LocalBot bot;

	private TeamsUser helen;

	@BeforeAll
	void aBotBehindAGate() {
		this.town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
		this.gate = DatabaseGate.before(LocalDatabase.fresh());
		startsWaitingForAConnectionAtMost(A_LONG_TIME);
		this.helen = this.town.teams().as(Northmere.HELEN_OKAFOR);
		Stream.of(this.helen, this.town.teams().as(Northmere.JOAN_WHITBY), this.town.teams().as(Northmere.RUTH_ADEYEMI))
			.forEach((each) -> each.says("hello"));
	}

	private void startsWaitingForAConnectionAtMost(Duration patience) {
		this.bot = LocalBot.start(this.town, this.gate.address(),
				Map.of("spring.datasource.hikari.maximum-pool-size", String.valueOf(POOL),
						"spring.datasource.hikari.connection-timeout", String.valueOf(patience.toMillis()),
						"convenor.reports.read-every", "1h", "convenor.delivery.heartbeat", "500ms",
						"convenor.delivery.polling", "200ms", "convenor.delivery.first-retry", "200ms"));
	}

	@AfterAll
	void theEnd() {
		this.bot.close();
		this.gate.close();
		this.town.close();
	}

	/**
	 * Whatever there is to type, taken from where the bot has it, by everybody who may:
	 * fifty at once of each command, and then all of them at once.
	 */
	@Test
	@Order(1)
	void fiftyTurnsAtOnceOfEveryCommandAreAllAnswered() throws Exception {
		String initial = reference(books(LocalDateTime.of(2026, 3, 5, 10, 0)));
		String other = reference(books(LocalDateTime.of(2026, 3, 6, 14, 0)));
		Map<String, List<Typed>> commands = new TreeMap<>();
		this.bot.parts(Command.class).forEach((command) -> {
			assertThat(command.scopes()).as(command.name()).contains(Scope.PERSONAL);
			String taking = command.takes().replace("CP-7F3KM", initial).replace("CP-9M4TY", other);
			people(command.audience()).forEach((person) -> Stream.of("", " " + taking)
				.map((what) -> (command.name() + what).strip())
				.distinct()
				.forEach((text) -> commands.computeIfAbsent(command.name(), (_) -> new ArrayList<>())
					.add(new Typed(person, text))));
		});
		List<Typed> all = commands.values().stream().flatMap(List::stream).toList();
		// Each by itself, as on any day before; what was begun by the first is there for
		// the second.
		all.forEach(this::answer);
		Map<Typed, String> usual = new LinkedHashMap<>();
		all.forEach((typed) -> usual.put(typed, answer(typed)));
		assertThat(usual.values()).noneMatch((answer) -> answer.isBlank() || refuses(answer));
		for (List<Typed> command : commands.values()) {
			areAllAnswered(Stream.generate(() -> command).flatMap(List::stream).limit(AT_ONCE).toList(), usual);
		}
		areAllAnswered(Stream.concat(all.stream(), all.stream()).toList(), usual);
		assertThat(this.bot.part(Tally.class).mostConnectionsOfATurn()).isEqualTo(1);
	}

	/** With the answer that each gets at any other time. */
	private void areAllAnswered(List<Typed> turns, Map<Typed, String> usual)
			throws InterruptedException, ExecutionException {
		Map<Person, Integer> before = said();
		CountDownLatch now = new CountDownLatch(1);
		List<Future<Reply>> replies = new ArrayList<>();
		try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
			turns.forEach((typed) -> replies.add(people.submit(() -> {
				now.await();
				return this.town.teams().as(typed.person()).says(typed.text());
			})));
			now.countDown();
		}
		for (Future<Reply> reply : replies) {
			assertThat(reply.get().status()).isEqualTo(200);
		}
		List<String> answers = before.entrySet()
			.stream()
			.flatMap((person) -> fromBot(person.getKey()).stream().skip(person.getValue()))
			.map(ItDoesNotStopTests::inShort)
			.toList();
		assertThat(answers).noneMatch(ItDoesNotStopTests::refuses);
		// There may be more: news that the bot sends by itself.
		List<String> missing = new ArrayList<>(turns.stream().map(usual::get).toList());
		answers.forEach(missing::remove);
		assertThat(missing).as("of %s", answers).isEmpty();
	}

	private String answer(Typed typed) {
		TeamsUser person = this.town.teams().as(typed.person());
		person.says(typed.text());
		return inShort(person.chat().fromBot().getLast());
	}

	/** A text, or the heading of a card. */
	private static String inShort(ChatMessage message) {
		String said = message.text() + message.card().flatMap((card) -> card.text().lines().findFirst()).orElse("");
		// How much of it Microsoft 365 has answered by then is another matter.
		return said.matches("Everything .*works|\\d+ things? (does|do) not work|I am still asking about .*")
				? "what works and what does not" : said;
	}

	private static boolean refuses(String answer) {
		return answer.contains(NO_RECORDS) || answer.contains("Something went wrong")
				|| answer.contains("at this very moment");
	}

	private record Typed(Person person, String text) {
	}

	@Test
	@Order(2)
	void whileTheDatabaseIsGoneATurnIsAnsweredInWordsAndNothingThatWasAcceptedIsLost() {
		this.bot.close();
		startsWaitingForAConnectionAtMost(AS_SHIPPED);
		// Not before the chair knows that it is booked, which a cut on the way could
		// hide.
		CompletableFuture<UUID> booked = new CompletableFuture<>();
		this.town.tenant().misbehave().on("POST", "/users/*/events").run(Phase.AFTER_WORK, () -> {
			booked.join();
			this.gate.cut();
		});
		UUID id = books(LocalDateTime.of(2026, 3, 9, 10, 0));
		booked.complete(id);
		awaiting(() -> this.bot.health("readiness") == 503);
		for (String text : List.of("conferences", "schedule", "help")) {
			answeredInWords(text);
		}
		assertThat(this.bot.health("liveness")).isEqualTo(200);

		this.gate.opens();
		awaiting(() -> this.bot.health("readiness") == 200);
		assertThat(this.helen.says("conferences").card().text()).contains(reference(id));
		awaiting(() -> delivered(id));
		String reference = reference(id);
		assertThat(this.town.tenant().calendars().of(Northmere.SIAN_PUGH.address()))
			.filteredOn((entry) -> entry.subject().equals(reference))
			.hasSize(1);
		assertThat(this.town.tenant().mailboxes().inbox(BookedInTheRoom.MOTHER))
			.filteredOn((mail) -> mail.meeting() == null && mail.subject().contains(reference))
			.hasSize(1);
		assertThat(this.bot.part(Deliveries.class).about(id)).extracting(Delivery::state)
			.containsOnly(Delivery.State.SENT);
	}

	@Test
	@Order(3)
	void aDatabaseThatOnlyFallsSilentIsNoticedToo() {
		this.gate.fallsSilent();
		// What was used a moment ago is believed to be alive.
		Awaitility.await()
			.pollDelay(Duration.ofSeconds(1))
			.atMost(SOON)
			.until(() -> this.bot.health("readiness") == 503);
		answeredInWords("conferences");
		this.gate.opens();
		awaiting(() -> this.bot.health("readiness") == 200);
		assertThat(this.helen.says("help").card().text()).contains("conferences");
	}

	private void answeredInWords(String text) {
		long before = System.nanoTime();
		Reply reply = this.helen.says(text);
		assertThat(Duration.ofNanos(System.nanoTime() - before)).as(text).isLessThan(A_FEW_SECONDS);
		assertThat(reply.status()).as(text).isEqualTo(200);
		assertThat(reply.text()).as(text).startsWith(NO_RECORDS);
	}

	private UUID books(LocalDateTime start) {
		return BookedInTheRoom.at(start, SomeKinds.INITIAL_CONFERENCE, "2026-03-02", Northmere.HELEN_OKAFOR,
				this.bot.part(Bookings.class));
	}

	private String reference(UUID id) {
		return this.bot.part(Conferences.class).get(id).reference().value();
	}

	private boolean delivered(UUID id) {
		Conference now = this.bot.part(Conferences.class).get(id);
		return now.isLobbyGuarded() && now.inCalendar() == now.arrangement()
				&& this.bot.part(Deliveries.class).about(id).stream().allMatch(Delivery::settled);
	}

	/** How often the bot spoke to each. */
	private Map<Person, Integer> said() {
		return Stream.of(Northmere.HELEN_OKAFOR, Northmere.JOAN_WHITBY, Northmere.RUTH_ADEYEMI)
			.collect(Collectors.toMap(Function.identity(), (person) -> fromBot(person).size()));
	}

	private List<ChatMessage> fromBot(Person person) {
		return this.town.teams().as(person).chat().fromBot();
	}

	private static List<Person> people(Audience audience) {
		return switch (audience) {
			case CHAIRS -> List.of(Northmere.HELEN_OKAFOR);
			case ADMINISTRATORS -> List.of(Northmere.JOAN_WHITBY);
			case CUSTODIANS -> List.of(Northmere.RUTH_ADEYEMI);
			case STAFF, EVERYONE -> List.of(Northmere.HELEN_OKAFOR, Northmere.JOAN_WHITBY);
		};
	}

	private static void awaiting(Callable<Boolean> condition) {
		Awaitility.await().atMost(SOON).until(condition);
	}

}
