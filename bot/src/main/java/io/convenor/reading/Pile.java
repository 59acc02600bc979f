package io.convenor.reading;

import java.util.List;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What waits for a chair in one room, such as answers or calls to make. Where their whole
 * day is put together it is read with what waits in all other rooms, by one statement;
 * elsewhere by itself.
 */
public final class Pile {

	static final String CHAIR = "chair";

	private final String rows;

	private final String order;

	private Pile(String rows, String order) {
		this.rows = rows;
		this.order = order;
	}

	/**
	 * A pile that a room sets up once.
	 * @param rows a query whose parameter {@code :chair} is the chair
	 * @param order the columns by which its rows are put in order
	 */
	public static Pile of(String rows, String order) {
		Pile pile = new Pile(rows, order);
		Together.knows(pile);
		return pile;
	}

	/** What waits for a chair, in order. */
	public <T> List<T> read(JdbcClient jdbc, String chairId, RowMapper<T> row) {
		return Together.hasTakenFor(chairId) ? Together.readFor(chairId, this, row)
				: jdbc.sql("select * from (%s) t order by %s".formatted(this.rows, this.order))
					.param(CHAIR, chairId)
					.query(row)
					.list();
	}

	/** Which pile, and the row as JSON. */
	String part(int number) {
		return "select %d as pile, row_number() over (order by %s) as place, to_jsonb(t) as row from (%s) t"
			.formatted(number, this.order, this.rows);
	}

}
