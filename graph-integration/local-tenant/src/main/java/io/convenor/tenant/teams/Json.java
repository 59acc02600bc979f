package io.convenor.tenant.teams;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON in and out, for everything that is said between Teams and the bot. */
final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private Json() {
	}

	static ObjectNode object() {
		return MAPPER.createObjectNode();
	}

	static JsonNode read(byte[] bytes) throws JacksonException {
		return MAPPER.readTree(bytes);
	}

	static JsonNode read(String text) throws JacksonException {
		return MAPPER.readTree(text);
	}

	static String write(JsonNode node) {
		return MAPPER.writeValueAsString(node);
	}

	static JsonNode of(Object value) {
		return MAPPER.valueToTree(value);
	}

}
