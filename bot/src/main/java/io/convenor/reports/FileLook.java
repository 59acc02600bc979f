package io.convenor.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import io.convenor.reports.FileFacts.Form;
import io.convenor.reports.FileFacts.State;

/**
 * Says what a file is. One is looked at at a time, so that the largest two never share
 * the memory, and none for longer than a limit: whatever goes wrong while somebody looks
 * is what there is to say about the file.
 */
@Component
class FileLook {

	private final Detector detector = new DefaultDetector();

	private final Semaphore one = new Semaphore(1);

	private final Duration atMost;

	private final Path folder;

	@Autowired
	FileLook(ReportsSettings settings, Spool spool) {
		this(settings.longestLook(), spool);
	}

	FileLook(Duration atMost, Spool spool) {
		this.atMost = atMost;
		this.folder = spool.folder();
	}

	/** What it is. The file is not changed, and nothing of it is kept. */
	FileFacts at(Path file) {
		Form form = form(file);
		if (isEmpty(file)) {
			return FileFacts.of(form, State.EMPTY);
		}
		return switch (form) {
			case PDF -> look(form, () -> Pdf.look(file, this.folder));
			case ZIP -> look(form, () -> OfficePackage.look(file));
			case OLD_OFFICE -> look(form, () -> OldOffice.look(file));
			case PICTURE -> look(form, () -> Pictures.look(file));
			default -> FileFacts.of(form, State.WHOLE);
		};
	}

	private static boolean isEmpty(Path file) {
		try {
			return Files.size(file) == 0;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** By the bytes it begins with. */
	private Form form(Path file) {
		try (TikaInputStream content = TikaInputStream.get(file)) {
			String type = this.detector.detect(content, new Metadata()).getBaseType().toString();
			return switch (type) {
				case "application/pdf" -> Form.PDF;
				case "application/zip", "application/x-tika-ooxml" -> Form.ZIP;
				case "application/x-tika-msoffice", "application/msword", "application/vnd.ms-excel",
						"application/vnd.ms-powerpoint", "application/vnd.ms-outlook" ->
					Form.OLD_OFFICE;
				case "application/vnd.ms-tnef" -> Form.OUTLOOKS_OWN;
				case "message/rfc822" -> Form.MAIL;
				default -> type.startsWith("image/") ? Form.PICTURE : Sealed.form(file);
			};
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private FileFacts look(Form form, Callable<FileFacts> look) {
		return switch (run(look)) {
			case Ended.Well<FileFacts> well -> well.result();
			case Ended.TooLate<FileFacts> _ -> FileFacts.of(form, State.TOO_MUCH);
			// Whatever cannot be looked at here is damaged for whoever would read it.
			case Ended.Failed<FileFacts> _ -> FileFacts.of(form, State.DAMAGED);
		};
	}

	/** Does something else with a file under the same limits; says whether it is done. */
	boolean inTime(Work work) {
		return run(() -> {
			work.run();
			return true;
		}) instanceof Ended.Well<Boolean>;
	}

	/** In a thread of its own, whose files are closed when it is interrupted. */
	private <T> Ended<T> run(Callable<T> look) {
		this.one.acquireUninterruptibly();
		var looking = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("file-look").factory());
		Future<T> result = looking.submit(look);
		try {
			return new Ended.Well<>(result.get(this.atMost.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (TimeoutException ex) {
			return new Ended.TooLate<>();
		}
		catch (ExecutionException ex) {
			return new Ended.Failed<>();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("The look at a file was interrupted", ex);
		}
		finally {
			looking.shutdownNow();
			this.one.release();
		}
	}

	/** Something that is done with a file. */
	@FunctionalInterface
	interface Work {

		void run() throws Exception;

	}

	/** How a look ended. */
	private sealed interface Ended<T> {

		record Well<T>(T result) implements Ended<T> {
		}

		record TooLate<T>() implements Ended<T> {
		}

		record Failed<T>() implements Ended<T> {
		}

	}

}
