package io.convenor.tenant.json;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.kiota.serialization.AdditionalDataHolder;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import com.microsoft.kiota.store.BackedModel;

/**
 * Reads a request's body as Graph does: a property that the type does not have and a
 * value that the property cannot hold are both refused.
 */
public final class StrictReader {

	private StrictReader() {
	}

	/**
	 * Read a model.
	 * @throws Unreadable when the body is not what the type allows
	 */
	public static <T extends Parsable> T read(JsonObject body, ParsableFactory<T> factory) throws Unreadable {
		T model;
		try {
			model = GraphJson.model(inTheCaseOf(body, GraphJson.model(new JsonObject(), factory)), factory);
		}
		catch (RuntimeException ex) {
			throw new Unreadable("Unable to read JSON request payload. Please ensure Content-Type header is set and "
					+ "payload is of valid JSON format.");
		}
		refuseUnknownProperties(model);
		JsonObject understood = GraphJson.tree(model);
		JsonObject asked = inTheCaseOf(body, model);
		Optional<String> lost = lost(asked, understood, "");
		if (lost.isPresent()) {
			throw new Unreadable("Invalid value specified for property '" + lost.get() + "' of resource '"
					+ model.getClass().getSimpleName() + "'.");
		}
		return model;
	}

	/**
	 * Action parameters come in any case: give each the case that the model expects.
	 */
	private static JsonObject inTheCaseOf(JsonObject body, Parsable model) {
		Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		model.getFieldDeserializers().keySet().forEach((name) -> known.put(name, name));
		JsonObject result = new JsonObject();
		body.entrySet()
			.forEach((property) -> result.add(known.getOrDefault(property.getKey(), property.getKey()),
					property.getValue()));
		return result;
	}

	private static void refuseUnknownProperties(Object value) throws Unreadable {
		if (value instanceof Collection<?> values) {
			for (Object item : values) {
				refuseUnknownProperties(item);
			}
		}
		if (!(value instanceof BackedModel model)) {
			return;
		}
		if (model instanceof AdditionalDataHolder holder) {
			Optional<String> unknown = holder.getAdditionalData()
				.keySet()
				.stream()
				.filter((name) -> !name.contains("@"))
				.findFirst();
			if (unknown.isPresent()) {
				throw new Unreadable("The property '" + unknown.get() + "' does not exist on type 'microsoft.graph."
						+ uncapitalised(model.getClass().getSimpleName())
						+ "'. Make sure to only use property names that are defined by the type.");
			}
		}
		for (Object inner : model.getBackingStore().enumerate().values()) {
			refuseUnknownProperties(inner);
		}
	}

	private static Optional<String> lost(JsonElement asked, JsonElement understood, String where) {
		if (asked instanceof JsonObject object) {
			return object.entrySet()
				.stream()
				.filter((property) -> !property.getKey().contains("@") && !property.getValue().isJsonNull())
				.flatMap((property) -> lostProperty(property.getKey(), property.getValue(), understood).stream())
				.findFirst();
		}
		if (asked instanceof JsonArray array) {
			if (!(understood instanceof JsonArray kept) || kept.size() != array.size()) {
				return Optional.of(where);
			}
			for (int i = 0; i < array.size(); i++) {
				Optional<String> within = lost(array.get(i), kept.get(i), where);
				if (within.isPresent()) {
					return within;
				}
			}
		}
		return Optional.empty();
	}

	private static Optional<String> lostProperty(String name, JsonElement asked, JsonElement understood) {
		if (!(understood instanceof JsonObject object) || !object.has(name) || object.get(name).isJsonNull()) {
			boolean empty = asked.isJsonArray() && asked.getAsJsonArray().isEmpty();
			return empty ? Optional.empty() : Optional.of(name);
		}
		return lost(asked, object.get(name), name);
	}

	private static String uncapitalised(String name) {
		return Character.toLowerCase(name.charAt(0)) + name.substring(1);
	}

	/**
	 * A body that its type does not allow.
	 */
	public static final class Unreadable extends Exception {

		private static final long serialVersionUID = 1L;

		Unreadable(String message) {
			super(message);
		}

	}

}
