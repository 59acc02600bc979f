package io.convenor.story;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.convenor.conference.Reference;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.SomeReferences;
import io.convenor.conference.Way;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.people.Role;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.teams.Card;
import io.convenor.tenant.teams.ChatMessage;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.tenant.world.Mail;
import io.convenor.tenant.world.MailItem;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A meeting about allegations from its booking on, with a letter that is given up, mail
 * from people who guess at its reference, a reply, what comes to the custodians' own
 * mailbox, a hand-over by one of them, and a chair who leaves. What everybody else can
 * read is searched for it, and so are the logs, the metrics and the queues.
 */
@Tag("slow")
class AllegationsWorldTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final String EMPLOYER = "ed.lane@swimming.example";

	private static final String[] TO_HIDE = { "M-2007-77", "Ed Lane", EMPLOYER, "Swimming Club", "told on Monday",
			"lifts home", "witness@elsewhere.example" };

	@Test
	void nobodyButItsChairAndItsCustodiansLearnsThatThereIsOne() {
		ListAppender<ILoggingEvent> log = listening();
		LocalClock.OfAStory clock = new LocalClock.OfAStory(TUESDAY);
		try (LocalTown town = LocalTown.start(Settings.with(clock));
				LocalBot bot = LocalBot.start(town,
						Map.of("convenor.delivery.attempts", "2", "convenor.delivery.first-retry", "100ms",
								"convenor.reports.read-every", "1s", "convenor.staff.chairs-group",
								Northmere.CHAIRS_GROUP))) {
			town.tenant().directory().addToGroup(Northmere.CHAIRS_GROUP, Northmere.DEVI_RAMAN);
			TeamsUser helen = town.teams().as(Northmere.HELEN_OKAFOR);
			TeamsUser martin = town.teams().as(Northmere.MARTIN_HALE);
			TeamsUser joan = town.teams().as(Northmere.JOAN_WHITBY);
			TeamsUser ruth = town.teams().as(Northmere.RUTH_ADEYEMI);
			TeamsUser owen = town.teams().as(Northmere.OWEN_PRICE);
			TeamsUser devi = town.teams().as(Northmere.DEVI_RAMAN);
			TeamsUser nia = town.teams().as(Northmere.NIA_BRAND);
			Stream.of(helen, martin, joan, ruth, owen, devi, nia).forEach((each) -> each.says("hello"));
			town.tenant().onlineMeetings().accessPolicy(Northmere.ALLEGATIONS_CALENDAR.address(), false);

			String reference = BookedByChat.a(SomeKinds.ALLEGATIONS_MEETING, Way.VIRTUAL, town, helen)
				.about("M-2007-77")
				.countingFrom(LocalDate.of(2026, 3, 2))
				.with("Ed Lane", EMPLOYER, "Northmere Swimming Club", Role.EMPLOYER)
				.confirmed();
			awaiting(() -> !mails(town, EMPLOYER).isEmpty());
			assertThat(mails(town, EMPLOYER)).extracting(MailItem::from).containsOnly(Northmere.LADO_MAILBOX.address());
			awaitsCard(ruth, "Could not be delivered: " + reference);

			String invented = SomeReferences.otherThan(new Reference(reference)).value();
			oracles(town, joan, reference, invented);
			anotherGroupsCustodian(nia, reference, invented);
			custodyWorks(ruth, reference);
			replies(town, helen, reference);
			theirOwnMailbox(town, helen, ruth, owen, reference);
			handedOver(ruth, devi, reference);
			leaves(town, clock, devi, ruth, reference, invented);

			String toHide = everythingElse(town, bot, List.of(joan, martin, devi, nia));
			assertThat(toHide).doesNotContain(TO_HIDE).doesNotContain(reference);
			assertThat(words(log)).doesNotContain(TO_HIDE);
			assertThat(metrics(bot)).contains("http.server.requests").doesNotContain(TO_HIDE).doesNotContain(reference);
			inNeed(town, bot, joan, ruth, reference);
		}
		finally {
			root().detachAppender(log);
		}
	}

	/** Whatever an administrator asks, nobody has such a reference. */
	private static void oracles(LocalTown town, TeamsUser joan, String reference, String invented) {
		for (String command : List.of("status ", "change ", "calls ", "explain ", "audit ", "combine CP-3333M with ",
				"answers ", "rooms ", "apart ", "door ", "agenda ")) {
			assertThat(asked(joan, command + reference, reference)).as(command)
				.isEqualTo(asked(joan, command + invented, invented));
		}
		mailed(town, joan, reference, invented);
		joan.says("cover");
		joan.presses("Show conferences", Map.of("chair", Northmere.HELEN_OKAFOR.id()));
		joan.awaits((_) -> joan.card().text().contains("nothing to hand over"), SOON);
		assertThat(joan.card().text()).doesNotContain("only", "llegation");
	}

	/**
	 * Who keeps the meetings of another group learns no more of this one than anybody.
	 */
	private static void anotherGroupsCustodian(TeamsUser nia, String reference, String invented) {
		for (String command : List.of("status ", "change ", "calls ", "explain ", "audit ", "answers ", "rooms ",
				"apart ", "door ", "agenda ")) {
			assertThat(asked(nia, command + reference, reference)).as(command)
				.isEqualTo(asked(nia, command + invented, invented));
		}
		nia.says("cover");
		nia.presses("Show conferences", Map.of("chair", Northmere.HELEN_OKAFOR.id()));
		nia.awaits((_) -> nia.card().text().contains("nothing to hand over"), SOON);
		assertThat(nia.says("replies").card().text()).contains("No answer waits for you");
	}

	/**
	 * An administrator mails two guesses. What they see of both, wherever they look and
	 * whatever they press, is the same.
	 */
	private static void mailed(LocalTown town, TeamsUser joan, String reference, String invented) {
		List<String> both = List.of(reference, invented);
		both.forEach((each) -> town.tenant()
			.mailboxes()
			.deliver(Mail.from(Northmere.JOAN_WHITBY.address(), "Joan")
				.to(Northmere.CP_REPORTS.address())
				.subject("About " + each)
				.text("Is there one?")));
		joan.awaits((_) -> waiting(joan).size() == 2, SOON);
		List<Card> cards = both.stream()
			.map((each) -> waiting(joan).stream().filter((card) -> card.says(each)).findFirst().orElseThrow())
			.toList();
		alike(cards.stream().map(Card::text).toList(), both);
		assertThat(cards.getFirst().text()).contains("What it says stays in the mailbox")
			.doesNotContain("Is there one?", "Subject");
		List<Card> forms = cards.stream().map((each) -> joan.presses(each, "File it", Map.of()).card()).toList();
		alike(forms.stream().map(Card::text).toList(), both);
		alike(both.stream()
			.map((each) -> joan.presses(forms.getFirst(), "Next", Map.of("reference", each)).card().text())
			.toList(), both);
		joan.says("admin queue");
		Card list = joan.card();
		assertThat(list.text()).contains("2 emails wait");
		assertThat(list.text().split(reference, -1)).hasSameSizeAs(list.text().split(invented, -1));
		Card read = joan.presses(list, "Read email 1", Map.of()).card();
		alike(both.stream()
			.map((each) -> joan.presses(read, "Yes, give it to them", Map.of("to", each)).card().text())
			.toList(), both);
		assertThat(asked(joan, "admin check", "")).doesNotContain(reference, invented);
		cards.forEach((_) -> {
			joan.says("admin queue");
			joan.presses("Take off email 1");
			joan.presses("Yes, it is dealt with");
		});
		assertThat(asked(joan, "admin queue", "")).contains("No email waits");
		assertThat(mails(town, Northmere.JOAN_WHITBY.address())).isEmpty();
	}

	private static List<Card> waiting(TeamsUser joan) {
		return joan.chat()
			.fromBot()
			.stream()
			.flatMap((message) -> message.cards().stream())
			.filter((card) -> card.says("An email that waits"))
			.toList();
	}

	/** Waits for a card, whatever other cards come after it. */
	private static Card awaitsCard(TeamsUser user, String text) {
		user.awaits((_) -> !cards(user, text).isEmpty(), SOON);
		return cards(user, text).getLast();
	}

	/** As everybody sees them, and as only this person does after a press. */
	private static List<Card> cards(TeamsUser user, String text) {
		return user.chat()
			.fromBot()
			.stream()
			.flatMap((message) -> Stream.concat(message.cards().stream(), message.views().values().stream()))
			.filter((card) -> card.says(text))
			.toList();
	}

	/** Word for word, but for the reference that each names and the minute it came. */
	private static void alike(List<String> both, List<String> references) {
		List<String> plain = both.stream()
			.map((each) -> each.replaceAll("\\d\\d:\\d\\d", "--:--")
				.replace(references.getFirst(), "CP-....")
				.replace(references.getLast(), "CP-...."))
			.toList();
		assertThat(plain.getFirst()).isEqualTo(plain.getLast());
	}

	/** One of its people answers their letter, and its chair reads it. */
	private static void replies(LocalTown town, TeamsUser helen, String reference) {
		town.tenant()
			.mailboxes()
			.deliver(Mail.from(EMPLOYER, "Ed")
				.to(Northmere.LADO_MAILBOX.address())
				.subject("Re: " + reference)
				.text("He was told on Monday that he must not come."));
		helen.awaits((chat) -> chat.transcript().contains("told on Monday"), SOON);
	}

	/**
	 * What belongs to no meeting yet is with all custodians until one of them settles it.
	 */
	private static void theirOwnMailbox(LocalTown town, TeamsUser helen, TeamsUser ruth, TeamsUser owen,
			String reference) {
		town.tenant()
			.mailboxes()
			.deliver(Mail.from("witness@elsewhere.example", "A witness")
				.to(Northmere.LADO_MAILBOX.address())
				.subject("the swimming coach")
				.text("He gave her lifts home."));
		Card card = awaitsCard(owen, "He gave her lifts home.");
		awaitsCard(ruth, "He gave her lifts home.");
		assertThat(ruth.says("replies").card().text()).contains("1 answer waits for you", "in your group's mailbox");
		assertThat(owen.presses(card, "Yes, put it there", Map.of("reference", "CP-22223")).card().text())
			.contains("I know no meeting CP-22223 that stays with your group");
		assertThat(owen.presses(card, "Yes, put it there", Map.of("reference", reference)).card().text())
			.contains("Somebody has dealt with this email");
		helen.awaits((chat) -> chat.transcript().contains("lifts home"), SOON);
		assertThat(ruth.says("replies").card().text()).contains("No answer waits for you");
		ruth.awaits((chat) -> !chat.transcript().contains("lifts home"), SOON);
	}

	/** The custodian gives it to another chair, who gets what nobody has settled. */
	private static void handedOver(TeamsUser ruth, TeamsUser devi, String reference) {
		ruth.presses(ruth.says("cover").card(), "Show conferences", Map.of("chair", Northmere.HELEN_OKAFOR.id()));
		Card proposal = awaitsCard(ruth, "Who takes");
		String line = proposal.fields()
			.keySet()
			.stream()
			.filter((each) -> each.startsWith("line-"))
			.findFirst()
			.orElseThrow();
		ruth.presses(proposal, "Hand over what is chosen", Map.of(line, Northmere.DEVI_RAMAN.id()));
		devi.awaits((chat) -> chat.transcript().contains("3 answers wait for you: type replies to read them."), SOON);
		devi.says("status " + reference);
		assertThat(awaitsCard(devi, "Allegations meeting, virtual, on Teams. Booked.").text()).contains(reference);
	}

	/**
	 * Who is no chair any more sees nothing of it, and the custodians have what is open.
	 */
	private static void leaves(LocalTown town, LocalClock.OfAStory clock, TeamsUser devi, TeamsUser ruth,
			String reference, String invented) {
		town.tenant().directory().removeFromGroup(Northmere.CHAIRS_GROUP, Northmere.DEVI_RAMAN);
		clock.isNow(clock.instant().atZone(Dates.LONDON).plusMinutes(10));
		devi.awaits((chat) -> Stream.of(TO_HIDE).noneMatch(chat.transcript()::contains), SOON);
		assertThat(asked(devi, "status " + reference, reference))
			.isEqualTo(asked(devi, "status " + invented, invented));
		assertThat(ruth.says("replies").card().text()).contains("3 answers wait for you", reference);
	}

	private static String metrics(LocalBot bot) {
		return bot.part(MeterRegistry.class)
			.getMeters()
			.stream()
			.map((meter) -> meter.getId().toString())
			.reduce("", (all, each) -> all + "\n" + each);
	}

	private static String asked(TeamsUser joan, String text, String reference) {
		int before = joan.chat().fromBot().size();
		joan.says(text);
		joan.awaits((chat) -> chat.fromBot().size() > before, SOON);
		ChatMessage answer = joan.chat().fromBot().getLast();
		String said = answer.text() + answer.card().map(Card::text).orElse("");
		return reference.isEmpty() ? said : said.replace(reference, "CP-....");
	}

	private static void custodyWorks(TeamsUser ruth, String reference) {
		ruth.says("status " + reference);
		assertThat(ruth.presses("People").card().text()).contains("Ed Lane");
		ruth.says("audit " + reference);
		awaitsCard(ruth, "The record holds");
	}

	/** Everything that people who may not know of it, and machines, can read. */
	private static String everythingElse(LocalTown town, LocalBot bot, List<TeamsUser> others) {
		List<String> all = new ArrayList<>();
		others.forEach((each) -> each.chat()
			.fromBot()
			.stream()
			.map(Object::toString)
			.filter((said) -> !said.contains("I know no conference") && !said.contains("There is no conference"))
			.forEach(all::add));
		var tenant = town.tenant();
		Stream.of(Northmere.GENERAL, Northmere.CONFERENCE_OUTCOMES)
			.forEach((channel) -> all.add(tenant.channels().messages(channel.id()).toString()));
		all.add(tenant.calendars().of(Northmere.CONFERENCES.address()).toString());
		all.add(tenant.calendars().of(Northmere.CP_REPORTS.address()).toString());
		all.add(tenant.mailboxes().sent(Northmere.CP_REPORTS.address()).toString());
		all.add(tenant.mailboxes().inbox(Northmere.CONFERENCES.address()).toString());
		all.add(tenant.library().files().toString());
		all.add(bot.part(JdbcClient.class)
			.sql("select key || ' ' || coalesce(recipient, '') from delivery where kind like 'card%'")
			.query(String.class)
			.list()
			.toString());
		return String.join("\n", all);
	}

	private static void inNeed(LocalTown town, LocalBot bot, TeamsUser joan, TeamsUser ruth, String reference) {
		joan.says("admin open " + reference);
		assertThat(joan.chat().transcript()).contains("Say in a sentence why it has to be you");
		joan.says("admin open " + reference + " the chair is ill and nobody of the service can be reached");
		joan.awaits((_) -> joan.card().text().contains("Ed Lane"), SOON);
		assertThat(awaitsCard(ruth, "An administrator opened " + reference).text())
			.contains("nobody of the service can be reached", "Joan Whitby");
		awaiting(() -> town.tenant()
			.mailboxes()
			.inbox(Northmere.LADO_MAILBOX.address())
			.stream()
			.anyMatch((mail) -> mail.subject().equals(reference) && mail.text().contains("Joan Whitby")));
		awaiting(() -> bot.part(JdbcClient.class)
			.sql("select state from arrived_mail where lower(sender) = ?")
			.param(Northmere.LADO_MAILBOX.address())
			.query(String.class)
			.list()
			.equals(List.of("SET_ASIDE")));
		assertThat(bot.part(JdbcClient.class)
			.sql("select did from audit_entry where reference = ? and who = ?")
			.params(reference, Northmere.JOAN_WHITBY.id())
			.query(String.class)
			.list()).contains("was refused", "opened in need", "saw");
	}

	private static List<MailItem> mails(LocalTown town, String address) {
		return town.tenant().mailboxes().inbox(address).stream().filter((mail) -> mail.meeting() == null).toList();
	}

	private static void awaiting(Callable<Boolean> condition) {
		Awaitility.await().atMost(SOON).until(condition);
	}

	private static ListAppender<ILoggingEvent> listening() {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		root().addAppender(log);
		return log;
	}

	private static String words(ListAppender<ILoggingEvent> log) {
		return List.copyOf(log.list)
			.stream()
			.filter((event) -> !event.getLoggerName().startsWith("io.convenor.tenant"))
			.map(ILoggingEvent::getFormattedMessage)
			.reduce("", (all, each) -> all + "\n" + each);
	}

	private static Logger root() {
		return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
	}

}
