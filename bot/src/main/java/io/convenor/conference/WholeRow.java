package io.convenor.conference;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.data.relational.domain.RowDocument;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an aggregate from one row, in which each of its collections is a column of JSON
 * by the name of the property: so that many aggregates are one statement, and none needs
 * a second while the first is open.
 *
 * @param <T> the aggregate
 */
public class WholeRow<T> implements RowMapper<T> {

	private final Class<T> type;

	private final JdbcConverter converter;

	public WholeRow(Class<T> type, JdbcConverter converter) {
		this.type = type;
		this.converter = converter;
	}

	@Override
	public T mapRow(ResultSet row, int number) throws SQLException {
		if (row.isWrapperFor(JsonNode.class)) {
			return asStored(this.converter.read(this.type, document(row.unwrap(JsonNode.class), this.type)));
		}
		Map<String, RelationalPersistentProperty> columns = columns(this.type);
		RowDocument document = new RowDocument();
		ResultSetMetaData described = row.getMetaData();
		for (int i = 1; i <= described.getColumnCount(); i++) {
			String name = JdbcUtils.lookupColumnName(described, i);
			RelationalPersistentProperty property = columns.get(name);
			if (property != null) {
				document.put(name,
						property.isCollectionLike() ? all(JsonMapper.shared().readTree(row.getString(i)), property)
								: JdbcUtils.getResultSetValue(row, i));
			}
		}
		columns.forEach((name, property) -> requireAll(document, name, property));
		return asStored(this.converter.read(this.type, document));
	}

	private T asStored(T read) {
		if (read instanceof AsStored.Known known) {
			RelationalPersistentEntity<?> entity = this.converter.getMappingContext()
				.getRequiredPersistentEntity(this.type);
			known.asStored().note(entity, entity.getPropertyAccessor(known));
		}
		return read;
	}

	/** What is not read would be lost with the next change. */
	private static void requireAll(RowDocument document, String name, RelationalPersistentProperty property) {
		if (property.isCollectionLike() && document.get(name) == null) {
			throw new IllegalStateException("The statement does not read all of " + property.getOwner().getName() + ": "
					+ name + " is missing");
		}
	}

	private List<RowDocument> all(JsonNode array, RelationalPersistentProperty property) {
		List<RowDocument> all = new ArrayList<>();
		for (JsonNode each : array) {
			all.add(document(each, property.getActualType()));
		}
		return all;
	}

	private RowDocument document(JsonNode node, Class<?> part) {
		RowDocument document = new RowDocument();
		columns(part).forEach((name, property) -> {
			JsonNode value = node.get(name);
			if (value != null) {
				document.put(name,
						property.isCollectionLike() ? all(value, property) : value(value, property.getActualType()));
			}
		});
		return document;
	}

	private Map<String, RelationalPersistentProperty> columns(Class<?> part) {
		Map<String, RelationalPersistentProperty> columns = new HashMap<>();
		addColumns(columns, this.converter.getMappingContext().getRequiredPersistentEntity(part));
		return columns;
	}

	private void addColumns(Map<String, RelationalPersistentProperty> columns, RelationalPersistentEntity<?> entity) {
		entity.forEach((property) -> {
			if (property.isEmbedded()) {
				addColumns(columns, this.converter.getMappingContext().getRequiredPersistentEntity(property));
			}
			else {
				columns.put(property.getColumnName().getReference(), property);
			}
		});
	}

	private static @Nullable Object value(JsonNode value, Class<?> type) {
		if (value.isNull()) {
			return null;
		}
		if (value.isBoolean()) {
			return value.booleanValue();
		}
		if (value.isNumber()) {
			return number(value.decimalValue(), type);
		}
		String text = value.asString();
		if (type == UUID.class) {
			return UUID.fromString(text);
		}
		if (type == Instant.class) {
			return OffsetDateTime.parse(text).toInstant();
		}
		if (type == LocalDate.class) {
			return LocalDate.parse(text);
		}
		return (type == LocalDateTime.class) ? LocalDateTime.parse(text) : text;
	}

	private static Number number(BigDecimal number, Class<?> type) {
		return (type == long.class || type == Long.class) ? (Number) number.longValueExact()
				: (Number) number.intValueExact();
	}

}
