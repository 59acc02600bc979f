package io.convenor.reports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.cos.COSName;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Writes files such as agencies send, good ones and others. */
final class Paper {

	static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

	static final String MAIN = "application/vnd.openxmlformats-officedocument." + "wordprocessingml.document.main+xml";

	private Paper() {
	}

	static byte[] pdf(String text) {
		return """
				%%PDF-1.7
				1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
				2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
				3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj
				4 0 obj<</Length %d>>
				stream
				%s
				endstream endobj
				trailer<</Root 1 0 R>>
				%%%%EOF""".formatted(text.length(), text).getBytes(StandardCharsets.ISO_8859_1);
	}

	/** A PDF whose catalog and page say more than they need to. */
	static byte[] pdfWith(String inTheCatalog, String onThePage) {
		return new String(pdf("a report"), StandardCharsets.ISO_8859_1)
			.replace("/Type/Catalog", "/Type/Catalog" + inTheCatalog)
			.replace("/Type/Page/Parent", "/Type/Page" + onThePage + "/Parent")
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** As most programs write one, with its text packed, on two pages. */
	static byte[] packedPdf(String text) {
		return pdf(text, null, null, CompressParameters.DEFAULT_COMPRESSION);
	}

	/** With each of its parts as it stands in the file. */
	static byte[] plainPdf() {
		return pdf("a report", null, null, CompressParameters.NO_COMPRESSION);
	}

	/** Opens for those who know a password. */
	static byte[] lockedPdf() {
		return pdf("x".repeat(70_000), "for us", "for you", CompressParameters.DEFAULT_COMPRESSION);
	}

	/** Opens for everybody; who knows a password may do more with it. */
	static byte[] pdfWithAnOwner() {
		return pdf("a report", "for us", "", CompressParameters.DEFAULT_COMPRESSION);
	}

	private static byte[] pdf(String text, String owner, String user, CompressParameters how) {
		try (var document = new PDDocument()) {
			for (int i = 0; i < 2; i++) {
				PDPage page = new PDPage();
				page.setContents(new PDStream(document,
						new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), COSName.FLATE_DECODE));
				document.addPage(page);
			}
			if (owner != null) {
				document.protect(new StandardProtectionPolicy(owner, user, new AccessPermission()));
			}
			var bytes = new ByteArrayOutputStream();
			document.save(bytes, how);
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static byte[] pdfWithManyParts(int parts) {
		StringBuilder many = new StringBuilder();
		for (int i = 10; i < parts; i++) {
			many.append(i).append(" 0 obj[1 2 3]endobj\n");
		}
		return new String(pdf("text"), StandardCharsets.ISO_8859_1).replace("trailer", many + "trailer")
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** Unpacks to many zeros, and says something of what they are. */
	static byte[] pdfUnpackingTo(String said, int megabytes) {
		var bytes = new ByteArrayOutputStream();
		String filter = said.contains("/Filter") ? "" : "/Filter/FlateDecode";
		bytes.writeBytes("%%PDF-1.7\n1 0 obj<<%s%s/N 1>>\nstream\n".formatted(said, filter)
			.getBytes(StandardCharsets.ISO_8859_1));
		try (var deflated = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED))) {
			byte[] block = new byte[1024 * 1024];
			for (int i = 0; i < megabytes; i++) {
				deflated.write(block);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		bytes.writeBytes("\nendstream endobj\n%%EOF".getBytes(StandardCharsets.ISO_8859_1));
		return bytes.toByteArray();
	}

	static byte[] docx(String text) {
		return docx("word/document.xml", MAIN, text, Map.of());
	}

	/**
	 * A document of Office's newer kind.
	 * @param name of the part that is the document, as the relationships say
	 */
	static byte[] docx(String name, String type, String text, Map<String, String> more) {
		Map<String, String> parts = new LinkedHashMap<>();
		parts.put("[Content_Types].xml", """
				<?xml version="1.0" encoding="UTF-8"?>
				<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
				<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
				<Default Extension="xml" ContentType="application/xml"/>
				<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>
				<Override PartName="/%s" ContentType="%s"/></Types>""".formatted(name, type));
		parts.put("_rels/.rels", """
				<?xml version="1.0" encoding="UTF-8"?>
				<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
				<Relationship Id="rId1" Target="%s"
				Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
				</Relationships>""".formatted(name));
		parts.put(name, """
				<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">\
				<w:body><w:p><w:r>%s</w:r></w:p></w:body></w:document>"""
			.formatted(text.startsWith("<") ? text : "<w:t>" + text + "</w:t>"));
		parts.putAll(more);
		return zip(parts);
	}

	static byte[] docxWithAComment() {
		String comments = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";
		Map<String, String> more = Map.of("word/comments.xml",
				"<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
						+ "<w:comment w:id=\"0\"/></w:comments>");
		return docx("word/document.xml",
				MAIN + "\"/><Override PartName=\"/word/comments.xml\" ContentType=\"" + comments, "a report", more);
	}

	/**
	 * @param at where its template is said to be
	 */
	static byte[] docxWithATemplate(String at) {
		return docx("word/document.xml", MAIN, "a report",
				Map.of("word/settings.xml", "<a/>", "word/_rels/settings.xml.rels", """
						<?xml version="1.0" encoding="UTF-8"?>
						<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
						<Relationship Id="rId1" Target="%s" TargetMode="External"
						Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>
						</Relationships>""".formatted(at)));
	}

	/** A document whose text does not unpack any more. */
	static byte[] damagedDocx() {
		byte[] damaged = docx("a report of some length ".repeat(200));
		int text = new String(damaged, StandardCharsets.ISO_8859_1).indexOf("word/document.xml") + 60;
		Arrays.fill(damaged, text, text + 20, (byte) 0xff);
		return damaged;
	}

	static byte[] docxWithMacros() {
		return docx("word/document.xml", MAIN, "hello", Map.of("word/vbaProject.bin", "macro"));
	}

	static byte[] spreadsheet() {
		return docx("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
				"1", Map.of());
	}

	static byte[] lockedDocx() {
		return oldOffice("EncryptedPackage");
	}

	static byte[] oldWord() {
		return oldOffice("WordDocument");
	}

	static byte[] savedMail() {
		return oldOffice("__properties_version1.0");
	}

	static byte[] program() {
		byte[] program = new byte[512];
		program[0] = 'M';
		program[1] = 'Z';
		return program;
	}

	static byte[] picture() {
		byte[] picture = new byte[64];
		byte[] signature = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
		System.arraycopy(signature, 0, picture, 0, signature.length);
		return picture;
	}

	static byte[] zip(Map<String, String> parts) {
		var bytes = new ByteArrayOutputStream();
		try (var zip = new ZipOutputStream(bytes)) {
			for (var part : new LinkedHashMap<>(parts).entrySet()) {
				zip.putNextEntry(new ZipEntry(part.getKey()));
				zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static byte[] oldOffice(String stream) {
		try (var files = new POIFSFileSystem()) {
			files.createDocument(new ByteArrayInputStream(new byte[8192]), stream);
			var bytes = new ByteArrayOutputStream();
			files.writeFilesystem(bytes);
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
