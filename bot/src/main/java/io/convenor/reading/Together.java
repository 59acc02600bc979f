package io.convenor.reading;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One reading, in which nothing is written: the first look at anything about a conference
 * brings all there is about it on every {@link Shelf}, by one statement.
 */
public final class Together {

	private static final ScopedValue<Taken> TAKEN = ScopedValue.newInstance();

	private static final List<Shelf> SHELVES = new CopyOnWriteArrayList<>();

	private static final List<Pile> PILES = new CopyOnWriteArrayList<>();

	private Together() {
	}

	/** Whatever this reads of the shelves is read once. */
	public static <T> T read(Supplier<T> reads) {
		return isBound() ? reads.get() : ScopedValue.where(TAKEN, new Taken()).call(reads::get);
	}

	/** Takes all there is about some at once, for a list of them. */
	public static void take(JdbcClient jdbc, Collection<UUID> about) {
		if (isBound()) {
			List<UUID> missing = about.stream().distinct().filter((id) -> !TAKEN.get().knows(id)).toList();
			if (!missing.isEmpty()) {
				TAKEN.get().take(jdbc, List.copyOf(SHELVES), missing);
			}
		}
	}

	/** Takes all that waits for a chair at once, on every {@link Pile}. */
	public static void takeWhatWaitsFor(JdbcClient jdbc, String chairId) {
		if (isBound() && !hasTakenFor(chairId)) {
			TAKEN.get().takeFor(jdbc, List.copyOf(PILES), chairId);
		}
	}

	static boolean isBound() {
		return TAKEN.isBound();
	}

	static boolean hasTaken(UUID about) {
		return isBound() && TAKEN.get().knows(about);
	}

	static boolean hasTakenFor(String chairId) {
		return isBound() && TAKEN.get().knowsWhatWaitsFor(chairId);
	}

	static void knows(Shelf shelf) {
		SHELVES.add(shelf);
	}

	static <T> List<T> readMeant(JdbcClient jdbc, Shelf shelf, String meant, UUID id, RowMapper<T> row) {
		return TAKEN.get()
			.takeMeant(jdbc, List.copyOf(SHELVES), meant, id)
			.stream()
			.flatMap((about) -> TAKEN.get().read(shelf, about, row).stream())
			.toList();
	}

	static void knows(Pile pile) {
		PILES.add(pile);
	}

	static <T> List<T> readFor(String chairId, Pile pile, RowMapper<T> row) {
		return TAKEN.get().readFor(chairId, pile, row);
	}

	static <T> List<T> read(JdbcClient jdbc, Shelf shelf, UUID about, RowMapper<T> row) {
		take(jdbc, List.of(about));
		return TAKEN.get().read(shelf, about, row);
	}

	static <T> Optional<T> taken(Shelf shelf, String column, UUID value, RowMapper<T> row) {
		return isBound() ? TAKEN.get().find(shelf, column, value, row) : Optional.empty();
	}

}
