package io.convenor.delivery;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something to be delivered.
 *
 * @param key names the effect: two parcels with one key are one delivery
 * @param subject what it is about, mostly a conference
 * @param recipient whom or what it goes to, in words for the chair; null where it goes to
 * nobody
 * @param contents what its courier needs, written as JSON
 * @param notBefore when it may go out, or null for now
 */
public record Parcel(String key, UUID subject, @Nullable String recipient, Record contents,
		@Nullable Instant notBefore) {

	public static Parcel of(String key, UUID subject, @Nullable String recipient, Record contents) {
		return new Parcel(key, subject, recipient, contents, null);
	}

	public Parcel notBefore(Instant moment) {
		return new Parcel(this.key, this.subject, this.recipient, this.contents, moment);
	}

}
