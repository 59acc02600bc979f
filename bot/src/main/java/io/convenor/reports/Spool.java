package io.convenor.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Where attachments lie on our disk for a moment. What a process left there that ended on
 * the way is removed when the next one starts.
 */
@Component
class Spool {

	private final Path folder;

	Spool() {
		this(Path.of(System.getProperty("java.io.tmpdir"), "convenor-reports"));
	}

	/**
	 * Each process has a folder of its own in this one, called by its number.
	 */
	Spool(Path all) {
		try {
			this.folder = all.resolve(Long.toString(ProcessHandle.current().pid()));
			Files.createDirectories(all);
			try (Stream<Path> folders = Files.list(all)) {
				folders.filter(this::isLeft).forEach(Spool::remove);
			}
			Files.createDirectories(this.folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Another process of our number is not running any more. */
	private boolean isLeft(Path folder) {
		String name = folder.getFileName().toString();
		return folder.equals(this.folder) || !name.matches("\\d{1,18}")
				|| ProcessHandle.of(Long.parseLong(name)).isEmpty();
	}

	private static void remove(Path folder) {
		try {
			FileSystemUtils.deleteRecursively(folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Path folder() {
		return this.folder;
	}

	/** Takes a stream in and closes it; empty when it holds more than allowed. */
	Optional<Spooled> take(InputStream content, long atMost) {
		try (content) {
			Path file = newFile();
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

	private Path newFile() {
		try {
			return Files.createTempFile(this.folder, "report", ".part");
		}
		catch (IOException ex) {
			throw new Failed(ex);
		}
	}

	/**
	 * Has a file written here; empty when it could not be.
	 * @param writing says whether it is done
	 */
	Optional<Spooled> write(Predicate<Path> writing) {
		try {
			Path file = newFile();
			try {
				return (writing.test(file) && Files.size(file) > 0) ? take(Files.newInputStream(file), Long.MAX_VALUE)
						: Optional.empty();
			}
			finally {
				Files.deleteIfExists(file);
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
				write(buffer, read, out);
			}
		}
		if (size > atMost) {
			Files.deleteIfExists(file);
			return Optional.empty();
		}
		return Optional.of(new Spooled(file, size, HexFormat.of().formatHex(digest.digest())));
	}

	private static void write(byte[] buffer, int length, OutputStream to) throws IOException {
		try {
			to.write(buffer, 0, length);
		}
		catch (ClosedByInterruptException ex) {
			throw ex;
		}
		catch (IOException ex) {
			throw new Failed(ex);
		}
	}

	/** Our disk takes nothing now, whatever the file is. */
	static final class Failed extends UncheckedIOException {

		private static final long serialVersionUID = 1L;

		Failed(IOException cause) {
			super("Attachments cannot be written to the disk", cause);
		}

	}

}
