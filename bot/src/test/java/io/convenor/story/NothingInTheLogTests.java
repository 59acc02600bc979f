package io.convenor.story;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import io.convenor.local.LocalBot;
import io.convenor.local.LocalClock;
import io.convenor.local.LocalTown;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.misbehaviour.Misbehaviours;
import io.convenor.tenant.world.Mail;
import io.convenor.timescales.Dates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bot's log through the whole story, on a bad day for Microsoft 365 and more
 * talkative than it is in use: whoever reads it learns nothing about anyone.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NothingInTheLogTests {

	private static final ZonedDateTime TUESDAY = ZonedDateTime.of(2026, 3, 3, 9, 30, 0, 0, Dates.LONDON);

	private static final List<String> ROOMS = Stream
		.of("chat", "scheduling", "reports", "outcomes", "conference", "people", "deadlines", "delivery", "audit",
				"timescales", "graph")
		.map((room) -> "io.convenor." + room)
		.toList();

	private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();

	private final ListAppender<ILoggingEvent> written = new ListAppender<>();

	private LocalTown town;

	private LocalBot bot;

	private String log = "";

	@BeforeAll
	void tellTheStoryOnABadDay() {
		this.town = LocalTown.start(Settings.with(LocalClock.from(TUESDAY)));
		this.bot = LocalBot.start(this.town,
				Map.of("convenor.reports.read-every", "1h", "convenor.delivery.first-retry", "50ms"));
		this.written.start();
		root().addAppender(this.written);
		ROOMS.forEach((room) -> this.loggers.getLogger(room).setLevel(Level.DEBUG));
		try {
			tell(new HybridConference(this.town));
		}
		finally {
			root().detachAppender(this.written);
			ROOMS.forEach((room) -> this.loggers.getLogger(room).setLevel(null));
		}
		this.log = List.copyOf(this.written.list)
			.stream()
			.map(NothingInTheLogTests::line)
			.collect(Collectors.joining("\n"));
	}

	@AfterAll
	void goHome() {
		this.bot.close();
		this.town.close();
	}

	private void tell(HybridConference story) {
		Misbehaviours microsoft = this.town.tenant().misbehave();
		story.theChairSaysWhatItIs();
		story.theChairChoosesThePeople();
		story.chair().presses("Use this time", Map.of("date", "Kim Marsh's birthday"));
		story.theChairChoosesRoomAndTime();
		microsoft.on("POST", "/users/*/events").unavailable();
		microsoft.on("POST", "/users/*/messages").times(2).workWithoutAnswering();
		microsoft.on("POST", "/users/*/messages/*/send").throttle(Duration.ofSeconds(1));
		story.theChairConfirms();
		microsoft.on("PUT", "/drives/**").dropConnection();
		story.theSchoolSendsItsReport();
		this.town.tenant()
			.mailboxes()
			.deliver(Mail.from("ruth.marsh@home.example", "Ruth Marsh")
				.to(Northmere.CP_REPORTS.address())
				.subject("About Kim Marsh, 12 Acacia Road")
				.text("She is at home."));
		story.theChairLooksAtTheStatus();
		story.theMeetingIsHeld();
		story.theChairRecordsTheOutcome();
		microsoft.on("POST", "/teams/*/channels/*/messages").workWithoutAnswering();
		story.theChairApproves();
		this.town.teams().as(Northmere.MARTIN_HALE).says("status of the Marsh family, " + story.reference());
		this.town.teams().raw("{\"text\":\"Kim Marsh\"}", Map.of("Authorization", "Bearer Marsh"));
	}

	@Test
	void somethingIsInTheLog() {
		assertThat(this.log).contains("Microsoft 365", "Refused a request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Kim", "Marsh", "Lee", "Ruth", "Ola", "Byrne", "Sam", "Reed", "Ana", "Silva", "Jo",
			"Grant", "Helen", "Okafor", "Siân", "Pugh", "Hillside", "Acacia" })
	void noNameIsInTheLog(String name) {
		assertNotWritten(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "home\\.example", "hillside\\.example", "health\\.example", "police\\.example",
			"northmere\\.example" })
	void noAddressIsInTheLog(String domain) {
		assertNotWritten("\\S+@" + domain);
	}

	@ParameterizedTest
	@ValueSource(strings = { "neglect", "M-104233", "Mother", "Father", "Visit" })
	void nothingOfTheCaseIsInTheLog(String word) {
		assertNotWritten(word);
	}

	@ParameterizedTest
	@ValueSource(strings = { "meetup-join", "\\+44", "northmere-local-secret", "eyJ\\w+\\.eyJ" })
	void nothingThatOpensADoorIsInTheLog(String key) {
		assertNotWritten(key);
	}

	private void assertNotWritten(String what) {
		Pattern pattern = Pattern.compile("(?<!\\w)" + what + "(?!\\w)", Pattern.CASE_INSENSITIVE);
		assertThat(this.log.lines().filter((line) -> pattern.matcher(line).find())).isEmpty();
	}

	private Logger root() {
		return this.loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
	}

	private static String line(ILoggingEvent event) {
		String trace = (event.getThrowableProxy() != null) ? ThrowableProxyUtil.asString(event.getThrowableProxy())
				: "";
		return event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + " " + trace;
	}

}
