package io.convenor.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An attachment on our disk for a moment, so that its size is known and it is read only
 * once from the mailbox. Closing it removes it.
 */
record Spooled(Path file, long size, String sha256) implements AutoCloseable {

	@Override
	public void close() {
		try {
			Files.deleteIfExists(this.file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
