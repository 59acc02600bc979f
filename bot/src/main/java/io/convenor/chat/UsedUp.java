package io.convenor.chat;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What was filled in, of which it is noted what somebody reads by its name. */
final class UsedUp extends AbstractMap<String, String> {

	private final Map<String, String> typed;

	private final Set<Object> read;

	UsedUp(Map<String, String> typed) {
		this(typed, new HashSet<>());
	}

	private UsedUp(Map<String, String> typed, Set<Object> read) {
		this.typed = Map.copyOf(typed);
		this.read = read;
	}

	/** All of it and more, of which is noted here what is read. */
	Map<String, String> with(Map<String, String> more) {
		Map<String, String> all = new LinkedHashMap<>(more);
		all.putAll(this.typed);
		return new UsedUp(all, this.read);
	}

	@Override
	public @Nullable String get(@Nullable Object field) {
		if (field == null) {
			return null;
		}
		this.read.add(field);
		return this.typed.get(field);
	}

	@Override
	public boolean containsKey(@Nullable Object field) {
		return field != null && this.typed.containsKey(field);
	}

	/** Looking through all of it uses nothing up. */
	@Override
	public Set<Entry<String, String>> entrySet() {
		return Collections.unmodifiableMap(this.typed).entrySet();
	}

	Map<String, String> left() {
		Map<String, String> left = new LinkedHashMap<>(this.typed);
		left.keySet().removeAll(this.read);
		return left;
	}

}
