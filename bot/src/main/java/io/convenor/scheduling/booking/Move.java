package io.convenor.scheduling.booking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a chair does with a booking: on which version of it, and with what filled in. All
 * of it comes from outside and is believed nothing.
 *
 * @param chairId the object id of the person who acts
 * @param typed what stands in the fields, by the names of {@link BookingFields}
 */
public record Move(UUID booking, long version, String chairId, Map<String, String> typed) {

	private static final int KEPT = 4000;

	public Move {
		Map<String, String> known = new LinkedHashMap<>();
		Map<String, String> all = typed;
		BookingFields.ALL.forEach((field) -> {
			String value = all.get(field);
			if (value != null) {
				known.put(field, value);
			}
		});
		typed = Map.copyOf(known);
	}

	/** What was typed, short enough to keep. */
	Map<String, String> kept() {
		Map<String, String> kept = new LinkedHashMap<>();
		this.typed.forEach((field, text) -> kept.put(field, Reading.beginning(text, KEPT)));
		return kept;
	}

}
