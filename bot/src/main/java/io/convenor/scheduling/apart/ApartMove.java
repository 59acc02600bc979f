package io.convenor.scheduling.apart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.convenor.scheduling.booking.ApartFields;
import io.convenor.scheduling.booking.Reading;

/**
 * What somebody does to keep people apart: on which version of what they put together,
 * and with what filled in. All of it comes from outside and is believed nothing.
 *
 * @param who the object id of the person who acts
 * @param typed what stands in the fields, by the names of {@link ApartFields}
 */
public record ApartMove(UUID plan, long version, String who, Map<String, String> typed) {

	private static final int KEPT = 4000;

	public ApartMove {
		Map<String, String> known = new LinkedHashMap<>();
		Map<String, String> all = typed;
		ApartFields.ALL.forEach((field) -> {
			String value = all.get(field);
			if (value != null) {
				known.put(field, Reading.beginning(value, KEPT));
			}
		});
		typed = Map.copyOf(known);
	}

}
