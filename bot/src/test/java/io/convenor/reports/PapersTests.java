package io.convenor.reports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PapersTests {

	@TempDir
	Path directory;

	private Spool spool;

	private FileLook files;

	private Papers papers;

	@BeforeEach
	void open() {
		this.spool = new Spool(this.directory.resolve("spool"));
		this.files = new FileLook(Duration.ofMinutes(1), this.spool);
		this.papers = new Papers(this.files);
	}

	@Test
	void aPdfAndAWordDocumentAreTaken() {
		assertThat(look(Paper.pdf("text"), "application/pdf", "a.pdf").extension()).isEqualTo("pdf");
		assertThat(look(Paper.docx("text"), Paper.DOCX, "a.docx").extension()).isEqualTo("docx");
	}

	@Test
	void neitherATypeNorANameRefusesWhatTheBytesProve() {
		assertThat(look(Paper.pdf("text"), "application/octet-stream", "Report.PDF").extension()).isEqualTo("pdf");
		assertThat(look(Paper.pdf("text"), "application/octet-stream", "noname").extension()).isEqualTo("pdf");
		assertThat(look(Paper.pdf("text"), "application/x-pdf", "a").extension()).isEqualTo("pdf");
		assertThat(look(Paper.pdf("text"), "application/octet-stream", "report.docx").extension()).isEqualTo("pdf");
	}

	@Test
	void aProgramThatSaysItIsAPdfIsRefused() {
		assertThat(refusal(Paper.program(), "application/pdf", "report.pdf")).isEqualTo(Refusal.NOT_WHAT_IT_SAYS);
		assertThat(refusal(Paper.program(), "application/x-msdownload", "report.exe")).isEqualTo(Refusal.OTHER_KIND);
	}

	@Test
	void aPdfThatSaysItIsAWordDocumentIsTakenAsThePdfItIs() {
		assertThat(look(Paper.pdf("text"), Paper.DOCX, "a.docx").extension()).isEqualTo("pdf");
		assertThat(look(Paper.docx("text"), "application/pdf", "a.pdf").extension()).isEqualTo("docx");
	}

	@Test
	void aPasswordOfTheOwnerAloneIsNoPassword() {
		assertThat(look(Paper.pdfWithAnOwner(), "application/pdf", "a.pdf").extension()).isEqualTo("pdf");
	}

	@Test
	void theRelationshipsSayWhichPartIsTheDocument() {
		byte[] ofTheWeb = Paper.docx("word/document2.xml", Paper.MAIN, "a report", Map.of());
		assertThat(look(ofTheWeb, Paper.DOCX, "a.docx").extension()).isEqualTo("docx");
		assertThat(refusal(Paper.docx("word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml",
				"a report", Map.of()), Paper.DOCX, "a.docx"))
			.isEqualTo(Refusal.MACROS);
	}

	@Test
	void whatADocumentHoldsBesideItsPagesIsFound() {
		String traces = "<w:t>A report</w:t></w:r><w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
				+ "<w:r><w:rPr><w:vanish/></w:rPr><w:t>not seen</w:t>";
		assertThat(found(Paper.docx("word/document.xml", Paper.MAIN, traces, Map.of())))
			.containsExactlyInAnyOrder(Finding.TRACKED_CHANGES, Finding.HIDDEN_TEXT);
		String shown = "<w:t>A report</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>seen</w:t>";
		assertThat(found(Paper.docx("word/document.xml", Paper.MAIN, shown, Map.of()))).isEmpty();
		assertThat(found(Paper.docxWithAComment())).containsExactly(Finding.COMMENTS);
		assertThat(found(Paper.docxWithATemplate("https://elsewhere.example/template.dotm")))
			.containsExactly(Finding.REMOTE_TEMPLATE);
		assertThat(found(Paper.docxWithATemplate("file:///C:/Users/somebody/Normal.dotm"))).isEmpty();
	}

	@Test
	void whatAPdfHoldsBesideItsPagesIsFound() {
		assertThat(found(Paper.pdfWith("/OpenAction<</S/JavaScript/JS(1)>>", ""))).containsExactly(Finding.SCRIPT);
		assertThat(found(Paper.pdfWith("/Names<</EmbeddedFiles<</Names[]>>>>", "")))
			.containsExactly(Finding.EMBEDDED_FILES);
		assertThat(found(Paper.pdfWith("/Names<</JavaScript<</Names[]>>>>", ""))).containsExactly(Finding.SCRIPT);
		assertThat(found(Paper.pdfWith("", "/Annots[<</Type/Annot/Subtype/Highlight/Rect[0 0 9 9]>>]")))
			.containsExactly(Finding.COMMENTS);
		assertThat(found(Paper.pdfWith("/OpenAction[3 0 R/Fit]",
				"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://a.example)>>>>]")))
			.isEmpty();
	}

	@Test
	void whatCannotBeLookedIntoBesideThePagesOfAPdfIsSaidSo() {
		assertThat(found(Paper.pdfWith("", "/Annots[5]"))).containsExactly(Finding.NOT_LOOKED_INTO);
	}

	private Set<Finding> found(byte[] content) {
		FileFacts facts = this.files.at(written(content));
		assertThat(facts.state()).isEqualTo(FileFacts.State.WHOLE);
		return facts.found();
	}

	@Test
	void whatIsSaidOfAFileIsWhatItIs() {
		FileFacts pdf = this.files.at(written(Paper.packedPdf("a report")));
		assertThat(pdf).isEqualTo(new FileFacts(FileFacts.Form.PDF, FileFacts.State.WHOLE, 2, Set.of()));
		FileFacts docx = this.files.at(written(Paper.docx("word/document.xml", Paper.MAIN, "a report",
				Map.of("word/embeddings/sheet.xml", "a sheet"))));
		assertThat(docx)
			.isEqualTo(new FileFacts(FileFacts.Form.WORD, FileFacts.State.WHOLE, 0, Set.of(Finding.EMBEDDED_FILES)));
	}

	@Test
	void aSavedMailAndWhatOutlookPacksAreRefusedInTheirOwnWords() {
		assertThat(refusal(Paper.savedMail(), "application/vnd.ms-outlook", "a.msg"))
			.isEqualTo(Refusal.MAIL_WITHOUT_A_FILE);
		byte[] winmail = { 0x78, (byte) 0x9f, 0x3e, 0x22, 1, 0, 1, (byte) 0x90 };
		assertThat(refusal(winmail, "application/ms-tnef", "winmail.dat")).isEqualTo(Refusal.OUTLOOKS_OWN);
	}

	/** What one file unpacks to is many times the memory of the bot. */
	@Test
	@Timeout(20)
	void whatIsMadeToFillTheMemoryIsNotUnpacked() {
		for (byte[] bomb : List.of(Paper.pdfUnpackingTo("/Type/ObjStm", 20), Paper.pdfWithManyParts(500_000),
				Paper.pdfUnpackingTo("/Filter[/FlateDecode/FlateDecode]/First 5", 1))) {
			assertThat(this.files.at(written(bomb)).state()).isEqualTo(FileFacts.State.TOO_MUCH);
			assertThat(refusal(bomb, "application/pdf", "a.pdf")).isEqualTo(Refusal.TOO_LONG);
		}
		byte[] docx = Paper.docx("word/document.xml", Paper.MAIN, "a report",
				Map.of("word/more.xml", " ".repeat(50_000_000)));
		assertThat(refusal(docx, Paper.DOCX, "a.docx")).isEqualTo(Refusal.DAMAGED);
		byte[] list = Paper.docx("word/document.xml", Paper.MAIN, "a report", Map.of("word/_rels/document.xml.rels",
				"<!-- %s --><Relationships/>".formatted("a b ".repeat(2_000_000))));
		assertThat(refusal(list, Paper.DOCX, "a.docx")).isEqualTo(Refusal.DAMAGED);
	}

	@Test
	void aZipFileWhoseListOfFilesIsMadeToFillTheMemoryIsNotOpened() {
		Map<String, byte[]> many = new LinkedHashMap<>();
		for (int i = 0; i < 25_000; i++) {
			many.put("a%d".formatted(i), new byte[0]);
		}
		assertThat(this.files.at(written(Packing.zip(many))).state()).isEqualTo(FileFacts.State.TOO_MUCH);
		assertThat(refusal(Packing.zip(many), "application/zip", "a.zip")).isEqualTo(Refusal.TOO_MUCH_PACKED);
	}

	@Test
	void aLetterheadIsNoPageAndALargePictureIsNeverDropped() {
		FileFacts page = new FileFacts(FileFacts.Form.PICTURE, FileFacts.State.WHOLE, 1, Set.of());
		FileFacts strip = FileFacts.of(FileFacts.Form.PICTURE, FileFacts.State.WHOLE);
		assertThat(part(page, true, 40)).isEqualTo(Papers.Part.LOGO);
		assertThat(part(page, false, 40)).isEqualTo(Papers.Part.PAGE);
		assertThat(part(page, true, 400)).isEqualTo(Papers.Part.PAGE);
		assertThat(part(strip, false, 400)).isEqualTo(Papers.Part.LARGE_PICTURE);
		assertThat(part(strip, false, 40)).isEqualTo(Papers.Part.LOGO);
	}

	private Papers.Part part(FileFacts facts, boolean inline, int kilobytes) {
		Spooled file = new Spooled(this.directory, kilobytes * 1024L, "");
		var piece = new Piece("mail.eml/image001.png", "image/png", inline, file, facts, null);
		return this.papers.partOf(piece, Papers.Look.no(Refusal.PICTURE));
	}

	@Test
	@Timeout(20)
	void whoeverLooksForTooLongIsNotWaitedFor() {
		FileLook hurried = new FileLook(Duration.ofMillis(1), this.spool);
		FileFacts facts = hurried.at(written(Paper.pdfUnpackingTo("/Subtype/Image", 100)));
		assertThat(facts.state()).isEqualTo(FileFacts.State.TOO_MUCH);
	}

	@Test
	void whatAProcessThatWasKilledLeftIsGoneAfterTheNextStart() throws IOException {
		Path all = this.directory.resolve("left");
		Path mine = all.resolve(Long.toString(ProcessHandle.current().pid()));
		Path dead = all.resolve("999999999");
		Path living = all.resolve(Long.toString(ProcessHandle.current().parent().orElseThrow().pid()));
		for (Path folder : List.of(mine, dead, living)) {
			Files.createDirectories(folder);
			Files.writeString(folder.resolve("report1.part"), "a report");
		}
		Spool spool = new Spool(all);
		assertThat(mine).isEmptyDirectory();
		assertThat(dead).doesNotExist();
		assertThat(living).isNotEmptyDirectory();
		try (Spooled taken = spool.take(new ByteArrayInputStream(Paper.pdfWithAnOwner()), 10_000).orElseThrow()) {
			assertThat(new FileLook(Duration.ofMinutes(1), spool).at(taken.file()).form())
				.isEqualTo(FileFacts.Form.PDF);
		}
		assertThat(mine).isEmptyDirectory();
	}

	@Test
	void whatNeedsAPasswordIsRefusedUnlessAPersonKnowsIt() {
		assertThat(refusal(Paper.lockedPdf(), "application/pdf", "a.pdf")).isEqualTo(Refusal.PROTECTED);
		assertThat(refusal(Paper.lockedDocx(), Paper.DOCX, "a.docx")).isEqualTo(Refusal.PROTECTED);
		Path file = written(Paper.lockedPdf());
		assertThat(this.papers.look(file, "application/pdf", "a.pdf", true).extension()).isEqualTo("pdf");
	}

	@Test
	void oldWordFilesAreRefusedWithAdvice() {
		assertThat(refusal(Paper.oldWord(), "application/msword", "a.doc")).isEqualTo(Refusal.OLD_WORD);
	}

	@Test
	void documentsWithMacrosAndOtherOfficeFilesAreRefused() {
		assertThat(refusal(Paper.docxWithMacros(), Paper.DOCX, "a.docx")).isEqualTo(Refusal.MACROS);
		assertThat(refusal(Paper.spreadsheet(), "application/vnd.ms-excel", "a.xlsx")).isEqualTo(Refusal.OTHER_KIND);
	}

	@Test
	void emptyFilesAndEmptyDocumentsAreRefused() {
		assertThat(refusal(new byte[0], "application/pdf", "a.pdf")).isEqualTo(Refusal.EMPTY);
		assertThat(refusal(Paper.docx("  "), Paper.DOCX, "a.docx")).isEqualTo(Refusal.EMPTY);
	}

	@Test
	void zipFilesPicturesAndTextAreRefused() {
		assertThat(refusal(Paper.zip(Map.of("a.txt", "a")), "application/zip", "a.zip")).isEqualTo(Refusal.OTHER_KIND);
		assertThat(refusal(Paper.zip(Map.of("a.txt", "a")), Paper.DOCX, "a.docx")).isEqualTo(Refusal.OTHER_KIND);
		assertThat(refusal(Paper.picture(), "image/png", "a.png")).isEqualTo(Refusal.PICTURE);
		assertThat(refusal("<html>hello</html>".getBytes(StandardCharsets.UTF_8), "text/html", "a.html"))
			.isEqualTo(Refusal.OTHER_KIND);
	}

	@Test
	void aZipThatIsBrokenIsRefused() {
		byte[] half = Arrays.copyOf(Paper.docx("text"), 60);
		assertThat(refusal(half, Paper.DOCX, "a.docx")).isEqualTo(Refusal.DAMAGED);
	}

	/**
	 * As a mailbox, a scanner or a bad line leaves them: nothing but a refusal may come
	 * of it.
	 */
	@Test
	void whateverIsDamagedInAFileItIsLookedAtWithoutHarm() {
		var random = new Random(20260303);
		for (byte[] whole : List.of(Paper.docx("text"), Paper.docxWithMacros(), Paper.spreadsheet(), Paper.pdf("text"),
				Paper.lockedPdf(), Paper.lockedDocx(), Paper.zip(Map.of("a.txt", "a")), Paper.picture())) {
			for (int i = 0; i < 40; i++) {
				byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
				for (int hits = random.nextInt(8); hits > 0 && damaged.length > 0; hits--) {
					damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
				}
				for (String type : List.of(Paper.DOCX, "application/pdf", "application/octet-stream", "a/b/c;;=")) {
					Papers.Look look = look(damaged, type, "report.docx");
					assertThat(look.refusal() == null).isEqualTo(!look.extension().isEmpty());
				}
			}
		}
	}

	@Test
	void aDocumentWhoseTextIsDamagedIsRefused() {
		assertThat(refusal(Paper.damagedDocx(), Paper.DOCX, "a.docx")).isEqualTo(Refusal.DAMAGED);
	}

	/** What would be looked at for minutes would hold up all that is behind it. */
	@Test
	@Timeout(10)
	void aDocumentThatIsMadeToBeSlowToReadIsNot() {
		for (String never : List.of("<", "<a", "<a:", "<w:r>", "&a;")) {
			byte[] slow = Paper.docx("<w:t>a report</w:t>" + never.repeat(500_000 / never.length()));
			assertThat(refusal(slow, Paper.DOCX, "a.docx")).isEqualTo(Refusal.DAMAGED);
		}
	}

	private @Nullable Refusal refusal(byte[] content, String type, String name) {
		return look(content, type, name).refusal();
	}

	private Papers.Look look(byte[] content, String type, String name) {
		return this.papers.look(written(content), type, name, false);
	}

	private Path written(byte[] content) {
		try {
			return Files.write(Files.createTempFile(this.directory, "paper", ""), content);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	@Test
	void aPdfThatDidNotArriveWholeIsNotTakenForAReport() {
		byte[] whole = Paper.pdf("x".repeat(100_000));
		for (int length : new int[] { whole.length - 5, whole.length - 3000, whole.length / 2, 20 }) {
			assertThat(refusal(Arrays.copyOf(whole, length), "application/pdf", "report.pdf"))
				.as("the first %d bytes", length)
				.isEqualTo(Refusal.DAMAGED);
		}
		assertThat(refusal(Arrays.copyOf(whole, whole.length + 1000), "application/pdf", "report.pdf"))
			.as("with something behind its end")
			.isNull();
	}

	@Test
	void aPdfThatIsDamagedInTheMiddleIsNotTakenForAReport() {
		byte[] whole = Paper.packedPdf("A report. ".repeat(500) + new Random(1).ints(9000).boxed().toList());
		assertThat(refusal(whole, "application/pdf", "report.pdf")).isNull();
		for (int at : new int[] { 200, whole.length / 4, whole.length / 2 + 500, whole.length - 500 }) {
			byte[] damaged = whole.clone();
			Arrays.fill(damaged, at, at + 64, (byte) 0);
			assertThat(refusal(damaged, "application/pdf", "report.pdf")).as("damaged at %d", at)
				.isEqualTo(Refusal.DAMAGED);
		}
	}

	@Test
	void whatLosesAPageOrWhatIsOnItOnItsWayIsNotTakenForAReport() {
		String whole = new String(Paper.plainPdf(), StandardCharsets.ISO_8859_1);
		assertThat(refusal(whole.getBytes(StandardCharsets.ISO_8859_1), "application/pdf", "report.pdf")).isNull();
		for (String lost : List.of("/Type /Page\n", "/Length")) {
			int from = whole.lastIndexOf(" obj\n", whole.lastIndexOf(lost));
			int until = whole.indexOf("endobj", from) + "endobj".length();
			String without = whole.substring(0, from - 1) + whole.substring(until);
			assertThat(refusal(without.getBytes(StandardCharsets.ISO_8859_1), "application/pdf", "report.pdf")).as(lost)
				.isEqualTo(Refusal.DAMAGED);
		}
	}

	/** It was taken before, though no program opens it. */
	@Test
	void whatOnlyLooksLikeAPdfDoesNoHarm() {
		for (String said : List.of("stream", "stream\n", "endstream\n", "obj<</Filter/FlateDecode>>stream",
				"obj<</Filter/DCTDecode>>stream\nno flate at all", "1 0 obj" + "[".repeat(100_000),
				"1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj trailer<</Root 1 0 R>>")) {
			byte[] pdf = ("%PDF-1.7\n" + said + "%%EOF").getBytes(StandardCharsets.ISO_8859_1);
			assertThat(refusal(pdf, "application/pdf", "report.pdf")).as(said).isEqualTo(Refusal.DAMAGED);
		}
	}

}
