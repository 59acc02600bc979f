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
import java.util.function.LongConsumer;

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

	/** For whoever has no use for the time that something took. */
	static final LongConsumer UNCOUNTED = (_) -> {
	};

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
		return at(file, UNCOUNTED);
	}

	/**
	 * The same.
	 * @param took is told for how many nanoseconds it was looked at
	 */
	FileFacts at(Path file, LongConsumer took) {
		Form form = form(file);
		if (isEmpty(file)) {
			return FileFacts.of(form, State.EMPTY);
		}
		return switch (form) {
			case PDF -> look(form, () -> Pdf.look(file, this.folder), took);
			// Most are Word documents, and this one is not known to be anything else.
			case ZIP -> look(Form.WORD, () -> OfficePackage.look(file), took);
			case OLD_OFFICE -> look(form, () -> OldOffice.look(file), took);
			case PICTURE -> look(form, () -> Pictures.look(file), took);
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

	private FileFacts look(Form form, Callable<FileFacts> look, LongConsumer took) {
		return switch (run(look, this.atMost, took)) {
			case Ended.Well<FileFacts> well -> well.result();
			case Ended.TooLate<FileFacts> _ -> FileFacts.of(form, State.TOO_MUCH);
			// Whatever cannot be looked at here is damaged for whoever would read it.
			case Ended.Failed<FileFacts> _ -> FileFacts.of(form, State.DAMAGED);
		};
	}

	/** Does something else with a file under the same limits. */
	How inTime(Work work) {
		return inTime(work, 1, UNCOUNTED);
	}

	/**
	 * The same for what takes longer.
	 * @param times how many times as long as a look it may take
	 * @param took is told how many nanoseconds it took
	 */
	How inTime(Work work, int times, LongConsumer took) {
		return switch (run(() -> {
			work.run();
			return true;
		}, this.atMost.multipliedBy(times), took)) {
			case Ended.Well<Boolean> _ -> How.DONE;
			case Ended.TooLate<Boolean> _ -> How.TOO_LATE;
			case Ended.Failed<Boolean> _ -> How.FAILED;
		};
	}

	/**
	 * In a thread of its own, which is interrupted when its time is up and goes on until
	 * it notices.
	 */
	private <T> Ended<T> run(Callable<T> look, Duration atMost, LongConsumer took) {
		this.one.acquireUninterruptibly();
		long from = System.nanoTime();
		var looking = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("file-look").factory());
		Future<T> result = looking.submit(look);
		try {
			return new Ended.Well<>(result.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (TimeoutException ex) {
			return new Ended.TooLate<>();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof Spool.Failed ours) {
				throw ours;
			}
			return new Ended.Failed<>();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("The look at a file was interrupted", ex);
		}
		finally {
			took.accept(System.nanoTime() - from);
			looking.shutdownNow();
			this.one.release();
		}
	}

	/** Something that is done with a file. */
	@FunctionalInterface
	interface Work {

		void run() throws Exception;

	}

	/** How something ended that was done with a file. */
	enum How {

		DONE, TOO_LATE, FAILED

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
