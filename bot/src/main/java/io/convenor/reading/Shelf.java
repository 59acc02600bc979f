package io.convenor.reading;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows that a room keeps about conferences, or about anything else that has an id.
 * Within {@link Together} they are read with those of all other shelves, elsewhere by
 * themselves.
 */
public final class Shelf {

	private final String rows;

	private final String key;

	private final String order;

	private Shelf(String rows, String key, String order) {
		this.rows = rows;
		this.key = key;
		this.order = order;
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

	/** What there is about one, in order. */
	public <T> List<T> read(JdbcClient jdbc, UUID about, RowMapper<T> row) {
		return Together.isBound() ? Together.read(jdbc, this, about, row)
				: jdbc.sql("select * from %s t where t.%s = ? order by %s".formatted(this.rows, this.key, this.order))
					.param(about)
					.query(row)
					.list();
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

	/** Which shelf, about what, and the row as JSON. */
	String part(int number) {
		return """
				select %d as shelf, t.%s as about, row_number() over (order by %s) as place, to_jsonb(t) as row from %s t
				where t.%s = any(string_to_array(:about, ',')::uuid[])
				"""
			.formatted(number, this.key, this.order, this.rows, this.key);
	}

}
