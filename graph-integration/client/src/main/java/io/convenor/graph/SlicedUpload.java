package io.convenor.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sends a large file to an upload session, slice by slice, without the Authorization
 * header that such a session refuses. The SDK's own uploader loses the last byte of some
 * sizes and gives up on the first failure.
 */
final class SlicedUpload {

	/** Graph wants a multiple of 320 KiB. */
	static final int SLICE = 16 * 320 * 1024;

	private static final int TRIES = 3;

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

	private final OkHttpClient http;

	private final GraphCalls calls;

	private final Clock clock;

	SlicedUpload(OkHttpClient http, GraphCalls calls, Clock clock) {
		this.http = http;
		this.calls = calls;
		this.clock = clock;
	}

	/**
	 * Sends the whole content.
	 * @return the document, or empty where everything was taken but the last answer was
	 * lost
	 */
	Optional<DocumentLibrary.StoredDocument> send(String address, InputStream content, long size) {
		for (long start = 0; start < size; start += SLICE) {
			Slice slice = new Slice(start, read(content, (int) Math.min(SLICE, size - start)), size);
			Progress progress = send(address, slice);
			if (progress.finished()) {
				return Optional.ofNullable(progress.document());
			}
		}
		throw new GraphFailure.Ambiguous(Operation.UPLOAD_SLICE.doing() + " ended without a document", null);
	}

	private Progress send(String address, Slice whole) {
		Slice slice = whole;
		for (int tries = 1;; tries++) {
			try {
				return put(address, slice);
			}
			catch (GraphFailure.Throttled throttled) {
				waitBriefly(throttled, tries);
			}
			catch (GraphFailure.Ambiguous | GraphFailure.Unreachable | GraphFailure.Rejected unsure) {
				if (tries == TRIES) {
					throw unsure;
				}
			}
			Progress progress = ask(address, slice);
			if (progress.next() >= whole.end()) {
				return progress;
			}
			slice = whole.from(progress.next());
		}
	}

	private Progress put(String address, Slice slice) {
		Request request = new Request.Builder().url(address)
			.header("Content-Range", slice.range())
			.put(RequestBody.create(slice.bytes()))
			.build();
		return this.calls.ask(Operation.UPLOAD_SLICE, () -> progress(request, slice.end()));
	}

	// A session is closed when it has everything.
	private Progress ask(String address, Slice slice) {
		try {
			return this.calls.ask(Operation.UPLOAD_PROGRESS,
					() -> progress(new Request.Builder().url(address).build(), slice.start()));
		}
		catch (GraphFailure.NotFound closed) {
			if (slice.last()) {
				return new Progress(slice.end(), true, null);
			}
			throw closed;
		}
	}

	private Progress progress(Request request, long otherwise) {
		try (Response response = this.http.newCall(request).execute()) {
			if (!response.isSuccessful()) {
				throw new IllegalStateException("Answered with status " + response.code());
			}
			JsonObject answer = JsonParser.parseString(response.body().string()).getAsJsonObject();
			return answer.has("id") ? Progress.finished(answer) : new Progress(next(answer, otherwise), false, null);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static long next(JsonObject answer, long otherwise) {
		JsonArray ranges = answer.getAsJsonArray("nextExpectedRanges");
		if (ranges == null || ranges.isEmpty()) {
			return otherwise;
		}
		return Long.parseLong(ranges.get(0).getAsString().split("-", -1)[0]);
	}

	private void waitBriefly(GraphFailure.Throttled throttled, int tries) {
		Duration wait = Duration.between(this.clock.instant(), throttled.until());
		if (tries == TRIES || wait.compareTo(LONGEST_WAIT) > 0) {
			throw throttled;
		}
		try {
			Thread.sleep(wait.isNegative() ? Duration.ZERO : wait);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw throttled;
		}
	}

	private static byte[] read(InputStream content, int length) {
		try {
			byte[] bytes = content.readNBytes(length);
			if (bytes.length != length) {
				throw new IllegalArgumentException("The content is shorter than was announced");
			}
			return bytes;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Progress(long next, boolean finished, DocumentLibrary.@Nullable StoredDocument document) {

		static Progress finished(JsonObject item) {
			return new Progress(Long.MAX_VALUE, true, new DocumentLibrary.StoredDocument(item.get("id").getAsString(),
					item.get("name").getAsString(), item.get("webUrl").getAsString()));
		}

	}

	private record Slice(long start, byte[] bytes, long size) {

		long end() {
			return this.start + this.bytes.length;
		}

		boolean last() {
			return end() == this.size;
		}

		String range() {
			return "bytes %d-%d/%d".formatted(this.start, end() - 1, this.size);
		}

		Slice from(long next) {
			int skipped = (int) Math.max(0, next - this.start);
			return new Slice(this.start + skipped, Arrays.copyOfRange(this.bytes, skipped, this.bytes.length),
					this.size);
		}

	}

}
