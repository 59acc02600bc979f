package io.convenor.graph;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import com.microsoft.graph.models.odataerrors.ODataError;
import org.jspecify.annotations.Nullable;

/**
 * Turns whatever a call ran into, into one of the few failures a caller can act on. It
 * goes by what the wire saw, and takes only the error code from the SDK.
 */
final class Failures {

	private static final Duration USUAL_WAIT = Duration.ofSeconds(30);

	private static final Set<String> LOST_POSITION_CODES = Set.of("syncstatenotfound", "syncstateinvalid",
			"resyncrequired");

	private static final Set<Operation> READ_FROM_A_POSITION = EnumSet.of(Operation.READ_ARRIVALS,
			Operation.READ_CALENDAR_CHANGES);

	private final Clock clock;

	Failures(Clock clock) {
		this.clock = clock;
	}

	/** The failure to throw, or the trouble itself where the fault is our own. */
	RuntimeException explain(Attempt attempt, RuntimeException trouble) {
		GraphFailure known = find(trouble, GraphFailure.class);
		if (known != null) {
			return known;
		}
		if (!attempt.sent()) {
			return (find(trouble, IOException.class) != null) ? new GraphFailure.Unreachable(
					attempt.operation().doing() + " did not reach Microsoft 365", Redacted.of(trouble)) : trouble;
		}
		if (attempt.status() < 400) {
			return unanswered(attempt, "brought no answer that we could read", trouble);
		}
		return refused(attempt, code(trouble), trouble);
	}

	private GraphFailure refused(Attempt attempt, String code, RuntimeException trouble) {
		int status = attempt.status();
		String answer = "(%d, %s)".formatted(status, code);
		Redacted cause = Redacted.of(trouble);
		if (lostPosition(attempt, code)) {
			return new GraphFailure.PositionLost(cause);
		}
		if (code.equals("ErrorDuplicateTransactionId")) {
			return new GraphFailure.Conflict(attempt.operation().doing() + " was done before " + answer, cause);
		}
		return switch (status) {
			case 404, 410 -> new GraphFailure.NotFound(attempt.operation().thing() + " " + answer, cause);
			case 409, 412 ->
				new GraphFailure.Conflict(attempt.operation().doing() + " met a conflict " + answer, cause);
			case 408, 500, 502, 504 -> unanswered(attempt, "failed at Microsoft 365 " + answer, trouble);
			case 429, 509 -> new GraphFailure.Throttled(waitUntil(attempt), cause);
			case 503 -> unavailable(attempt, code, trouble);
			default -> new GraphFailure.Rejected(status, code, refusal(attempt.operation(), status, answer),
					permission(attempt.operation(), status), cause);
		};
	}

	// A concurrent save is the one 503 after which the work may be done.
	private GraphFailure unavailable(Attempt attempt, String code, RuntimeException trouble) {
		if (code.contains("ConcurrentItemSave")) {
			return unanswered(attempt, "failed at Microsoft 365 (503, " + code + ")", trouble);
		}
		if (RetryAfter.of(attempt.retryAfter(), this.clock.instant()) != null) {
			return new GraphFailure.Throttled(waitUntil(attempt), Redacted.of(trouble));
		}
		return new GraphFailure.Unreachable(
				attempt.operation().doing() + " found Microsoft 365 unavailable (503, " + code + ")",
				Redacted.of(trouble));
	}

	private static GraphFailure unanswered(Attempt attempt, String what, RuntimeException trouble) {
		String explanation = attempt.operation().doing() + " " + what;
		Redacted cause = Redacted.of(trouble);
		return attempt.operation().writes() ? new GraphFailure.Ambiguous(explanation, cause)
				: new GraphFailure.Unreachable(explanation, cause);
	}

	private static boolean lostPosition(Attempt attempt, String code) {
		return READ_FROM_A_POSITION.contains(attempt.operation())
				&& (attempt.status() == 410 || LOST_POSITION_CODES.contains(code.toLowerCase(Locale.ROOT)));
	}

	private Instant waitUntil(Attempt attempt) {
		Instant now = this.clock.instant();
		Duration wait = RetryAfter.of(attempt.retryAfter(), now);
		return now.plus((wait != null) ? wait : USUAL_WAIT);
	}

	private static String refusal(Operation operation, int status, String answer) {
		String permission = permission(operation, status);
		return operation.doing() + " was refused " + answer
				+ ((permission != null) ? "; it needs the permission " + permission : "");
	}

	private static @Nullable String permission(Operation operation, int status) {
		return (status == 401 || status == 403) ? operation.permission() : null;
	}

	// Only what looks like a code: an answer's free text may hold names and addresses.
	private static String code(RuntimeException trouble) {
		ODataError error = find(trouble, ODataError.class);
		if (error == null || error.getError() == null) {
			return "no code";
		}
		String code = error.getError().getCode();
		return (code != null && code.matches("[A-Za-z0-9_.-]{1,80}")) ? code : "no code";
	}

	private static <T extends Throwable> @Nullable T find(Throwable trouble, Class<T> type) {
		for (Throwable each = trouble; each != null; each = each.getCause()) {
			if (type.isInstance(each)) {
				return type.cast(each);
			}
		}
		return null;
	}

}
