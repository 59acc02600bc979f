package io.convenor.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One reading, in which nothing is written: the first look at anything about a conference
 * brings all there is about it on every {@link Shelf}, by one statement.
 */
public final class Together {

	private static final ScopedValue<Map<UUID, Map<Shelf, List<JsonNode>>>> TAKEN = ScopedValue.newInstance();

	private static final List<Shelf> SHELVES = new CopyOnWriteArrayList<>();

	private Together() {
	}

	/** Whatever this reads of the shelves is read once. */
	public static <T> T read(Supplier<T> reads) {
		return isBound() ? reads.get()
				: ScopedValue.where(TAKEN, new HashMap<UUID, Map<Shelf, List<JsonNode>>>()).call(reads::get);
	}

	/** Takes all there is about some at once, for a list of them. */
	public static void take(JdbcClient jdbc, Collection<UUID> about) {
		if (isBound()) {
			List<UUID> missing = about.stream().distinct().filter((id) -> !TAKEN.get().containsKey(id)).toList();
			if (!missing.isEmpty()) {
				takeAll(jdbc, missing);
			}
		}
	}

	static boolean isBound() {
		return TAKEN.isBound();
	}

	static void knows(Shelf shelf) {
		SHELVES.add(shelf);
	}

	static <T> List<T> read(JdbcClient jdbc, Shelf shelf, UUID about, RowMapper<T> row) {
		take(jdbc, List.of(about));
		List<T> read = new ArrayList<>();
		for (JsonNode each : Objects.requireNonNull(TAKEN.get().get(about)).getOrDefault(shelf, List.of())) {
			read.add(map(row, each, read.size()));
		}
		return read;
	}

	static <T> Optional<T> taken(Shelf shelf, String column, UUID value, RowMapper<T> row) {
		String wanted = value.toString();
		return isBound() ? TAKEN.get()
			.values()
			.stream()
			.flatMap((rows) -> rows.getOrDefault(shelf, List.of()).stream())
			.filter((each) -> each.path(column).asString("").equals(wanted))
			.findFirst()
			.map((each) -> map(row, each, 0)) : Optional.empty();
	}

	private static <T> T map(RowMapper<T> row, JsonNode json, int number) {
		try {
			return Objects.requireNonNull(row.mapRow(RowOfJson.of(json), number));
		}
		catch (SQLException ex) {
			throw new DataRetrievalFailureException("A row could not be read from JSON", ex);
		}
	}

	private static void takeAll(JdbcClient jdbc, List<UUID> about) {
		List<Shelf> shelves = List.copyOf(SHELVES);
		Map<UUID, Map<Shelf, List<JsonNode>>> found = new HashMap<>();
		about.forEach((id) -> found.put(id, new HashMap<>()));
		String parts = IntStream.range(0, shelves.size())
			.mapToObj((number) -> shelves.get(number).part(number))
			.collect(Collectors.joining(" union all ", "", " order by shelf, place"));
		jdbc.sql(parts)
			.param("about", about.stream().map(UUID::toString).collect(Collectors.joining(",")))
			.query((RowCallbackHandler) (row) -> put(row, shelves, found));
		TAKEN.get().putAll(found);
	}

	private static void put(ResultSet row, List<Shelf> shelves, Map<UUID, Map<Shelf, List<JsonNode>>> found)
			throws SQLException {
		UUID about = Objects.requireNonNull(row.getObject("about", UUID.class));
		Objects.requireNonNull(found.get(about))
			.computeIfAbsent(shelves.get(row.getInt("shelf")), (_) -> new ArrayList<>())
			.add(JsonMapper.shared().readTree(row.getString("row")));
	}

}
