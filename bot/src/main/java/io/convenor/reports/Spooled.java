package io.convenor.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An attachment on our disk for a moment, so that its size is known and it is read only
 * once from the mailbox. Closing it removes it.
 */
record Spooled(Path file, long size, String sha256) implements AutoCloseable {

	/** Takes a stream in and closes it; empty when it holds more than allowed. */
	static Optional<Spooled> of(InputStream content, long atMost) {
		try (content) {
			Path file = Files.createTempFile("report", ".part");
			try {
				return copy(content, file, atMost);
			}
			catch (IOException | RuntimeException ex) {
				Files.deleteIfExists(file);
				throw ex;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Optional<Spooled> copy(InputStream content, Path file, long atMost) throws IOException {
		MessageDigest digest = Sha256.digest();
		long size = 0;
		try (OutputStream out = Files.newOutputStream(file)) {
			byte[] buffer = new byte[64 * 1024];
			for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
				size += read;
				if (size > atMost) {
					break;
				}
				digest.update(buffer, 0, read);
				out.write(buffer, 0, read);
			}
		}
		if (size > atMost) {
			Files.deleteIfExists(file);
			return Optional.empty();
		}
		return Optional.of(new Spooled(file, size, HexFormat.of().formatHex(digest.digest())));
	}

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
