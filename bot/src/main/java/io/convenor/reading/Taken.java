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
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was taken of the shelves, as rows; whoever asks for one has it made anew. */
final class Taken {

	private final Map<UUID, Map<Shelf, List<JsonNode>>> taken = new HashMap<>();

	private final Map<String, Map<Pile, List<JsonNode>>> waiting = new HashMap<>();

	/** Whether anything was taken about it. */
	boolean knows(UUID about) {
		return this.taken.containsKey(about);
	}

	boolean knows(UUID about, Shelf shelf) {
		return this.taken.getOrDefault(about, Map.of()).containsKey(shelf);
	}

	/** Takes what there is about some on these shelves, by one statement. */
	void take(JdbcClient jdbc, List<Shelf> shelves, Collection<UUID> about) {
		Map<UUID, Map<Shelf, List<JsonNode>>> found = new HashMap<>();
		about.forEach((id) -> found.put(id, empty(shelves)));
		String parts = IntStream.range(0, shelves.size())
			.mapToObj((number) -> shelves.get(number).part(number))
			.collect(Collectors.joining(" union all ", "", " order by shelf, place"));
		jdbc.sql(parts)
			.param("about", about.stream().map(UUID::toString).collect(Collectors.joining(",")))
			.query((RowCallbackHandler) (row) -> put(row, shelves, found));
		found.forEach((id, rows) -> this.taken.computeIfAbsent(id, (_) -> new HashMap<>()).putAll(rows));
	}

	/**
	 * The same about what a query names.
	 * @param meant its parameter {@code :id} is the id
	 * @return what it names, where there is anything about that
	 */
	Set<UUID> takeMeant(JdbcClient jdbc, List<Shelf> shelves, String meant, UUID id) {
		Map<UUID, Map<Shelf, List<JsonNode>>> found = new HashMap<>();
		String parts = IntStream.range(0, shelves.size())
			.mapToObj((number) -> shelves.get(number).part(number, "array(" + meant + ")"))
			.collect(Collectors.joining(" union all ", "", " order by shelf, place"));
		jdbc.sql(parts).param("id", id).query((RowCallbackHandler) (row) -> {
			found.computeIfAbsent(Columns.id(row, "about"), (_) -> empty(shelves));
			put(row, shelves, found);
		});
		found.forEach((about, rows) -> this.taken.computeIfAbsent(about, (_) -> new HashMap<>()).putAll(rows));
		return found.keySet();
	}

	private static Map<Shelf, List<JsonNode>> empty(List<Shelf> shelves) {
		Map<Shelf, List<JsonNode>> empty = new HashMap<>();
		shelves.forEach((shelf) -> empty.put(shelf, new ArrayList<>()));
		return empty;
	}

	private static void put(ResultSet row, List<Shelf> shelves, Map<UUID, Map<Shelf, List<JsonNode>>> found)
			throws SQLException {
		UUID about = Columns.id(row, "about");
		Objects.requireNonNull(Objects.requireNonNull(found.get(about)).get(shelves.get(row.getInt("shelf"))))
			.add(JsonMapper.shared().readTree(row.getString("row")));
	}

	boolean knowsWhatWaitsFor(String chairId) {
		return this.waiting.containsKey(chairId);
	}

	/** Takes what waits for a chair on these piles, by one statement. */
	void takeFor(JdbcClient jdbc, List<Pile> piles, String chairId) {
		Map<Pile, List<JsonNode>> found = new HashMap<>();
		piles.forEach((pile) -> found.put(pile, new ArrayList<>()));
		String parts = IntStream.range(0, piles.size())
			.mapToObj((number) -> piles.get(number).part(number))
			.collect(Collectors.joining(" union all ", "", " order by pile, place"));
		jdbc.sql(parts)
			.param(Pile.CHAIR, chairId)
			.query((RowCallbackHandler) (row) -> Objects.requireNonNull(found.get(piles.get(row.getInt("pile"))))
				.add(JsonMapper.shared().readTree(row.getString("row"))));
		this.waiting.put(chairId, found);
	}

	<T> List<T> read(Shelf shelf, UUID about, RowMapper<T> row) {
		return all(Objects.requireNonNull(this.taken.get(about)).getOrDefault(shelf, List.of()), row);
	}

	<T> List<T> readFor(String chairId, Pile pile, RowMapper<T> row) {
		return all(Objects.requireNonNull(this.waiting.get(chairId)).getOrDefault(pile, List.of()), row);
	}

	private static <T> List<T> all(List<JsonNode> rows, RowMapper<T> row) {
		List<T> read = new ArrayList<>();
		for (JsonNode each : rows) {
			read.add(map(row, each, read.size()));
		}
		return read;
	}

	<T> Optional<T> find(Shelf shelf, String column, UUID value, RowMapper<T> row) {
		String wanted = value.toString();
		return this.taken.values()
			.stream()
			.flatMap((rows) -> rows.getOrDefault(shelf, List.of()).stream())
			.filter((each) -> each.path(column).asString("").equals(wanted))
			.findFirst()
			.map((each) -> map(row, each, 0));
	}

	void forget(Predicate<Shelf> which) {
		this.taken.values().forEach((rows) -> rows.keySet().removeIf(which));
	}

	private static <T> T map(RowMapper<T> row, JsonNode json, int number) {
		try {
			return Objects.requireNonNull(row.mapRow(RowOfJson.of(json), number));
		}
		catch (SQLException ex) {
			throw new DataRetrievalFailureException("A row could not be read from JSON", ex);
		}
	}

}
