package io.convenor.reading;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One row that PostgreSQL wrote as JSON, to be read by column like any other.
 */
final class RowOfJson {

	private final JsonNode row;

	private RowOfJson(JsonNode row) {
		this.row = row;
	}

	static ResultSet of(JsonNode row) {
		RowOfJson ours = new RowOfJson(row);
		return (ResultSet) Proxy.newProxyInstance(RowOfJson.class.getClassLoader(), new Class<?>[] { ResultSet.class },
				(_, method, arguments) -> ours.answer(method, arguments));
	}

	private @Nullable Object answer(Method method, Object[] arguments) throws SQLFeatureNotSupportedException {
		if (method.getName().equals("isWrapperFor")) {
			return arguments[0] == JsonNode.class;
		}
		if (method.getName().equals("unwrap")) {
			return this.row;
		}
		if (!(arguments != null && arguments[0] instanceof String column)) {
			throw new SQLFeatureNotSupportedException(method.getName());
		}
		JsonNode value = this.row.get(column);
		boolean none = value == null || value.isNull();
		return switch (method.getName()) {
			case "getString" -> none ? null : text(value);
			case "getInt" -> none ? 0 : value.asInt();
			case "getLong" -> none ? 0L : value.asLong();
			case "getBoolean" -> !none && value.asBoolean();
			case "getTimestamp" -> none ? null : timestamp(text(value));
			case "getObject" -> none ? null : object(text(value), (Class<?>) arguments[1]);
			default -> throw new SQLFeatureNotSupportedException(method.getName());
		};
	}

	private static String text(JsonNode value) {
		return value.isValueNode() ? value.asString() : value.toString();
	}

	/** Only what has a time zone is a moment. */
	private static Timestamp timestamp(String text) {
		return Timestamp.from(OffsetDateTime.parse(text).toInstant());
	}

	private static Object object(String text, Class<?> type) throws SQLFeatureNotSupportedException {
		return switch (type.getSimpleName()) {
			case "UUID" -> UUID.fromString(text);
			case "String" -> text;
			case "LocalDate" -> LocalDate.parse(text);
			case "LocalTime" -> LocalTime.parse(text);
			case "LocalDateTime" -> LocalDateTime.parse(text);
			case "OffsetDateTime" -> OffsetDateTime.parse(text);
			case "Integer" -> Integer.valueOf(text);
			case "Long" -> Long.valueOf(text);
			case "Boolean" -> Boolean.valueOf(text);
			default -> throw new SQLFeatureNotSupportedException(type.getName());
		};
	}

}
