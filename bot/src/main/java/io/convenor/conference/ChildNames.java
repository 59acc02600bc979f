package io.convenor.conference;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What children are called, for letters alone. Their names are kept apart from whatever
 * else is known of a conference, come with no list of conferences, and go some days after
 * its record is done.
 */
@Component
public class ChildNames {

	private final JdbcClient jdbc;

	private final RecordSettings settings;

	private final Clock clock;

	ChildNames(JdbcClient jdbc, RecordSettings settings, Clock clock) {
		this.jdbc = jdbc;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Keeps them for what is still being booked, in the order of its children; empty for
	 * those without.
	 */
	@Transactional
	public void keepForBooking(UUID booking, List<String> names) {
		this.jdbc.sql("delete from child_name where booking = ?").param(booking).update();
		for (int i = 0; i < names.size(); i++) {
			if (!names.get(i).isEmpty()) {
				this.jdbc.sql("insert into child_name (id, booking, position, name, kept_at) values (?, ?, ?, ?, ?)")
					.params(UUID.randomUUID(), booking, i, names.get(i), now())
					.update();
			}
		}
	}

	/** Those of what is still being booked, in the same order. */
	public List<String> ofBooking(UUID booking) {
		List<String> names = new ArrayList<>();
		this.jdbc.sql("select position, name from child_name where booking = ? order by position")
			.param(booking)
			.query((row) -> {
				while (names.size() < row.getInt("position")) {
					names.add("");
				}
				names.add(row.getString("name"));
			});
		return names;
	}

	/** What was booked keeps the names of its children; whoever books it says so. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void handOver(UUID booking, UUID conference) {
		this.jdbc
			.sql("update child_name n set conference = c.conference, child = c.id, booking = null from child c "
					+ "where c.conference = :conference and c.position = n.position and n.booking = :booking")
			.param("conference", conference)
			.param("booking", booking)
			.update();
	}

	/** The names of the children of some conferences, by child. */
	public Map<UUID, String> of(Collection<UUID> conferences) {
		Map<UUID, String> names = new HashMap<>();
		this.jdbc.sql("select child, name from child_name where conference in (:conferences)")
			.param("conferences", conferences)
			.query((row) -> {
				names.put(Objects.requireNonNull(row.getObject("child", UUID.class)),
						Objects.requireNonNull(row.getString("name")));
			});
		return names;
	}

	@EventListener
	void on(ConferenceHeld held) {
		done(held.conference());
	}

	@EventListener
	void on(ConferenceChanged changed) {
		if (changed.change() instanceof Change.Cancelled) {
			done(changed.conference());
		}
	}

	/** From then on nothing more is written about it but what waits to be sent. */
	private void done(UUID conference) {
		this.jdbc.sql("update child_name set done_at = ? where conference = ? and done_at is null")
			.params(now(), conference)
			.update();
	}

	/**
	 * Forgets those of conferences whose record was done long enough ago, and of bookings
	 * that nobody went on with for as long.
	 * @return how many
	 */
	@Transactional
	public int forgetTheOld() {
		Instant before = this.clock.instant().minus(this.settings.namesKeptFor());
		return this.jdbc
			.sql("delete from child_name where done_at < :before or (booking is not null and kept_at < :before)")
			.param("before", before.atOffset(ZoneOffset.UTC))
			.update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

}
