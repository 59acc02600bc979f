package io.convenor.scheduling.cover;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.convenor.scheduling.booking.Reading;

/**
 * What somebody does with a proposal of cover: on which version of it, and with what
 * filled in. All of it comes from outside and is believed nothing.
 *
 * @param who the object id of the person who acts
 * @param typed what stands in the fields
 */
public record CoverMove(UUID cover, long version, String who, Map<String, String> typed) {

	private static final int KEPT = 200;

	private static final int FIELDS = 100;

	public CoverMove {
		Map<String, String> kept = new LinkedHashMap<>();
		typed.entrySet()
			.stream()
			.limit(FIELDS)
			.forEach((each) -> kept.put(each.getKey(), Reading.beginning(each.getValue(), KEPT)));
		typed = Map.copyOf(kept);
	}

}
