package io.convenor.graph;

import java.io.IOException;
import java.net.ProtocolException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.kiota.RequestOption;
import com.microsoft.kiota.http.middleware.options.RetryHandlerOption;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The HTTP client under the SDK: its timeouts, what it may try again by itself, and the
 * record it keeps of each {@link Attempt}.
 */
final class Wire {

	private static final Duration CONNECT = Duration.ofSeconds(10);

	private static final Duration SILENCE = Duration.ofSeconds(30);

	private static final Duration WHOLE_CALL = Duration.ofSeconds(75);

	private static final int MORE_READS = 2;

	private static final long SECONDS_BETWEEN_READS = 1;

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

	private Wire() {
	}

	/** For calls through the SDK; whole answers only. */
	static OkHttpClient forCalls(Trust trust, Clock clock) {
		RetryHandlerOption retries = new RetryHandlerOption(
				(delay, tries, request, response) -> mayReadAgain(response, clock), MORE_READS, SECONDS_BETWEEN_READS);
		return GraphClientFactory.create(new RequestOption[] { retries })
			.addInterceptor(Wire::preferImmutableIds)
			.addNetworkInterceptor(Wire::record)
			.sslSocketFactory(trust.context().getSocketFactory(), trust.manager())
			.connectTimeout(CONNECT)
			.readTimeout(SILENCE)
			.writeTimeout(SILENCE)
			.callTimeout(WHOLE_CALL)
			.build();
	}

	/** For calls whose answer is read at the caller's pace. */
	static OkHttpClient forStreams(OkHttpClient calls) {
		return calls.newBuilder().callTimeout(Duration.ZERO).build();
	}

	/**
	 * For addresses that carry their own proof, which an Authorization header would
	 * spoil.
	 */
	static OkHttpClient forUploads(OkHttpClient calls) {
		OkHttpClient.Builder uploads = calls.newBuilder().callTimeout(WHOLE_CALL);
		uploads.interceptors().clear();
		return uploads.build();
	}

	private static boolean mayReadAgain(Response response, Clock clock) {
		Attempt attempt = Attempt.current();
		if (attempt == null || attempt.operation().writes()) {
			return false;
		}
		Duration wait = RetryAfter.of(response.header("Retry-After"), clock.instant());
		return wait == null || wait.compareTo(LONGEST_WAIT) <= 0;
	}

	// One header: several of the same name are read differently by different servers.
	private static Response preferImmutableIds(Interceptor.Chain chain) throws IOException {
		Request request = chain.request();
		Attempt attempt = Attempt.current();
		if (attempt == null || attempt.mailbox() == null) {
			return chain.proceed(request);
		}
		List<String> preferences = new ArrayList<>(request.headers("Prefer"));
		preferences.add("IdType=\"ImmutableId\"");
		return chain.proceed(request.newBuilder().header("Prefer", String.join(", ", preferences)).build());
	}

	private static Response record(Interceptor.Chain chain) throws IOException {
		Attempt attempt = Attempt.current();
		if (attempt == null) {
			return chain.proceed(chain.request());
		}
		attempt.sending();
		try {
			Response response = chain.proceed(chain.request());
			attempt.answered(response.code(), response.header("Retry-After"));
			return attempt.operation().writes() ? conclusive(response) : response;
		}
		catch (IOException lost) {
			throw attempt.operation().writes() ? new AnswerLost(lost) : lost;
		}
	}

	// OkHttp sends a request again by itself after a 408, and after a 503 whose wait is
	// nought; for a write neither is ours to allow.
	private static Response conclusive(Response response) {
		Response.Builder answer = response.newBuilder().removeHeader("Retry-After");
		return ((response.code() == 408) ? answer.code(504) : answer).build();
	}

	/**
	 * A write whose answer never came. A protocol failure, because that is what OkHttp
	 * does not try again by itself.
	 */
	private static final class AnswerLost extends ProtocolException {

		private static final long serialVersionUID = 1L;

		private AnswerLost(IOException cause) {
			initCause(cause);
		}

	}

}
