package io.convenor.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.convenor.conference.Conference;
import io.convenor.conference.SomeKinds;
import io.convenor.graph.SharedMailbox.WrittenMail;
import io.convenor.people.Role;
import io.convenor.replies.Received;
import io.convenor.replies.Typed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file is filed by itself only where everything in its mail points to the same report.
 */
class EvidenceTests extends ReportsRoom {

	private static final String NURSERY = "kezia@little-oaks.example";

	private static final String VISITOR = "hv@northmere-health.example";

	@Test
	void whatTheSocialWorkerForwardsIsNotHerOwnReport() {
		Conference conference = withNursery();
		UUID mail = written(SIAN, "FW: " + conference.reference() + " nursery report",
				"Sent to me by mistake.\n\n-----Original Message-----\nFrom: Kezia Marsh <" + NURSERY
						+ ">\nSubject: Our report",
				Microsoft365.Attached.of("Our report.docx", Paper.DOCX, Paper.docx("forwarded")));
		waitsFor(mail, conference, "Nursery or early years");
	}

	@Test
	void aReplyToAllWithAnothersFileIsNotTheReportOfWhoRepliesToAll() {
		Conference conference = withVisitor();
		UUID mail = written(POLICE, "RE: " + conference.reference(),
				"Thanks all.\n\nFrom: Health visitor <" + VISITOR + ">\nSent: Monday\nTo: all\n\nHere is mine.",
				Microsoft365.Attached.of("report.pdf", "application/pdf", Paper.pdf("the visitor's")));
		waitsFor(mail, conference, "Health visitor");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Health visitor report.pdf", "health_visitor-final.pdf", "HEALTH VISITOR.pdf",
			"Report of Brightwater.pdf" })
	void aFileThatIsCalledAfterAnotherAgencyIsNotTheSenders(String name) {
		Conference conference = withVisitor();
		UUID mail = mail(POLICE, conference.reference().value(),
				Microsoft365.Attached.of(name, "application/pdf", Paper.pdf(name)));
		waitsFor(mail, conference, "Health visitor");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "Police report.pdf", "Police information for the school.pdf", "report.pdf", "Northmere.pdf" })
	void aFileThatIsCalledAfterItsOwnAgencyOrAfterNoneIsFiled(String name) {
		Conference conference = withVisitor();
		UUID mail = mail(POLICE, conference.reference().value(),
				Microsoft365.Attached.of(name, "application/pdf", Paper.pdf(name)));
		settled(mail);
		assertThat(library(conference.reference())).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "FW: %s", "RE: %s", "%s" })
	void whoPassesOnAnothersReportAndTypesNothingIsNotItsWriter(String subject) {
		Conference conference = withVisitor();
		UUID mail = written(POLICE, subject.formatted(conference.reference()),
				"From: Health visitor <" + VISITOR + ">\nSent: Monday\nTo: all\n\nHere is mine.",
				Microsoft365.Attached.of("scan.pdf", "application/pdf", Paper.pdf("nothing typed " + subject)));
		waitsFor(mail, conference, "Health visitor");
	}

	@Test
	void whatIsPassedOnBelowANameWithoutAnAddressWaitsEvenWhereOurOwnRequestStandsBelowThat() {
		Conference conference = initialConference();
		UUID mail = written(SIAN, "FW: " + conference
			.reference(), "From: JONES, Mary (TRUST)\nSent: Monday\nTo: Pugh, Siân\n\nOurs.\n\n"
					+ "From: Northmere Council <cp.reports@northmere.example>\nSent: Friday\nTo: Mary\n\nPlease send.",
				Microsoft365.Attached.of("scan.pdf", "application/pdf", Paper.pdf("by a name")));
		waitsFor(mail, conference, "Social worker");
	}

	@Test
	void aWrappedLineThatSaysWhoWroteIsRead() {
		Conference conference = withVisitor();
		UUID mail = written(POLICE, "Re: " + conference.reference(),
				"Thanks.\n\nOn Mon, 2 Mar 2026 at 09:00, Ana Silva <" + VISITOR + ">\nwrote:\n\n> mine is attached",
				Microsoft365.Attached.of("scan.pdf", "application/pdf", Paper.pdf("wrapped")));
		waitsFor(mail, conference, "Health visitor");
	}

	@Test
	void theLongestNameInAFilesNameSaysWhoseItIs() {
		Conference conference = initialConference(
				person("Nia Rees", "nurse@northmere-health.example", "Brightwater Health", Role.SCHOOL_NURSE));
		UUID mail = mail(SCHOOL, conference.reference().value(),
				Microsoft365.Attached.of("School nurse report.pdf", "application/pdf", Paper.pdf("the nurse's")));
		waitsFor(mail, conference, "School nurse");
	}

	@Test
	void aColleagueOfTheSendersIsNoOtherAgency() {
		Conference conference = initialConference();
		UUID mail = written(POLICE, "RE: " + conference.reference(),
				"Attached.\n\nFrom: A sergeant <sergeant@northmere-police.example>\nSent: Monday\nTo: us\n\nDone.",
				Microsoft365.Attached.of("scan.pdf", "application/pdf", Paper.pdf("a colleague's")));
		settled(mail);
		assertThat(library(conference.reference())).hasSize(1);
	}

	@Test
	void atADomainThatTwoAgenciesShareNobodyIsAColleagueByIt() {
		Conference conference = initialConference(
				person("Ana Ash", "ash@northmere-police.example", "Brightwater Health", Role.HEALTH_VISITOR));
		for (String quoted : List.of("FW: %s", "RE: %s")) {
			UUID mail = written(POLICE, quoted.formatted(conference.reference()),
					"Attached.\n\nFrom: A sergeant <sergeant@northmere-police.example>\nSent: Monday\nTo: us\n\nDone.",
					Microsoft365.Attached.of("scan.pdf", "application/pdf", Paper.pdf("whose " + quoted)));
			waitsFor(mail, conference, "Police");
		}
	}

	@Test
	void aGatewayThatBreaksOneCheckAndKeepsTheSignatureConfirmsTheSender() {
		Conference conference = initialConference();
		UUID mail = written(SCHOOL, conference.reference().value(), "Attached.",
				Map.of("authentication-results",
						List.of("spf=fail smtp.mailfrom=gateway.example; dkim=pass; dmarc=pass")),
				List.of(), Microsoft365.Attached.pdf("through a gateway"));
		settled(mail);
		assertThat(library(conference.reference())).hasSize(1);
	}

	@Test
	void aReplyToTheSocialWorkersReminderIsFiled() {
		Conference conference = initialConference();
		UUID mail = written(SCHOOL, "RE: " + conference.reference(),
				"Attached.\n\nFrom: Siân Pugh <" + SIAN + ">\nSent: Monday\nTo: all\n\nPlease send yours.",
				Microsoft365.Attached.pdf("after a reminder"));
		settled(mail);
		assertThat(library(conference.reference())).hasSize(1);
	}

	@Test
	void aColleaguesReportThatTheOfficeForwardsIsFiled() {
		Conference conference = initialConference();
		UUID mail = written(SCHOOL, "FW: " + conference.reference(),
				"Here.\n\nFrom: Sam Reed <head@hillside-school.example>\nSent: Monday\nTo: the office\n\nPlease send.",
				Microsoft365.Attached.pdf("by the head"));
		settled(mail);
		assertThat(library(conference.reference())).hasSize(1);
	}

	@Test
	void whatSomebodyUnknownWroteAndSomebodyPassesOnWaits() {
		Conference conference = initialConference();
		UUID mail = written(SIAN, "Fwd: " + conference.reference(),
				"See below.\n\nFrom: Marsh, Kezia\nSent: Monday\nTo: Pugh, Siân\n\nOur report.",
				Microsoft365.Attached.pdf("whose is it"));
		waitsFor(mail, conference, "Social worker");
	}

	@Test
	void ourOwnRequestPassedBackToUsWithTheReportIsFiled() {
		Conference conference = initialConference();
		UUID mail = written(SCHOOL, "FW: " + conference.reference(),
				"Attached.\n\nFrom: Northmere Council <cp.reports@northmere.example>\nSent: Monday\nTo: the office\n\n"
						+ "Please send your report.",
				Microsoft365.Attached.pdf("on our own letter"));
		settled(mail);
		assertThat(library(conference.reference())).hasSize(1);
	}

	@Test
	void aTextThatIsMadeToTakeLongIsReadAlmostAsFastAsAnyOther() {
		Request request = this.requests.of(initialConference().id()).getFirst();
		long ordinary = timeToRead("From: a\n".repeat(7_500), request);
		long hostile = timeToRead("From: " + "a.".repeat(30_000), request);
		assertThat(hostile).isLessThan(ordinary * 50);
	}

	private long timeToRead(String quoted, Request request) {
		Received mail = new Received("id", SCHOOL, List.of(), "FW: x", new Typed("x", quoted), List.of(), "",
				List.of("x.pdf"), this.clock.instant(), false, false, false);
		long begun = System.nanoTime();
		for (int i = 0; i < 5; i++) {
			assertThat(new Evidence(mail, (_) -> false).against(request, List.of())).isPresent();
		}
		return System.nanoTime() - begun;
	}

	@Test
	void aReferenceInANameOfAFileThatIsNotTheOneOfTheSubjectMakesItWait() {
		Conference one = initialConference();
		Conference other = initialConference();
		UUID mail = mail(SCHOOL, one.reference().value(),
				Microsoft365.Attached.of(other.reference() + ".pdf", "application/pdf", Paper.pdf("which of them")));
		assertThat(queued(mail).reason()).contains("several references");
		assertThat(library(one.reference())).isEmpty();
		assertThat(library(other.reference())).isEmpty();
	}

	@Test
	void alsoWhereItsSenderIsInvitedToAnAllegationsMeetingToo() {
		Conference conference = initialConference();
		book(SomeKinds.ALLEGATIONS_MEETING, LocalDateTime.of(2026, 3, 5, 10, 0));
		UUID mail = mail(SCHOOL, "Our report", Microsoft365.Attached.of(conference.reference() + "_School.pdf",
				"application/pdf", Paper.pdf("named, and invited there")));
		settled(mail);
		assertThat(library(conference.reference())).hasSize(1);
	}

	@Test
	void theReferenceMayStandInTheNameOfTheFileAlone() {
		Conference conference = initialConference();
		UUID mail = mail(SCHOOL, "Our report", Microsoft365.Attached.of(conference.reference() + "_School.pdf",
				"application/pdf", Paper.pdf("named")));
		settled(mail);
		assertThat(library(conference.reference())).hasSize(1);
	}

	@Test
	void aNumberOfTheSendersOwnThatLooksLikeAReferenceDoesNotStandInTheWay() {
		Conference conference = initialConference();
		UUID mail = written(POLICE, conference.reference().value(), "Our crime reference is CP 2Z99B.",
				Microsoft365.Attached.pdf("with a number"));
		settled(mail);
		assertThat(library(conference.reference())).hasSize(1);
	}

	@Test
	void filingByHandPutsNoFileWhereItsNameSaysThatItDoesNotBelong() {
		Conference one = initialConference();
		Conference other = initialConference();
		UUID mail = mail(SCHOOL, one.reference() + " and " + other.reference(), named(one), named(other));
		this.queue.file(JOAN, mail, queued(mail).version(), report(one, "School").id());
		soon().untilAsserted(() -> assertThat(library(one.reference())).hasSize(1));
		soon().ignoreExceptions()
			.untilAsserted(() -> assertThat(queued(mail).reason()).contains("names another reference"));
		assertThat(library(other.reference())).isEmpty();
		this.queue.file(JOAN, mail, queued(mail).version(), report(other, "School").id());
		soon().untilAsserted(() -> assertThat(library(other.reference())).hasSize(1));
		settled(mail);
		assertThat(library(one.reference())).hasSize(1);
	}

	private static Microsoft365.Attached named(Conference conference) {
		String reference = conference.reference().value();
		return Microsoft365.Attached.of(reference + ".pdf", "application/pdf", Paper.pdf(reference));
	}

	@Test
	void theSameFileIsNotTheReportOfTwoAgencies() {
		Conference conference = initialConference();
		settled(mail(SCHOOL, conference.reference().value(), Microsoft365.Attached.pdf("one report")));
		UUID mail = mail(POLICE, "RE: " + conference.reference(), Microsoft365.Attached.pdf("one report"));
		assertThat(queued(mail).reason()).contains("another agency's report");
		assertThat(library(conference.reference())).hasSize(1);
		assertThat(answersTo(POLICE, conference)).as("nobody is told what else there is").isEmpty();
	}

	@Test
	void oneAgencyMayHaveOneReportForTwoConferences() {
		List.of(initialConference(), initialConference()).forEach((conference) -> {
			settled(mail(SCHOOL, conference.reference().value(), Microsoft365.Attached.pdf("both of them")));
			assertThat(library(conference.reference())).hasSize(1);
		});
	}

	@Test
	void whoseAddressTheMailSystemCouldNotConfirmFilesNothing() {
		Conference conference = initialConference();
		UUID mail = written(SCHOOL, conference.reference().value(), "Attached.",
				Map.of("authentication-results", List.of("spf=fail smtp.mailfrom=elsewhere.example; dmarc=fail")),
				List.of(), Microsoft365.Attached.pdf("forged"));
		assertThat(queued(mail).reason()).contains("could not confirm");
		assertThat(library(conference.reference())).isEmpty();
	}

	@Test
	void whoseAnswersGoElsewhereFilesNothing() {
		Conference conference = initialConference();
		UUID mail = written(SCHOOL, conference.reference().value(), "Attached.", Map.of(),
				List.of("somebody@elsewhere.example"), Microsoft365.Attached.pdf("answers elsewhere"));
		assertThat(queued(mail).reason()).contains("another address");
		assertThat(library(conference.reference())).isEmpty();
	}

	@Test
	void aScannerThatNeverChangesItsIdLosesNoCorrection() {
		Conference conference = initialConference();
		Instant now = this.clock.instant();
		for (int i = 0; i < 2; i++) {
			var mail = this.microsoft.arrives("<fixed@scanner.example>", SCHOOL, conference.reference().value(),
					now.plusSeconds(i), Microsoft365.Attached.pdf("version " + i));
			wake();
			soon().until(() -> "FILED".equals(stateOf(mail.id())));
		}
		assertThat(report(conference, "School").versions()).hasSize(2);
	}

	@Test
	void ofAnOriginalAndItsCorrectionThatAreReadTogetherTheOneThatCameLastIsTheLatest() {
		Conference conference = initialConference();
		Instant now = this.clock.instant();
		List<String> ids = List.of("the original ".repeat(20_000), "the correction")
			.stream()
			.map((text) -> this.microsoft
				.arrives(SCHOOL, conference.reference().value(),
						now.minus(text.length() > 100 ? Duration.ofSeconds(5) : Duration.ofSeconds(1)),
						Microsoft365.Attached.pdf(text))
				.id())
			.toList();
		wake();
		ids.forEach((id) -> soon().until(() -> "FILED".equals(stateOf(id))));
		assertThat(report(conference, "School").versions()).extracting(RequestedReport.Version::number)
			.containsExactly(1, 2);
		assertThat(report(conference, "School").versions())
			.isSortedAccordingTo(java.util.Comparator.comparing(RequestedReport.Version::receivedAt));
	}

	@Test
	void allFilesOfOneMailAreOneReportOfSeveralPartsAndOnlyALaterMailIsAnotherVersion() {
		Conference conference = initialConference();
		settled(mail(SCHOOL, conference.reference().value(), pages(12)));
		assertThat(report(conference, "School").versions()).singleElement()
			.satisfies((version) -> assertThat(version.files()).hasSize(12)
				.extracting(RequestedReport.StoredFile::name)
				.startsWith(conference.reference() + " School report 1.pdf",
						conference.reference() + " School report 1 part 2.pdf")
				.endsWith(conference.reference() + " School report 1 part 12.pdf"));
		settled(mail(SCHOOL, conference.reference().value(), Microsoft365.Attached.docx("all in one")));
		assertThat(report(conference, "School").versions()).extracting(RequestedReport.Version::number)
			.containsExactly(1, 2);
	}

	private static Microsoft365.Attached[] pages(int number) {
		return IntStream.rangeClosed(1, number)
			.mapToObj((page) -> Microsoft365.Attached.of("page%02d.pdf".formatted(page), "application/pdf",
					Paper.pdf("page " + page)))
			.toArray(Microsoft365.Attached[]::new);
	}

	@Test
	void aSignatureOrABusinessCardBesideAReportStopsNothing() {
		Conference conference = initialConference();
		UUID mail = mail(SCHOOL, conference.reference().value(), Microsoft365.Attached.pdf("signed"),
				Microsoft365.Attached.of("smime.p7s", "application/pkcs7-signature", new byte[] { 48, 3, 2, 1, 5 }),
				Microsoft365.Attached.of("Ade Cole.vcf", "text/x-vcard", "BEGIN:VCARD\nEND:VCARD".getBytes(UTF_8)));
		settled(mail);
		assertThat(stateOf(this.mails.get(mail).messageId())).isEqualTo("FILED");
		assertThat(library(conference.reference())).hasSize(1);
	}

	private void waitsFor(UUID mail, Conference conference, String label) {
		assertThat(library(conference.reference())).isEmpty();
		assertThat(queued(mail).suggestion()).isNotNull().matches((suggestion) -> suggestion.label().equals(label));
		assertThat(this.microsoft.moved).doesNotContainKey(this.mails.get(mail).messageId());
	}

	private Conference withNursery() {
		return initialConference(person("Kezia Marsh", NURSERY, "Little Oaks Nursery", Role.EARLY_YEARS));
	}

	private Conference withVisitor() {
		return initialConference(person("Ana Silva", VISITOR, "Brightwater Health Visiting", Role.HEALTH_VISITOR));
	}

	private UUID written(String from, String subject, String text, Microsoft365.Attached... attached) {
		return written(from, subject, text, Map.of(), List.of(), attached);
	}

	private UUID written(String from, String subject, String text, Map<String, List<String>> headers,
			List<String> replyTo, Microsoft365.Attached... attached) {
		var mail = this.microsoft.arrives(from, subject, this.clock.instant(), attached);
		this.microsoft.written.put(mail.id(), new WrittenMail(text, false, replyTo, "", headers, false));
		wake();
		soon().untilAsserted(() -> assertThat(stateOf(mail.id())).isNotNull().isNotEqualTo("NEW"));
		return idOf(mail.id());
	}

}
