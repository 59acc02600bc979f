package io.convenor.reports;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.convenor.conference.Conference;
import io.convenor.graph.GraphFailure;
import io.convenor.replies.Replies;
import io.convenor.replies.Reply;

import static org.assertj.core.api.Assertions.assertThat;

/** Mail that cannot be filed by itself: nothing is lost, nothing is told to strangers. */
class UnmatchedMailTests extends ReportsRoom {

	@Autowired
	Replies replies;

	@Test
	void severalReferencesInOneMailAreLeftToAPerson() {
		Conference one = initialConference();
		Conference other = initialConference();
		UUID mail = mail(SCHOOL, one.reference() + " and " + other.reference(), Microsoft365.Attached.pdf("both"));
		assertThat(queued(mail).reason()).contains("several references");
		assertThat(library(one.reference())).isEmpty();
	}

	@Test
	void wordsThatOnlyLookLikeAReferenceDoNotStandInTheWay() {
		Conference conference = initialConference();
		UUID mail = mail(SCHOOL, "For the CP TEAM: " + conference.reference(), Microsoft365.Attached.pdf("team"));
		settled(mail);
		assertThat(library(conference.reference())).hasSize(1);
	}

	@Test
	void withoutAReferenceOneOpenRequestIsASuggestionAndNoMore() {
		String address = "only@once.example";
		Conference conference = initialConference(
				person("Pat Only", address, "Once Health", io.convenor.people.Role.GP));
		UUID mail = mail(address, "My report", Microsoft365.Attached.pdf("once"));
		assertThat(queued(mail).suggestion()).isNotNull()
			.matches((suggestion) -> suggestion.reference().equals(conference.reference())
					&& suggestion.label().equals("GP"));
		assertThat(library(conference.reference())).isEmpty();
		assertThat(this.microsoft.moved).doesNotContainKey(this.mails.get(mail).messageId());
	}

	@Test
	void withoutAReferenceSeveralOpenRequestsAreNoSuggestion() {
		initialConference();
		initialConference();
		UUID mail = mail(SCHOOL, "Our report", Microsoft365.Attached.pdf("which"));
		assertThat(queued(mail).suggestion()).isNull();
	}

	@Test
	void aStrangerLearnsNothingWhetherTheReferenceExistsOrNot() {
		Conference conference = initialConference();
		UUID real = mail("stranger@elsewhere.example", conference.reference().value(), Microsoft365.Attached.pdf("x"));
		UUID invented = mail("stranger@elsewhere.example", "CP-22223", Microsoft365.Attached.pdf("x"));
		assertThat(queued(real).reason()).contains("was not asked");
		assertThat(queued(invented).reason()).isEqualTo("There is no conference CP-22223.");
		settled(real);
		settled(invented);
		assertThat(this.microsoft.sentTo("stranger@elsewhere.example")).isEmpty();
		assertThat(library(conference.reference())).isEmpty();
	}

	@Test
	void aParentWhoWritesUnderTheReferenceIsNotAnAgency() {
		Conference conference = initialConference();
		UUID mail = mail(MOTHER, conference.reference().value(), Microsoft365.Attached.pdf("my views"));
		assertThat(queued(mail).reason()).contains("was not asked");
	}

	@Test
	void aMailWithoutAFileIsAnsweredWithWhatToSend() {
		Conference conference = initialConference();
		awaitRequest(SCHOOL, conference);
		UUID mail = mail(SCHOOL, conference.reference().value());
		settled(mail);
		assertThat(queued(mail).reason()).isEqualTo("It could not be filed: no file was attached.");
		assertThat(answersTo(SCHOOL, conference)).singleElement()
			.asString()
			.contains("There was no file attached to it.")
			.contains("Multi-Agency Report Template");
	}

	@Test
	void filesOfTheWrongKindAreAnsweredEachWithItsReason() {
		Conference conference = initialConference();
		awaitRequest(SCHOOL, conference);
		UUID mail = mail(SCHOOL, conference.reference().value(),
				Microsoft365.Attached.of("all.zip", "application/zip", Paper.zip(java.util.Map.of("a.txt", "a"))),
				Microsoft365.Attached.of("page.png", "image/png", Paper.picture()),
				Microsoft365.Attached.of("secret.pdf", "application/pdf", Paper.lockedPdf()),
				Microsoft365.Attached.of("empty.pdf", "application/pdf", new byte[0]),
				Microsoft365.Attached.of("report.pdf", "application/pdf", Paper.program()),
				new Microsoft365.Attached("FW: report", "message/rfc822", new byte[10], false, false));
		settled(mail);
		assertThat(queued(mail).reason()).contains("neither a Word document nor a PDF")
			.contains("picture")
			.contains("password")
			.contains("empty")
			.contains("not what it says it is")
			.contains("an email with no file in it");
		assertThat(answersTo(SCHOOL, conference)).singleElement()
			.asString()
			.contains("neither a Word document nor a PDF")
			.contains("password");
		assertThat(library(conference.reference())).isEmpty();
	}

	@Test
	void aLinkInPlaceOfAFileIsNamedAsOneAndNobodyFollowsIt() {
		Conference conference = initialConference();
		awaitRequest(SCHOOL, conference);
		UUID mail = mail(SCHOOL, conference.reference().value(),
				new Microsoft365.Attached("report.docx", "", new byte[0], false, false));
		settled(mail);
		assertThat(queued(mail).reason()).contains("a link was attached in place of a file");
		assertThat(answersTo(SCHOOL, conference)).singleElement().asString().contains("we cannot open links");
	}

	@Test
	void aDamagedFileIsNamedAtOnceAndWhatIsBehindItIsFiled() {
		Conference conference = initialConference();
		byte[] cut = Paper.docx("cut off");
		for (byte[] damaged : List.of(Paper.damagedDocx(), Arrays.copyOf(cut, cut.length / 2),
				Arrays.copyOf(cut, cut.length - 3))) {
			UUID mail = mail(SCHOOL, conference.reference().value(),
					Microsoft365.Attached.of("report.docx", Paper.DOCX, damaged));
			assertThat(queued(mail).reason()).contains("an attached file is damaged or did not arrive whole");
		}
		settled(mail(SCHOOL, conference.reference().value(), Microsoft365.Attached.docx("the report behind it")));
		assertThat(library(conference.reference())).hasSize(1);
	}

	@Test
	void whoSentAPdfThatIsCutOffIsAskedForItAgainAndItCountsAsNotReceived() {
		Conference conference = initialConference();
		awaitRequest(SCHOOL, conference);
		byte[] whole = Paper.pdf("x".repeat(10_000));
		UUID mail = mail(SCHOOL, conference.reference().value(),
				Microsoft365.Attached.of("report.pdf", "application/pdf", Arrays.copyOf(whole, 5000)));
		settled(mail);
		assertThat(queued(mail).reason())
			.isEqualTo("It could not be filed: an attached file is damaged or did not arrive whole.");
		assertThat(answersTo(SCHOOL, conference)).singleElement()
			.asString()
			.contains("did not arrive whole", "attach it anew", "We still need your report by");
		assertThat(library(conference.reference())).isEmpty();
		assertThat(report(conference, "School").versions()).isEmpty();
	}

	/**
	 * Whatever is wrong with it that nobody thought of, an administrator sees it soon.
	 */
	@Test
	void aMailThatCannotBeTakenInIsInTheQueueAfterAFewTriesAndWhatIsBehindItIsFiled() {
		Conference conference = initialConference();
		var arrived = this.microsoft.arrives(SCHOOL, conference.reference().value(), this.clock.instant(),
				new Microsoft365.Attached("report.docx", Paper.DOCX, null, false, true));
		settled(mail(SCHOOL, conference.reference().value(), Microsoft365.Attached.docx("the report behind it")));
		assertThat(library(conference.reference())).hasSize(1);
		soon().until(() -> "QUEUED".equals(stateOf(arrived.id())));
		assertThat(queued(idOf(arrived.id())).reason())
			.isEqualTo("Its files could not be taken in: Something went wrong in Convenor itself.");
	}

	@Test
	void aFileThatIsTooLargeIsLeftInTheMailbox() {
		Conference conference = initialConference();
		UUID mail = mail(SCHOOL, conference.reference().value(),
				Microsoft365.Attached.pdf("x".repeat(1024 * 1024 + 1)));
		assertThat(queued(mail).reason()).contains("too large");
	}

	@Test
	void theSignaturesPictureIsNoReportAndNoTrouble() {
		Conference conference = initialConference();
		UUID mail = mail(SCHOOL, conference.reference().value(), Microsoft365.Attached.pdf("report"),
				new Microsoft365.Attached("logo.png", "image/png", Paper.picture(), true, true),
				Microsoft365.Attached.of("logo2.png", "image/png", Paper.picture()));
		settled(mail);
		assertThat(this.mails.get(mail).state()).isEqualTo(ArrivedMail.State.FILED);
		assertThat(library(conference.reference())).hasSize(1);
	}

	@Test
	void aGoodFileBesideABadOneIsFiledAndThePersonToldOfTheOther() {
		Conference conference = initialConference();
		awaitRequest(SCHOOL, conference);
		UUID mail = mail(SCHOOL, conference.reference().value(), Microsoft365.Attached.docx("the report"),
				Microsoft365.Attached.of("chronology.zip", "application/zip",
						Paper.zip(java.util.Map.of("a.txt", "a"))));
		settled(mail);
		assertThat(library(conference.reference())).hasSize(1);
		assertThat(queued(mail).reason()).startsWith("A report was filed, but another file was not");
		assertThat(answersTo(SCHOOL, conference)).singleElement()
			.asString()
			.contains("Not every file of your email could be taken in");
	}

	@Test
	void theSameReportTwiceIsRecordedOnceAndAcknowledgedTwice() {
		Conference conference = initialConference();
		awaitRequest(SCHOOL, conference);
		settled(mail(SCHOOL, conference.reference().value(), Microsoft365.Attached.pdf("same")));
		settled(mail(SCHOOL, conference.reference().value(), Microsoft365.Attached.pdf("same")));
		assertThat(report(conference, "School").versions()).hasSize(1);
		assertThat(library(conference.reference())).hasSize(1);
		assertThat(answersTo(SCHOOL, conference)).hasSize(2).last().asString().contains("We had received this report");
	}

	@Test
	void aCorrectedReportIsTheSecondVersionAndBothAreKept() {
		Conference conference = initialConference();
		awaitRequest(SCHOOL, conference);
		settled(mail(SCHOOL, conference.reference().value(), Microsoft365.Attached.pdf("first")));
		settled(mail(SCHOOL, conference.reference().value(), Microsoft365.Attached.docx("second")));
		assertThat(report(conference, "School").versions()).flatExtracting(RequestedReport.Version::files)
			.extracting(RequestedReport.StoredFile::name)
			.containsExactly(conference.reference() + " School report 1.pdf",
					conference.reference() + " School report 2.docx");
		assertThat(answersTo(SCHOOL, conference)).last().asString().contains("We keep the earlier version beside it");
	}

	@Test
	void aReportForAConferenceThatWasHeldIsLeftToAPerson() {
		Conference conference = initialConference();
		conference.held();
		this.transaction.executeWithoutResult((_) -> this.conferences.save(conference));
		UUID mail = mail(SCHOOL, conference.reference().value(), Microsoft365.Attached.pdf("too late"));
		assertThat(queued(mail).reason()).contains("has been held already");
		assertThat(queued(mail).suggestion()).isNotNull();
	}

	@Test
	void aReportForACancelledConferenceIsLeftToAPerson() {
		Conference conference = initialConference();
		this.jdbc.sql("update conference set status = 'CANCELLED' where id = ?").param(conference.id()).update();
		UUID mail = mail(SCHOOL, conference.reference().value(), Microsoft365.Attached.pdf("cancelled"));
		assertThat(queued(mail).reason()).contains("was cancelled");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Automatic reply: %s", "Out of Office Re: %s", "Autoreply: %s", "Read: %s" })
	void anAutomaticReplyIsNeitherAnsweredNorQueued(String subject) {
		Conference conference = initialConference();
		awaitRequest(SCHOOL, conference);
		UUID mail = mail(SCHOOL, subject.formatted(conference.reference()));
		settled(mail);
		assertThat(this.mails.get(mail).state()).isEqualTo(ArrivedMail.State.SET_ASIDE);
		assertThat(answersTo(SCHOOL, conference)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "postmaster@hillside-school.example", "MAILER-DAEMON@relay.example",
			"MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@northmere.example" })
	void aBounceUnderAReferenceIsWithTheChairAndNeverAnswered(String from) {
		Conference conference = initialConference();
		int sent = this.microsoft.sent.size();
		UUID mail = mail(from, "Undeliverable: " + conference.reference());
		settled(mail);
		assertThat(this.replies.openOf(conference.id())).singleElement()
			.matches((reply) -> reply.kind() == Reply.Kind.UNDELIVERED);
		assertThat(this.microsoft.sent.stream().skip(sent).filter((each) -> each.to().equals(from))).isEmpty();
	}

	@Test
	void aBounceThatNamesNothingIsShownToAnAdministrator() {
		assertThat(queued(mail("postmaster@relay.example", "Undeliverable: hello")).reason())
			.contains("may not have reached an agency");
	}

	@Test
	void ourOwnMailIsNeverAnswered() {
		Conference conference = initialConference();
		UUID mail = mail("CP.Reports@northmere.example", conference.reference().value());
		settled(mail);
		assertThat(this.mails.get(mail).state()).isEqualTo(ArrivedMail.State.SET_ASIDE);
		assertThat(this.microsoft.sentTo("cp.reports@northmere.example")).isEmpty();
	}

	@Test
	void twoMachinesDoNotWriteToEachOtherForEver() {
		Conference conference = initialConference();
		awaitRequest(POLICE, conference);
		for (int i = 0; i < 5; i++) {
			settled(mail(POLICE, conference.reference().value()));
		}
		assertThat(answersTo(POLICE, conference)).hasSize(3);
	}

	@Test
	void aSubjectOfTenThousandCharactersIsReadAndKept() {
		Conference conference = initialConference();
		String subject = "y".repeat(10_000) + " " + conference.reference();
		UUID mail = mail(SCHOOL, subject, Microsoft365.Attached.pdf("long"));
		settled(mail);
		assertThat(library(conference.reference())).hasSize(1);
		UUID lost = mail("stranger@elsewhere.example", "z\u0000".repeat(10_000));
		assertThat(this.mails.get(lost).subject()).hasSize(10_000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "../../../etc/passwd.pdf", "report.pdf\u0000.exe", "Kim Marsh neglect.pdf",
			"<script>alert(1)</script>.pdf", "con.pdf", "\u202Efdp.exe", "" })
	void theSendersFileNameIsNeverUsed(String name) {
		Conference conference = initialConference();
		UUID mail = mail(SCHOOL, conference.reference().value(),
				Microsoft365.Attached.of(name, "application/pdf", Paper.pdf(name)));
		settled(mail);
		assertThat(library(conference.reference()))
			.containsExactly("%1$s/Reports/%1$s School report 1.pdf".formatted(conference.reference()));
	}

	@Test
	void anAttemptThatWasCutShortLeavesOneFile() {
		Conference conference = initialConference();
		awaitRequest(SCHOOL, conference);
		this.microsoft.failNext("store", () -> new GraphFailure.Ambiguous("no answer", null));
		UUID mail = mail(SCHOOL, conference.reference().value(), Microsoft365.Attached.pdf("crash"));
		settled(mail);
		assertThat(library(conference.reference())).hasSize(1);
		assertThat(report(conference, "School").versions()).hasSize(1);
		assertThat(answersTo(SCHOOL, conference)).hasSize(1);
	}

	/** What is made of pictures is made anew then, and has to be the same file. */
	@Test
	void anAttemptThatWasCutShortBetweenTwoFilesLeavesBothOnce() {
		Conference conference = initialConference();
		awaitRequest(SCHOOL, conference);
		this.microsoft.failSecond("store", () -> new GraphFailure.Ambiguous("no answer", null));
		UUID mail = mail(SCHOOL, conference.reference().value(), Microsoft365.Attached.pdf("between"),
				Microsoft365.Attached.of("1.jpg", "image/jpeg", Packing.photograph("jpg", 7)),
				Microsoft365.Attached.of("2.png", "image/png", Packing.photograph("png", 8)));
		settled(mail);
		assertThat(library(conference.reference())).hasSize(2);
		assertThat(report(conference, "School").versions()).singleElement()
			.satisfies((version) -> assertThat(version.files()).hasSize(2));
		assertThat(answersTo(SCHOOL, conference)).hasSize(1);
	}

	@Test
	void whatTheLibraryRefusesIsInTheQueueWithItsReason() {
		Conference conference = initialConference();
		this.microsoft.failNext("store", () -> new GraphFailure.Rejected(400, "quotaLimitReached", "full", null, null));
		UUID mail = mail(SCHOOL, conference.reference().value(), Microsoft365.Attached.pdf("full"));
		assertThat(queued(mail).reason()).contains("could not be taken in").contains("quotaLimitReached");
		assertThat(queued(mail).suggestion()).isNotNull();
	}

}
