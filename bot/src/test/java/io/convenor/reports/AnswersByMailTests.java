package io.convenor.reports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.graph.SharedMailbox;
import io.convenor.people.Role;
import io.convenor.replies.Replies;
import io.convenor.replies.Reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A mail that is no report is an answer: it goes to whoever looks after the conference.
 */
class AnswersByMailTests extends ReportsRoom {

	private static final String WORDS = "I need an interpreter. I can not sit with Dean, he frightens me";

	@Autowired
	Replies replies;

	@Test
	void aMothersMailIsWithTheChairWithItsTextAndInNobodysQueue() {
		String address = "kay@home.example";
		Conference conference = initialConference(person("Kay Lee", address, "", Role.RELATIVE));
		UUID mail = written(address, "RE: " + conference.reference(), WORDS, Map.of());
		Reply reply = onlyOneOf(conference);
		assertThat(reply.text()).isEqualTo(WORDS);
		assertThat(reply.invitee()).isEqualTo(invitee(conference, address).id());
		assertThat(reply.isTheirWord()).isTrue();
		assertThat(this.queue.find(JOAN, mail)).isEmpty();
		assertThat(this.mails.get(mail).state()).isEqualTo(ArrivedMail.State.HANDED_ON);
		assertThat(this.mails.get(mail).text()).isEmpty();
	}

	@Test
	void withoutAReferenceItsSenderTellsWhoseItIs() {
		String address = "ray@home.example";
		Conference conference = initialConference(person("Ray Lee", address, "", Role.FATHER));
		written(address, "hello", "Can my brother come with me?", Map.of());
		assertThat(onlyOneOf(conference).text()).isEqualTo("Can my brother come with me?");
	}

	@Test
	void anAnswerFromAnotherAddressIsKnownByItsThreadAndIsNotTakenForTheirWord() {
		String address = "may@home.example";
		Conference conference = initialConference(person("May Lee", address, "", Role.RELATIVE));
		this.transaction.executeWithoutResult((_) -> this.jdbc.sql(
				"insert into sent_letter (message_id, conversation, subject, address, sent_at) values (?, '', ?, ?, now())")
			.params("<letter@northmere.example>", conference.id(), address)
			.update());
		written("may.work@shop.example", "Re: hello", "I cannot come on Tuesday.",
				Map.of("in-reply-to", List.of("<letter@northmere.example>")));
		Reply reply = onlyOneOf(conference);
		assertThat(reply.recognised()).isEqualTo(Reply.Recognised.THREAD);
		assertThat(reply.invitee()).isEqualTo(invitee(conference, address).id());
		assertThat(reply.isTheirWord()).isFalse();
	}

	@Test
	void whatExchangeCouldNotConfirmIsShownAndNotActedOn() {
		String address = "jay@home.example";
		Conference conference = initialConference(person("Jay Lee", address, "", Role.RELATIVE));
		written(address, conference.reference().value(), "I am not coming, and you need not ask.",
				Map.of("authentication-results", List.of("spf=fail (sender IP is 1.2.3.4); dmarc=fail action=none")));
		assertThat(onlyOneOf(conference).doubtful()).isTrue();
		assertThat(onlyOneOf(conference).isTheirWord()).isFalse();
	}

	@Test
	void aReportWithAQuestionIsFiledAndTheQuestionIsWithTheChair() {
		Conference conference = initialConference();
		awaitRequest(SCHOOL, conference);
		UUID mail = written(SCHOOL, conference.reference().value(),
				"Please find attached our report. Lily told us that Dean is at home again. Could you ring me before Tuesday?",
				Map.of(), Microsoft365.Attached.pdf("with a question"));
		settled(mail);
		assertThat(library(conference.reference())).hasSize(1);
		assertThat(onlyOneOf(conference).text()).contains("Could you ring me before Tuesday?");
	}

	@Test
	void aReportWithACoverIsFiledAndNobodyIsTroubled() {
		Conference conference = initialConference();
		awaitRequest(SCHOOL, conference);
		settled(written(SCHOOL, conference.reference().value(), "Please find attached our report.\nKind regards\nAde",
				Map.of(), Microsoft365.Attached.pdf("no question")));
		assertThat(library(conference.reference())).hasSize(1);
		assertThat(this.replies.of(conference.id())).isEmpty();
	}

	@Test
	void aStrangersMailWaitsWithItsText() {
		UUID mail = written("aunt@elsewhere.example", "about the children", "The children are with me tonight.",
				Map.of());
		assertThat(queued(mail).text()).isEqualTo("The children are with me tonight.");
		assertThat(this.queue.size(JOAN)).isPositive();
	}

	@Test
	void whatIsAboutAllegationsIsNeverInTheQueueWhoeverWroteIt() {
		String address = "employer@nursery.example";
		Conference meeting = book(Kind.ALLEGATIONS_MEETING, java.time.LocalDateTime.of(2026, 3, 4, 14, 0),
				person("Em Ployer", address, "Nursery", Role.EMPLOYER));
		int before = this.queue.size(JOAN);
		written(address, "no reference at all", "He was at work again yesterday.", Map.of());
		UUID stranger = written("somebody@elsewhere.example", meeting.reference().value(), "I know what he did.",
				Map.of(), Microsoft365.Attached.pdf("proof"));
		assertThat(this.queue.size(JOAN)).isEqualTo(before);
		assertThat(this.queue.find(JOAN, stranger)).isEmpty();
		assertThat(this.replies.openOf(meeting.id())).hasSize(2);
		this.replies.openOf(meeting.id())
			.forEach((reply) -> assertThat(this.replies.find(reply.id(), JOAN)).as("an administrator").isEmpty());
		assertThat(this.replies.openOf(meeting.id()))
			.allSatisfy((reply) -> assertThat(this.replies.find(reply.id(), "helen")).isPresent());
	}

	@Test
	void aLetterThatDidNotArriveIsNamedWithWhomItWasFor() {
		String address = "lost@hoem.example";
		Conference conference = initialConference(person("Lo Stein", address, "", Role.RELATIVE));
		UUID mail = written("postmaster@northmere.example", "Undeliverable: " + conference.reference(),
				"Delivery has failed to these recipients:\n" + address + "\nThe address does not exist.", Map.of());
		Reply reply = onlyOneOf(conference);
		assertThat(reply.kind()).isEqualTo(Reply.Kind.UNDELIVERED);
		assertThat(reply.invitee()).isEqualTo(invitee(conference, address).id());
		assertThat(this.queue.find(JOAN, mail)).isEmpty();
	}

	@Test
	void automaticRepliesReceiptsAndThanksTroubleNobody() {
		Conference conference = initialConference();
		awaitRequest(SCHOOL, conference);
		UUID away = written(SCHOOL, "Away: " + conference.reference(), "I am back on Monday.",
				Map.of("auto-submitted", List.of("auto-replied")));
		UUID receipt = written(SCHOOL, "Read: " + conference.reference(), "", Map.of());
		settled(written(SCHOOL, conference.reference().value(), "", Map.of(), Microsoft365.Attached.pdf("the report")));
		UUID thanks = written(SCHOOL, "RE: " + conference.reference(), "Thank you, see you there.", Map.of());
		settled(thanks);
		for (UUID mail : List.of(away, receipt, thanks)) {
			assertThat(this.mails.get(mail).state()).isEqualTo(ArrivedMail.State.SET_ASIDE);
		}
		assertThat(answersTo(SCHOOL, conference)).as("only the acknowledgement").hasSize(1);
	}

	@Test
	void whatBeginsLikeAnAutomaticReplyButIsAPersonsIsRead() {
		String address = "fay@home.example";
		Conference conference = initialConference(person("Fay Lee", address, "", Role.RELATIVE));
		written(address, "Annual leave that week, " + conference.reference(), "I cannot get it moved.", Map.of());
		assertThat(onlyOneOf(conference).text()).isEqualTo("I cannot get it moved.");
	}

	@Test
	void aRecallIsForAnAdministratorAtOnce() {
		UUID mail = written(POLICE, "Recall: CP-7F3K report", "The sender would like to recall a message.", Map.of());
		assertThat(queued(mail).reason()).contains("take back an email");
	}

	@Test
	void whatIsTypedIntoTheAnswerOfAnInvitationComesToTheSamePlace() {
		String address = "tay@home.example";
		Conference conference = initialConference(person("Tay Lee", address, "", Role.RELATIVE));
		String id = "response-" + conference.reference();
		this.microsoft.written.put(id,
				new SharedMailbox.WrittenMail("<p>I can only come by phone.</p>", true, List.of(), "", Map.of(), true));
		this.microsoft.organisersInbox.add(new SharedMailbox.ArrivedMail(id + "-bare", "<bare" + id + ">", address, "",
				"Accepted: " + conference.reference(), this.clock.instant(), false, true, null));
		this.microsoft.organisersInbox.add(new SharedMailbox.ArrivedMail(id, "<" + id + ">", address, "",
				"Accepted: " + conference.reference(), this.clock.instant(), false, false, null));
		this.watching.wake(InboxReader.INBOX, "conferences@northmere.example");
		soon().until(() -> this.replies.of(conference.id()).size() == 1);
		assertThat(onlyOneOf(conference).kind()).isEqualTo(Reply.Kind.WITH_AN_ANSWER);
		assertThat(onlyOneOf(conference).text()).isEqualTo("I can only come by phone.");
		assertThat(stateOf(id + "-bare")).as("the calendar tells of it").isNull();
	}

	@Test
	void anAnswerGoesToTheAddressThatWasInvitedAndStandsUnderTheirMail() {
		String address = "day@home.example";
		Conference conference = initialConference(person("Day Lee", address, "", Role.RELATIVE));
		written(address, conference.reference().value(), "Where do I go?",
				Map.of("message-id", List.of("<question@home.example>")));
		Reply reply = onlyOneOf(conference);
		assertThatThrownBy(
				() -> this.replies.answer(reply.id(), reply.version(), "To the front.", false, true, "martin"))
			.hasMessageContaining("no such answer");
		this.replies.answer(reply.id(), reply.version(), "To the front.", false, true, "helen");
		soon().until(() -> this.microsoft.sentTo(address).size() == 1);
		var sent = this.microsoft.sentTo(address).getFirst();
		assertThat(sent.subject()).isEqualTo(conference.reference().value());
		assertThat(sent.answers()).isEqualTo("<question@home.example>");
		assertThat(sent.htmlBody()).contains("To the front.");
		assertThat(this.replies.openOf(conference.id())).isEmpty();
	}

	@Test
	void anAnswerThatTellsAReaderWhatIsKeptFromThemIsNotSent() {
		String address = "gay@home.example";
		Conference conference = initialConference(person("Gay Lee", address, "", Role.FATHER));
		written(address, conference.reference().value(), "Where is Lily now?", Map.of());
		Reply reply = onlyOneOf(conference);
		assertThatThrownBy(() -> this.replies.answer(reply.id(), reply.version(),
				"She is at the refuge, 14 Mill Lane, RG40 1AA.", false, true, "helen"))
			.hasMessageContaining("Nothing was sent");
		assertThat(this.replies.openOf(conference.id())).hasSize(1);
	}

	@Test
	void whatWasSettledByMistakeStandsAgain() {
		String address = "nay@home.example";
		Conference conference = initialConference(person("Nay Lee", address, "", Role.RELATIVE));
		written(address, conference.reference().value(), "I will be late.", Map.of());
		Reply reply = onlyOneOf(conference);
		this.replies.settle(reply.id(), reply.version(), Reply.SettledAs.NOTED, "helen");
		assertThat(this.replies.openFor("helen")).extracting(Reply::id).doesNotContain(reply.id());
		this.replies.reopen(reply.id(), onlyOneOf(conference).version(), "helen");
		assertThat(this.replies.openFor("helen")).extracting(Reply::id).contains(reply.id());
	}

	private UUID written(String from, String subject, String text, Map<String, List<String>> headers,
			Microsoft365.Attached... attached) {
		var mail = this.microsoft.arrives(from, subject, this.clock.instant(), attached);
		this.microsoft.written.put(mail.id(),
				new SharedMailbox.WrittenMail(text, false, List.of(), "", new LinkedHashMap<>(headers), false));
		wake();
		soon().untilAsserted(() -> assertThat(stateOf(mail.id())).isNotNull().isNotEqualTo("NEW"));
		return idOf(mail.id());
	}

	private Reply onlyOneOf(Conference conference) {
		List<Reply> all = this.replies.of(conference.id());
		assertThat(all).hasSize(1);
		return all.getFirst();
	}

	private static Invitee invitee(Conference conference, @Nullable String address) {
		return conference.invitees()
			.stream()
			.filter((each) -> each.address().equals(address))
			.findFirst()
			.orElseThrow();
	}

}
