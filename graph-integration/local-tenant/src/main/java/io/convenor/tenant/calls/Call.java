package io.convenor.tenant.calls;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One request that Graph was sent.
 *
 * @param number counts up from 1
 * @param path the path beneath the version, as it was asked for
 * @param template the operation's path with its ids left open; the path where no
 * operation has it
 * @param appOnly whether an application asked for itself
 * @param askedBy the person's or the application's id; absent without a good token
 * @param status the status answered, or 0 when there was no answer
 * @param cost what Graph charges for it, in resource units
 */
public record Call(long number, Instant at, String method, String path, String template, boolean appOnly,
		@Nullable String askedBy, int status, int cost, Duration took) {

	/**
	 * The operation in short, such as {@code POST /users/{user}/events}.
	 */
	public String operation() {
		return this.method + " " + this.template;
	}

}
