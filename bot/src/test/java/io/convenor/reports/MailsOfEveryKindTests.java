package io.convenor.reports;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Reference;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.delivery.Deliveries;
import io.convenor.local.LocalBot;
import io.convenor.local.LocalTown;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.world.LibraryFile;
import io.convenor.tenant.world.Mail;
import io.convenor.tenant.world.MailFile;
import io.convenor.timescales.Dates;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.WorkingDays;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Odd mail and what must become of it, one line a kind, through Graph as it arrives: it
 * is filed as a part of the right report, waits for a person with the likeliest reason,
 * or is left alone. Who may not be answered is not.
 */
@Tag("slow")
class MailsOfEveryKindTests {

	private static final String CP_MAILBOX = Northmere.CP_REPORTS.address();

	private static final String PDF = "application/pdf";

	private static final String BYTES = "application/octet-stream";

	private static LocalTown town;

	private static LocalBot bot;

	@BeforeAll
	static void start() {
		town = LocalTown.start(Settings.with(Clock.systemUTC()));
		bot = LocalBot.start(town, Map.of("convenor.reports.read-every", "1s", "convenor.reports.largest-file", "4MB"));
	}

	@AfterAll
	static void stop() {
		bot.close();
		town.close();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource({ "references", "senders", "passedOn", "packed", "sealed", "pictures", "roles", "several", "machines",
			"files", "conferences" })
	void becomesWhatItMust(Row row) {
		Case one = new Case();
		List<UUID> arrived = one.deliver(row.mails().apply(one));
		row.expected().check(one, arrived.getLast());
	}

	static Stream<Row> references() {
		return Stream.of(
				row("a subject that is the name of a file",
						(the) -> the.fromSchool("Emailing: " + the.reference() + "_School_report.pdf")
							.attach("report.pdf", PDF, the.pdf()),
						filed("School", 1)),
				row("small letters",
						(the) -> the.fromSchool("re: " + the.reference().toLowerCase(java.util.Locale.UK))
							.attach("report.pdf", PDF, the.pdf()),
						filed("School", 1)),
				row("a long stroke",
						(the) -> the.fromSchool("Re: " + the.reference().replace('-', '\u2013'))
							.attach("report.pdf", PDF, the.pdf()),
						filed("School", 1)),
				row("the name of the file alone",
						(the) -> the.fromSchool("Our report").attach(the.reference() + " report.pdf", PDF, the.pdf()),
						filed("School", 1)),
				row("the text alone",
						(the) -> the.fromSchool("Our report")
							.text("For " + the.reference() + ".")
							.attach("report.pdf", PDF, the.pdf()),
						filed("School", 1)),
				row("what it quotes alone",
						(the) -> the.fromSchool("RE: report")
							.text("Attached.\n\nFrom: %s\nSent: Monday\nTo: us\nSubject: %s\n\nPlease send it."
								.formatted(CP_MAILBOX, the.reference()))
							.attach("report.pdf", PDF, the.pdf()),
						filed("School", 1)),
				row("HTML with the reference in bold",
						(the) -> the.fromSchool("Our report")
							.html("<p>About <b>%s</b></p>".formatted(the.reference()))
							.attach("report.pdf", PDF, the.pdf()),
						filed("School", 1)),
				row("two references and a file for each",
						(the) -> the.fromSchool(the.reference() + " and " + the.otherReference())
							.attach(the.reference() + ".pdf", PDF, the.pdf())
							.attach(the.otherReference() + ".pdf", PDF, the.pdf()),
						waits("names several references", "").then(Case::thePressFilesOnlyWhatBelongs)),
				row("a file that names another conference",
						(the) -> the.fromSchool(the.reference()).attach(the.otherReference() + ".pdf", PDF, the.pdf()),
						waits("names several references", "")),
				row("a reference that nothing has",
						(the) -> the.fromSchool("CP-22223").attach("report.pdf", PDF, the.pdf()),
						waits("There is no conference CP-22223", "")),
				row("no reference, and one report is owed",
						(the) -> the.fromSchool("Our report").attach("report.pdf", PDF, the.pdf()),
						waits("asked for one report only", "School")));
	}

	static Stream<Row> senders() {
		return Stream.of(
				row("capital letters in the address",
						(the) -> the.from(the.school().toUpperCase(java.util.Locale.UK), the.reference())
							.attach("report.pdf", PDF, the.pdf()),
						filed("School", 1)),
				row("a stranger",
						(the) -> the.from("pat@stranger.example", the.reference()).attach("report.pdf", PDF, the.pdf()),
						waits("was not asked for a report", "")),
				row("a colleague of whoever was asked",
						(the) -> the.from("head@" + domain(the.school()), the.reference())
							.attach("report.pdf", PDF, the.pdf()),
						waits("was not asked for a report", "School")),
				row("answers are wanted elsewhere",
						(the) -> the.fromSchool(the.reference())
							.replyTo("somebody@mail.example")
							.attach("report.pdf", PDF, the.pdf()),
						waits("asks for answers at another address", "School")),
				row("a sender whom the mail system doubts",
						(the) -> the.fromSchool(the.reference())
							.header("Authentication-Results", "spf=fail; dkim=none; dmarc=fail action=none")
							.attach("report.pdf", PDF, the.pdf()),
						waits("could not confirm", "School")),
				row("a gateway that spoils one check and keeps the other",
						(the) -> the.fromSchool(the.reference())
							.header("Authentication-Results", "spf=fail; dkim=pass; dmarc=pass")
							.attach("report.pdf", PDF, the.pdf()),
						filed("School", 1)),
				row("a parent", (the) -> the.from(the.mother(), the.reference()).attach("My views.pdf", PDF, the.pdf()),
						waits("was not asked for a report", "")));
	}

	static Stream<Row> passedOn() {
		return Stream.of(
				row("the social worker forwards the nursery's report", (the) -> the
					.fromSocialWorker("FW: " + the.reference() + " nursery report")
					.text("Sent to me by mistake.\n\n-----Original Message-----\nFrom: Kezia <%s>\nSubject: Ours"
						.formatted(the.nursery()))
					.attach("Our report.docx", Paper.DOCX, the.docx()),
						waits("passes on what somebody else wrote", "Nursery or early years")),
				row("the social worker attaches the nursery's mail",
						(the) -> the.fromSocialWorker(the.reference())
							.forward(Mail.from(the.nursery())
								.to(the.socialWorker())
								.subject("Our report")
								.attach("report.docx", Paper.DOCX, the.docx())),
						waits("attached email that somebody else wrote", "Nursery or early years")),
				row("a mail in a mail in a mail", (the) -> the.fromSocialWorker(the.reference())
					.forward(Mail.from(the.socialWorker())
						.subject("FW: report")
						.forward(Mail.from(the.nursery()).subject("Our report").attach("report.pdf", PDF, the.pdf()))),
						waits("attached email that somebody else wrote", "Nursery or early years")),
				row("an agency attaches its own mail", (the) -> the.fromSchool(the.reference())
					.forward(Mail.from(the.school()).subject("Our report").attach("report.pdf", PDF, the.pdf())),
						filed("School", 1)),
				row("a saved mail of the agency itself",
						(the) -> the.fromSchool(the.reference())
							.attach("report.eml", "message/rfc822",
									Packing.eml(the.school(), "Our report", "Here.", "report.pdf", the.pdf())),
						filed("School", 1)),
				row("a saved mail of another agency",
						(the) -> the.fromSchool(the.reference())
							.attach("mail.eml", BYTES,
									Packing.eml("Ana <" + the.visitor() + ">", "Our report", "Here.", "report.pdf",
											the.pdf())),
						waits("attached email that somebody else wrote", "Health visitor")),
				row("a saved mail of a colleague",
						(the) -> the.fromSchool(the.reference())
							.attach("mail.eml", "message/rfc822",
									Packing.eml("head@" + domain(the.school()), "Report", "Here.", "report.pdf",
											the.pdf())),
						filed("School", 1)),
				row("a saved mail that names another conference",
						(the) -> the.fromSchool(the.reference())
							.attach("mail.eml", "message/rfc822",
									Packing.eml(the.school(), the.otherReference(), "Here.", "report.pdf", the.pdf())),
						waits("a file names another reference", "School")),
				row("a saved mail of the agency itself that names another conference beside the right one",
						(the) -> the.fromSchool(the.reference())
							.attach("mail.eml", "message/rfc822",
									Packing.eml(the.school(), the.reference() + " and " + the.otherReference(), "Here.",
											"report.pdf", the.pdf())),
						waits("a file names another reference", "School")),
				row("a saved mail that names a conference that the administration team need not know of",
						(the) -> the.fromSchool(the.reference())
							.attach("mail.eml", "message/rfc822",
									Packing.eml(the.school(), keptApart(), "Here.", "report.pdf", the.pdf())),
						waits("a file names another reference", "School")),
				row("a saved mail in one that names another conference",
						(the) -> the.fromSchool(the.reference())
							.attach("mail.eml", "message/rfc822",
									Packing.eml(the.school(), the.otherReference(), "Here.", "report.eml",
											Packing.eml(the.school(), "Ours", "Here.", "report.pdf", the.pdf()))),
						waits("a file names another reference", "School")),
				row("a saved mail of the agency itself that passes on another agency's",
						(the) -> the.fromSchool(the.reference())
							.attach("mail.eml", "message/rfc822",
									Packing.eml(the.school(), "FW: report",
											"From: Ana <%s>\nSent: Monday\nTo: all\n\nOurs.".formatted(the.visitor()),
											"report.pdf", the.pdf())),
						waits("passes on what somebody else wrote", "Health visitor")),
				row("a saved mail of the agency itself that answers another agency",
						(the) -> the.fromSchool(the.reference())
							.attach("mail.eml", "message/rfc822",
									Packing.eml(the.school(), "RE: report",
											"Thanks.\n\nFrom: Ana <%s>\nSent: Monday\nTo: all\n\nOurs."
												.formatted(the.visitor()),
											"report.pdf", the.pdf())),
						waits("answers what another agency wrote", "Health visitor")),
				row("the mail of a stranger at a domain that two agencies share",
						(the) -> the.from(the.doctor(), the.reference())
							.attach("mail.eml", "message/rfc822",
									Packing.eml("nurse@" + domain(the.doctor()), "Report", "Here.", "report.pdf",
											the.pdf())),
						waits("attached email that somebody else wrote", "GP")),
				row("a forward of what a stranger wrote at a domain that two agencies share",
						(the) -> the.from(the.doctor(), "FW: " + the.reference())
							.text("See below.\n\nFrom: Nurse <nurse@%s>\nSent: Monday\nTo: us\n\nOurs."
								.formatted(domain(the.doctor())))
							.attach("report.pdf", PDF, the.pdf()),
						waits("passes on what somebody else wrote", "GP")),
				row("an answer to a stranger at a domain that two agencies share",
						(the) -> the.from(the.doctor(), "RE: " + the.reference())
							.text("Thanks.\n\nFrom: Nurse <nurse@%s>\nSent: Monday\nTo: us\n\nOurs."
								.formatted(domain(the.doctor())))
							.attach("report.pdf", PDF, the.pdf()),
						waits("answers what another agency wrote", "GP")),
				row("an answer to what the sender wrote before",
						(the) -> the.from(the.doctor(), "RE: " + the.reference())
							.text("Attached.\n\nFrom: Dr Rees <%s>\nSent: Monday\nTo: us\n\nIt comes soon."
								.formatted(the.doctor()))
							.attach("report.pdf", PDF, the.pdf()),
						filed("GP", 1)),
				row("a mail that Outlook saved, of the agency itself",
						(the) -> the.fromSchool(the.reference())
							.attach("report.msg", "application/vnd.ms-outlook",
									Packing.msg(the.school(), "Our report", "report.pdf", the.pdf())),
						filed("School", 1)),
				row("a mail that Outlook saved, of another agency",
						(the) -> the.fromSchool(the.reference())
							.attach("report.msg", "application/vnd.ms-outlook",
									Packing.msg(the.visitor(), "Our report", "report.pdf", the.pdf())),
						waits("attached email that somebody else wrote", "Health visitor")),
				row("our own request beside the report",
						(the) -> the.fromSchool(the.reference())
							.forward(Mail.from(CP_MAILBOX).subject(the.reference()).text("Please send your report."))
							.attach("report.pdf", PDF, the.pdf()),
						filed("School", 1)),
				row("our own request and no report",
						(the) -> the.fromSchool(the.reference())
							.forward(Mail.from(CP_MAILBOX).subject(the.reference()).text("Please send your report.")),
						refused("an email with no file in it", "there is no file in it")),
				row("a reply to all with another agency's file",
						(the) -> the.from(the.police(), "RE: " + the.reference())
							.text("Thanks all.\n\nFrom: Ana <%s>\nSent: Monday\nTo: all\n\nHere is mine."
								.formatted(the.visitor()))
							.attach("report.pdf", PDF, the.pdf()),
						waits("answers what another agency wrote", "Health visitor")),
				row("a file that is called after another agency",
						(the) -> the.from(the.police(), the.reference())
							.attach("health_visitor-final.pdf", PDF, the.pdf()),
						waits("called after another agency", "Health visitor")),
				row("a forward of who knows whose",
						(the) -> the.fromSocialWorker("Fwd: " + the.reference())
							.text("See below.\n\nFrom: Marsh, Kezia\nSent: Monday\nTo: Pugh\n\nOurs.")
							.attach("report.pdf", PDF, the.pdf()),
						waits("cannot tell who wrote it", "Social worker")));
	}

	static Stream<Row> packed() {
		return Stream.of(
				row("Outlook's rich text",
						(the) -> the.fromSchool(the.reference())
							.attach("winmail.dat", "application/ms-tnef", Packing.winmail("report.pdf", the.pdf())),
						filed("School", 1)),
				row("Outlook's rich text with a file that names another conference",
						(the) -> the.fromSchool(the.reference())
							.attach("winmail.dat", "application/ms-tnef",
									Packing.winmail(the.otherReference() + ".pdf", the.pdf())),
						waits("a file names another reference", "School")),
				row("Outlook's rich text cut off",
						(the) -> the.fromSchool(the.reference())
							.attach("winmail.dat", "application/ms-tnef",
									Arrays.copyOf(Packing.winmail("a.pdf", the.pdf()), 120)),
						refused("damaged", "did not arrive whole")),
				row("a zip file",
						(the) -> the.fromSchool(the.reference())
							.attach("report.zip", "application/zip", Packing.zip("report.pdf", the.pdf())),
						filed("School", 1)),
				row("a zip file of a Mac",
						(the) -> the.fromSchool(the.reference())
							.attach("report.zip", "application/zip",
									Packing
										.zip(ordered("report.pdf", the.pdf(), "__MACOSX/._report.pdf", new byte[120]))),
						filed("School", 1)),
				row("a zip file that wants to write elsewhere",
						(the) -> the.fromSchool(the.reference())
							.attach("report.zip", "application/zip", Packing.zip("../../../etc/report.pdf", the.pdf())),
						filed("School", 1)),
				row("a zip file with a password",
						(the) -> the.fromSchool(the.reference())
							.attach("report.zip", "application/zip", Packing.lockedZip("report.pdf", the.pdf())),
						refused("protected with a password", "protected with a password")),
				row("a zip file that unpacks to more than there may be",
						(the) -> the.fromSchool(the.reference())
							.attach("report.zip", "application/zip", Packing.zip("report.pdf", new byte[40_000_000])),
						refused("too large", "too large")),
				row("a zip file of a thousand files",
						(the) -> the.fromSchool(the.reference())
							.attach("report.zip", "application/zip", Packing.zip(many(1000))),
						refused("too many files", "Too many files came packed")),
				row("a zip file in a zip file in a zip file, seven times",
						(the) -> the.fromSchool(the.reference())
							.attach("report.zip", "application/zip", nested(the.pdf(), 7)),
						refused("too many files", "packed into one another")),
				row("a zip file in a mail in a zip file",
						(the) -> the.fromSchool(the.reference())
							.attach("all.zip", "application/zip",
									Packing.zip("mail.eml",
											Packing.eml(the.school(), "Ours", "Here.", "report.zip",
													Packing.zip("report.pdf", the.pdf())))),
						filed("School", 1)),
				row("a zip file of another agency's report",
						(the) -> the.from(the.police(), the.reference())
							.attach("all.zip", "application/zip", Packing.zip("Health visitor report.pdf", the.pdf())),
						waits("called after another agency", "Health visitor")),
				row("a zip file with a folder for each of two families",
						(the) -> the.fromSchool(the.reference())
							.attach("reports.zip", "application/zip",
									Packing.zip(ordered(the.reference() + "/report.pdf", the.pdf(),
											the.otherReference() + "/report.pdf", the.pdf()))),
						waits("another file was not: a file names another reference", "School")
							.then((one) -> assertThat(one.library()).hasSize(1))),
				row("a zip file in which another family's lies",
						(the) -> the.fromSchool(the.reference())
							.attach("reports.zip", "application/zip",
									Packing.zip(the.otherReference() + ".zip", Packing.zip("report.pdf", the.pdf()))),
						waits("a file names another reference", "School")),
				row("a zip file with a folder of another agency's",
						(the) -> the.from(the.police(), the.reference())
							.attach("all.zip", "application/zip", Packing.zip("Health visitor/report.pdf", the.pdf())),
						waits("called after another agency", "Health visitor")),
				row("a document of Pages",
						(the) -> the.fromSchool(the.reference())
							.attach("report.pages", BYTES,
									Packing.zip(ordered("Index/Document.iwa", new byte[2000], "preview.jpg",
											Packing.photograph("jpg", the.number())))),
						refused("neither a Word document nor a PDF", "neither a Word document nor a PDF")),
				row("a document of Pages as a Mac packs it",
						(the) -> the.fromSchool(the.reference())
							.attach("report.pages.zip", BYTES,
									Packing.zip(ordered("report.pages/Index.zip", new byte[2000],
											"report.pages/preview.jpg", Packing.photograph("jpg", the.number())))),
						refused("neither a Word document nor a PDF", "neither a Word document nor a PDF")),
				row("a zip file whose list is said to lie elsewhere",
						(the) -> the.fromSchool(the.reference())
							.attach("report.zip", "application/zip",
									Packing.zipWithALocator(Packing.zip("report.pdf", the.pdf()))),
						refused("too many files", "Too many files came packed")),
				row("a zip file that is packed in a rare way", (the) -> the.fromSchool(the.reference())
					.attach("report.zip", "application/zip", Packing.zipPackedOtherwise("report.pdf", the.pdf())),
						refused("packed in a way", "packed in a way that we cannot open")),
				row("a mail that Outlook saved, with a link in place of the file",
						(the) -> the.fromSchool(the.reference())
							.attach("report.msg", "application/vnd.ms-outlook",
									Packing.msg(the.school(), "Our report", "report.pdf", null)),
						refused("a link was attached", "we cannot open links")),
				row("a zip file with nothing in it",
						(the) -> the.fromSchool(the.reference())
							.attach("report.zip", "application/zip", Packing.zip(Map.of())),
						refused("is empty", "nothing in it to read")),
				row("a zip file with a text in it",
						(the) -> the.fromSchool(the.reference())
							.attach("report.zip", "application/zip", Packing.zip("a.txt", new byte[] { 'a' })),
						refused("neither a Word document nor a PDF", "neither a Word document nor a PDF")));
	}

	static Stream<Row> sealed() {
		return Stream.of(
				row("signed so that everybody can read it",
						(the) -> the.fromSchool(the.reference())
							.attach("smime.p7m", "multipart/signed",
									Packing.signedInTheClear("Our report.", "Our report.pdf", the.pdf())),
						filed("School", 1)),
				row("signed so that nobody can",
						(the) -> the.fromSchool(the.reference())
							.attach("smime.p7m", "application/pkcs7-mime", Packing.signature()),
						refused("inside a digital signature", "without signing it")),
				row("encrypted with a certificate",
						(the) -> the.fromSchool(the.reference())
							.attach("smime.p7m", "application/pkcs7-mime", Packing.encrypted()),
						refused("encrypted for somebody else", "encrypted with a certificate")),
				row("protected by Microsoft's rights management",
						(the) -> the.fromSchool(the.reference())
							.attach("message.rpmsg", "application/x-microsoft-rpmsg-message", Packing.rightsManaged()),
						refused("rights management", "Do not forward")));
	}

	static Stream<Row> pictures() {
		return Stream.of(
				row("photographs of three pages",
						(the) -> the.fromSchool(the.reference())
							.attach("IMG_1.jpg", "image/jpeg", Packing.photograph("jpg", the.number()))
							.attach("IMG_2.jpg", "image/jpeg", Packing.photograph("jpg", the.number() + 1000))
							.attach("IMG_3.jpg", "image/jpeg", Packing.photograph("jpg", the.number() + 2000)),
						filed("School", 1)),
				row("a photograph that a telephone put into the text",
						(the) -> the.fromSchool(the.reference())
							.attach(new MailFile("image0.jpeg", "image/jpeg", Packing.photograph("jpg", the.number()),
									true)),
						filed("School", 1)),
				row("a page as PNG",
						(the) -> the.fromSchool(the.reference())
							.attach("page.png", "image/png", Packing.photograph("png", the.number())),
						filed("School", 1)),
				row("a fax of two pages",
						(the) -> the.fromSchool(the.reference())
							.attach("fax.tif", "image/tiff", Packing.fax(the.number())),
						filed("School", 1)),
				row("a photograph in a format of telephones",
						(the) -> the.fromSchool(the.reference()).attach("IMG_1.HEIC", "image/heic", Packing.heic()),
						refused("could not be made a document", "could not make a document of")),
				row("a report and the photograph of a page",
						(the) -> the.fromSchool(the.reference())
							.attach("report.pdf", PDF, the.pdf())
							.attach("IMG_1.jpg", "image/jpeg", Packing.photograph("jpg", the.number())),
						filed("School", 2)),
				row("a report with logos",
						(the) -> the.fromSchool(the.reference())
							.attach(new MailFile("image001.png", "image/png", Paper.picture(), true))
							.attach("report.pdf", PDF, the.pdf())
							.attach("logo.png", "image/png", Paper.picture()),
						filed("School", 1)),
				row("a photograph in the text beside a report",
						(the) -> the.fromSchool(the.reference())
							.attach("report.pdf", PDF, the.pdf())
							.attach(new MailFile("image0.jpeg", "image/jpeg", Packing.photograph("jpg", the.number()),
									true)),
						waits("a large picture was left out", "School")
							.then((one) -> assertThat(one.library()).hasSize(1))),
				row("a photograph cut off",
						(the) -> the.fromSchool(the.reference())
							.attach("IMG_1.jpg", "image/jpeg", cut(Packing.photograph("jpg", the.number()))),
						refused("could not be made a document", "could not make a document of")),
				row("one photograph of three cut off",
						(the) -> the.fromSchool(the.reference())
							.attach("IMG_1.jpg", "image/jpeg", Packing.photograph("jpg", the.number()))
							.attach("IMG_2.jpg", "image/jpeg", cut(Packing.photograph("jpg", the.number() + 1000)))
							.attach("IMG_3.jpg", "image/jpeg", Packing.photograph("jpg", the.number() + 2000)),
						waits("A report was filed, but another file was not: a picture was attached that could not",
								"School")
							.then((one) -> assertThat(one.library()).hasSize(1))),
				row("one page of two as PNG cut off",
						(the) -> the.fromSchool(the.reference())
							.attach("1.png", "image/png", Packing.photograph("png", the.number()))
							.attach("2.png", "image/png", cut(Packing.photograph("png", the.number() + 1000))),
						waits("A report was filed, but another file was not: a picture was attached that could not",
								"School")
							.then((one) -> assertThat(one.library()).hasSize(1))),
				row("a logo and no report",
						(the) -> the.fromSchool(the.reference()).attach("logo.png", "image/png", Paper.picture()),
						refused("a picture was attached", "A picture")));
	}

	static Stream<Row> roles() {
		return Stream.of(
				row("a detached signature beside the report",
						(the) -> the.fromSchool(the.reference())
							.attach("report.pdf", PDF, the.pdf())
							.attach("smime.p7s", "application/pkcs7-signature", Packing.signature()),
						filed("School", 1)),
				row("a business card beside the report",
						(the) -> the.fromSchool(the.reference())
							.attach("report.pdf", PDF, the.pdf())
							.attach("Ade Cole.vcf", "text/vcard",
									"BEGIN:VCARD\nEND:VCARD".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
						filed("School", 1)),
				row("a business card alone",
						(the) -> the.fromSchool(the.reference())
							.attach("Ade Cole.vcf", "text/vcard",
									"BEGIN:VCARD\nEND:VCARD".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
						refused("a signature or a business card", "and no report")),
				row("a privacy notice, and the report follows",
						(the) -> the.fromSchool(the.reference())
							.text("Report to follow.")
							.attach("Privacy notice.pdf", PDF, the.pdf()),
						waits("says that the report follows", "School")),
				row("a privacy notice alone",
						(the) -> the.fromSchool(the.reference()).attach("GDPR_privacy_notice.pdf", PDF, the.pdf()),
						refused("privacy notice", "and no report")),
				row("a privacy notice beside the report",
						(the) -> the.fromSchool(the.reference())
							.attach("Privacy notice.pdf", PDF, the.pdf())
							.attach("report.pdf", PDF, the.pdf()),
						filed("School", 2)),
				series("the same privacy notice beside the reports of two agencies", (the) -> {
					byte[] notice = the.pdf();
					return List.of(
							the.fromSchool(the.reference())
								.attach("Privacy notice.pdf", PDF, notice)
								.attach("report.pdf", PDF, the.pdf()),
							the.from(the.police(), the.reference())
								.attach("GDPR.pdf", PDF, notice)
								.attach("report.pdf", PDF, the.pdf()));
				}, (one, mail) -> {
					assertThat(one.state(mail)).isEqualTo("FILED");
					assertThat(one.library()).as("the notice once, or twice where both came at once")
						.hasSizeBetween(3, 4);
				}),
				row("a leaflet, and the report follows",
						(the) -> the.fromSchool(the.reference())
							.text("We will send our report next week.")
							.attach("Leaflet.pdf", PDF, the.pdf()),
						waits("says that the report follows", "School")),
				row("a report that says that another follows",
						(the) -> the.fromSchool(the.reference())
							.text("Our chronology is attached. The health report will follow from them.")
							.attach("School report.pdf", PDF, the.pdf()),
						filed("School", 1)));
	}

	static Stream<Row> several() {
		return Stream.of(
				row("twelve pages in twelve files",
						(the) -> IntStream.rangeClosed(1, 12)
							.boxed()
							.reduce(the.fromSchool(the.reference()),
									(mail, page) -> mail.attach("page%02d.pdf".formatted(page), PDF, the.pdf()),
									(one, _) -> one),
						filed("School", 12)),
				series("a scanner that gives all its mails one id",
						(the) -> List.of(
								the.fromSchool(the.reference())
									.header("Message-ID", "<fixed-%d@scanner.example>".formatted(the.number()))
									.attach("report.pdf", PDF, the.pdf()),
								the.fromSchool(the.reference())
									.header("Message-ID", "<fixed-%d@scanner.example>".formatted(the.number()))
									.attach("report.pdf", PDF, the.pdf())),
						filed("School", 1).then((one) -> one.has("School", 2))),
				series("the same report twice", (the) -> {
					byte[] report = the.pdf();
					return List.of(the.fromSchool(the.reference()).attach("report.pdf", PDF, report),
							the.fromSchool("Again: " + the.reference()).attach("report.pdf", PDF, report));
				}, filed("School", 1).then((one) -> one.has("School", 1))),
				series("an original and its correction at once",
						(the) -> List.of(
								the.fromSchool(the.reference()).attach("report.pdf", PDF, the.pdf("x".repeat(400_000))),
								the.fromSchool(the.reference()).attach("report.docx", Paper.DOCX, the.docx())),
						filed("School", 1).then((one) -> one.newestIs("School", ".docx"))),
				series("thanks after the report",
						(the) -> List.of(the.fromSchool(the.reference()).attach("report.pdf", PDF, the.pdf()),
								the.fromSchool("RE: " + the.reference()).text("Thank you, see you there.")),
						leftAlone("no more than thanks").then((one) -> one.wasAnswered(one.school(), 1))),
				series("a damaged report, and another agency's behind it",
						(the) -> List.of(
								the.fromSchool(the.reference()).attach("report.docx", Paper.DOCX, Paper.damagedDocx()),
								the.from(the.police(), the.reference()).attach("report.pdf", PDF, the.pdf())),
						filed("Police", 1)));
	}

	static Stream<Row> machines() {
		return Stream.of(
				row("a recall",
						(the) -> the.from(the.police(), "Recall: " + the.reference() + " report")
							.text("The sender would like to recall a message."),
						waits("wants to take back", "")),
				row("away, in Welsh",
						(the) -> the.from(the.doctor(), "Ateb awtomatig: " + the.reference())
							.text("Allan o'r swyddfa.")
							.header("Auto-Submitted", "auto-replied"),
						leftAlone("automatic reply")),
				row("away, in German, known by its header alone",
						(the) -> the.from(the.doctor(), "Abwesenheit " + the.reference())
							.text("Ich bin bis Montag nicht da.")
							.header("Auto-Submitted", "auto-replied"),
						leftAlone("automatic reply")),
				row("away, by a rule of Exchange",
						(the) -> the.from(the.doctor(), "Nieobecny: " + the.reference())
							.text("Jestem na urlopie.")
							.header("Auto-Submitted", "auto-generated")
							.header("X-MS-Exchange-Inbox-Rules-Loop", the.doctor()),
						leftAlone("automatic reply")),
				row("away, by another program",
						(the) -> the.from(the.doctor(), "Absent: " + the.reference())
							.text("Je suis absent.")
							.header("X-Autoreply", "yes"),
						leftAlone("automatic reply")),
				row("gone for good",
						(the) -> the.from(the.doctor(), "Automatic reply: " + the.reference())
							.text("Dr Rees no longer works at this surgery.")
							.header("Auto-Submitted", "auto-replied"),
						handedOn()),
				row("gone for good, and nobody knows who that was",
						(the) -> the.from("sam@nobody%d.example".formatted(the.number()), "Automatic reply: a report")
							.text("This mailbox is not monitored.")
							.header("Auto-Submitted", "auto-replied"),
						waits("our request may have reached nobody", "")),
				row("left the office for today",
						(the) -> the.from(the.doctor(), "Automatic reply: " + the.reference())
							.text("I have left the office until Monday.")
							.header("Auto-Submitted", "auto-replied"),
						leftAlone("automatic reply")),
				row("away, with a file",
						(the) -> the.fromSchool("Automatic reply: " + the.reference())
							.header("Auto-Submitted", "auto-replied")
							.attach("report.pdf", PDF, the.pdf()),
						waits("a file came with it", "")),
				row("a person's mail that a rule of their mailbox sent on",
						(the) -> the.fromSchool(the.reference())
							.header("X-MS-Exchange-Inbox-Rules-Loop", the.school())
							.header("X-MS-Exchange-Generated-Message-Source", "Mailbox Rules Agent")
							.attach("report.pdf", PDF, the.pdf()),
						filed("School", 1)),
				row("what a rule of somebody's mailbox forwarded",
						(the) -> the.fromSchool("FW: " + the.reference())
							.text("From: %s\nSent: Monday\nTo: us\n\nPlease send it.".formatted(CP_MAILBOX))
							.header("Auto-Submitted", "auto-generated")
							.header("X-MS-Exchange-Inbox-Rules-Loop", the.school())
							.attach("report.pdf", PDF, the.pdf()),
						filed("School", 1)),
				row("a receipt with a file",
						(the) -> the.fromSchool("Read: " + the.reference()).attach("report.pdf", PDF, the.pdf()),
						waits("a file came with it", "")),
				row("a person who types that they are away",
						(the) -> the.fromSchool("Out of office: " + the.reference())
							.text("I am away until Thursday, and can come to the conference only by video.")
							.header("X-Mailer", "Outlook"),
						handedOn()),
				row("a person who types that something is delivered",
						(the) -> the.fromSchool("Delivered: " + the.reference())
							.text("We gave the parents their copy, and they disagree with it.")
							.header("Content-Type", "text/plain"),
						handedOn()),
				row("a person who says that they are on leave",
						(the) -> the.fromSchool("Annual leave: report for " + the.reference() + " will be late")
							.text("I am sorry, I can only send it on Thursday."),
						handedOn()),
				row("a person whose mail begins with Auto",
						(the) -> the.fromSchool("Auto: report " + the.reference()).attach("report.pdf", PDF, the.pdf()),
						filed("School", 1)),
				row("Exchange could not deliver",
						(the) -> the
							.from("microsoftexchange329e71ec88ae4615bbc36ab6ce41109e@northmere.example",
									"Undeliverable: " + the.reference())
							.text("Delivery has failed to these recipients: " + the.school()),
						handedOn()),
				row("Postfix could not deliver",
						(the) -> the.from("mailer-daemon@relay.example", "Undelivered Mail Returned to Sender")
							.text("<%s>: host said: 550 User unknown. %s".formatted(the.school(), the.reference()))
							.header("Auto-Submitted", "auto-replied"),
						handedOn()),
				row("Exim could not deliver",
						(the) -> the
							.from("mailer-daemon@exim.example", "Mail delivery failed: returning message to sender")
							.text(the.school() + " " + the.reference())
							.header("X-Failed-Recipients", the.school()),
						handedOn()),
				row("qmail could not deliver",
						(the) -> the.from("mailer-daemon@qmail.example", "failure notice")
							.text("Hi. This is the qmail-send program. " + the.reference()),
						handedOn()),
				row("Google could not deliver",
						(the) -> the.from("mailer-daemon@googlemail.com", "Delivery Status Notification (Failure)")
							.text(the.reference()),
						handedOn()),
				row("a bounce that names nothing",
						(the) -> the.from("postmaster@nowhere.example", "Returned mail").text("550"),
						waits("may not have reached", "")),
				row("it was read", (the) -> the.from(the.doctor(), "Read: " + the.reference()), leftAlone("receipt")),
				row("it was deleted unread", (the) -> the.from(the.doctor(), "Not read: " + the.reference()),
						leftAlone("receipt")),
				row("a receipt known by its header",
						(the) -> the.from(the.doctor(), "Gelesen " + the.reference())
							.header("Content-Type", "multipart/report; report-type=disposition-notification"),
						leftAlone("receipt")),
				row("a ticket system",
						(the) -> the.fromSchool("[Ticket#2026030210000012] " + the.reference())
							.text("We have received your email and gave it a number.")
							.header("Auto-Submitted", "auto-replied"),
						leftAlone("automatic reply")),
				row("a ticket system that says otherwise what it is",
						(the) -> the.fromSchool("[#12345] " + the.reference())
							.text("Your request has been logged and will be answered within five days by our team.")
							.header("Auto-Submitted", "auto-generated"),
						handedOn()),
				row("a scanner that says that it is a machine",
						(the) -> the.fromSchool(the.reference())
							.header("Auto-Submitted", "auto-generated")
							.attach("scan.pdf", PDF, the.pdf()),
						filed("School", 1)));
	}

	static Stream<Row> files() {
		return Stream.of(row("a PDF without an ending",
				(the) -> the.fromSchool(the.reference()).attach("noname", BYTES, the.pdf()), filed("School", 1)),
				row("a PDF by an old content type",
						(the) -> the.fromSchool(the.reference()).attach("report.pdf", "application/x-pdf", the.pdf()),
						filed("School", 1)),
				row("a PDF that belongs to the text",
						(the) -> the.fromSchool(the.reference())
							.attach(new MailFile("report.pdf", PDF, the.pdf(), true)),
						filed("School", 1)),
				row("a Word document that says it is an older one",
						(the) -> the.fromSchool(the.reference()).attach("report.doc", "application/msword", the.docx()),
						filed("School", 1)),
				row("a document of Word on the web",
						(the) -> the.fromSchool(the.reference())
							.attach("report.docx", Paper.DOCX,
									Paper.docx("word/document2.xml", Paper.MAIN, "of the web " + the.number(),
											Map.of())),
						filed("School", 1)),
				row("a PDF cut off",
						(the) -> the.fromSchool(the.reference())
							.attach("report.pdf", PDF, Arrays.copyOf(the.pdf("x".repeat(9000)), 5000)),
						refused("did not arrive whole", "attach it anew")),
				row("a PDF with an owner's password",
						(the) -> the.fromSchool(the.reference()).attach("report.pdf", PDF, Paper.pdfWithAnOwner()),
						filed("School", 1)),
				row("a PDF with a password",
						(the) -> the.fromSchool(the.reference()).attach("report.pdf", PDF, Paper.lockedPdf()),
						refused("with a password", "with a password")),
				row("an old Word document",
						(the) -> the.fromSchool(the.reference())
							.attach("report.doc", "application/msword", Paper.oldWord()),
						refused("old Office format", "Save As")),
				row("macros",
						(the) -> the.fromSchool(the.reference())
							.attach("report.docm", Paper.DOCX, Paper.docxWithMacros()),
						refused("macros", "macros")),
				row("a spreadsheet",
						(the) -> the.fromSchool(the.reference())
							.attach("report.xlsx", "application/vnd.ms-excel", Paper.spreadsheet()),
						refused("neither a Word", "neither a Word")),
				row("a program that is called a PDF",
						(the) -> the.fromSchool(the.reference()).attach("report.pdf", PDF, Paper.program()),
						refused("not what it says", "could not open it safely")),
				row("nothing in the file",
						(the) -> the.fromSchool(the.reference()).attach("report.pdf", PDF, new byte[0]), refused(
								"empty", "nothing in it to read")),
				row("tracked changes, a comment and hidden text",
						(the) -> the.fromSchool(the.reference())
							.attach("report.docx", Paper.DOCX, the.docxWithTraces()),
						filed("School", 1).then(Case::theChairIsWarned)),
				row("characters that no table takes",
						(the) -> the.from(the.school(), "\u202e" + the.reference() + " \ud83d \u0000")
							.header("Message-ID", "<y\u0000%d@x>".formatted(the.number()))
							.attach("re\u202efdp.pdf", PDF, the.pdf()),
						filed("School", 1)),
				row("a name longer than any folder takes",
						(the) -> the.fromSchool(the.reference()).attach("r".repeat(400) + ".pdf", PDF, the.pdf()),
						filed("School", 1)),
				row("one good file and one bad",
						(the) -> the.fromSchool(the.reference())
							.attach("report.pdf", PDF, the.pdf())
							.attach("sheet.xlsx", "application/vnd.ms-excel", Paper.spreadsheet()),
						waits("A report was filed, but another file was not", "School")
							.then((one) -> one.has("School", 1))),
				row("no file at all", (the) -> the.fromSchool(the.reference()).text("Please find our report attached."),
						refused("no file was attached", "no file attached")));
	}

	static Stream<Row> conferences() {
		return Stream.of(row("a conference that was cancelled", (the) -> {
			the.cancel();
			return the.fromSchool(the.reference()).attach("report.pdf", PDF, the.pdf());
		}, waits("was cancelled", "School")), row("a report that comes late", (the) -> {
			the.dueYesterday();
			return the.fromSchool(the.reference()).attach("report.pdf", PDF, the.pdf());
		}, filed("School", 1)
			.then((one) -> assertThat(one.report("School").state()).isEqualTo(RequestedReport.State.RECEIVED_LATE))));
	}

	/** A reference of ours that the administration team has no conference of. */
	private static String keptApart() {
		return IntStream.range(0, 31)
			.mapToObj((last) -> new Reference("CP-4772" + "0123456789ABCDEFGHJKMNPQRTVWXYZ".charAt(last)))
			.filter(Reference::isGenuine)
			.findFirst()
			.orElseThrow()
			.value();
	}

	private static byte[] cut(byte[] file) {
		return Arrays.copyOf(file, file.length / 2);
	}

	private static String domain(String address) {
		return address.substring(address.indexOf('@') + 1);
	}

	private static Map<String, byte[]> ordered(String one, byte[] content, String other, byte[] otherContent) {
		Map<String, byte[]> files = new LinkedHashMap<>();
		files.put(one, content);
		files.put(other, otherContent);
		return files;
	}

	private static Map<String, byte[]> many(int files) {
		Map<String, byte[]> many = new LinkedHashMap<>();
		IntStream.range(0, files).forEach((i) -> many.put("page%d.txt".formatted(i), new byte[] { 'a' }));
		return many;
	}

	private static byte[] nested(byte[] file, int deep) {
		byte[] nested = Packing.zip("report.pdf", file);
		for (int i = 1; i < deep; i++) {
			nested = Packing.zip("more.zip", nested);
		}
		return nested;
	}

	private static Row row(String is, Function<Case, Mail> mail, Expected expected) {
		return series(is, (one) -> List.of(mail.apply(one)), expected);
	}

	private static Row series(String is, Function<Case, List<Mail>> mails, Expected expected) {
		return new Row(is, mails, expected);
	}

	/** It is filed whole, as so many files of the newest version of a report. */
	private static Expected filed(String label, int files) {
		return (one, mail) -> {
			assertThat(one.state(mail)).isEqualTo("FILED");
			assertThat(one.report(label).versions().getLast().files()).hasSize(files);
			assertThat(one.library()).hasSize(one.stored());
			assertThat(one.storedElsewhere()).isZero();
		};
	}

	/** It waits for a person; its sender is told nothing of that. */
	private static Expected waits(String reason, String suggestion) {
		return (one, mail) -> {
			assertThat(one.state(mail)).isEqualTo("QUEUED");
			QueuedMail queued = one.queued(mail);
			assertThat(queued.reason()).contains(reason);
			QueuedMail.Suggestion suggested = queued.suggestion();
			assertThat((suggested != null) ? suggested.label() : "").isEqualTo(suggestion);
			assertThat(one.storedElsewhere()).isZero();
		};
	}

	/** It waits for a person, and its sender is told what to do. */
	private static Expected refused(String reason, String told) {
		return waits(reason, "School").then((one) -> {
			assertThat(one.library()).isEmpty();
			assertThat(one.answersTo(one.school())).singleElement().asString().contains(told);
		});
	}

	private static Expected leftAlone(String reason) {
		return (one, mail) -> {
			assertThat(one.state(mail)).isEqualTo("SET_ASIDE");
			assertThat(one.reason(mail)).containsIgnoringCase(reason);
		};
	}

	/**
	 * It is an answer, with whoever looks after the conference, and nobody answers it.
	 */
	private static Expected handedOn() {
		return (one, mail) -> {
			assertThat(one.state(mail)).isEqualTo("HANDED_ON");
			assertThat(one.answersTo(one.school())).isEmpty();
			assertThat(one.library()).isEmpty();
		};
	}

	private static ConditionFactory soon() {
		return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(40));
	}

	/**
	 * One line of the table.
	 *
	 * @param is the kind of mail
	 */
	record Row(String is, Function<Case, List<Mail>> mails, Expected expected) {

		@Override
		public String toString() {
			return this.is;
		}

	}

	/** What must become of the last mail of a line. */
	@FunctionalInterface
	interface Expected {

		void check(Case one, UUID mail);

		default Expected then(java.util.function.Consumer<Case> more) {
			return (one, mail) -> {
				check(one, mail);
				more.accept(one);
			};
		}

	}

	/**
	 * Two conferences of people who are at no other, and what came of mail about them.
	 */
	static final class Case {

		private static int cases;

		private final int number = ++cases;

		private int files;

		private final Conference conference = book(false);

		private Conference other;

		int number() {
			return this.number;
		}

		String reference() {
			return this.conference.reference().value();
		}

		String otherReference() {
			if (this.other == null) {
				this.other = book(true);
			}
			return this.other.reference().value();
		}

		String school() {
			return "office@school%d.example".formatted(this.number);
		}

		String police() {
			return "referrals@police%d.example".formatted(this.number);
		}

		String nursery() {
			return "kezia@nursery%d.example".formatted(this.number);
		}

		String visitor() {
			return "ana@nhs%d.example".formatted(this.number);
		}

		String doctor() {
			return "surgery@nhs%d.example".formatted(this.number);
		}

		String socialWorker() {
			return "sian%d@northmere-social-care.example".formatted(this.number);
		}

		String mother() {
			return "kim@home%d.example".formatted(this.number);
		}

		Mail from(String address, String subject) {
			return Mail.from(address).to(CP_MAILBOX).subject(subject);
		}

		Mail fromSchool(String subject) {
			return from(school(), subject);
		}

		Mail fromSocialWorker(String subject) {
			return from(socialWorker(), subject);
		}

		byte[] pdf() {
			return pdf("a report");
		}

		/** No two have the same content. */
		byte[] pdf(String text) {
			return Paper.pdf("%s %d.%d".formatted(text, this.number, ++this.files));
		}

		byte[] docx() {
			return Paper.docx("a report %d.%d".formatted(this.number, ++this.files));
		}

		byte[] docxWithTraces() {
			return Paper.docx("word/document.xml", Paper.MAIN, """
					<w:t>A report %d</w:t></w:r><w:del w:id="1"><w:r><w:delText>9 Mill Lane</w:delText></w:r></w:del>\
					<w:r><w:rPr><w:vanish/></w:rPr><w:t>9 Mill Lane</w:t>""".formatted(this.number), Map.of());
		}

		void cancel() {
			bot.part(TransactionOperations.class).executeWithoutResult((_) -> {
				Conference held = bot.part(Conferences.class).locked(this.conference.id());
				held.cancel();
				bot.part(Conferences.class).save(held);
			});
		}

		void dueYesterday() {
			jdbc().sql("update report_request set due_on = due_on - 30 where conference = ?")
				.param(this.conference.id())
				.update();
		}

		/** They arrive in this order; all of them are dealt with when this returns. */
		List<UUID> deliver(List<Mail> mails) {
			soon().until(() -> !town.tenant().mailboxes().inbox(school()).isEmpty());
			List<String> ids = new ArrayList<>();
			mails.forEach((mail) -> ids.add(town.tenant().mailboxes().deliver(mail).replace("\u0000", "")));
			soon().until(() -> arrived(ids).size() == mails.size());
			List<UUID> arrived = arrived(ids);
			soon().until(() -> arrived.stream().noneMatch((mail) -> state(mail).equals("NEW")));
			soon().until(() -> arrived.stream()
				.flatMap((mail) -> bot.part(Deliveries.class).about(mail).stream())
				.allMatch((delivery) -> delivery.settled()));
			return arrived;
		}

		private static List<UUID> arrived(List<String> ids) {
			return jdbc().sql("select id from arrived_mail where internet_id in (:ids) order by received_at, ctid")
				.param("ids", ids)
				.query(UUID.class)
				.list();
		}

		String state(UUID mail) {
			return jdbc().sql("select state from arrived_mail where id = ?").param(mail).query(String.class).single();
		}

		String reason(UUID mail) {
			return jdbc().sql("select reason from arrived_mail where id = ?").param(mail).query(String.class).single();
		}

		QueuedMail queued(UUID mail) {
			return bot.part(MailQueue.class).find(mail).orElseThrow();
		}

		RequestedReport report(String label) {
			return bot.part(Reports.class)
				.of(this.conference.id())
				.stream()
				.filter((report) -> report.label().equals(label))
				.findFirst()
				.orElseThrow();
		}

		void has(String label, int versions) {
			assertThat(report(label).versions()).hasSize(versions);
		}

		void newestIs(String label, String ending) {
			assertThat(report(label).versions().getLast().files().getFirst().name()).endsWith(ending);
		}

		void theChairIsWarned() {
			var helen = town.teams().as(Northmere.HELEN_OKAFOR);
			helen.installs();
			helen.says("status " + reference());
			helen.presses("Reports");
			assertThat(helen.card().text())
				.contains("It has tracked changes and hidden text: look before the family gets it");
			assertThat(helen.card().text()).doesNotContain("Mill Lane");
		}

		/** Whatever a person chooses, a file that names another conference stays out. */
		void thePressFilesOnlyWhatBelongs() {
			QueuedMail queued = bot.part(MailQueue.class)
				.waiting(Northmere.JOAN_WHITBY.id(), 500)
				.stream()
				.filter((mail) -> mail.sender().equals(school()))
				.findFirst()
				.orElseThrow();
			bot.part(MailQueue.class)
				.file(Northmere.JOAN_WHITBY.id(), queued.id(), queued.version(), report("School").id());
			soon().until(() -> library().size() == 1);
			assertThat(storedElsewhere()).isZero();
		}

		/** The reports that are in the library, by what the library says. */
		List<LibraryFile> library() {
			return town.tenant()
				.library()
				.files()
				.stream()
				.filter((file) -> file.path().contains(reference() + "/Reports/"))
				.toList();
		}

		/** The same, by what was written down. */
		int stored() {
			return bot.part(Reports.class)
				.of(this.conference.id())
				.stream()
				.flatMap((report) -> report.versions().stream())
				.mapToInt((version) -> version.files().size())
				.sum();
		}

		long storedElsewhere() {
			return (this.other == null) ? 0
					: town.tenant()
						.library()
						.files()
						.stream()
						.filter((file) -> file.path().contains(otherReference() + "/Reports/"))
						.count();
		}

		/** What somebody was sent after the requests. */
		List<String> answersTo(String address) {
			return town.tenant()
				.mailboxes()
				.inbox(address)
				.stream()
				.map((mail) -> mail.text())
				.filter((text) -> text.contains("could not be taken in") || text.contains("could not take")
						|| text.contains("Thank you. Your report") || text.contains("We still need your report"))
				.toList();
		}

		void wasAnswered(String address, int times) {
			assertThat(answersTo(address)).hasSize(times);
		}

		private Conference book(boolean another) {
			LocalDate today = LocalDate.ofInstant(bot.part(Clock.class).instant(), Dates.LONDON);
			LocalDate day = bot.part(WorkingDays.class).plus(today, another ? 9 : 8);
			List<Invitee> invitees = List.of(
					Invitee.named("Helen Okafor")
						.mailbox(new EmailAddress(Northmere.HELEN_OKAFOR.address()))
						.as(Role.CHAIR)
						.directoryId(Northmere.HELEN_OKAFOR.id())
						.build(),
					ReportsRoom.person("Kim Marsh", mother(), "", Role.MOTHER),
					ReportsRoom.person("Siân Pugh", socialWorker(), "Social care", Role.SOCIAL_WORKER),
					ReportsRoom.person("Ade Cole", school(), "Hillside Primary School", Role.SCHOOL),
					ReportsRoom.person("Lou Hart", police(), "Northmere Police", Role.POLICE),
					ReportsRoom.person("Kezia Marsh", nursery(), "Little Oaks", Role.EARLY_YEARS),
					ReportsRoom.person("Ana Silva", visitor(), "Brightwater Health", Role.HEALTH_VISITOR),
					ReportsRoom.person("Dr Rees", doctor(), "Park Surgery", Role.GP));
			var agreed = new Conference.Agreed(Child.only("M-%d".formatted(this.number * 2 + (another ? 1 : 0))),
					SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, Northmere.HELEN_OKAFOR.id(),
					bot.part(RuleSets.class).inForceOn(day).asVersion(), day.minusDays(10), day.atTime(10, 0), 90,
					Northmere.CONFERENCES.address(), null, invitees);
			return bot.part(TransactionOperations.class)
				.execute((_) -> bot.part(Conferences.class)
					.save(Conference.book(agreed, bot.part(Clock.class).instant())));
		}

		private static JdbcClient jdbc() {
			return bot.part(JdbcClient.class);
		}

	}

}
