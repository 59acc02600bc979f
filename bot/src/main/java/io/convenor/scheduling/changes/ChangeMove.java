package io.convenor.scheduling.changes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What somebody does with a change they put together: on which version of it, and with
 * what filled in. All of it comes from outside and is believed nothing.
 *
 * @param who the object id of the person who acts
 * @param typed what stands in the fields, by the names of {@link ChangeFields}
 */
public record ChangeMove(UUID change, long version, String who, Map<String, String> typed) {

	public ChangeMove {
		Map<String, String> known = new LinkedHashMap<>();
		Map<String, String> all = typed;
		ChangeFields.ALL.forEach((field) -> {
			String value = all.get(field);
			if (value != null) {
				known.put(field, value);
			}
		});
		typed = Map.copyOf(known);
	}

}
