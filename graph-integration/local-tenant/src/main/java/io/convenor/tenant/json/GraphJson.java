package io.convenor.tenant.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.kiota.serialization.JsonParseNodeFactory;
import com.microsoft.kiota.serialization.JsonSerializationWriter;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;

/**
 * Turns the SDK's models into JSON trees and back, and lays one tree over another.
 */
public final class GraphJson {

	private GraphJson() {
	}

	/**
	 * The JSON of a model, all its properties included.
	 */
	public static JsonObject tree(Parsable model) {
		try (JsonSerializationWriter writer = new JsonSerializationWriter()) {
			writer.writeObjectValue("", model);
			return JsonParser.parseReader(new InputStreamReader(writer.getSerializedContent(), StandardCharsets.UTF_8))
				.getAsJsonObject();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The model that a tree describes, with no check of what is in it.
	 */
	public static <T extends Parsable> T model(JsonObject tree, ParsableFactory<T> factory) {
		byte[] json = tree.toString().getBytes(StandardCharsets.UTF_8);
		return new JsonParseNodeFactory().getParseNode("application/json", new ByteArrayInputStream(json))
			.getObjectValue(factory);
	}

	public static <T extends Parsable> T copy(T model, ParsableFactory<T> factory) {
		return model(tree(model), factory);
	}

	/**
	 * Lay the properties of one tree over another: a null takes a property away, any
	 * other value replaces it whole.
	 */
	public static JsonObject overlay(JsonObject below, JsonObject above) {
		JsonObject result = below.deepCopy();
		above.entrySet().forEach((property) -> {
			if (property.getValue().isJsonNull()) {
				result.remove(property.getKey());
			}
			else {
				result.add(property.getKey(), property.getValue());
			}
		});
		return result;
	}

	/**
	 * Like {@link #overlay}, but an object within changes only the properties it names.
	 */
	public static JsonObject merge(JsonObject below, JsonObject above) {
		JsonObject result = overlay(below, above);
		above.entrySet().forEach((property) -> {
			JsonElement under = below.get(property.getKey());
			if (under != null && under.isJsonObject() && property.getValue().isJsonObject()) {
				result.add(property.getKey(), merge(under.getAsJsonObject(), property.getValue().getAsJsonObject()));
			}
		});
		return result;
	}

}
