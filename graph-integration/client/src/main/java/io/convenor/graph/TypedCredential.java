package io.convenor.graph;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.CredentialUnavailableException;
import com.github.benmanes.caffeine.cache.Cache;
import com.microsoft.aad.msal4j.MsalInteractionRequiredException;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.aad.msal4j.MsalThrottlingException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A credential that keeps its tokens until shortly before they expire, and whose refusals
 * are {@link GraphFailure}s.
 */
final class TypedCredential implements TokenCredential {

	private static final int MOST_KEPT = 16;

	private static final Duration EARLY = Duration.ofMinutes(5);

	private static final Pattern AADSTS = Pattern.compile("AADSTS\\d+");

	private static final Pattern STATUS = Pattern.compile("status code (\\d{3})");

	private static final Set<String> PERSON_MUST_ACT = Set.of("invalid_grant", "interaction_required",
			"consent_required", "login_required");

	private final TokenCredential credential;

	private final Clock clock;

	private final boolean forPerson;

	// The sign-in library keeps tokens as well, but not for every authority; the cache
	// that
	// Azure offers makes everybody wait for 30 seconds after a refusal.
	private final Cache<Wanted, AccessToken> kept;

	TypedCredential(TokenCredential credential, Clock clock, boolean forPerson) {
		this.credential = credential;
		this.clock = clock;
		this.forPerson = forPerson;
		this.kept = Caches.of(MOST_KEPT, TypedCredential::goodFor, clock);
	}

	@Override
	public Mono<AccessToken> getToken(TokenRequestContext request) {
		return Mono.fromCallable(() -> getTokenSync(request));
	}

	@Override
	public AccessToken getTokenSync(TokenRequestContext request) {
		if (request.getClaims() != null) {
			return ask(request);
		}
		return this.kept.get(Wanted.of(request), (wanted) -> ask(request));
	}

	private AccessToken ask(TokenRequestContext request) {
		try {
			return this.credential.getTokenSync(request);
		}
		catch (RuntimeException trouble) {
			throw explain(trouble);
		}
	}

	private static Duration goodFor(AccessToken token) {
		Duration left = token.getDurationUntilExpiration().minus(EARLY);
		return left.isNegative() ? Duration.ZERO : left;
	}

	private GraphFailure explain(Throwable trouble) {
		Redacted cause = Redacted.of(trouble);
		MsalThrottlingException throttled = find(trouble, MsalThrottlingException.class);
		if (throttled != null) {
			return new GraphFailure.Throttled(this.clock.instant().plusMillis(throttled.retryInMs()), cause);
		}
		MsalServiceException refused = find(trouble, MsalServiceException.class);
		if (refused != null) {
			return refused(refused, cause);
		}
		if (find(trouble, IOException.class) != null || find(trouble, TimeoutException.class) != null) {
			return new GraphFailure.Unreachable("Signing in did not reach Microsoft 365", cause);
		}
		if (find(trouble, CredentialUnavailableException.class) != null) {
			return rejected("CredentialUnavailable", cause);
		}
		return new GraphFailure.Unreachable("Signing in failed (" + trouble.getClass().getSimpleName() + ")", cause);
	}

	private GraphFailure refused(MsalServiceException refused, Redacted cause) {
		int status = status(refused);
		if (status == 429) {
			return new GraphFailure.Throttled(this.clock.instant().plus(Duration.ofSeconds(30)), cause);
		}
		if (status >= 500) {
			return new GraphFailure.Unreachable("Signing in found the authority unavailable (" + status + ")", cause);
		}
		String code = code(refused);
		if (this.forPerson && (refused instanceof MsalInteractionRequiredException
				|| PERSON_MUST_ACT.contains(String.valueOf(refused.errorCode())))) {
			return new GraphFailure.ConsentMissing(
					"The person has not agreed, or their sign-in has expired (" + code + ")", cause);
		}
		return rejected(code, cause);
	}

	// Of an answer without a body the status is only in the text.
	private static int status(MsalServiceException refused) {
		Matcher status = STATUS.matcher(String.valueOf(refused.getMessage()));
		if (refused.statusCode() != null) {
			return refused.statusCode();
		}
		return status.find() ? Integer.parseInt(status.group(1)) : 400;
	}

	private static GraphFailure rejected(String code, Redacted cause) {
		return new GraphFailure.Rejected(401, code, "The bot's own sign-in was refused (" + code + ")", null, cause);
	}

	private static String code(MsalServiceException refused) {
		Matcher aadsts = AADSTS.matcher(String.valueOf(refused.getMessage()));
		if (aadsts.find()) {
			return aadsts.group();
		}
		String code = refused.errorCode();
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

	private record Wanted(List<String> scopes, boolean continuouslyChecked) {

		static Wanted of(TokenRequestContext request) {
			return new Wanted(List.copyOf(request.getScopes()), request.isCaeEnabled());
		}

	}

}
