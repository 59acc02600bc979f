package io.convenor.reports;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.convenor.conference.Conference;
import io.convenor.graph.GraphFailure;
import io.convenor.graph.SharedMailbox;

import static org.assertj.core.api.Assertions.assertThat;

class InboxReaderTests extends ReportsRoom {

	@Autowired
	Inbox inbox;

	@AfterEach
	void readInPeace() {
		this.microsoft.whileReading(() -> {
		});
	}

	@Test
	void whatComesWhileTheInboxIsReadIsNotLost() {
		mail(MOTHER, "before");
		AtomicBoolean first = new AtomicBoolean(true);
		// The mail arrives after Microsoft 365 has made its list, and so does the
		// notification.
		this.microsoft.whileReading(() -> {
			if (first.getAndSet(false)) {
				this.microsoft.arrives(MOTHER, "meanwhile", this.clock.instant());
				wake();
			}
		});
		wake();
		soon().untilAsserted(() -> assertThat(subjects("meanwhile")).isEqualTo(1));
	}

	@Test
	void whenThePlaceIsLostEverythingIsReadAgainAndNothingTwice() {
		Conference conference = initialConference();
		settled(mail(SCHOOL, conference.reference().value(), Microsoft365.Attached.pdf("once")));
		int before = all();
		int beginnings = this.microsoft.fromTheBeginning.get();
		this.microsoft.failNext("arrivalsSince", () -> new GraphFailure.PositionLost(null));
		wake();
		soon().untilAsserted(() -> assertThat(this.microsoft.fromTheBeginning.get()).isGreaterThan(beginnings));
		settled(mail(MOTHER, "afterwards"));
		assertThat(all()).isEqualTo(before + 1);
		assertThat(report(conference, "School").versions()).hasSize(1);
	}

	@Test
	void aFailureIsNotedInPlainWordsAndForgottenWhenItIsOver() {
		this.microsoft.failNext("arrivalsSince",
				() -> new GraphFailure.Rejected(403, "ErrorAccessDenied", "no", "Mail.ReadWrite", null));
		wake();
		soon().untilAsserted(() -> assertThat(this.inbox.now().cp().reading().problem())
			.isEqualTo("the permission Mail.ReadWrite is missing"));
		mail(MOTHER, "it works again");
		assertThat(this.inbox.now().cp().reading().problem()).isNull();
		assertThat(this.inbox.now().cp().reading().at()).isAfterOrEqualTo(START);
	}

	@Test
	void twoMailsThatShareAnIdAreStillTwoMails() {
		Instant now = this.clock.instant();
		var one = new SharedMailbox.ArrivedMail("graph-1", "<same@id>", SCHOOL, "", "the first", now, false);
		var other = new SharedMailbox.ArrivedMail("graph-2", "<same@id>", POLICE, "", "the second", now, false);
		this.microsoft.inbox.add(one);
		this.microsoft.inbox.add(other);
		this.microsoft.inbox.add(one);
		this.microsoft.inbox.add(other);
		mail(MOTHER, "the last");
		assertThat(subjects("the first")).isEqualTo(1);
		assertThat(subjects("the second")).isEqualTo(1);
	}

	@Test
	void aMailWithoutAnIdOfItsOwnIsKnownByTheMailboxs() {
		var mail = new SharedMailbox.ArrivedMail("graph-3", "", SCHOOL, "", "no id", this.clock.instant(), false);
		this.microsoft.inbox.add(mail);
		this.microsoft.inbox.add(mail);
		mail(MOTHER, "another last");
		assertThat(subjects("no id")).isEqualTo(1);
	}

	@Test
	void whatASenderMayWriteNeverStopsTheReading() {
		Instant now = this.clock.instant();
		this.microsoft.inbox.add(new SharedMailbox.ArrivedMail("graph-4", "<" + randomText(10_000) + ">",
				randomText(3_000) + "@x", "\uD800", "half a sign \uD83D", now, false));
		this.microsoft.inbox.add(new SharedMailbox.ArrivedMail("graph-5", "\u0000", "\u0000", "\u0000",
				"nothing but \u0000", now, true));
		mail(MOTHER, "the one after");
		assertThat(subjects("nothing but ")).isEqualTo(1);
		assertThat(stateOf("graph-4")).isNotNull();
	}

	private static String randomText(int length) {
		return new java.util.Random(1).ints(length, 'a', 'z')
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private int subjects(String subject) {
		return this.jdbc.sql("select count(*) from arrived_mail where subject = ?")
			.param(subject)
			.query(Integer.class)
			.single();
	}

	private int all() {
		return this.jdbc.sql("select count(*) from arrived_mail").query(Integer.class).single();
	}

}
