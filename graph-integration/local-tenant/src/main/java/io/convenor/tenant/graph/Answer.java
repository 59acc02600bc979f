package io.convenor.tenant.graph;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import com.google.gson.JsonObject;
import com.microsoft.kiota.serialization.Parsable;
import org.jspecify.annotations.Nullable;

import io.convenor.tenant.json.GraphJson;

/**
 * What Graph says to a request.
 */
record Answer(int status, byte[] body, @Nullable String contentType, Map<String, String> headers) {

	private static final String JSON = "application/json;odata.metadata=minimal;charset=utf-8";

	static Answer ok(Parsable model) {
		return json(200, GraphJson.tree(model));
	}

	static Answer created(Parsable model) {
		return json(201, GraphJson.tree(model));
	}

	static Answer json(int status, JsonObject tree) {
		return new Answer(status, tree.toString().getBytes(StandardCharsets.UTF_8), JSON, Map.of());
	}

	/** Taken on, with nothing to say yet. */
	static Answer accepted() {
		return empty(202);
	}

	static Answer noContent() {
		return empty(204);
	}

	static Answer empty(int status) {
		return new Answer(status, new byte[0], null, Map.of());
	}

	static Answer bytes(String contentType, byte @Nullable [] body) {
		return new Answer(200, Objects.requireNonNullElse(body, new byte[0]), contentType, Map.of());
	}

	static Answer text(int status, String contentType, String text) {
		return new Answer(status, text.getBytes(StandardCharsets.UTF_8), contentType, Map.of());
	}

	Answer with(String header, String value) {
		Map<String, String> more = new LinkedHashMap<>(this.headers);
		more.put(header, value);
		return new Answer(this.status, this.body, this.contentType, more);
	}

}
