package io.convenor.reports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Takes the files out of a zip file. Where they say they belong decides nothing of where
 * they are kept; it is read for whose they are.
 */
final class ZipContents {

	/** What programs put there that no person packed, behind the last stroke. */
	private static final Set<String> NOBODYS = Set.of(".ds_store", "thumbs.db");

	private static final String FOLDER_OF_A_MAC = "/__macosx/";

	/** A list of ten thousand files is not longer. */
	private static final long LONGEST_LIST = 1024 * 1024;

	/** How the end of a zip file begins, and how long it is with the longest remark. */
	private static final int END = 0x06054b50;

	private static final int SHORTEST_END = 22;

	private static final int LONGEST_END = SHORTEST_END + 0xffff;

	private static final int WHERE_THE_LIST_BEGINS = 16;

	private static final long ELSEWHERE = 0xffffffffL;

	/** Says, before the end, that the list is described elsewhere than there. */
	private static final int LOCATOR = 0x07064b50;

	private static final int LENGTH_OF_A_LOCATOR = 20;

	private ZipContents() {
	}

	/**
	 * Whether its list of files, which is read into memory to open it, is made to fill
	 * that.
	 */
	static boolean hasTooLongAList(Path file) throws IOException {
		long from = Math.max(0, Files.size(file) - LONGEST_END - LENGTH_OF_A_LOCATOR);
		ByteBuffer end;
		try (InputStream content = Files.newInputStream(file)) {
			content.skipNBytes(from);
			end = ByteBuffer.wrap(content.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
		}
		for (int at = end.capacity() - SHORTEST_END; at >= 0; at--) {
			if (end.getInt(at) == END) {
				long list = Integer.toUnsignedLong(end.getInt(at + WHERE_THE_LIST_BEGINS));
				boolean elsewhere = list == ELSEWHERE
						|| (at >= LENGTH_OF_A_LOCATOR && end.getInt(at - LENGTH_OF_A_LOCATOR) == LOCATOR);
				return elsewhere || from + at - list > LONGEST_LIST;
			}
		}
		return false;
	}

	static void open(Path file, Layer layer, @Nullable MailWithin around) throws IOException {
		try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
			List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
			for (ZipArchiveEntry entry : entries) {
				if (entry.isDirectory() || isNobodys(entry.getName())) {
					continue;
				}
				if (entry.getGeneralPurposeBit().usesEncryption()) {
					layer.refuse(Refusal.PROTECTED);
					continue;
				}
				if (!zip.canReadEntryData(entry)) {
					layer.refuse(Refusal.PACKED_OTHERWISE);
					continue;
				}
				try (InputStream content = zip.getInputStream(entry)) {
					layer.take(entry.getName(), "application/octet-stream", false, content, around);
				}
			}
		}
	}

	private static boolean isNobodys(String name) {
		String path = ("/" + name).toLowerCase(Locale.ROOT);
		return path.contains(FOLDER_OF_A_MAC) || NOBODYS.contains(path.substring(path.lastIndexOf('/') + 1));
	}

}
