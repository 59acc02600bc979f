package io.convenor.reports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Reference;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.SomeReferences;
import io.convenor.drafts.Refused;
import io.convenor.graph.SharedMailbox;
import io.convenor.people.Role;
import io.convenor.replies.AnsweringReplies;
import io.convenor.replies.Replies;
import io.convenor.replies.Reply;
import io.convenor.replies.SettlingReplies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A mail that is no report is an answer: it goes to whoever looks after the conference.
 */
class AnswersByMailTests extends ReportsRoom {

	private static final String WORDS = "I need an interpreter. I can not sit with Dean, he frightens me";

	@Autowired
	Replies replies;

	@Autowired
	SettlingReplies settling;

	@Autowired
	AnsweringReplies answering;

	@Autowired
	CustodiansMail custodians;

	@Test
	void aMothersMailIsWithTheChairWithItsTextAndInNobodysQueue() {
		String address = "kay@home.example";
		Conference conference = initialConference(person("Kay Lee", address, "", Role.RELATIVE));
		UUID mail = written(address, "RE: " + conference.reference(), WORDS, Map.of());
		Reply reply = onlyOneOf(conference);
		assertThat(reply.words().text()).isEqualTo(WORDS);
		assertThat(reply.from().invitee()).isEqualTo(invitee(conference, address).id());
		assertThat(reply.isTheirWord()).isTrue();
		assertThat(this.queue.find(JOAN, mail)).isEmpty();
		assertThat(this.mails.get(mail).state()).isEqualTo(ArrivedMail.State.HANDED_ON);
		assertThat(this.mails.get(mail).forAPerson().text()).isEmpty();
	}

	@Test
	void withoutAReferenceItsSenderTellsWhoseItIs() {
		String address = "ray@home.example";
		Conference conference = initialConference(person("Ray Lee", address, "", Role.FATHER));
		written(address, "hello", "Can my brother come with me?", Map.of());
		assertThat(onlyOneOf(conference).words().text()).isEqualTo("Can my brother come with me?");
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
		assertThat(reply.from().recognised()).isEqualTo(Reply.Recognised.THREAD);
		assertThat(reply.from().invitee()).isEqualTo(invitee(conference, address).id());
		assertThat(reply.isTheirWord()).isFalse();
	}

	@Test
	void whatExchangeCouldNotConfirmIsShownAndNotActedOn() {
		String address = "jay@home.example";
		Conference conference = initialConference(person("Jay Lee", address, "", Role.RELATIVE));
		written(address, conference.reference().value(), "I am not coming, and you need not ask.",
				Map.of("authentication-results", List.of("spf=fail (sender IP is 1.2.3.4); dmarc=fail action=none")));
		assertThat(onlyOneOf(conference).from().doubtful()).isTrue();
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
		assertThat(onlyOneOf(conference).words().text()).contains("Could you ring me before Tuesday?");
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
	void aStrangersMailWaitsAndWhatItSaysStaysInTheMailbox() {
		UUID mail = written("aunt@elsewhere.example", "about the children", "The children are with me tonight.",
				Map.of());
		assertThat(queued(mail).sender()).isEqualTo("aunt@elsewhere.example");
		assertThat(queued(mail).text() + queued(mail).subject()).isEmpty();
		assertThat(queued(mail).closed()).isEqualTo("I cannot tell by its sender or by a reference whose it is");
		assertThat(this.queue.size(JOAN)).isPositive();
	}

	@Test
	void aStrangersMailThatNamesAConferenceWaitsWithItsText() {
		Conference conference = initialConference();
		UUID mail = written("aunt@elsewhere.example", "about " + conference.reference(), "I am coming, too.", Map.of());
		assertThat(queued(mail).text()).isEqualTo("I am coming, too.");
		this.queue.handOn(JOAN, mail, queued(mail).version(), conference.reference());
		assertThat(onlyOneOf(conference).words().text()).isEqualTo("I am coming, too.");
	}

	@ParameterizedTest
	@EnumSource(Unnamed.class)
	void nobodyCanTellByTheQueueWhetherSomebodyIsInvitedToAMeetingAboutAllegations(Unnamed way) {
		String address = way.name().toLowerCase(Locale.ROOT) + "@nursery.example";
		Conference meeting = book(SomeKinds.ALLEGATIONS_MEETING, java.time.LocalDateTime.of(2026, 3, 4, 14, 0),
				person("Em Ployer", address, "Nursery", Role.EMPLOYER));
		Conference other = initialConference();
		this.transaction.executeWithoutResult((_) -> this.jdbc.sql(
				"insert into sent_letter (message_id, conversation, subject, address, sent_at) values (?, '', ?, ?, now())")
			.params("<%s@lado.example>".formatted(way), meeting.id(), address)
			.update());
		int before = this.queue.size(JOAN);
		UUID theirs = way.mail(this, address, "<%s@lado.example>".formatted(way), other.reference());
		UUID strangers = way.mail(this, "nobody@nursery.example", "<none@lado.example>", other.reference());
		assertThat(this.queue.size(JOAN)).isEqualTo(before + 2);
		assertThat(alike(queued(theirs), other.reference())).isEqualTo(alike(queued(strangers), other.reference()));
		assertThat(queued(theirs).text()).isEqualTo((way == Unnamed.NAMES_A_CONFERENCE) ? Unnamed.WORDS : "");
		assertThat(this.replies.openOf(meeting.id())).singleElement()
			.satisfies((reply) -> assertThat(reply.words().text()).contains(Unnamed.WORDS));
		for (UUID mail : List.of(theirs, strangers)) {
			assertThat(this.queue.handOn(JOAN, mail, queued(mail).version(), other.reference())).isTrue();
		}
		List<Reply> handedOn = this.replies.openOf(other.id());
		assertThat(handedOn).hasSize(2);
		assertThat(handedOn.getFirst().words().text()).isEqualTo(handedOn.getLast().words().text());
		assertThat(handedOn.getFirst().words().text().contains(Unnamed.WORDS))
			.isEqualTo(way == Unnamed.NAMES_A_CONFERENCE);
		assertThat(handedOn).extracting((each) -> each.from().doubtful())
			.containsOnly(handedOn.getFirst().from().doubtful());
	}

	@Test
	void whatOneOfTheirPeopleWritesIsWithThemAndNoAdministratorFindsIt() {
		String address = "employer@nursery.example";
		Conference meeting = book(SomeKinds.ALLEGATIONS_MEETING, java.time.LocalDateTime.of(2026, 3, 4, 14, 0),
				person("Em Ployer", address, "Nursery", Role.EMPLOYER));
		written(address, "no reference at all", "He was at work again yesterday.", Map.of());
		assertThat(this.replies.openOf(meeting.id())).hasSize(1);
		this.replies.openOf(meeting.id())
			.forEach((reply) -> assertThat(this.settling.find(reply.id(), JOAN)).as("an administrator").isEmpty());
		assertThat(this.replies.openOf(meeting.id()))
			.allSatisfy((reply) -> assertThat(this.settling.find(reply.id(), "helen")).isPresent());
	}

	@Test
	void whoIsInvitedByBothAndNamesNothingIsHeardByThoseWhoMayKnowOfBoth() {
		String address = "both@police.example";
		Conference meeting = book(SomeKinds.ALLEGATIONS_MEETING, java.time.LocalDateTime.of(2026, 3, 4, 14, 0),
				person("Bo Th", address, "Police", Role.POLICE));
		Conference conference = initialConference(person("Bo Th", address, "Police", Role.POLICE));
		UUID mail = written(address, "tomorrow", "I cannot come.", Map.of());
		assertThat(this.queue.find(JOAN, mail)).isEmpty();
		assertThat(this.replies.openOf(conference.id())).isEmpty();
		Reply reply = onlyOneOf(meeting);
		assertThat(reply.words().text()).isEqualTo("I cannot come.");
		this.settling.pass(reply.id(), reply.version(), conference.reference(), "ruth");
		assertThat(onlyOneOf(conference).words().text()).isEqualTo("I cannot come.");
	}

	@ParameterizedTest
	@EnumSource(Guess.class)
	void nobodyCanTellByAMailWhetherThereIsAMeetingAboutAllegations(Guess guess) {
		Conference meeting = book(SomeKinds.ALLEGATIONS_MEETING, java.time.LocalDateTime.of(2026, 3, 4, 14, 0),
				person("Em Ployer", "em@nursery.example", "Nursery", Role.EMPLOYER));
		Reference invented = invented(meeting.reference());
		Conference other = initialConference(person("Al Lee", "al@home.example", "", Role.RELATIVE));
		int before = this.queue.size(JOAN);
		UUID real = guess.mail(this, meeting.reference(), "em@nursery.example");
		assertThat(this.queue.size(JOAN)).isEqualTo(before + 1);
		UUID none = guess.mail(this, invented, "nobody@nursery.example");
		assertThat(alike(queued(real), meeting.reference())).isEqualTo(alike(queued(none), invented));
		assertThat(queued(real).text() + queued(real).subject() + queued(real).files()).isEqualTo("[]");
		assertThat(queued(real).closed()).isNotNull();
		assertThat(this.replies.openOf(other.id())).isEmpty();
		assertThat(this.replies.openOf(meeting.id())).singleElement()
			.satisfies((reply) -> assertThat(reply.words().text()).isEqualTo(guess.words(meeting.reference())));
		for (UUID mail : List.of(real, none)) {
			assertThat(this.queue.handOn(JOAN, mail, queued(mail).version(), other.reference())).isTrue();
			assertThat(this.queue.find(JOAN, mail)).isEmpty();
		}
		List<String> handedOn = this.replies.openOf(other.id())
			.stream()
			.map((reply) -> alike(
					List.of(reply.words().text(), reply.words().earlier(), reply.words().files(),
							reply.from().recognised(), reply.from().doubtful(), reply.kind())
						.toString(),
					meeting.reference(), invented))
			.toList();
		assertThat(handedOn).hasSize(2).allSatisfy((reply) -> assertThat(reply).contains("[What it says is not shown"));
		assertThat(handedOn.getFirst()).isEqualTo(handedOn.getLast());
		assertThat(this.replies.openOf(meeting.id())).hasSize(1);
		assertThat(this.microsoft.sentTo("somebody@elsewhere.example")).isEmpty();
	}

	@Test
	void aFileOfSuchAMailIsFiledByHandAlike() {
		Conference meeting = book(SomeKinds.ALLEGATIONS_MEETING, java.time.LocalDateTime.of(2026, 3, 4, 14, 0));
		Conference conference = initialConference();
		for (Reference named : List.of(meeting.reference(), invented(meeting.reference()))) {
			UUID mail = written("deputy@hillside-school.example", named.value(), "", Map.of(),
					Microsoft365.Attached.pdf("for " + named));
			assertThat(this.queue.askedUnder(JOAN, named)).isEmpty();
			UUID request = this.queue.askedUnder(JOAN, conference.reference()).getFirst().request();
			this.queue.file(JOAN, mail, queued(mail).version(), request);
			soon().until(() -> this.mails.get(mail).state() == ArrivedMail.State.FILED);
		}
		assertThat(this.replies.openOf(meeting.id())).hasSize(1);
	}

	@Test
	void aSlipInTheirOwnReferenceIsNoOtherReference() {
		String address = "wye@home.example";
		Conference conference = initialConference(person("Wye Lee", address, "", Role.RELATIVE));
		String own = conference.reference().value();
		String slip = own.substring(0, 6) + ((own.charAt(6) == 'Z') ? 'Y' : 'Z');
		written(address, "Re: " + slip, WORDS, Map.of());
		assertThat(onlyOneOf(conference).words().text()).isEqualTo(WORDS);
	}

	@Test
	void whoIsInvitedElsewhereAndNamesAnotherReferenceIsHeardWithoutWhatTheySay() {
		String address = "zoe@home.example";
		Conference conference = initialConference(person("Zoe Lee", address, "", Role.RELATIVE));
		Conference meeting = book(SomeKinds.ALLEGATIONS_MEETING, java.time.LocalDateTime.of(2026, 3, 4, 14, 0));
		UUID real = written(address, "About " + meeting.reference(), WORDS, Map.of());
		UUID none = written(address, "About " + invented(meeting.reference()), WORDS, Map.of());
		assertThat(this.replies.openOf(conference.id())).hasSize(2)
			.allSatisfy((reply) -> assertThat(reply.words().text()).startsWith("[What it says is not shown")
				.doesNotContain(WORDS));
		assertThat(alike(queued(real), meeting.reference()))
			.isEqualTo(alike(queued(none), invented(meeting.reference())));
		assertThat(queued(none).reason()).contains("was told that it came, and not what it says");
		assertThat(this.replies.openOf(meeting.id())).singleElement()
			.satisfies((reply) -> assertThat(reply.words().text()).isEqualTo(WORDS));
	}

	@Test
	void nobodyPassesAnAnswerOnToFindOutWhatThereIs() {
		String address = "kit@home.example";
		Conference conference = initialConference(person("Kit Lee", address, "", Role.RELATIVE));
		Conference meeting = book(SomeKinds.ALLEGATIONS_MEETING, java.time.LocalDateTime.of(2026, 3, 4, 14, 0));
		written(address, conference.reference().value(), "A question?", Map.of());
		Reply reply = onlyOneOf(conference);
		for (Reference to : List.of(meeting.reference(), invented(meeting.reference()))) {
			assertThatThrownBy(() -> this.settling.pass(reply.id(), reply.version(), to, JOAN))
				.hasMessage("I know no other conference " + to + ".");
		}
		assertThat(onlyOneOf(conference).open()).isTrue();
	}

	@Test
	void whoHandsAMailOnHandsOnThatItMayBeForged() {
		Conference conference = initialConference();
		UUID mail = written("aunt@elsewhere.example", "about " + conference.reference(),
				"The children are with me tonight.",
				Map.of("authentication-results", List.of("spf=fail; dmarc=fail; compauth=fail")));
		assertThat(queued(mail).doubtful()).isTrue();
		this.queue.handOn(JOAN, mail, queued(mail).version(), conference.reference());
		Reply reply = onlyOneOf(conference);
		assertThat(reply.from().doubtful()).isTrue();
		assertThat(reply.isTheirWord()).isFalse();
		assertThat(reply.words().text()).isEqualTo("The children are with me tonight.");
	}

	@Test
	void anInviteesForgedMailIsNotTheirWordAfterItWasHandedOnEither() {
		String address = "mum@home.example";
		Conference conference = initialConference(person("Mu Lee", address, "", Role.RELATIVE));
		Conference second = initialConference(person("Mu Lee", address, "", Role.RELATIVE));
		UUID mail = written(address, conference.reference() + " and " + second.reference(), "I am not coming.",
				Map.of("authentication-results", List.of("dmarc=fail")));
		this.queue.handOn(JOAN, mail, queued(mail).version(), conference.reference());
		assertThat(onlyOneOf(conference).from().recognised()).isEqualTo(Reply.Recognised.ADDRESS);
		assertThat(onlyOneOf(conference).isTheirWord()).isFalse();
	}

	@Test
	void whatComesToTheCustodiansMailboxAndBelongsToNoMeetingWaitsForThemAlone() {
		int before = this.queue.size(JOAN);
		UUID mail = atTheCustodians("wit@elsewhere.example", "about a coach", "He gave her lifts home.");
		assertThat(this.queue.size(JOAN)).isEqualTo(before);
		assertThat(this.queue.find(mail)).isEmpty();
		assertThat(this.custodians.size("ruth")).isEqualTo(1);
		QueuedMail waiting = this.custodians.waiting("ruth", 5).getFirst();
		assertThat(waiting.text()).isEqualTo("He gave her lifts home.");
		assertThat(waiting.subject()).isEqualTo("about a coach");
		for (String other : List.of(JOAN, "helen")) {
			assertThat(this.custodians.waiting(other, 5)).isEmpty();
			assertThatThrownBy(() -> this.custodians.find(other, mail)).isInstanceOf(Refused.class);
			assertThatThrownBy(() -> this.custodians.handled(other, mail, waiting.version()))
				.isInstanceOf(Refused.class);
		}
		assertThatThrownBy(() -> this.queue.handled(JOAN, mail, waiting.version()))
			.isInstanceOf(OptimisticLockingFailureException.class);
		this.custodians.handled("ruth", mail, waiting.version());
		assertThat(this.custodians.size("ruth")).isZero();
		assertThatThrownBy(() -> this.queue.putBack(JOAN, mail, this.custodians.version(mail)))
			.isInstanceOf(OptimisticLockingFailureException.class);
		assertThat(this.custodians.putBack("ruth", mail, this.custodians.version(mail))).isTrue();
		Conference meeting = book(SomeKinds.ALLEGATIONS_MEETING, java.time.LocalDateTime.of(2026, 3, 4, 14, 0));
		Conference other = initialConference();
		int version = this.custodians.version(mail);
		assertThat(this.custodians.handOn("ruth", mail, version, other.reference())).isFalse();
		assertThat(this.custodians.handOn("ruth", mail, version, meeting.reference())).isTrue();
		assertThat(this.replies.openOf(meeting.id())).singleElement()
			.satisfies((reply) -> assertThat(reply.words().text()).isEqualTo("He gave her lifts home."));
		assertThat(this.custodians.size("ruth")).isZero();
	}

	@Test
	void whatPointsToAMeetingInTheCustodiansMailboxIsAnAnswerAndTheirOwnLettersAreNone() {
		Conference meeting = book(SomeKinds.ALLEGATIONS_MEETING, java.time.LocalDateTime.of(2026, 3, 4, 14, 0));
		atTheCustodians("wit@elsewhere.example", "about " + meeting.reference(), "It was on Monday.");
		this.transaction.executeWithoutResult((_) -> this.jdbc.sql(
				"insert into sent_letter (message_id, conversation, subject, address, sent_at) values (?, '', ?, ?, now())")
			.params("<own@northmere.example>", meeting.id(), "lado@northmere.example")
			.update());
		UUID own = atTheCustodians("lado@northmere.example", meeting.reference().value(), "Somebody opened it.",
				Map.of("message-id", List.of("<own@northmere.example>")));
		assertThat(this.mails.get(own).state()).isEqualTo(ArrivedMail.State.SET_ASIDE);
		assertThat(this.replies.openOf(meeting.id())).singleElement()
			.satisfies((reply) -> assertThat(reply.words().text()).isEqualTo("It was on Monday."));
		assertThat(this.custodians.size("ruth")).isZero();
	}

	@Test
	void whatLiesInTheMailboxOfOneGroupIsToldToNoOther() {
		Conference marac = book(SomeKinds.MARAC, java.time.LocalDateTime.of(2026, 3, 4, 16, 0));
		UUID mail = atTheCustodians("wit@elsewhere.example", "about " + marac.reference(), "He gave her lifts home.");
		assertThat(this.replies.openOf(marac.id())).isEmpty();
		assertThat(this.custodians.groupOf(mail)).contains("allegations");
		QueuedMail waiting = this.custodians.waiting("ruth", 5).getFirst();
		assertThat(waiting.id()).isEqualTo(mail);
		assertThat(this.custodians.size("nia")).isZero();
		assertThat(this.custodians.waiting("nia", 5)).isEmpty();
		assertThatThrownBy(() -> this.custodians.find("nia", mail)).isInstanceOf(Refused.class);
		assertThatThrownBy(() -> this.custodians.handled("nia", mail, waiting.version())).isInstanceOf(Refused.class);
		assertThatThrownBy(() -> this.custodians.handOn("nia", mail, waiting.version(), marac.reference()))
			.isInstanceOf(Refused.class);
		assertThat(this.custodians.handOn("ruth", mail, waiting.version(), marac.reference())).isFalse();
		this.custodians.handled("ruth", mail, waiting.version());
		assertThatThrownBy(() -> this.custodians.putBack("nia", mail, waiting.version() + 1))
			.isInstanceOf(Refused.class);
	}

	@Test
	void whatTheAdministrationForwardsToTheCustodiansReachesThem() {
		atTheCustodians("cp.reports@northmere.example", "FW: a coach", "This came to us and is for you.");
		assertThat(this.custodians.waiting("ruth", 5)).singleElement()
			.satisfies((mail) -> assertThat(mail.text()).isEqualTo("This came to us and is for you."));
		QueuedMail mail = this.custodians.waiting("ruth", 5).getFirst();
		this.custodians.handled("ruth", mail.id(), mail.version());
	}

	@Test
	void whatNobodyRunsAnyMoreIsWithThoseWhoKeepIt() {
		Conference meeting = book(SomeKinds.ALLEGATIONS_MEETING, java.time.LocalDateTime.of(2026, 3, 4, 14, 0));
		written("somebody@elsewhere.example", meeting.reference().value(), "I know what he did.", Map.of());
		assertThat(this.replies.openFor("ruth")).isEmpty();
		this.jdbc.sql("update conference set chair_id = 'gone' where id = ?").param(meeting.id()).update();
		assertThat(this.replies.openFor("ruth")).extracting(Reply::conference).containsExactly(meeting.id());
		assertThat(this.replies.openFor(JOAN)).isEmpty();
		assertThat(this.replies.openFor("gone")).isEmpty();
	}

	@Test
	void aLetterThatDidNotArriveIsNamedWithWhomItWasFor() {
		String address = "lost@hoem.example";
		Conference conference = initialConference(person("Lo Stein", address, "", Role.RELATIVE));
		UUID mail = written("postmaster@northmere.example", "Undeliverable: " + conference.reference(),
				"Delivery has failed to these recipients:\n" + address + "\nThe address does not exist.", Map.of());
		Reply reply = onlyOneOf(conference);
		assertThat(reply.kind()).isEqualTo(Reply.Kind.UNDELIVERED);
		assertThat(reply.from().invitee()).isEqualTo(invitee(conference, address).id());
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
		assertThat(onlyOneOf(conference).words().text()).isEqualTo("I cannot get it moved.");
	}

	@Test
	void aRecallIsForAnAdministratorAtOnce() {
		UUID mail = written(POLICE, "Recall: CP-7F3KM report", "The sender would like to recall a message.", Map.of());
		assertThat(queued(mail).reason()).contains("take back an email");
	}

	@Test
	void whatIsTypedIntoTheAnswerOfAnInvitationComesToTheSamePlace() {
		String address = "tay@home.example";
		Conference conference = initialConference(person("Tay Lee", address, "", Role.RELATIVE));
		comesWithAnAnswer(conference, address, "I can only come by phone.");
	}

	/** However little it says. */
	@Test
	void whatIsTypedIntoTheAnswerOfAnInvitationIsNoReportOfWhoOwesOne() {
		Conference conference = initialConference();
		awaitRequest(SCHOOL, conference);
		comesWithAnAnswer(conference, SCHOOL, "We are closed that day");
	}

	private void comesWithAnAnswer(Conference conference, String address, String words) {
		String id = "response-" + conference.reference();
		this.microsoft.written.put(id,
				new SharedMailbox.WrittenMail("<p>" + words + "</p>", true, List.of(), "", Map.of(), true));
		this.microsoft.organisersInbox.add(new SharedMailbox.ArrivedMail(id + "-bare", "<bare" + id + ">", address, "",
				"Accepted: " + conference.reference(), this.clock.instant(), false, true, null));
		this.microsoft.organisersInbox.add(new SharedMailbox.ArrivedMail(id, "<" + id + ">", address, "",
				"Accepted: " + conference.reference(), this.clock.instant(), false, false, null));
		this.watching.wake(InboxReader.INBOX, "conferences@northmere.example");
		soon().until(() -> this.replies.of(conference.id()).size() == 1);
		assertThat(onlyOneOf(conference).kind()).isEqualTo(Reply.Kind.WITH_AN_ANSWER);
		assertThat(onlyOneOf(conference).words().text()).isEqualTo(words);
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
				() -> this.answering.answer(reply.id(), reply.version(), "To the front.", false, true, "martin"))
			.hasMessageContaining("no such answer");
		this.answering.answer(reply.id(), reply.version(), "To the front.", false, true, "helen");
		soon().until(() -> this.microsoft.sentTo(address).size() == 1);
		var sent = this.microsoft.sentTo(address).getFirst();
		assertThat(sent.subject()).isEqualTo("Your meeting on Tuesday 3 March, " + conference.reference());
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
		assertThatThrownBy(() -> this.answering.answer(reply.id(), reply.version(),
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
		this.settling.settle(reply.id(), reply.version(), Reply.SettledAs.NOTED, "helen");
		assertThat(this.replies.openFor("helen")).extracting(Reply::id).doesNotContain(reply.id());
		this.settling.reopen(reply.id(), onlyOneOf(conference).version(), "helen");
		assertThat(this.replies.openFor("helen")).extracting(Reply::id).contains(reply.id());
	}

	private UUID written(String from, String subject, String text, Map<String, List<String>> headers,
			Microsoft365.Attached... attached) {
		return written(from, subject, text, headers, List.of(), attached);
	}

	private UUID written(String from, String subject, String text, Map<String, List<String>> headers,
			List<String> replyTo, Microsoft365.Attached... attached) {
		var mail = this.microsoft.arrives(from, subject, this.clock.instant(), attached);
		this.microsoft.written.put(mail.id(),
				new SharedMailbox.WrittenMail(text, false, replyTo, "", new LinkedHashMap<>(headers), false));
		wake();
		soon().untilAsserted(() -> assertThat(stateOf(mail.id())).isNotNull().isNotEqualTo("NEW"));
		return idOf(mail.id());
	}

	private UUID atTheCustodians(String from, String subject, String text) {
		return atTheCustodians(from, subject, text, Map.of());
	}

	private UUID atTheCustodians(String from, String subject, String text, Map<String, List<String>> headers) {
		String id = "lado-" + UUID.randomUUID();
		this.microsoft.written.put(id, new SharedMailbox.WrittenMail(text, false, List.of(), "", headers, false));
		this.microsoft.custodiansInbox.add(new SharedMailbox.ArrivedMail(id, "<" + id + ">", from, "", subject,
				this.clock.instant(), false, false, null));
		this.watching.wake(InboxReader.INBOX, "lado@northmere.example");
		soon().untilAsserted(() -> assertThat(stateOf(id)).isNotNull().isNotEqualTo("NEW"));
		return idOf(id);
	}

	private static Reference invented(Reference reference) {
		return SomeReferences.otherThan(reference);
	}

	private static String alike(QueuedMail mail, Reference reference) {
		return List
			.of(mail.version(), mail.sender(), mail.subject(), mail.reason(), mail.text(), mail.earlier(), mail.files(),
					mail.doubtful(), String.valueOf(mail.suggestion()), String.valueOf(mail.closed()))
			.toString()
			.replace(reference.value(), "CP-....")
			.replaceAll("[a-z_]+@nursery", "x@nursery");
	}

	private static String alike(String text, Reference one, Reference other) {
		return text.replace(one.value(), "CP-....").replace(other.value(), "CP-....");
	}

	/** How somebody could try to find out. */
	private enum Guess {

		BY_SUBJECT, WITH_A_FILE, IN_ITS_TEXT, IN_WHAT_IT_ANSWERS, BY_A_FORGED_SENDER, AS_UNDELIVERED, AS_A_RECALL;

		private UUID mail(AnswersByMailTests test, Reference guessed, String invited) {
			String from = "somebody@elsewhere.example";
			String reference = guessed.value();
			return switch (this) {
				case BY_SUBJECT -> test.written(from, "About " + reference, words(guessed), Map.of());
				case WITH_A_FILE -> test.written(from, reference, words(guessed), Map.of(),
						Microsoft365.Attached.pdf("proof " + reference));
				case IN_ITS_TEXT -> test.written(from, "a question", words(guessed), Map.of());
				case IN_WHAT_IT_ANSWERS -> test.written(from, "a question",
						words(guessed) + "\n\n-----Original Message-----\n" + reference, Map.of());
				case BY_A_FORGED_SENDER -> test.written(invited, "Re: " + reference, words(guessed),
						Map.of("authentication-results", List.of("dmarc=fail")));
				case AS_UNDELIVERED ->
					test.written("postmaster@relay.example", "Undeliverable: " + reference, words(guessed), Map.of());
				case AS_A_RECALL -> test.written(from, "Recall: " + reference, words(guessed), Map.of());
			};
		}

		private String words(Reference reference) {
			return (this == IN_ITS_TEXT) ? "Is " + reference + " about him?" : "I know what he did.";
		}

	}

	/** How somebody writes who names no reference of an allegations meeting. */
	private enum Unnamed {

		PLAIN, WITH_A_FILE, FORGED, ANSWERED_ELSEWHERE, IN_ITS_THREAD, FROM_ANOTHER_ADDRESS_IN_ITS_THREAD, AS_A_RECALL,
		NAMES_A_CONFERENCE, UNDELIVERED_IN_ITS_THREAD;

		private static final String WORDS = "He was at work again yesterday.";

		private UUID mail(AnswersByMailTests test, String from, String letter, Reference conference) {
			Map<String, List<String>> thread = Map.of("in-reply-to", List.of(letter));
			return switch (this) {
				case PLAIN -> test.written(from, "a question", WORDS, Map.of());
				case WITH_A_FILE ->
					test.written(from, "a question", WORDS, Map.of(), Microsoft365.Attached.pdf("proof " + from));
				case FORGED ->
					test.written(from, "a question", WORDS, Map.of("authentication-results", List.of("dmarc=fail")));
				case ANSWERED_ELSEWHERE ->
					test.written(from, "a question", WORDS, Map.of(), List.of("somebody@elsewhere.example"));
				case IN_ITS_THREAD -> test.written(from, "Re: a question", WORDS, thread);
				case FROM_ANOTHER_ADDRESS_IN_ITS_THREAD ->
					test.written("home@elsewhere.example", "Re: a question", WORDS, thread);
				case AS_A_RECALL -> test.written(from, "Recall: a question", WORDS, Map.of());
				case NAMES_A_CONFERENCE -> test.written(from, "About " + conference, WORDS, Map.of());
				case UNDELIVERED_IN_ITS_THREAD ->
					test.written("postmaster@relay.example", "Undeliverable: a question", WORDS, thread);
			};
		}

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
