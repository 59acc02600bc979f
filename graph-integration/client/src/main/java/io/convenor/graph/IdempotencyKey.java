package io.convenor.graph;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Names one effect, so that asking for it twice does it once.
 *
 * @param value the same for every attempt at the same effect
 * @param triedBefore whether an earlier attempt may have done the work unseen; the call
 * then looks before it does anything again
 */
public record IdempotencyKey(String value, boolean triedBefore) {

	public static IdempotencyKey first(String value) {
		return new IdempotencyKey(value, false);
	}

	public static IdempotencyKey again(String value) {
		return new IdempotencyKey(value, true);
	}

	/** A UUID that is always the same for this key, for places that take only a UUID. */
	public UUID uuid() {
		return UUID.nameUUIDFromBytes(this.value.getBytes(StandardCharsets.UTF_8));
	}

}
