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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.convenor.conference.Kind;
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
 * A meeting about allegations from its booking on, with a delivery that is given up, a
 * reply, a hand-over and somebody who asks for its reference: everything that everybody
 * else can read is searched for it.
 */
class AllegationsWorldTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final String EMPLOYER = "ed.lane@swimming.example";

	@Test
	void nobodyButItsChairAndItsCustodiansLearnsThatThereIsOne() {
		ListAppender<ILoggingEvent> log = listening();
		try (LocalTown town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
				LocalBot bot = LocalBot.start(town, Map.of("convenor.delivery.attempts", "2",
						"convenor.delivery.first-retry", "100ms", "convenor.reports.read-every", "1s"))) {
			TeamsUser helen = town.teams().as(Northmere.HELEN_OKAFOR);
			TeamsUser martin = town.teams().as(Northmere.MARTIN_HALE);
			TeamsUser joan = town.teams().as(Northmere.JOAN_WHITBY);
			TeamsUser ruth = town.teams().as(Northmere.RUTH_ADEYEMI);
			Stream.of(helen, martin, joan, ruth).forEach((each) -> each.says("hello"));
			town.tenant().onlineMeetings().accessPolicy(Northmere.ALLEGATIONS_CALENDAR.address(), false);

			String reference = BookedByChat.a(Kind.ALLEGATIONS_MEETING, Way.VIRTUAL, town, helen)
				.about("M-2007-77")
				.countingFrom(LocalDate.of(2026, 3, 2))
				.with("Ed Lane", EMPLOYER, "Northmere Swimming Club", Role.EMPLOYER)
				.confirmed();
			awaiting(() -> !mails(town, EMPLOYER).isEmpty());
			assertThat(mails(town, EMPLOYER)).extracting(MailItem::from).containsOnly(Northmere.LADO_MAILBOX.address());
			ruth.chat().awaitsCard("Could not be delivered: " + reference, SOON);

			String invented = reference.substring(0, 3)
					+ reference.substring(3).replaceAll("[A-Z]", "Q").replaceAll("\\d", "7");
			oracles(town, joan, reference, invented);
			custodyWorks(ruth, joan, reference);

			String toHide = everythingElse(town, bot, List.of(joan, martin), reference);
			assertThat(toHide).doesNotContain(reference, "M-2007-77", "Ed Lane", EMPLOYER, "Swimming Club");
			assertThat(words(log)).doesNotContain("M-2007-77", "Ed Lane", EMPLOYER, "Swimming Club");
			inNeed(town, bot, joan, ruth, reference);
		}
		finally {
			root().detachAppender(log);
		}
	}

	/**
	 * Whatever an administrator asks, the answer is that for a reference nobody has, with
	 * letters and digits where the other has them.
	 */
	private static void oracles(LocalTown town, TeamsUser joan, String reference, String invented) {
		for (String command : List.of("status ", "change ", "calls ", "explain ", "audit ", "combine CP-ABCD with ")) {
			assertThat(asked(joan, command + reference, reference)).as(command)
				.isEqualTo(asked(joan, command + invented, invented));
		}
		for (String each : List.of(reference, invented)) {
			town.tenant()
				.mailboxes()
				.deliver(Mail.from("somebody@elsewhere.example", "Somebody")
					.to(Northmere.CP_REPORTS.address())
					.subject("About " + each)
					.text("Is there one?"));
		}
		// What names such a meeting goes to its custodians, and what names none waits
		// here.
		awaiting(() -> asked(joan, "admin queue", "").contains("2 emails wait"));
		assertThat(asked(joan, "admin queue", "")).doesNotContain(reference);
		joan.says("cover");
		joan.presses("Show conferences", Map.of("chair", Northmere.HELEN_OKAFOR.id()));
		joan.awaits((_) -> joan.card().text().contains("nothing to hand over"), SOON);
		assertThat(joan.card().text()).doesNotContain("only", "llegation");
	}

	private static String asked(TeamsUser joan, String text, String reference) {
		int before = joan.chat().fromBot().size();
		joan.says(text);
		joan.awaits((chat) -> chat.fromBot().size() > before, SOON);
		ChatMessage answer = joan.chat().fromBot().getLast();
		String said = answer.text() + answer.card().map(Card::text).orElse("");
		return reference.isEmpty() ? said : said.replace(reference, "CP-....");
	}

	private static void custodyWorks(TeamsUser ruth, TeamsUser joan, String reference) {
		ruth.says("status " + reference);
		ruth.awaits((_) -> ruth.card().text().contains("Ed Lane"), SOON);
		ruth.says("audit " + reference);
		ruth.awaits((_) -> ruth.card().text().contains("The record holds"), SOON);
	}

	/** Everything that people who may not know of it, and machines, can read. */
	private static String everythingElse(LocalTown town, LocalBot bot, List<TeamsUser> others, String reference) {
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
		ruth.chat().awaitsCard("An administrator opened " + reference, SOON);
		assertThat(ruth.card().text()).contains("nobody of the service can be reached");
		awaiting(() -> town.tenant()
			.mailboxes()
			.inbox(Northmere.LADO_MAILBOX.address())
			.stream()
			.anyMatch((mail) -> mail.subject().equals(reference)));
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
