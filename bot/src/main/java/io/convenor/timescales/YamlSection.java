package io.convenor.timescales;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The keys under one key of a YAML file. Whatever does not fit is refused with one
 * sentence that names file, line and key.
 */
public final class YamlSection {

	private final YamlFile file;

	private final JsonPointer path;

	private final Set<String> unread;

	private YamlSection(YamlFile file, JsonPointer path) {
		this.file = file;
		this.path = path;
		if (!node().isObject()) {
			throw file.broken(path, "there must be keys under it");
		}
		this.unread = new TreeSet<>(node().propertyNames());
	}

	public static YamlSection parse(String file, String text) {
		return new YamlSection(YamlFile.read(file, text), JsonPointer.empty());
	}

	/** What all of it says, as a record with a component for each key. */
	<T> T as(Class<T> type) {
		this.unread.clear();
		return read(this.path, type);
	}

	/**
	 * What stands under a key: a word of a set, a text, a clock or a record of several.
	 */
	public <T> T value(String key, Class<T> type) {
		return read(take(key), type);
	}

	/** The same, or null where the key is not there. */
	public <T> @Nullable T valueIfAny(String key, Class<T> type) {
		return has(key) ? value(key, type) : null;
	}

	public String text(String key) {
		return value(key, String.class);
	}

	/** Who says so, in which edition or of which year. */
	public String source() {
		try {
			return YamlValues.source(text("source"));
		}
		catch (IllegalArgumentException ex) {
			throw broken("source", String.valueOf(ex.getMessage()));
		}
	}

	/** Whether it says yes; what is not there is no. */
	public boolean yes(String key) {
		return has(key) && value(key, Boolean.class);
	}

	/** The lines of a list, none of them empty. */
	public List<String> lines(String key) {
		return list(key, String.class);
	}

	/** Some of several, each at most once. */
	public <T> List<T> someOf(String key, Class<T> type) {
		List<T> some = list(key, type);
		for (int i = 0; i < some.size(); i++) {
			if (some.subList(0, i).contains(some.get(i))) {
				JsonPointer at = pathOf(key).appendIndex(i);
				throw this.file.broken(at, "“%s” is there twice".formatted(this.file.at(at).asString()));
			}
		}
		return some;
	}

	private <T> List<T> list(String key, Class<T> type) {
		JsonPointer list = take(key);
		if (!this.file.at(list).isArray()) {
			throw this.file.broken(list, "it must be a list");
		}
		List<T> items = new ArrayList<>();
		for (int i = 0; i < this.file.at(list).size(); i++) {
			items.add(read(list.appendIndex(i), type));
		}
		return List.copyOf(items);
	}

	public YamlSection section(String key) {
		return new YamlSection(this.file, take(key));
	}

	public boolean has(String key) {
		return node().has(key);
	}

	/** Its keys, in the order of the file. */
	public List<String> keys() {
		return List.copyOf(node().propertyNames());
	}

	/**
	 * Refuses keys that nobody asked for: most are misspelt ones that somebody counts on.
	 */
	public void nothingElse() {
		keys().stream().filter(this.unread::contains).findFirst().ifPresent((key) -> {
			throw broken(key, YamlFile.NO_SUCH_KEY);
		});
	}

	/** The refusal of what stands under a key. */
	public RuntimeException broken(String key, String problem) {
		return this.file.broken(pathOf(key), problem);
	}

	private JsonPointer take(String key) {
		if (!has(key)) {
			throw broken(key, YamlFile.MISSING);
		}
		this.unread.remove(key);
		return pathOf(key);
	}

	private <T> T read(JsonPointer at, Class<T> type) {
		try {
			return YamlValues.read(this.file.at(at), type);
		}
		catch (JacksonException ex) {
			throw this.file.broken(at, ex);
		}
	}

	private JsonNode node() {
		return this.file.at(this.path);
	}

	private JsonPointer pathOf(String key) {
		return this.path.appendProperty(key);
	}

}
