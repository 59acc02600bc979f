package io.convenor.chat.cards;

import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in and did not submit.
 *
 * @param byForm what stood in the fields by their names, by the form it stood in, the
 * latest last
 */
public record Left(Map<String, Map<String, String>> byForm) {

	public static final Left NOTHING = new Left(Map.of());

	/** As much as is written down; nobody fills in more by hand. */
	private static final int MOST_CHARACTERS = 20_000;

	private static final ObjectMapper MAPPER = new ObjectMapper();

	public Left {
		byForm = Collections.unmodifiableMap(new LinkedHashMap<>(byForm));
	}

	/** What stood in one form, which is empty for a card without fields. */
	public static Left in(String form, Map<String, String> typed) {
		return typed.isEmpty() ? NOTHING : new Left(Map.of(form, Map.copyOf(typed)));
	}

	/** What was written down; of nothing, nothing. */
	public static Left read(@Nullable String written) {
		if (written == null) {
			return NOTHING;
		}
		try {
			return new Left(MAPPER.readValue(written, new TypeReference<LinkedHashMap<String, Map<String, String>>>() {
			}));
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * As a table keeps it, but for the earliest where it is too much; null for nothing.
	 */
	public @Nullable String written() {
		Map<String, Map<String, String>> kept = new LinkedHashMap<>(this.byForm);
		while (!kept.isEmpty()) {
			String written = MAPPER.valueToTree(kept).toString();
			if (written.length() <= MOST_CHARACTERS) {
				return written;
			}
			kept.remove(kept.keySet().iterator().next());
		}
		return null;
	}

	/** All of it, and what was filled in after it. */
	public Left and(Left later) {
		Map<String, Map<String, String>> all = new LinkedHashMap<>(this.byForm);
		later.byForm.forEach((form, typed) -> {
			Map<String, String> both = new LinkedHashMap<>(Objects.requireNonNullElse(all.remove(form), Map.of()));
			both.putAll(typed);
			all.put(form, both);
		});
		return new Left(all);
	}

}
