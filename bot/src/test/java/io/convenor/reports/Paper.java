package io.convenor.reports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes files such as agencies send, good ones and others. */
final class Paper {

	static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

	private static final String TYPES = "<Types><Override PartName=\"/word/document.xml\" ContentType=\"%s\"/></Types>";

	private static final String MAIN = "application/vnd.openxmlformats-officedocument."
			+ "wordprocessingml.document.main+xml";

	private Paper() {
	}

	static byte[] pdf(String text) {
		return ("%PDF-1.7\n1 0 obj<</Type/Page/Contents(" + text + ")>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF")
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** As most programs write one, with its text packed, in two parts. */
	static byte[] packedPdf(String text) {
		var bytes = new ByteArrayOutputStream();
		bytes.writeBytes("%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1));
		for (int part = 1; part <= 2; part++) {
			byte[] packed = packed(text);
			bytes.writeBytes(("%d 0 obj\n<</Length %d/Filter /FlateDecode>>\nstream\r\n".formatted(part, packed.length))
				.getBytes(StandardCharsets.ISO_8859_1));
			bytes.writeBytes(packed);
			bytes.writeBytes("\nendstream\nendobj\n".getBytes(StandardCharsets.ISO_8859_1));
		}
		bytes.writeBytes("trailer<</Root 1 0 R>>\n%%EOF".getBytes(StandardCharsets.ISO_8859_1));
		return bytes.toByteArray();
	}

	private static byte[] packed(String text) {
		var bytes = new ByteArrayOutputStream();
		try (var deflated = new DeflaterOutputStream(bytes)) {
			deflated.write(text.getBytes(StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	static byte[] lockedPdf() {
		String padding = "x".repeat(70_000);
		return ("%PDF-1.7\n" + padding + "\ntrailer<</Root 1 0 R/Encrypt 9 0 R>>\n%%EOF")
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	static byte[] docx(String text) {
		return zip(Map.of("[Content_Types].xml", TYPES.formatted(MAIN), "word/document.xml",
				"<w:document><w:body><w:p><w:r><w:t>" + text + "</w:t></w:r></w:p></w:body></w:document>"));
	}

	/** A document whose text does not unpack any more. */
	static byte[] damagedDocx() {
		byte[] damaged = docx("a report of some length ".repeat(200));
		int text = new String(damaged, StandardCharsets.ISO_8859_1).indexOf("word/document.xml") + 40;
		Arrays.fill(damaged, text, text + 20, (byte) 0xff);
		return damaged;
	}

	static byte[] docxWithMacros() {
		return zip(Map.of("[Content_Types].xml", TYPES.formatted(MAIN), "word/document.xml", "<w:t>hello</w:t>",
				"word/vbaProject.bin", "macro"));
	}

	static byte[] spreadsheet() {
		return zip(Map.of("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>"));
	}

	static byte[] lockedDocx() {
		return oldOffice("EncryptedPackage");
	}

	static byte[] oldWord() {
		return oldOffice("WordDocument");
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
		var bytes = new ByteArrayOutputStream();
		bytes.writeBytes(new byte[] { (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a,
				(byte) 0xe1 });
		bytes.writeBytes(new byte[1024]);
		bytes.writeBytes(stream.getBytes(StandardCharsets.UTF_16LE));
		return bytes.toByteArray();
	}

}
