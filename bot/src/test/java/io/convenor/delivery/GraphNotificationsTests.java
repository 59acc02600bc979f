package io.convenor.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.convenor.CountedStatements;
import io.convenor.LocalDatabase;
import io.convenor.graph.GraphFailure;
import io.convenor.graph.Outbox;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("slow")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, classes = GraphNotificationsTests.Following.class,
		properties = { "convenor.delivery.polling=50ms",
				"convenor.watching.notification-url=https://bot.example/graph/notifications" })
class GraphNotificationsTests {

	@Autowired
	GraphNotifications endpoint;

	@Autowired
	Watching watching;

	@Autowired
	SetAside setAside;

	@Autowired
	FollowedMailbox mailbox;

	@Autowired
	JdbcClient jdbc;

	private MockMvcTester web;

	@BeforeEach
	void awaitTheSubscription() {
		this.web = MockMvcTester.of(this.endpoint);
		this.mailbox.whileReading = () -> {
		};
		soon().until(() -> standing().subscription().isPresent());
		soon().until(() -> standing().reading().at() != null);
	}

	@Test
	void theHandshakeGivesTheTokenBackAsPlainText() {
		MvcTestResult answer = handshake("Validation: Testing client application reachability 1234");
		assertThat(answer).hasStatusOk()
			.hasContentTypeCompatibleWith(MediaType.TEXT_PLAIN)
			.bodyText()
			.isEqualTo("Validation: Testing client application reachability 1234");
	}

	@Test
	void markupInTheTokenComesBackHarmless() {
		assertThat(handshake("<script>alert('x')</script>")).hasStatusOk().bodyText().doesNotContain("<script>");
	}

	@ParameterizedTest
	@MethodSource("tokensNobodySends")
	void aTokenThatMicrosoft365WouldNotSendIsRefused(String token) {
		assertThat(handshake(token)).hasStatus(400);
	}

	static Stream<String> tokensNobodySends() {
		return Stream.of("x".repeat(1025), "", "   ", "a\r\nSet-Cookie: b", "\u0000");
	}

	@Test
	void aNotificationIsTakenAtOnceAndTheMailboxRead() {
		this.mailbox.there.add("told of");
		assertThat(notify(secret())).hasStatus(202);
		soon().until(() -> this.mailbox.takenIn.contains("told of"));
	}

	@Test
	void whatComesWhileItIsReadIsNotLost() {
		var first = new AtomicBoolean(true);
		this.mailbox.whileReading = () -> {
			if (first.getAndSet(false)) {
				this.mailbox.there.add("meanwhile");
				notify(secret());
			}
		};
		notify(secret());
		soon().until(() -> this.mailbox.takenIn.contains("meanwhile"));
	}

	@Test
	void whenThePlaceIsLostItIsReadFromTheBeginning() {
		int beginnings = this.mailbox.fromTheBeginning.get();
		this.mailbox.failNext("since", () -> new GraphFailure.PositionLost(null));
		notify(secret());
		soon().until(() -> this.mailbox.fromTheBeginning.get() > beginnings);
	}

	@Test
	void whatIsNotFollowedAnyMoreIsNotReadAnyMore() {
		this.mailbox.mailboxes.clear();
		try {
			int readings = this.mailbox.readings.get();
			notify(secret());
			soon().until(() -> tasks() == 0);
			assertThat(this.mailbox.readings.get()).isEqualTo(readings);
		}
		finally {
			this.mailbox.mailboxes.add(FollowedMailbox.MAILBOX);
		}
		this.mailbox.there.add("followed again");
		notify(secret());
		soon().until(() -> this.mailbox.takenIn.contains("followed again"));
	}

	@Test
	void whatCannotBeTakenInIsSetAsideAndWhatIsBehindItGoesOn() {
		this.mailbox.damaged = "damaged";
		this.mailbox.there.addAll(List.of("damaged", "behind it"));
		notify(secret());
		soon().until(() -> this.mailbox.takenIn.contains("behind it"));
		soon().until(() -> this.setAside.all().size() == 1);
		soon().until(() -> standing().reading().problem() == null);
		assertThat(this.setAside.all()).singleElement()
			.satisfies((thing) -> assertThat(thing.reason())
				.isEqualTo("it could not be taken in (IllegalArgumentException)"));
		this.mailbox.damaged = "";
		this.setAside.tryAgain(this.setAside.all());
		soon().until(() -> this.mailbox.takenIn.contains("damaged"));
		assertThat(this.setAside.all()).isEmpty();
	}

	@Test
	void aNotificationThatIsReplayedIsHarmless() {
		this.mailbox.there.add("replayed");
		for (int i = 0; i < 5; i++) {
			assertThat(notify(secret())).hasStatus(202);
		}
		soon().until(() -> this.mailbox.takenIn.contains("replayed"));
		this.mailbox.there.add("after the replay");
		notify(secret());
		soon().until(() -> this.mailbox.takenIn.contains("after the replay"));
		assertThat(this.mailbox.takenIn.stream().filter("replayed"::equals)).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "wrong", "" })
	void aWrongSecretIsAnsweredAlikeAndDoesNothing(String state) {
		long woken = woken();
		assertThat(notify(state)).hasStatus(202);
		assertThat(woken()).isEqualTo(woken);
	}

	@Test
	void aSecretThatIsNoTextOrMissingDoesNothing() {
		long woken = woken();
		assertThat(post("{\"value\":[{\"clientState\":{\"a\":1}},{\"subscriptionId\":\"s\"}]}")).hasStatus(202);
		assertThat(woken()).isEqualTo(woken);
	}

	@Test
	void whateverElseIsInARequestOursIsHeardAndItIsLookedUpOnce() {
		this.mailbox.there.add("among others");
		String ours = "{\"subscriptionId\":\"s\",\"clientState\":\"" + secret() + "\"}";
		String others = "null,1,\"a\",[],{\"clientState\":null},{\"clientState\":[{}],\"subscriptionId\":{}},";
		int statements = CountedStatements
			.of(() -> assertThat(post("{\"value\":[" + others + ours + "]}")).hasStatus(202));
		int many = CountedStatements
			.of(() -> assertThat(post("{\"value\":[" + others.repeat(1000) + (ours + ",").repeat(1000) + ours + "]}"))
				.hasStatus(202));
		assertThat(many).isEqualTo(statements);
		soon().until(() -> this.mailbox.takenIn.contains("among others"));
	}

	@Test
	void noMoreDifferentOnesAreLookedUpThanMicrosoft365SendsAtOnce() {
		String invented = IntStream.range(0, 3000)
			.mapToObj((i) -> "{\"subscriptionId\":\"s%d\",\"clientState\":\"%d\"}".formatted(i, i))
			.collect(Collectors.joining(","));
		int one = CountedStatements.of(() -> notify("wrong"));
		assertThat(CountedStatements.of(() -> assertThat(post("{\"value\":[" + invented + "]}")).hasStatus(202)))
			.isEqualTo(one);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "not json", "[]", "{}", "{\"value\":{}}", "{\"value\":[]}", "null", "{\"value\":[" })
	void whatIsNoNotificationIsRefused(String body) {
		assertThat(post(body)).hasStatus(400);
	}

	@Test
	void aBodyThatIsTooLargeIsRefused() {
		assertThat(post("{\"value\":[\"" + "x".repeat(256 * 1024) + "\"]}")).hasStatus(413);
	}

	private MvcTestResult handshake(String token) {
		return this.web.post().uri("/graph/notifications").param("validationToken", token).exchange();
	}

	private MvcTestResult notify(String state) {
		return post("{\"value\":[{\"subscriptionId\":\"s\",\"clientState\":\"%s\",\"changeType\":\"created\"}]}"
			.formatted(state));
	}

	private MvcTestResult post(String body) {
		return this.web.post()
			.uri("/graph/notifications")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body.getBytes(StandardCharsets.UTF_8))
			.exchange();
	}

	private String secret() {
		return this.mailbox.clientStates.getLast();
	}

	private long woken() {
		return this.watching.place("post", FollowedMailbox.MAILBOX).woken();
	}

	private int tasks() {
		return this.jdbc.sql("select count(*) from scheduled_tasks where task_name = 'read'")
			.query(Integer.class)
			.single();
	}

	private static ConditionFactory soon() {
		return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(25));
	}

	@EnableAutoConfiguration
	@Import({ LocalDatabase.class, CountedStatements.Counting.class })
	@ComponentScan(basePackages = { "io.convenor.delivery", "io.convenor.audit" },
			excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tests.*"))
	static class Following {

		@Bean
		FollowedMailbox followedMailbox() {
			return new FollowedMailbox();
		}

		@Bean
		Outbox outbox() {
			return (_, _) -> new Outbox.SentMail("");
		}

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

	}

	private Watching.Standing standing() {
		return this.watching.standings().of("post", FollowedMailbox.MAILBOX);
	}

}
