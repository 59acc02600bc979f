package io.convenor.conference.readers;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.reading.Shelf;

/**
 * What the people of a conference are called beside their names, as its chair lists it.
 */
@Component
public class CalledNames {

	/** Comes with whatever is read to be shown to somebody. */
	public static final Shelf CALLED = Shelf.of("called", "said_at, name");

	private final JdbcClient jdbc;

	private final Clock clock;

	CalledNames(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** What was listed for any of these conferences. */
	public List<Called> of(Collection<UUID> conferences) {
		return CALLED.read(this.jdbc, conferences, (row, _) -> new Called(Objects.requireNonNull(row.getString("name")),
				row.getObject("invitee", UUID.class)));
	}

	/** Lists a name; listed already, it stays. */
	@Transactional
	public void add(UUID conference, String name, @Nullable UUID invitee, String by) {
		this.jdbc
			.sql("insert into called (conference, name, invitee, said_by, said_at) "
					+ "values (:conference, :name, :invitee, :by, :now) on conflict do nothing")
			.param("conference", conference)
			.param("name", name)
			.param("invitee", invitee)
			.param("by", by)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	/** Takes a name off the list. */
	@Transactional
	public void remove(UUID conference, String name) {
		this.jdbc.sql("delete from called where conference = ? and name = ?").params(conference, name).update();
	}

}
