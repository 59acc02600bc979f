package io.convenor.reports;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;

import io.convenor.conference.Conference;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MailQueueTests extends ReportsRoom {

	@Test
	void onlyAdministratorsSeeTheQueue() {
		assertThatThrownBy(() -> this.queue.waiting("helen", 10)).isInstanceOf(Refused.class);
		assertThatThrownBy(() -> this.queue.size("helen")).isInstanceOf(Refused.class);
		assertThatThrownBy(() -> this.queue.find("helen", UUID.randomUUID())).isInstanceOf(Refused.class);
		assertThatThrownBy(() -> this.queue.askedUnder("helen", Reference.in("CP-7F3KM").orElseThrow()))
			.isInstanceOf(Refused.class);
		assertThatThrownBy(() -> this.queue.file("helen", UUID.randomUUID(), 0, UUID.randomUUID()))
			.isInstanceOf(Refused.class);
		assertThatThrownBy(() -> this.queue.handled("helen", UUID.randomUUID(), 0)).isInstanceOf(Refused.class);
	}

	@Test
	void aMailThatAPersonFilesIsRecordedAndItsStrangerNotAnswered() {
		Conference conference = initialConference();
		UUID mail = mail("deputy@hillside-school.example", "our report", Microsoft365.Attached.pdf("by hand"));
		QueuedMail waiting = queued(mail);
		this.queue.file(JOAN, mail, waiting.version(), school(conference));
		soon().until(() -> this.mails.get(mail).state() == ArrivedMail.State.FILED);
		settled(mail);
		assertThat(report(conference, "School").versions()).hasSize(1);
		assertThat(this.microsoft.sentTo("deputy@hillside-school.example")).isEmpty();
		assertThat(this.queue.find(JOAN, mail)).isEmpty();
	}

	@Test
	void theOneWhoWasAskedIsAcknowledgedWhenAPersonFilesTheMail() {
		Conference conference = initialConference();
		awaitRequest(SCHOOL, conference);
		awaitRequest(SCHOOL, initialConference());
		UUID mail = mail(SCHOOL, "no reference", Microsoft365.Attached.pdf("no reference"));
		this.queue.file(JOAN, mail, queued(mail).version(), school(conference));
		soon().until(() -> this.mails.get(mail).state() == ArrivedMail.State.FILED);
		settled(mail);
		assertThat(answersTo(SCHOOL, conference)).hasSize(1);
	}

	@Test
	void aProgramIsNotFiledByHandEither() {
		Conference conference = initialConference();
		UUID mail = mail("deputy@hillside-school.example", "our report",
				Microsoft365.Attached.of("report.pdf", "application/pdf", Paper.program()));
		this.queue.file(JOAN, mail, queued(mail).version(), school(conference));
		soon().until(() -> this.queue.find(JOAN, mail)
			.filter((waiting) -> waiting.reason().contains("not what it says"))
			.isPresent());
		assertThat(library(conference.reference())).isEmpty();
	}

	@Test
	void aMailThatIsHandledLeavesTheQueueAndStaysInTheInbox() {
		UUID mail = mail("deputy@hillside-school.example", "a question");
		this.queue.handled(JOAN, mail, queued(mail).version());
		assertThat(this.queue.find(JOAN, mail)).isEmpty();
		assertThat(this.microsoft.moved).doesNotContainKey(this.mails.get(mail).messageId());
	}

	@Test
	void twoAdministratorsDoNotDealWithOneMailTwice() {
		Conference conference = initialConference();
		UUID mail = mail("deputy@hillside-school.example", "twice", Microsoft365.Attached.pdf("twice"));
		int version = queued(mail).version();
		this.queue.handled(JOAN, mail, version);
		assertThatThrownBy(() -> this.queue.file(JOAN, mail, version, school(conference)))
			.isInstanceOf(OptimisticLockingFailureException.class);
	}

	@Test
	void aReferenceThatDoesNotExistHasNoRequests() {
		assertThat(this.queue.askedUnder(JOAN, Reference.in("CP-22223").orElseThrow())).isEmpty();
	}

	private UUID school(Conference conference) {
		return this.queue.askedUnder(JOAN, conference.reference())
			.stream()
			.filter((asked) -> asked.label().equals("School"))
			.findFirst()
			.orElseThrow()
			.request();
	}

}
