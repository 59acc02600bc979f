package io.convenor.chat.admin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.dao.OptimisticLockingFailureException;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Screen;
import io.convenor.chat.Trial;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;
import io.convenor.reports.MailQueue;
import io.convenor.reports.QueuedMail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;

class QueueActionsTests {

	private static final UUID MAIL = UUID.randomUUID();

	private static final UUID SCHOOL = UUID.randomUUID();

	private static final Reference REFERENCE = Reference.in("CP-7F3KM").orElseThrow();

	private static final QueuedMail.Suggestion SUGGESTION = new QueuedMail.Suggestion(REFERENCE, SCHOOL, "School");

	private final MailQueue queue = Mockito.mock(MailQueue.class);

	private final QueueCards cards = new QueueCards(this.queue);

	private final QueueActions actions = new QueueActions(this.queue, this.cards, Mockito.mock(NeedToKnow.class),
			Mockito.mock(CardScreen.class));

	@BeforeEach
	void oneMailWaits() {
		waits(mail(SUGGESTION));
		given(this.queue.askedUnder(anyString(), any())).willReturn(List.of());
		given(this.queue.askedUnder("joan", REFERENCE))
			.willReturn(List.of(SUGGESTION, new QueuedMail.Suggestion(REFERENCE, UUID.randomUUID(), "Police")));
	}

	@Test
	void theListSaysWhenWhoAndWhyButNotTheSubject() {
		String list = list();
		assertThat(list).contains("1 email waits for you")
			.contains("1. Received Monday 2 March 2026, 09:00")
			.contains("From: office@hillside-school.example")
			.contains("Why it waits: Its subject names no reference.")
			.contains("It may belong to: CP-7F3KM, School")
			.doesNotContain("Kim Marsh");
	}

	@Test
	void whoListensTellsTheButtonsOfTwoEmailsApart() {
		given(this.queue.waiting(anyString(), anyInt())).willReturn(List.of(mail(null), mail(SUGGESTION)));
		given(this.queue.size(anyString())).willReturn(2);
		assertThat(Screen.names(this.cards.all("joan").json())).containsExactly("Read email 1", "File email 1",
				"Take off email 1", "Read email 2", "File email 2", "Take off email 2", "Look again");
	}

	@Test
	void givingAnEmailAwayAsksOnceMoreAndTakingItOffTheListComesLast() {
		assertThat(Screen.names(this.cards.read(mail(null), null).json())).containsExactly("It is an answer about",
				"Give it to the chair", "Yes, give it to them", "File it", "Back to the list", "Take it off the list");
	}

	@Test
	void anEmptyListSaysSo() {
		given(this.queue.waiting(anyString(), anyInt())).willReturn(List.of());
		assertThat(list()).contains("No email waits for you");
	}

	@Test
	void filingAsksForTheReferenceThenForTheReport() {
		assertThat(json(press(QueueActions.FILE, Map.of()))).contains("\"value\":\"CP-7F3KM\"");
		String asked = json(press(QueueActions.UNDER, Map.of("reference", " cp 7f3km ")));
		assertThat(asked).contains("Whose report for CP-7F3KM is it?").contains("School").contains("Police");
		String filed = text(press(QueueActions.CONFIRM, Map.of("request", SCHOOL.toString())));
		assertThat(filed).contains("I am filing it under CP-7F3KM");
		Mockito.verify(this.queue).file("joan", MAIL, 3, SCHOOL);
	}

	@Test
	void whatIsNoReferenceIsSaidAndKept() {
		String again = json(press(QueueActions.UNDER, Map.of("reference", "the Marsh case")));
		assertThat(again).contains("I see no reference there").contains("\"value\":\"the Marsh case\"");
	}

	@Test
	void aReferenceWithoutRequestsIsSaidAlikeWhetherItExistsOrNot() {
		assertThat(json(press(QueueActions.UNDER, Map.of("reference", "CP-22223"))))
			.contains("I find no report that was asked for under CP-22223");
	}

	@Test
	void aChoiceThatWasNotOfferedIsRefused() {
		String again = json(press(QueueActions.CONFIRM, Map.of("request", UUID.randomUUID().toString())));
		assertThat(again).contains("That choice is not on offer");
		Mockito.verify(this.queue, Mockito.never()).file(anyString(), any(), anyInt(), any());
	}

	@Test
	void nothingChosenIsAskedForAgain() {
		assertThat(json(press(QueueActions.CONFIRM, Map.of()))).contains("Please choose whose report it is.");
	}

	@Test
	void aMailMayBeTakenOffTheList() {
		assertThat(text(press(QueueActions.LEAVE, Map.of()))).contains("The email is still in the CP mailbox");
		Mockito.verify(this.queue).handled("joan", MAIL, 3);
	}

	@Test
	void whoIsSlowerIsToldSoAndSeesTheListAsItIs() {
		waits(new QueuedMail(MAIL, 4, Instant.EPOCH, "", "", "again", null));
		assertThat(text(press(QueueActions.LEAVE, Map.of()))).contains("Somebody has dealt with that email already");
		waits(mail(null));
		willThrow(new OptimisticLockingFailureException("")).given(this.queue).handled(anyString(), any(), anyInt());
		assertThat(text(press(QueueActions.LEAVE, Map.of()))).contains("Somebody has dealt with that email already");
	}

	@Test
	void aForgedButtonDoesNothing() {
		Press forged = new Press(null, Map.of("mail", "no id", "mailVersion", "x"), Map.of());
		assertThat(text(Trial.press(this.actions, QueueActions.LEAVE, AdminCheckTests.turn("joan"), forged)))
			.contains("Somebody has dealt with that email already");
		Mockito.verify(this.queue, Mockito.never()).handled(anyString(), any(), anyInt());
	}

	@Test
	void everyButtonIsForAdministratorsAndTheRoomAsksAgain() {
		given(this.queue.find(eq("helen"), any())).willThrow(new Refused("That is not for you."));
		assertThat(this.actions.buttons().audience()).isEqualTo(Audience.ADMINISTRATORS);
		for (String verb : List.of(QueueActions.FILE, QueueActions.UNDER, QueueActions.CONFIRM, QueueActions.LEAVE)) {
			assertThatThrownBy(() -> Trial.press(this.actions, verb, AdminCheckTests.turn("helen"), with(Map.of())))
				.isInstanceOf(Refused.class);
		}
	}

	private void waits(QueuedMail mail) {
		given(this.queue.waiting(anyString(), anyInt())).willReturn(List.of(mail));
		given(this.queue.size(anyString())).willReturn(1);
		given(this.queue.find(anyString(), eq(MAIL))).willReturn(Optional.of(mail));
	}

	private static QueuedMail mail(QueuedMail.@Nullable Suggestion suggestion) {
		return new QueuedMail(MAIL, 3, Instant.parse("2026-03-02T09:00:00Z"), "office@hillside-school.example",
				"Report on Kim Marsh", "Its subject names no reference.", suggestion);
	}

	private String list() {
		return text(this.actions.adminQueue().handle(AdminCheckTests.turn("joan"), Arguments.none()));
	}

	private Reply press(String verb, Map<String, String> answers) {
		return Trial.press(this.actions, verb, AdminCheckTests.turn("joan"), with(answers));
	}

	private static Press with(Map<String, String> answers) {
		return new Press(null, Map.of("mail", MAIL.toString(), "mailVersion", "3", "reference", "CP-7F3KM"), answers);
	}

	private static String text(Reply reply) {
		return AdminCheckTests.Shown.text(reply);
	}

	private static String json(Reply reply) {
		return ((Reply.Show) reply).card().json().toString();
	}

}
