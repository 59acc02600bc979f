package io.convenor.reports;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.jspecify.annotations.Nullable;

import io.convenor.reports.FileFacts.Form;
import io.convenor.reports.FileFacts.State;

/**
 * Looks into a file of Office's newer kind: a zip file whose relationships say which of
 * its parts is the document. Every part is read to its end, and none is kept.
 */
final class OfficePackage {

	private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

	private static final String WORD_WITH_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml";

	private static final Pattern MACROS = Pattern.compile("(?i).*/vbaProject\\.bin");

	private static final Pattern EMBEDDED = Pattern.compile("(?i)/word/embeddings/.*");

	/** OpenDocument, books, and Pages as it wrote before. */
	private static final Set<String> OF_ANOTHER_KIND = Set.of("mimetype", "content.xml", "index.xml", "index.apxl",
			"Index.zip", "Index/Document.iwa");

	/** A Mac packs a document of Pages with the folder that it is. */
	private static final Set<String> OF_PAGES = Set.of(".pages/Index.zip", "/Index/Document.iwa");

	/** What can be seen on a page beside text. */
	private static final Set<String> PICTURED = Set.of("drawing", "pict", "object", "altChunk");

	/** The parts in which somebody may have typed. */
	private static final Pattern READ = Pattern.compile("application/(?:vnd\\.openxmlformats-officedocument"
			+ "\\.wordprocessingml\\.(?:document\\.main|header|footer|footnotes|endnotes|comments)\\+xml"
			+ "|vnd\\.ms-word\\.document\\.macroEnabled\\.main\\+xml)");

	private static final Set<String> TRACKED = Set.of("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange",
			"tblPrChange", "cellIns", "cellDel", "numberingChange");

	private static final Set<String> OFF = Set.of("0", "false", "off");

	private static final String TEMPLATE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate";

	private static final long MOST_TO_UNPACK = 512L * 1024 * 1024;

	/** Lists of parts are read into memory to open the file at all. */
	private static final long LONGEST_LIST = 4L * 1024 * 1024;

	private static final long MOST_PARTS = 10_000;

	private static final XMLInputFactory XML = xml();

	static {
		ZipSecureFile.setMinInflateRatio(0.001);
		ZipSecureFile.setMaxFileCount(MOST_PARTS);
	}

	private OfficePackage() {
	}

	private static XMLInputFactory xml() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		return factory;
	}

	/**
	 * A file that the library opens by its name it would read into memory if it is cut.
	 * Its limits are settings of the whole process, in which one file is looked at at a
	 * time.
	 */
	static FileFacts look(Path file) throws IOException {
		if (ZipContents.hasTooLongAList(file)) {
			return FileFacts.of(Form.ZIP, State.TOO_MUCH);
		}
		try (var zip = new ZipSecureFile(file.toFile())) {
			if (zip.getEntry("[Content_Types].xml") == null) {
				return FileFacts.of(isOneDocument(zip) ? Form.OTHER : Form.ZIP, State.WHOLE);
			}
			ZipSecureFile.setMaxEntrySize(LONGEST_LIST);
			try (OPCPackage parts = OPCPackage.open(new ZipFileZipEntrySource(zip))) {
				parts.getParts();
				ZipSecureFile.setMaxEntrySize(MOST_TO_UNPACK);
				return look(parts);
			}
		}
		catch (InvalidFormatException | XMLStreamException ex) {
			return FileFacts.of(Form.WORD, State.DAMAGED);
		}
	}

	/** A document of another kind is packed so, too; its parts are no files. */
	private static boolean isOneDocument(ZipFile zip) {
		return Collections.list(zip.getEntries())
			.stream()
			.map(ZipArchiveEntry::getName)
			.anyMatch((name) -> OF_ANOTHER_KIND.contains(name) || OF_PAGES.stream().anyMatch(name::endsWith));
	}

	private static FileFacts look(OPCPackage parts) throws IOException, InvalidFormatException, XMLStreamException {
		PackagePart document = document(parts);
		String type = (document != null) ? document.getContentType() : "";
		boolean withMacros = type.equals(WORD_WITH_MACROS);
		if (document == null || !(type.equals(WORD) || withMacros)) {
			return FileFacts.of(Form.OTHER, State.WHOLE);
		}
		State state = state(parts, document);
		Set<Finding> found = EnumSet.noneOf(Finding.class);
		if (withMacros || !parts.getPartsByName(MACROS).isEmpty()) {
			found.add(Finding.MACROS);
		}
		if (!parts.getPartsByName(EMBEDDED).isEmpty()) {
			found.add(Finding.EMBEDDED_FILES);
		}
		if (state == State.WHOLE) {
			for (PackagePart part : parts.getParts()) {
				found.addAll(found(part));
			}
		}
		return new FileFacts(Form.WORD, state, 0, found);
	}

	private static Set<Finding> found(PackagePart part) throws IOException, InvalidFormatException, XMLStreamException {
		Set<Finding> found = EnumSet.noneOf(Finding.class);
		if (!part.isRelationshipPart() && fetchesItsTemplate(part)) {
			found.add(Finding.REMOTE_TEMPLATE);
		}
		if (READ.matcher(part.getContentType()).matches()) {
			try (InputStream content = part.getInputStream()) {
				XMLStreamReader reader = XML.createXMLStreamReader(content);
				while (reader.hasNext()) {
					if (reader.next() == XMLStreamConstants.START_ELEMENT) {
						add(reader, found);
					}
				}
			}
		}
		return found;
	}

	private static void add(XMLStreamReader reader, Set<Finding> found) {
		String element = reader.getLocalName();
		if (TRACKED.contains(element)) {
			found.add(Finding.TRACKED_CHANGES);
		}
		else if (element.equals("comment")) {
			found.add(Finding.COMMENTS);
		}
		else if (element.equals("vanish") && isOn(reader)) {
			found.add(Finding.HIDDEN_TEXT);
		}
	}

	private static boolean isOn(XMLStreamReader reader) {
		return reader.getAttributeCount() == 0 || !OFF.contains(reader.getAttributeValue(0));
	}

	/** Word writes where its own template lies on the writer's disk as well. */
	private static boolean fetchesItsTemplate(PackagePart part) throws InvalidFormatException {
		for (PackageRelationship template : part.getRelationshipsByType(TEMPLATE)) {
			URI target = template.getTargetURI();
			String scheme = Objects.requireNonNullElse(target.getScheme(), "").toLowerCase(Locale.ROOT);
			if (template.getTargetMode() == TargetMode.EXTERNAL
					&& (scheme.startsWith("http") || target.getAuthority() != null)) {
				return true;
			}
		}
		return false;
	}

	private static @Nullable PackagePart document(OPCPackage parts) {
		var relationships = parts.getRelationshipsByType(PackageRelationshipTypes.CORE_DOCUMENT);
		if (relationships.isEmpty()) {
			relationships = parts.getRelationshipsByType(PackageRelationshipTypes.STRICT_CORE_DOCUMENT);
		}
		return relationships.isEmpty() ? null : parts.getPart(relationships.getRelationship(0));
	}

	private static State state(OPCPackage parts, PackagePart document)
			throws IOException, InvalidFormatException, XMLStreamException {
		long left = MOST_TO_UNPACK;
		for (PackagePart part : parts.getParts()) {
			left -= length(part, left);
			if (left <= 0) {
				return State.TOO_MUCH;
			}
		}
		return hasSomethingToRead(document) ? State.WHOLE : State.EMPTY;
	}

	private static long length(PackagePart part, long atMost) throws IOException {
		try (InputStream content = part.getInputStream()) {
			byte[] window = new byte[64 * 1024];
			long length = 0;
			for (int read = content.read(window); read >= 0 && length < atMost; read = content.read(window)) {
				length += read;
			}
			return length;
		}
	}

	private static boolean hasSomethingToRead(PackagePart document) throws IOException, XMLStreamException {
		boolean something = false;
		try (InputStream content = document.getInputStream()) {
			XMLStreamReader reader = XML.createXMLStreamReader(content);
			while (reader.hasNext()) {
				something |= switch (reader.next()) {
					case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> !reader.getText().isBlank();
					case XMLStreamConstants.START_ELEMENT -> PICTURED.contains(reader.getLocalName());
					default -> false;
				};
			}
		}
		return something;
	}

}
