package io.convenor.chat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.node.ObjectNode;

import io.convenor.chat.teams.CardScreen;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.teams.Card;
import io.convenor.tenant.teams.ConnectorFaults.Fault;
import io.convenor.tenant.teams.Reply;
import io.convenor.tenant.teams.TeamsUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** People talk to the bot and press its buttons, as Teams lets them. */
@ExtendWith(OutputCaptureExtension.class)
class TeamsChatTests extends ChatRoom {

	@Autowired
	CardScreen screen;

	@Autowired
	PostedCards cards;

	@Autowired
	TeamsChats chats;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	JdbcClient jdbc;

	@BeforeEach
	void freshBoard() {
		this.cards.about("note", "note-1").forEach((card) -> this.cards.forget(card.id()));
		this.board.clear();
	}

	@ParameterizedTest
	@ValueSource(strings = { "help", "HELP", "Help!", " help. ", "hello", "Hi,", "?", "«help»", "help me please" })
	void helpListsWhatThisPersonCanAskForHere(String asked) {
		String card = helen().says(asked).card().text();
		assertThat(card).contains("note", "Try note", "echo", "help").doesNotContain("admin check");
	}

	@Test
	void whatHelpListsIsDoneByAPressToo() {
		TeamsUser helen = helen();
		helen.says("help");
		assertThat(helen.card().buttons()).contains("Note", "Echo").doesNotContain("Help", "Admin check");
		assertThat(helen.presses("List").card().says("number 1")).isTrue();
	}

	@Test
	void whatIsAboutOneConferenceAsksForItsReference() {
		TeamsUser helen = helen();
		helen.says("help");
		helen.presses("Look up", Map.of("reference", ""));
		assertThat(helen.card().says("I see no reference there.")).isTrue();
		helen.presses("Look up", Map.of("reference", "CP-7F3KM"));
		assertThat(helen.card().says("Looked up CP-7F3KM")).isTrue();
	}

	@Test
	void administratorsAreShownTheirCommandsToo() {
		assertThat(this.teams.as(Northmere.JOAN_WHITBY).says("help").card().text()).contains("admin check")
			.contains("For the administration team")
			.doesNotContain("Try note");
	}

	@Test
	void inAChannelHelpLeavesOutWhatBelongsInPrivate() {
		Reply reply = helen().in(Northmere.CONFERENCE_OUTCOMES).says("help");
		assertThat(reply.card().text()).contains("echo").doesNotContain("Try note").contains("Mention me");
	}

	@Test
	void theMentionIsNoPartOfWhatWasSaid() {
		helen().in(Northmere.CONFERENCE_OUTCOMES).says("echo good morning");
		assertThat(this.board.echoed).containsExactly("Helen Okafor: good morning");
	}

	@ParameterizedTest
	@CsvSource({ "shedule,", "hepl,help", "ehco one,echo", "nota,note", "notes of today,note", "admin chek," })
	void aMisspeltCommandIsGuessedButNotDone(String asked, String meant) {
		Reply reply = helen().says(asked);
		if (meant != null) {
			assertThat(reply.text()).contains("“" + meant + "”");
		}
		assertThat(reply.text()).containsIgnoringCase("type help").doesNotContain("admin check");
		assertThat(this.board.echoed).isEmpty();
	}

	@Test
	void nobodyIsToldTheirLongOrOddWordsBack() {
		assertThat(helen().says("x".repeat(10_000)).text()).startsWith("I am sorry, I did not understand");
		assertThat(helen().says("<script>{{DATE(2026-01-01)}}</script>").text()).doesNotContain("script");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "meeting", "Personal", "personal ", "sidepanel", "groupChat" })
	void whatTeamsDoesNotCallPersonalIsNotPrivate(String type) {
		ObjectNode activity = helen().written("note x").put("id", UUID.randomUUID().toString());
		((ObjectNode) activity.path("conversation")).put("conversationType", type);
		assertThat(helen().sends(activity).messages()).as("it was not said to the bot").isEmpty();
		ObjectNode said = helen().written("<at>Convenor</at> note x").put("id", UUID.randomUUID().toString());
		((ObjectNode) said.path("conversation")).put("conversationType", type);
		said.putArray("entities")
			.addObject()
			.put("type", "mention")
			.put("text", "<at>Convenor</at>")
			.putObject("mentioned")
			.put("id", said.path("recipient").path("id").asString());
		assertThat(helen().sends(said).text()).contains("is for our private chat");
		assertThat(this.board.notes).isEmpty();
	}

	@Test
	void aConversationOfNoTypeIsNotPrivateEither() {
		ObjectNode activity = helen().written("note x").put("id", UUID.randomUUID().toString());
		((ObjectNode) activity.path("conversation")).remove("conversationType");
		helen().sends(activity);
		assertThat(this.board.notes).isEmpty();
	}

	@Test
	void aCommandForOthersSaysForWhom() {
		assertThat(helen().says("admin check").text()).contains("for the administration team");
		assertThat(this.teams.as(Northmere.SIAN_PUGH).says("note x").text()).contains("for chairs");
		assertThat(this.teams.as(Northmere.JOAN_WHITBY).says("Admin  check!").text()).isEqualTo("Everything works");
	}

	@Test
	void aPrivateCommandIsNotAnsweredInAChannel() {
		assertThat(helen().in(Northmere.GENERAL).says("note x").text()).contains("our private chat");
		assertThat(this.board.notes).isEmpty();
	}

	@Test
	void whatTeamsDeliversTwiceIsDoneOnce() {
		ObjectNode activity = helen().written("echo once").put("id", UUID.randomUUID().toString());
		assertThat(helen().sends(activity).messages()).hasSize(1);
		Reply again = helen().sends(activity);
		assertThat(again.status()).isEqualTo(200);
		assertThat(again.messages()).isEmpty();
		assertThat(this.board.echoed).hasSize(1);
	}

	@Test
	void aCommandThatFailsSaysSoWithAReferenceAndNothingElse(CapturedOutput log) {
		String text = helen().says("break").text();
		assertThat(text).contains("Something went wrong").doesNotContain("Child One", "Exception");
		String reference = text.replaceAll(".*reference: (\\w{6})\\.", "$1");
		assertThat(reference).hasSize(6);
		assertThat(log).contains(reference).contains("IllegalStateException").doesNotContain("Child One");
	}

	@Test
	void someoneTeamsDoesNotNameIsToldSo() {
		ObjectNode activity = helen().written("echo x").put("id", UUID.randomUUID().toString());
		((ObjectNode) activity.path("from")).remove("aadObjectId");
		assertThat(helen().sends(activity).text()).contains("did not tell me who you are");
		assertThat(this.board.echoed).isEmpty();
	}

	@Test
	void theBotIntroducesItselfOnce() {
		TeamsUser devi = this.teams.as(Northmere.DEVI_RAMAN);
		devi.installs();
		assertThat(devi.chat().fromBot()).singleElement()
			.satisfies((message) -> assertThat(message.text()).contains("Type help"));
		devi.installs();
		assertThat(devi.chat().fromBot()).hasSize(1);
	}

	@Test
	void aWelcomeThatDidNotGetThroughIsSaidTheNextTime() {
		TeamsUser martin = this.teams.as(Northmere.MARTIN_HALE);
		this.faults.next(new Fault.BadGateway());
		this.faults.next(new Fault.BadGateway());
		martin.installs();
		assertThat(martin.chat().fromBot()).isEmpty();
		martin.installs();
		assertThat(martin.chat().fromBot()).hasSize(1);
	}

	@Test
	void whenTheBotIsRemovedTheConversationIsForgottenUntilItComesBack() {
		TeamsUser joan = this.teams.as(Northmere.JOAN_WHITBY);
		joan.says("help");
		assertThat(this.chats.withPerson(Northmere.JOAN_WHITBY.id())).isPresent();
		joan.uninstalls();
		assertThat(this.chats.withPerson(Northmere.JOAN_WHITBY.id())).isEmpty();
		joan.installs();
		joan.says("help");
		assertThat(this.chats.withPerson(Northmere.JOAN_WHITBY.id())).isPresent();
	}

	@Test
	void aButtonChangesTheCardItIsOn() {
		helen().says("note first");
		Reply reply = helen().presses("note.add", Map.of("addition", "second"));
		assertThat(reply.invokeStatus()).isEqualTo(200);
		assertThat(reply.card().says("second")).isTrue();
		assertThat(reply.messages()).isEmpty();
		assertThat(helen().presses("note.add", Map.of("addition", "third")).card().says("third")).isTrue();
		assertThat(this.board.version("note-1")).isEqualTo(3);
	}

	@Test
	void aButtonPressedTwiceIsDoneOnce() {
		helen().says("note first");
		Card asItStood = helen().card();
		helen().presses(asItStood, "note.add", Map.of("addition", "second"));
		Reply again = helen().presses(asItStood, "note.add", Map.of("addition", "second"));
		assertThat(again.card().says("had changed")).isTrue();
		assertThat(again.card().says("second")).isTrue();
		assertThat(this.board.version("note-1")).isEqualTo(2);
		assertThat(helen().presses("note.add", Map.of("addition", "third")).card().says("third")).isTrue();
	}

	@Test
	void whoeverHasAClientThatCannotExecutePressesAllTheSameAndSeesItInTheMessage() {
		helen().says("note first");
		helen().pressesWithoutExecuting("note.add", Map.of("addition", "second"));
		helen().awaits((chat) -> chat.latestCard().says("second"), SOON);
		helen().pressesWithoutExecuting("note.add", Map.of("addition", " "));
		helen().awaits((chat) -> chat.latestCard().says("There is nothing to add."), SOON);
	}

	@Test
	void aCardThatSomebodyElseChangedIsShownAnewAndNothingIsDone() {
		helen().says("note first");
		this.board.write("note-1", "of somebody else");
		Reply reply = helen().presses("note.gone");
		assertThat(reply.card().says("nothing was done")).isTrue();
		assertThat(reply.card().says("of somebody else")).isTrue();
		assertThat(this.board.notes).containsKey("note-1");
	}

	@Test
	void whoseTransactionTheDatabaseGaveUpForAnothersIsAskedToLookAndPressAgain() {
		helen().says("note first");
		Reply reply = helen().presses("note.crowded");
		assertThat(reply.card().says("nothing was done")).isTrue();
		assertThat(reply.card().says("first")).isTrue();
	}

	@Test
	void aRefusalOnALiveCardStandsAboveIt() {
		helen().says("note first");
		Reply reply = helen().presses("note.add");
		assertThat(reply.card().says("There is nothing to add.")).isTrue();
		assertThat(reply.card().says("first")).isTrue();
	}

	@Test
	void aFailureOnALiveCardStandsAboveItWithItsReference(CapturedOutput log) {
		helen().says("note first");
		Reply reply = helen().presses("note.break");
		assertThat(reply.invokeStatus()).isEqualTo(200);
		assertThat(reply.card().says("Something went wrong")).isTrue();
		assertThat(reply.body().toString()).doesNotContain("Child One", "Exception");
		assertThat(log).doesNotContain("Child One");
	}

	@Test
	void anEditThatIsUnderWayDoesNotStandOverTheAnswerToTheNextPress() throws InterruptedException {
		TeamsUser helen = helen();
		helen.says("note first");
		CountDownLatch arrived = new CountDownLatch(1);
		CountDownLatch until = new CountDownLatch(1);
		this.faults.nextIn(helen.chat(), new Fault.Late(arrived, until));
		helen.presses("note.add", Map.of("addition", "second"));
		arrived.await();
		CompletableFuture<Reply> third = CompletableFuture
			.supplyAsync(() -> helen.presses("note.add", Map.of("addition", "third")));
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> third.get(200, TimeUnit.MILLISECONDS));
		until.countDown();
		assertThat(third.join().card().says("third")).isTrue();
		assertThat(helen.card().says("third")).isTrue();
		assertThat(helen.presses("note.add", Map.of("addition", "fourth")).card().says("nothing was done")).isFalse();
	}

	@Test
	void aSubjectThatIsGoneLeavesACardThatSaysSo() {
		helen().says("note first");
		this.board.notes.clear();
		assertThat(helen().presses("note.add", Map.of("addition", "x"))
			.card()
			.says("What stood here is not shown any more")).isTrue();
	}

	@Test
	void aFormComesBackWithEverythingThatWasWrittenAndWhatWasWrong() {
		helen().says("form");
		Card again = helen().presses("form.fill", Map.of("when", "next Tuesday-ish", "who", "Siân")).card();
		assertThat(again.says("is not a date")).isTrue();
		assertThat(again.field("who").orElseThrow().path("value").asString()).isEqualTo("Siân");
		Card over = helen().presses("form.fill", Map.of("when", "2020-01-01", "who", "Siân")).card();
		assertThat(over.says("That day is over.")).isTrue();
		assertThat(over.field("when").orElseThrow().path("value").asString()).isEqualTo("2020-01-01");
		assertThat(helen().presses("form.fill", Map.of("when", "2026-03-03")).card().says("Thank you for the form"))
			.isTrue();
	}

	@Test
	void aFormThatFailsStaysAsItIs() {
		helen().says("form");
		Reply reply = helen().presses("form.break", Map.of("who", "Siân"));
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.invokeStatus()).isEqualTo(500);
		assertThat(reply.type()).isEqualTo("application/vnd.microsoft.error");
		assertThat(reply.messages()).singleElement()
			.satisfies((message) -> assertThat(message.text()).contains("Something went wrong"));
		assertThat(reply.body().toString()).doesNotContain("Child One", "Exception");
	}

	@Test
	void aForgedButtonDoesNothing() {
		helen().says("note first");
		PostedCard card = this.cards.about("note", "note-1").getFirst();
		Map<String, Object> ours = Map.of("card", card.id().toString(), "version", 1);
		assertThat(helen().forges("nobody.knows", Map.of("convenor", ours)).card().says("does not do anything"))
			.isTrue();
		assertThat(helen().forges("note.gone", Map.of()).invokeStatus()).isEqualTo(400);
		assertThat(helen().forges("note.gone", Map.of("convenor", Map.of("card", "x"))).invokeStatus()).isEqualTo(400);
		assertThat(helen()
			.forges("note.gone", Map.of("convenor", Map.of("card", UUID.randomUUID().toString(), "version", 1)))
			.invokeStatus()).isEqualTo(400);
		assertThat(this.teams.as(Northmere.SIAN_PUGH).forges("note.gone", Map.of("convenor", ours)).invokeStatus())
			.isEqualTo(400);
		assertThat(helen().forges("note.gone", Map.of("convenor", Map.of())).invokeStatus()).isEqualTo(500);
		assertThat(this.board.notes).containsKey("note-1");
	}

	@Test
	void aLiveCardChangesByItselfWhereverItIsShown() {
		TeamsUser helen = helen();
		helen.says("note first");
		helen.says("note second");
		changed("third");
		helen.awaits((chat) -> chat.fromBot()
			.stream()
			.filter((message) -> message.card().filter((card) -> card.says("third")).isPresent())
			.count() == 2, SOON);
		assertThat(helen.presses("note.add", Map.of("addition", "fourth")).card().says("fourth")).isTrue();
	}

	@Test
	void aPageThatSomebodyTurnedToIsWhatTheMessageShowsFromThenOn() {
		TeamsUser helen = helen();
		helen.says("list first");
		assertThat(helen.presses("Next page").card().says("11 to 20 of 25")).isTrue();
		helen.awaits((chat) -> chat.latestCard().says("number 11"), SOON);
		changed("list", "list-1", "second");
		helen.awaits((chat) -> chat.latestCard().says("A list, second") && chat.latestCard().says("11 to 20 of 25"),
				SOON);
		assertThat(helen.presses("Next page").card().says("21 to 25 of 25")).isTrue();
		assertThat(helen.presses("Page before").card().says("11 to 20 of 25")).isTrue();
	}

	@Test
	void whatWasTypedOnAPageIsThereWhenSomebodyComesBackToIt() {
		TeamsUser helen = helen();
		helen.says("list first");
		helen.presses("Next page", Map.of("note-3", "late"));
		assertThat(helen.card().fields()).doesNotContainKey("note-3");
		helen.presses("Next page", Map.of("note-11", "early"));
		helen.presses("Page before");
		assertThat(helen.card().fields()).containsEntry("note-11", "early").doesNotContainValue("late");
		helen.awaits((chat) -> chat.latestCard().says("11 to 20 of 25"), SOON);
		changed("list", "list-1", "second");
		helen.awaits((chat) -> chat.latestCard().says("A list, second"), SOON);
		helen.presses("Page before");
		assertThat(helen.card().fields()).containsEntry("note-3", "late").doesNotContainValue("early");
		helen.presses("Next page", Map.of("note-3", ""));
		helen.presses("Page before");
		assertThat(helen.card().fields()).doesNotContainValue("late");
	}

	@Test
	void aMessageIsEditedAtMostOnceForEachPressAndThenStaysAsItIs() {
		TeamsUser helen = helen();
		helen.says("note first");
		List.of("second", "third", "fourth").forEach((each) -> helen.presses("note.add", Map.of("addition", each)));
		helen.awaits((chat) -> chat.latestCard().says("fourth"), SOON);
		nothingIsUnderWay();
		int edits = edits(helen);
		assertThat(edits).isBetween(1, 3);
		helen.looks();
		helen.looks();
		nothingIsUnderWay();
		assertThat(edits(helen)).isEqualTo(edits);
	}

	private void nothingIsUnderWay() {
		Awaitility.await()
			.atMost(SOON)
			.until(() -> this.jdbc.sql("select not exists (select from delivery where state in ('WAITING', 'FAILED'))")
				.query(Boolean.class)
				.single());
	}

	private static int edits(TeamsUser user) {
		return user.chat().latestCardMessage().orElseThrow().previousCards().size();
	}

	@Test
	void aCardIsChangedAgainUntilTeamsTakesIt() {
		TeamsUser helen = helen();
		helen.says("note first");
		this.faults.nextIn(helen.chat(), new Fault.Throttled(Duration.ofSeconds(1)));
		this.faults.nextIn(helen.chat(), new Fault.BadGateway());
		changed("second");
		helen.awaits((chat) -> chat.latestCard().says("second"), SOON);
	}

	@Test
	void aCardThatShowsThePresentStateIsLeftAlone() {
		helen().says("note first");
		UUID card = this.cards.about("note", "note-1").getFirst().id();
		assertThat(this.screen.refresh(card)).isTrue();
		assertThat(helen().chat().latestCardMessage().orElseThrow().previousCards()).isEmpty();
	}

	@Test
	void aCardIsPostedOncePerOccasion() {
		TeamsUser helen = helen();
		helen.says("help");
		this.board.write("note-1", "posted later");
		TeamsChat chat = this.chats.withPerson(Northmere.HELEN_OKAFOR.id()).orElseThrow();
		for (int time = 1; time <= 2; time++) {
			this.transaction.executeWithoutResult((status) -> this.screen.postOnce("occasion-" + chat.id(), chat,
					"note", "note-1", UUID.randomUUID()));
		}
		helen.awaits((now) -> now.latestCard().says("posted later"), SOON);
		assertThat(this.cards.about("note", "note-1")).hasSize(1);
		assertThat(helen.presses("note.add", Map.of("addition", "answered")).card().says("answered")).isTrue();
	}

	@Test
	void whatIsToldTwiceWithinAMomentIsOneMessage() {
		TeamsUser helen = helen();
		helen.says("help");
		int before = helen.chat().fromBot().size();
		this.board.write("note-1", "told");
		UUID conference = UUID.randomUUID();
		List.of("one", "another", "one")
			.forEach((occasion) -> this.transaction
				.executeWithoutResult((_) -> assertThat(this.screen.tell(Northmere.HELEN_OKAFOR.id(),
						occasion + ":" + conference, "note", "note-1", conference))
					.isTrue()));
		helen.awaits((now) -> now.latestCard().says("told"), SOON);
		Awaitility.await()
			.atMost(SOON)
			.untilAsserted(() -> assertThat(this.jdbc.sql("select count(*) from delivery where kind = 'card.tell'")
				.query(Integer.class)
				.single()).isZero());
		assertThat(helen.chat().fromBot()).hasSize(before + 1);
	}

	@Test
	void anAnswerThatDoesNotGetThroughLeavesWhatWasDone() {
		this.faults.next(new Fault.BadGateway());
		Reply reply = helen().says("echo done");
		assertThat(reply.status()).isEqualTo(200);
		assertThat(this.board.echoed).hasSize(1);
		this.faults.next(new Fault.BadGateway());
		helen().says("note kept");
		assertThat(this.board.notes).containsKey("note-1");
		assertThat(this.cards.about("note", "note-1")).isEmpty();
	}

	@Test
	void whatIsSaidInATeamWithoutMentioningTheBotIsNoneOfItsBusiness() {
		TeamsUser helen = helen().in(Northmere.GENERAL);
		helen.says("help");
		int before = helen.chat().fromBot().size();
		ObjectNode overheard = helen.written("help");
		overheard.remove("entities");
		overheard.put("id", "overheard");
		assertThat(helen.sends(overheard).status()).isEqualTo(200);
		assertThat(helen.chat().fromBot()).hasSize(before);
	}

	private void changed(String text) {
		changed("note", "note-1", text);
	}

	private void changed(String kind, String subject, String text) {
		this.transaction.executeWithoutResult((status) -> {
			this.board.write(subject, text);
			this.screen.changed(kind, subject, UUID.randomUUID());
		});
	}

}
