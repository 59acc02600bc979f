package io.convenor.reports;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks at a file itself, never only at its name: a report is a Word document or a PDF
 * that opens without a password and has something in it.
 */
@Component
class Papers {

	private static final String PDF = "application/pdf";

	private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

	private static final String MAIN_PART = "wordprocessingml.document.main+xml";

	/** What senders' machines say when they do not know. */
	private static final Set<String> UNKNOWN = Set.of("", "application/octet-stream", "application/x-download",
			"application/force-download", "application/download", "binary/octet-stream");

	/** Old Office files begin with it, and so do new ones that need a password. */
	private static final byte[] OLD_OFFICE = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

	/** What is cut off on its way has no end. */
	private static final String END_OF_PDF = "%%EOF";

	private static final int NEAR_THE_END = 2048;

	private static final int MOST_OF_A_PART = 1024 * 1024;

	/** Ends at the next one that begins, so that none is looked through twice. */
	private static final Pattern TAG = Pattern.compile("<[^<>]*+>");

	private static final Pattern PICTURED = Pattern.compile("<\\w+:(?:drawing|pict|object|altChunk)\\b");

	private final Detector detector = new DefaultDetector();

	/**
	 * Looks at a file.
	 * @param saysType the content type that came with it
	 * @param saysName the name that came with it; only its ending is looked at
	 * @param byAPerson whether a person asked for it to be filed: they may know the
	 * password, and have seen that it opens
	 */
	Look look(Path file, String saysType, String saysName, boolean byAPerson) {
		try {
			if (Files.size(file) == 0) {
				return Look.no(Refusal.EMPTY);
			}
			if (startsWith(file, OLD_OFFICE)) {
				return Look.no(protectedOffice(file) ? Refusal.PROTECTED : Refusal.OLD_WORD);
			}
			String says = says(saysType, saysName);
			String is = firstBytes(file);
			return switch (is) {
				case PDF -> agrees(says, PDF, pdf(file, byAPerson));
				case "application/zip", "application/x-tika-ooxml" -> agrees(says, DOCX, zip(file));
				default -> Look.no(says.equals(PDF) || says.equals(DOCX) ? Refusal.NOT_WHAT_IT_SAYS : otherwise(is));
			};
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Look agrees(String says, String type, Look look) {
		boolean contradicts = look.refusal() == null && !says.equals(type);
		return contradicts ? Look.no(Refusal.NOT_WHAT_IT_SAYS) : look;
	}

	private static String says(String type, String name) {
		String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
		if (!UNKNOWN.contains(bare)) {
			return bare;
		}
		String ending = name.strip().toLowerCase(Locale.ROOT);
		return ending.endsWith(".pdf") ? PDF : ending.endsWith(".docx") ? DOCX : bare;
	}

	private String firstBytes(Path file) throws IOException {
		try (TikaInputStream content = TikaInputStream.get(file)) {
			return this.detector.detect(content, new Metadata()).getBaseType().toString();
		}
	}

	private static Refusal otherwise(String type) {
		return type.startsWith("image/") ? Refusal.PICTURE : Refusal.OTHER_KIND;
	}

	private static Look pdf(Path file, boolean byAPerson) throws IOException {
		if (byAPerson) {
			return Look.yes("pdf");
		}
		if (!ending(file).contains(END_OF_PDF)) {
			return Look.no(Refusal.DAMAGED);
		}
		boolean locked = holds(file, "/Encrypt".getBytes(StandardCharsets.US_ASCII));
		if (locked) {
			return Look.no(Refusal.PROTECTED);
		}
		return Packed.isWhole(file) ? Look.yes("pdf") : Look.no(Refusal.DAMAGED);
	}

	/** Some machines add a little behind the end. */
	private static String ending(Path file) throws IOException {
		try (InputStream content = Files.newInputStream(file)) {
			content.skipNBytes(Math.max(0, Files.size(file) - NEAR_THE_END));
			return new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
		}
	}

	private static boolean protectedOffice(Path file) throws IOException {
		return holds(file, "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
	}

	/** Reads the list of what is inside and two parts of it, never the whole. */
	private static Look zip(Path file) throws IOException {
		try (var zip = new ZipFile(file.toFile())) {
			ZipEntry types = zip.getEntry("[Content_Types].xml");
			ZipEntry document = zip.getEntry("word/document.xml");
			if (types == null) {
				return Look.no(Refusal.ZIP);
			}
			if (document == null) {
				return Look.no(Refusal.OTHER_KIND);
			}
			if (zip.getEntry("word/vbaProject.bin") != null) {
				return Look.no(Refusal.MACROS);
			}
			if (!beginning(zip, types).contains(MAIN_PART)) {
				return Look.no(Refusal.OTHER_KIND);
			}
			return somethingToRead(beginning(zip, document)) ? Look.yes("docx") : Look.no(Refusal.EMPTY);
		}
		catch (ZipException | EOFException | IllegalArgumentException ex) {
			return Look.no(Refusal.DAMAGED);
		}
	}

	private static String beginning(ZipFile zip, ZipEntry entry) throws IOException {
		try (InputStream content = zip.getInputStream(entry)) {
			return new String(content.readNBytes(MOST_OF_A_PART), StandardCharsets.UTF_8);
		}
	}

	private static boolean somethingToRead(String document) {
		return document.length() >= MOST_OF_A_PART / 2 || PICTURED.matcher(document).find()
				|| !TAG.matcher(document).replaceAll("").isBlank();
	}

	private static boolean startsWith(Path file, byte[] wanted) throws IOException {
		try (InputStream content = Files.newInputStream(file)) {
			return Arrays.equals(content.readNBytes(wanted.length), wanted);
		}
	}

	private static boolean holds(Path file, byte[] wanted) throws IOException {
		try (InputStream content = Files.newInputStream(file)) {
			byte[] window = new byte[64 * 1024];
			int kept = 0;
			for (int read = content.read(window); read > 0;) {
				int filled = kept + read;
				if (contains(window, filled, wanted)) {
					return true;
				}
				kept = Math.min(wanted.length - 1, filled);
				System.arraycopy(window, filled - kept, window, 0, kept);
				read = content.read(window, kept, window.length - kept);
			}
			return false;
		}
	}

	private static boolean contains(byte[] window, int filled, byte[] wanted) {
		for (int start = 0; start <= filled - wanted.length; start++) {
			int same = 0;
			while (same < wanted.length && window[start + same] == wanted[same]) {
				same++;
			}
			if (same == wanted.length) {
				return true;
			}
		}
		return false;
	}

	/**
	 * What a look at a file showed.
	 *
	 * @param extension the ending its name gets, where it is taken
	 */
	record Look(String extension, @Nullable Refusal refusal) {

		static Look yes(String extension) {
			return new Look(extension, null);
		}

		static Look no(Refusal refusal) {
			return new Look("", refusal);
		}

	}

}
