package io.convenor.reports;

import java.io.IOException;
import java.nio.file.Path;

import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

import io.convenor.reports.FileFacts.Form;
import io.convenor.reports.FileFacts.State;

/**
 * Looks into a file of Office's older kind. Newer documents that need a password are
 * packed into one, and so are mails that Outlook saves.
 */
final class OldOffice {

	private static final String PROPERTIES_OF_A_MAIL = "__properties_version1.0";

	private OldOffice() {
	}

	static FileFacts look(Path file) throws IOException {
		try (var parts = new POIFSFileSystem(file.toFile(), true)) {
			DirectoryNode root = parts.getRoot();
			return FileFacts.of(
					root.hasEntryCaseInsensitive(PROPERTIES_OF_A_MAIL) ? Form.OUTLOOK_MAIL : Form.OLD_OFFICE,
					root.hasEntryCaseInsensitive(Decryptor.DEFAULT_POIFS_ENTRY) ? State.LOCKED : State.WHOLE);
		}
	}

}
