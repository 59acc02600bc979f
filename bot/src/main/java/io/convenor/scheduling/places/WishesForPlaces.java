package io.convenor.scheduling.places;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.reading.Columns;
import io.convenor.reading.Shelf;
import io.convenor.scheduling.places.WishForPlace.Why;

/** Who asked for a place in the room of which conference, and why. */
@Component
public class WishesForPlaces {

	private static final Shelf WISHES = Shelf.of("wish_for_place", "asked_at, invitee");

	private final JdbcClient jdbc;

	private final Clock clock;

	WishesForPlaces(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Keeps who asked; who had asked already keeps their turn. */
	public void keep(UUID conference, Map<UUID, Why> wishes) {
		OffsetDateTime now = this.clock.instant().atOffset(ZoneOffset.UTC);
		wishes.forEach((invitee, why) -> this.jdbc
			.sql("insert into wish_for_place (conference, invitee, why, asked_at) values (?, ?, ?, ?) "
					+ "on conflict (conference, invitee) do update set why = excluded.why")
			.param(conference)
			.param(invitee)
			.param(why.name())
			.param(now)
			.update());
	}

	/**
	 * Keeps that somebody wants to meet the chair in person, or forgets it.
	 * @return whether that is new
	 */
	boolean keep(UUID conference, UUID invitee, boolean meetsTheChair) {
		if (!meetsTheChair) {
			return this.jdbc.sql("delete from wish_for_place where conference = ? and invitee = ? and why = ?")
				.params(conference, invitee, Why.MEET_THE_CHAIR.name())
				.update() == 1;
		}
		return this.jdbc
			.sql("insert into wish_for_place (conference, invitee, why, asked_at) values (?, ?, ?, ?) "
					+ "on conflict (conference, invitee) do update set why = excluded.why "
					+ "where wish_for_place.why <> excluded.why")
			.params(conference, invitee, Why.MEET_THE_CHAIR.name(), this.clock.instant().atOffset(ZoneOffset.UTC))
			.update() == 1;
	}

	/** Whether somebody wants to meet the chair in person. */
	public boolean meetsTheChair(UUID conference, UUID invitee) {
		return of(conference).stream()
			.anyMatch((wish) -> wish.invitee().equals(invitee) && wish.why() == Why.MEET_THE_CHAIR);
	}

	/** Who asked for a place of a conference. */
	List<WishForPlace> of(UUID conference) {
		return WISHES.read(this.jdbc, conference, (row, _) -> new WishForPlace(Columns.id(row, "invitee"),
				Why.valueOf(row.getString("why")), row.getTimestamp("asked_at").toInstant()));
	}

}
