package io.convenor.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows that a room keeps about conferences, or about anything else that has an id.
 * Within {@link Together} they are read with those of all other shelves; elsewhere by
 * themselves, and in a transaction once until it changes them.
 */
public final class Shelf {

	private final String rows;

	private final String key;

	private final String order;

	private final Set<String> words;

	private final List<Shelf> company = new ArrayList<>();

	private Shelf(String rows, String key, String order) {
		this.rows = rows;
		this.key = key;
		this.order = order;
		this.words = Pattern.compile("\\W+").splitAsStream(rows.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
	}

	/** A table of rows about conferences. */
	public static Shelf of(String table, String order) {
		return of(table, "conference", order);
	}

	/**
	 * Rows about something; a room sets up each shelf once.
	 * @param rows a table, or a query in brackets
	 * @param key the column that says what a row is about
	 * @param order the columns by which the rows are put in order
	 */
	public static Shelf of(String rows, String key, String order) {
		Shelf shelf = new Shelf(rows, key, order);
		Together.knows(shelf);
		return shelf;
	}

	/** Whoever reads this one is about to read those, too: they come with it. */
	public Shelf bringing(Shelf... others) {
		this.company.addAll(List.of(others));
		return this;
	}

	/** What there is about one, in order. */
	public <T> List<T> read(JdbcClient jdbc, UUID about, RowMapper<T> row) {
		if (Together.isBound()) {
			return Together.read(jdbc, this, about, row);
		}
		return Remembered.isInTransaction() ? Remembered.read(jdbc, this, about, row)
				: jdbc.sql("select * from %s t where t.%s = ? order by %s".formatted(this.rows, this.key, this.order))
					.param(about)
					.query(row)
					.list();
	}

	/**
	 * What there is about what a query names, such as the conference that something else
	 * is about.
	 * @param meant its parameter {@code :id} is the id
	 */
	public <T> List<T> readMeant(JdbcClient jdbc, String meant, UUID id, RowMapper<T> row) {
		if (Together.isBound()) {
			return Together.readMeant(jdbc, this, meant, id, row);
		}
		return Remembered.isInTransaction() ? Remembered.readMeant(jdbc, this, meant, id, row)
				: jdbc
					.sql("select * from %s t where t.%s = any(array(%s)) order by %s".formatted(this.rows, this.key,
							meant, this.order))
					.param("id", id)
					.query(row)
					.list();
	}

	/** What there is about several, whatever was taken of them before from there. */
	public <T> List<T> read(JdbcClient jdbc, Collection<UUID> about, RowMapper<T> row) {
		if (about.size() == 1) {
			return read(jdbc, about.iterator().next(), row);
		}
		List<UUID> missing = about.stream().distinct().filter((id) -> !Together.hasTaken(id)).toList();
		List<T> all = new ArrayList<>();
		about.stream()
			.distinct()
			.filter(Together::hasTaken)
			.forEach((id) -> all.addAll(Together.read(jdbc, this, id, row)));
		if (!missing.isEmpty()) {
			all.addAll(jdbc
				.sql("select * from %s t where t.%s in (:about) order by %s".formatted(this.rows, this.key, this.order))
				.param("about", missing)
				.query(row)
				.list());
		}
		return all;
	}

	/** What there is about one, where there is at most one row. */
	public <T> Optional<T> one(JdbcClient jdbc, UUID about, RowMapper<T> row) {
		return read(jdbc, about, row).stream().findFirst();
	}

	/**
	 * A row of what was taken already, by another of its columns; none where it was not.
	 */
	public <T> Optional<T> taken(String column, UUID value, RowMapper<T> row) {
		return Together.taken(this, column, value, row);
	}

	List<Shelf> withItsCompany() {
		List<Shelf> all = new ArrayList<>(List.of(this));
		this.company.forEach((shelf) -> all.addAll(shelf.withItsCompany()));
		return all.stream().distinct().toList();
	}

	/** Whether its rows are made of any of these tables, in small letters. */
	boolean isOf(Set<String> tables) {
		return tables.stream().anyMatch(this.words::contains);
	}

	/** Which shelf, about what, and the row as JSON. */
	String part(int number) {
		return part(number, "string_to_array(:about, ',')::uuid[]");
	}

	/** The same about what an array holds. */
	String part(int number, String about) {
		return """
				select %d as shelf, t.%s as about, row_number() over (order by %s) as place, to_jsonb(t) as row from %s t
				where t.%s = any(%s)
				"""
			.formatted(number, this.key, this.order, this.rows, this.key, about);
	}

}
