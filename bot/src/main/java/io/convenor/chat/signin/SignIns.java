package io.convenor.chat.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * The sign-ins the bot holds at present: in memory only, of limited number, each no
 * longer than its token is valid. Who is not here is asked to sign in again.
 */
@Component
public class SignIns {

	private static final Logger log = LoggerFactory.getLogger(SignIns.class);

	private static final Duration LONGEST = Duration.ofHours(1);

	private static final Duration TO_BE_OF_USE = Duration.ofMinutes(1);

	private static final int MOST = 5000;

	/** Tokens expire by the machine's time, whatever the time in the house. */
	private final InstantSource machineTime = Clock.systemUTC();

	private final Cache<String, Assertion> held = Caffeine.newBuilder()
		.maximumSize(MOST)
		.expireAfterWrite(LONGEST)
		.build();

	private final SignInTokens tokens;

	private final ApplicationEventPublisher events;

	SignIns(SignInTokens tokens, ApplicationEventPublisher events) {
		this.tokens = tokens;
		this.events = events;
	}

	/**
	 * The token of a person's sign-in, to be exchanged for one that acts in their name;
	 * empty when they have to sign in first.
	 */
	public Optional<String> assertionOf(String personId) {
		return Optional.ofNullable(this.held.getIfPresent(personId))
			.filter((assertion) -> assertion.expires().isAfter(this.machineTime.instant().plus(TO_BE_OF_USE)))
			.map(Assertion::token);
	}

	/**
	 * Takes a sign-in that Teams sent for a person.
	 * @return whether it is believed: one of our tenant, for us, still valid and of the
	 * very person whose activity brought it
	 */
	public boolean accept(String personId, String token) {
		try {
			Jwt jwt = this.tokens.read(token);
			Instant expires = jwt.getExpiresAt();
			if (expires == null || !personId.equals(jwt.getClaimAsString("oid"))) {
				log.warn("A sign-in was refused: it is of another person");
				return false;
			}
			this.held.put(personId, new Assertion(token, expires));
		}
		catch (JwtException ex) {
			log.warn("A sign-in was refused: {}", ex.getClass().getSimpleName());
			return false;
		}
		this.events.publishEvent(new SignedIn(personId));
		return true;
	}

	/** Forgets a person's sign-in, for one that Microsoft no longer takes. */
	public void forget(String personId) {
		this.held.invalidate(personId);
	}

	/** A token and when it expires; its text never shows the token. */
	private record Assertion(String token, Instant expires) {

		@Override
		public String toString() {
			return "Assertion[expires=" + this.expires + "]";
		}

	}

}
