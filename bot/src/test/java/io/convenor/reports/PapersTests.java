package io.convenor.reports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PapersTests {

	private final Papers papers = new Papers();

	@TempDir
	Path directory;

	@Test
	void aPdfAndAWordDocumentAreTaken() {
		assertThat(look(Paper.pdf("text"), "application/pdf", "a.pdf").extension()).isEqualTo("pdf");
		assertThat(look(Paper.docx("text"), Paper.DOCX, "a.docx").extension()).isEqualTo("docx");
	}

	@Test
	void aMachineThatDoesNotKnowTheTypeIsHelpedByTheEndingOfTheName() {
		assertThat(look(Paper.pdf("text"), "application/octet-stream", "Report.PDF").extension()).isEqualTo("pdf");
		assertThat(refusal(Paper.pdf("text"), "application/octet-stream", "report.docx"))
			.isEqualTo(Refusal.NOT_WHAT_IT_SAYS);
	}

	@Test
	void aProgramThatSaysItIsAPdfIsRefused() {
		assertThat(refusal(Paper.program(), "application/pdf", "report.pdf")).isEqualTo(Refusal.NOT_WHAT_IT_SAYS);
		assertThat(refusal(Paper.program(), "application/x-msdownload", "report.exe")).isEqualTo(Refusal.OTHER_KIND);
	}

	@Test
	void aPdfThatSaysItIsAWordDocumentIsRefused() {
		assertThat(refusal(Paper.pdf("text"), Paper.DOCX, "a.docx")).isEqualTo(Refusal.NOT_WHAT_IT_SAYS);
		assertThat(refusal(Paper.docx("text"), "application/pdf", "a.pdf")).isEqualTo(Refusal.NOT_WHAT_IT_SAYS);
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
		assertThat(refusal(Paper.zip(Map.of("a.txt", "a")), "application/zip", "a.zip")).isEqualTo(Refusal.ZIP);
		assertThat(refusal(Paper.zip(Map.of("a.txt", "a")), Paper.DOCX, "a.docx")).isEqualTo(Refusal.ZIP);
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
		for (String never : List.of("<", "<a", "<a:")) {
			byte[] slow = Paper.zip(Map.of("[Content_Types].xml", "wordprocessingml.document.main+xml",
					"word/document.xml", "<w:t>a report</w:t>" + never.repeat(500_000 / never.length())));
			assertThat(refusal(slow, Paper.DOCX, "a.docx")).isNull();
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
	void whatOnlyLooksPackedDoesNoHarm() {
		for (String said : List.of("stream", "stream\n", "endstream\n", "obj<</Filter/FlateDecode>>stream",
				"obj<</Filter/DCTDecode>>stream\nno flate at all")) {
			byte[] pdf = ("%PDF-1.7\n" + said + "%%EOF").getBytes(StandardCharsets.ISO_8859_1);
			assertThat(refusal(pdf, "application/pdf", "report.pdf")).as(said).isNull();
		}
	}

}
