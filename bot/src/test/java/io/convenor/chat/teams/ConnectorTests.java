package io.convenor.chat.teams;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.convenor.chat.ChatRoom;
import io.convenor.chat.TeamsChat;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.Reply;
import io.convenor.chat.Scope;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.CardTooLarge;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.teams.Chat;
import io.convenor.tenant.teams.ConnectorFaults.Fault;
import io.convenor.tenant.teams.TeamsUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/** The bot speaks in Teams without having been spoken to. */
class ConnectorTests extends ChatRoom {

	@Autowired
	Connector connector;

	@Autowired
	TeamsChats chats;

	@Autowired
	Clock clock;

	private TeamsChat chat;

	@BeforeEach
	void helenKnowsTheBot() {
		helen().says("help");
		this.chat = this.chats.withPerson(Northmere.HELEN_OKAFOR.id()).orElseThrow();
	}

	@Test
	void aMessageReachesAPersonAndCanBeChanged() {
		Connector.Posted posted = this.connector.post(this.chat, Reply.text("Good morning, <at>x</at> *you*"));
		assertThat(helen().chat().find(posted.activityId()).orElseThrow().text())
			.isEqualTo("Good morning, <at>x</at> *you*");
		this.connector.update(this.chat, posted.conversationId(), posted.activityId(),
				Reply.show(Card.saying("Changed").text("Changed").build()));
		assertThat(helen().chat().latestCard().says("Changed")).isTrue();
	}

	@Test
	void aThreadBeginsInAChannelAndGoesOn() {
		TeamsUser helen = helen().in(Northmere.CONFERENCE_OUTCOMES);
		helen.says("help");
		TeamsChat channel = this.chats.find(Northmere.CONFERENCE_OUTCOMES.id()).orElseThrow();
		assertThat(channel.scope()).isEqualTo(Scope.CHANNEL);
		Connector.Posted posted = this.connector.post(channel, Reply.text("A new thread"));
		assertThat(posted.conversationId()).startsWith(channel.id() + ";messageid=");
		Connector.Posted answer = this.connector.reply(channel, posted.activityId(), Reply.text("goes on"));
		assertThat(answer.conversationId()).isEqualTo(posted.conversationId());
		this.connector.update(channel, answer.conversationId(), answer.activityId(), Reply.text("went on"));
	}

	/** What is added to it after it was built was left room for. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 25 })
	void theLargestCardThatIsBuiltFitsAMessageAsItIsSent(int buttons) {
		helen().in(Northmere.CONFERENCE_OUTCOMES).says("help");
		TeamsChat channel = this.chats.find(Northmere.CONFERENCE_OUTCOMES.id()).orElseThrow();
		Reply.Message largest = Reply.show(largest(buttons).stamped(UUID.randomUUID(), 9_999_999_999L)
			.noticing("Please look again. ".repeat(100))
			.marked(UUID.randomUUID()));
		Connector.Posted inPrivate = this.connector.post(this.chat, largest);
		assertThat(bytes(inPrivate)).isBetween(Card.MOST_BYTES - 3_000, Card.MOST_BYTES);
		assertThatCode(() -> this.connector.post(channel, largest)).doesNotThrowAnyException();
	}

	private static Card largest(int buttons) {
		Card.Builder card = Card.saying("Many");
		IntStream.range(0, buttons)
			.forEach((number) -> card.section((section) -> section.text("Line " + number)
				.button(Button.press("verb-" + number, "Press " + number)
					.with("conference", new UUID(0, 0).toString()))));
		Card largest = card.build();
		while (true) {
			try {
				largest = card.text("李".repeat(100)).build();
			}
			catch (CardTooLarge ex) {
				return largest;
			}
		}
	}

	/** In UTF-16, as it is stored there. */
	private int bytes(Connector.Posted posted) {
		return 2 * helen().chat().find(posted.activityId()).orElseThrow().versions().getLast().toString().length();
	}

	@Test
	void whenTeamsAsksToWaitTheSenderIsToldUntilWhen() {
		this.faults.next(new Fault.Throttled(Duration.ofSeconds(30)));
		assertThatThrownBy(this::speak).asInstanceOf(type(SendFailure.Throttled.class))
			.satisfies((failure) -> assertThat(failure.until()).isBetween(this.clock.instant().plusSeconds(20),
					this.clock.instant().plusSeconds(31)));
		assertThat(helen().chat().fromBot()).noneMatch((message) -> message.text().equals("Spoken"));
	}

	@Test
	void aBotThatWasRemovedGivesUp() {
		this.faults.next(new Fault.NotInRoster());
		assertThatThrownBy(this::speak).isInstanceOf(SendFailure.Gone.class);
	}

	@Test
	void anUnclearAnswerIsNotTriedAgainHere() {
		Chat chat = helen().chat();
		int before = chat.fromBot().size();
		this.faults.next(new Fault.DoneButBadGateway());
		assertThatThrownBy(this::speak).isInstanceOf(SendFailure.Unreachable.class);
		assertThat(chat.fromBot()).hasSize(before + 1);
	}

	@Test
	void nothingIsSentToAnAddressThatIsNotTrusted() {
		TeamsChat elsewhere = new TeamsChat(this.chat.id(), Scope.PERSONAL, "https://evil.example/teams/",
				this.chat.botId(), this.chat.tenantId(), this.chat.personId(), null);
		assertThatThrownBy(() -> this.connector.post(elsewhere, Reply.text("secret")))
			.isInstanceOf(SendFailure.Refused.class);
	}

	@Test
	void nobodyListeningIsUnreachable() {
		TeamsChat silent = new TeamsChat(this.chat.id(), Scope.PERSONAL, "http://localhost:1/teams/", this.chat.botId(),
				this.chat.tenantId(), this.chat.personId(), null);
		assertThatThrownBy(() -> this.connector.post(silent, Reply.text("x")))
			.isInstanceOf(SendFailure.Unreachable.class);
	}

	private void speak() {
		this.connector.post(this.chat, Reply.text("Spoken"));
	}

}
