package io.convenor.tenant.graph;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.convenor.tenant.world.Refused;

/**
 * How far a reader of changes has got: the changes after one number and up to another,
 * and how many of them it has seen.
 *
 * @param scope what is read, in one word
 * @param first whether it has never been read before
 */
record DeltaPlace(int generation, String scope, boolean first, long after, long upTo, int offset) {

	static DeltaPlace read(String token) {
		try {
			String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(" ");
			return new DeltaPlace(Integer.parseInt(parts[0]), parts[1], Boolean.parseBoolean(parts[2]),
					Long.parseLong(parts[3]), Long.parseLong(parts[4]), Integer.parseInt(parts[5]));
		}
		catch (IllegalArgumentException | ArrayIndexOutOfBoundsException ex) {
			throw expired();
		}
	}

	static Refused expired() {
		return new Refused(410, "syncStateNotFound", "The sync state is not found or has expired. Start again.");
	}

	DeltaPlace further(int size) {
		return new DeltaPlace(this.generation, this.scope, this.first, this.after, this.upTo, this.offset + size);
	}

	DeltaPlace done() {
		return new DeltaPlace(this.generation, this.scope, false, this.upTo, this.upTo, 0);
	}

	DeltaPlace upTo(long last) {
		return new DeltaPlace(this.generation, this.scope, this.first, this.after, last, this.offset);
	}

	String token() {
		String text = String.join(" ", Integer.toString(this.generation), this.scope, Boolean.toString(this.first),
				Long.toString(this.after), Long.toString(this.upTo), Integer.toString(this.offset));
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
