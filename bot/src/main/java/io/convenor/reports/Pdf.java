package io.convenor.reports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.jspecify.annotations.Nullable;

import io.convenor.reports.FileFacts.Form;
import io.convenor.reports.FileFacts.State;

/**
 * Looks into a PDF. PDFBox opens whatever it can repair; here a PDF is whole only if its
 * end is there, if every page that it counts is there with what is on it, and if its
 * packed parts unpack.
 */
final class Pdf {

	/** What is cut off on its way has no end. */
	private static final String END = "%%EOF";

	private static final Pattern LIST = Pattern.compile("startxref\\s+(\\d{1,10})\\b");

	/** Some machines add a little behind the end. */
	private static final int NEAR_THE_END = 2048;

	private static final Set<String> RUNNING = Set.of("JavaScript", "Launch", "ImportData", "Rendition");

	private Pdf() {
	}

	static FileFacts look(Path file, Path folder) throws IOException {
		String ending = ending(file);
		Packed.Found packed = Packed.look(file, list(ending));
		if (packed == Packed.Found.TOO_MUCH) {
			return FileFacts.of(Form.PDF, State.TOO_MUCH);
		}
		if (packed == Packed.Found.CUT || !ending.contains(END)) {
			return FileFacts.of(Form.PDF, State.DAMAGED);
		}
		var scratch = MemoryUsageSetting.setupTempFileOnly().setTempDir(folder.toFile());
		try (var content = new RandomAccessReadBufferedFile(file);
				PDDocument document = Loader.loadPDF(content, "", scratch.streamCache)) {
			// What is encrypted does not unpack as it lies there.
			boolean unpacks = packed == Packed.Found.WHOLE || document.isEncrypted();
			return new FileFacts(Form.PDF, (unpacks && hasItsPages(document)) ? State.WHOLE : State.DAMAGED,
					document.getNumberOfPages(), foundAsFarAsItIsRead(document));
		}
		catch (InvalidPasswordException ex) {
			return FileFacts.of(Form.PDF, State.LOCKED);
		}
		catch (LinkageError ex) {
			// Locked with a certificate, for which there is no library here.
			return FileFacts.of(Form.PDF, State.LOCKED);
		}
	}

	private static boolean hasItsPages(PDDocument document) {
		int pages = 0;
		for (PDPage page : document.getPages()) {
			if (!hasWhatIsOnIt(page)) {
				return false;
			}
			pages++;
		}
		return pages > 0 && pages == document.getNumberOfPages();
	}

	/**
	 * A page may be blank; one that says what is on it has it. PDFBox puts an empty one
	 * in the place of one that is not there.
	 */
	private static boolean hasWhatIsOnIt(PDPage page) {
		if (page.getCOSObject().size() == 0) {
			return false;
		}
		if (!page.getCOSObject().containsKey(COSName.CONTENTS)) {
			return true;
		}
		COSBase contents = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
		if (!(contents instanceof COSArray parts)) {
			return contents != null;
		}
		for (int i = 0; i < parts.size(); i++) {
			if (parts.getObject(i) == null) {
				return false;
			}
		}
		return true;
	}

	/** That something beside its pages is odd says nothing against them. */
	private static Set<Finding> foundAsFarAsItIsRead(PDDocument document) {
		try {
			return found(document);
		}
		catch (IOException | RuntimeException ex) {
			return Set.of(Finding.NOT_LOOKED_INTO);
		}
	}

	private static Set<Finding> found(PDDocument document) throws IOException {
		Set<Finding> found = EnumSet.noneOf(Finding.class);
		PDDocumentCatalog catalog = document.getDocumentCatalog();
		COSDictionary names = dictionary(catalog.getCOSObject(), COSName.NAMES);
		if (names != null && names.containsKey(COSName.EMBEDDED_FILES)) {
			found.add(Finding.EMBEDDED_FILES);
		}
		if ((names != null && names.containsKey(COSName.JAVA_SCRIPT)) || runs(catalog.getCOSObject())) {
			found.add(Finding.SCRIPT);
		}
		for (PDPage page : document.getPages()) {
			if (runs(page.getCOSObject())) {
				found.add(Finding.SCRIPT);
			}
			page.getAnnotations().stream().flatMap((each) -> found(each).stream()).forEach(found::add);
		}
		return found;
	}

	private static Set<Finding> found(PDAnnotation annotation) {
		Set<Finding> found = EnumSet.noneOf(Finding.class);
		switch (Objects.requireNonNullElse(annotation.getSubtype(), "")) {
			case "FileAttachment" -> found.add(Finding.EMBEDDED_FILES);
			case "Text", "FreeText", "Highlight", "Underline", "StrikeOut", "Squiggly", "Caret", "Ink", "Stamp" ->
				found.add(Finding.COMMENTS);
			default -> {
			}
		}
		if (runs(annotation.getCOSObject())) {
			found.add(Finding.SCRIPT);
		}
		return found;
	}

	/** Whether something happens when it is opened, or pressed. */
	private static boolean runs(COSDictionary part) {
		return Stream.of(COSName.OPEN_ACTION, COSName.A)
			.map((name) -> dictionary(part, name))
			.filter(Objects::nonNull)
			.anyMatch((action) -> RUNNING.contains(Objects.requireNonNullElse(action.getNameAsString(COSName.S), "")))
				|| part.containsKey(COSName.AA);
	}

	private static @Nullable COSDictionary dictionary(COSDictionary in, COSName name) {
		return (in.getDictionaryObject(name) instanceof COSDictionary dictionary) ? dictionary : null;
	}

	/** Where it says that the list of all its parts begins. */
	private static long list(String ending) {
		return LIST.matcher(ending)
			.results()
			.mapToLong((last) -> Long.parseLong(last.group(1)))
			.reduce(0, (_, last) -> last);
	}

	private static String ending(Path file) throws IOException {
		try (InputStream content = Files.newInputStream(file)) {
			content.skipNBytes(Math.max(0, Files.size(file) - NEAR_THE_END));
			return new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
		}
	}

}
