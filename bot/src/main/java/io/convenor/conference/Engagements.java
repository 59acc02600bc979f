package io.convenor.conference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.reading.Columns;

/**
 * Who is taken by a booked conference and when, whether or not a calendar shows it yet.
 */
@Component
public class Engagements {

	private static final String SELECT = "select id, chair_id, kind, way, starts_at, length_minutes from conference ";

	private final JdbcClient jdbc;

	private final Kinds kinds;

	Engagements(JdbcClient jdbc, Kinds kinds) {
		this.kinds = kinds;
		this.jdbc = jdbc;
	}

	/** Every booked conference that begins within a stretch of time. */
	public List<Engagement> between(LocalDateTime from, LocalDateTime until) {
		return this.jdbc
			.sql(SELECT + "where status = 'BOOKED' and starts_at >= ? and starts_at < ? order by starts_at, id")
			.params(from, until)
			.query(this::engagement)
			.list();
	}

	/**
	 * The booked reviews within a stretch of time that a chair runs, that are held in one
	 * of these rooms, or to which one of these people is invited as one whose diary
	 * counts; by mailbox, without those about allegations. At most twenty, the soonest
	 * first.
	 */
	public List<UUID> reviewsTaking(Collection<String> addresses, LocalDateTime from, LocalDateTime until) {
		if (addresses.isEmpty()) {
			return List.of();
		}
		return this.jdbc.sql("""
				select id from conference where status = 'BOOKED' and starts_at >= :from and starts_at < :until
				  and kind in (:reviews)
				  and (lower(room_address) in (:addresses) or exists (select 1 from invitee
				    where invitee.conference = conference.id and left_at is null
				    and role in ('CHAIR', 'SOCIAL_WORKER', 'TEAM_MANAGER') and lower(address) in (:addresses)))
				order by starts_at, id limit 20
				""")
			.param("from", from)
			.param("until", until)
			.param("reviews", this.kinds.those(Engagements::review).stream().map(Kind::name).toList())
			.param("addresses", addresses.stream().map(String::toLowerCase).toList())
			.query(UUID.class)
			.list();
	}

	private static boolean review(Kind kind) {
		return kind.reviewsAPlan() || kind.careReview();
	}

	/** Everybody who has a conference that is not over and done with, once. */
	public List<Chair> chairs() {
		return chairs(this.kinds.those((_) -> true));
	}

	/**
	 * Everybody who has a conference of these kinds that is not over and done with, once.
	 */
	public List<Chair> chairs(Set<Kind> kinds) {
		if (kinds.isEmpty()) {
			return List.of();
		}
		return this.jdbc.sql("""
				select chair_id, coalesce(max(name), '') as name, coalesce(max(address), '') as address,
				  count(distinct conference.id) as conferences, min(starts_at) as first, max(starts_at) as last
				from conference left join invitee on invitee.conference = conference.id and role = 'CHAIR'
				  and left_at is null
				where status = 'BOOKED' and kind in (:kinds) group by chair_id order by name, chair_id
				""").param("kinds", kinds.stream().map(Kind::name).toList()).query(Engagements::chair).list();
	}

	private static Chair chair(ResultSet row, int number) throws SQLException {
		return new Chair(Objects.requireNonNull(row.getString("chair_id")),
				Objects.requireNonNull(row.getString("name")), Objects.requireNonNull(row.getString("address")),
				row.getInt("conferences"), Columns.time(row, "first"), Columns.time(row, "last"));
	}

	private Engagement engagement(ResultSet row, int number) throws SQLException {
		LocalDateTime start = Columns.time(row, "starts_at");
		return new Engagement(Columns.id(row, "id"), Objects.requireNonNull(row.getString("chair_id")),
				this.kinds.named(Objects.requireNonNull(row.getString("kind"))),
				Way.valueOf(Objects.requireNonNull(row.getString("way"))), start,
				start.plusMinutes(row.getInt("length_minutes")));
	}

	/** One conference as its chair's diary has it. */
	public record Engagement(UUID conference, String chairId, Kind kind, Way way, LocalDateTime from,
			LocalDateTime to) {
	}

	/**
	 * Somebody who has conferences that are still to be held or to be finished.
	 *
	 * @param conferences how many
	 * @param first when the first begins or began
	 * @param last when the last begins or began
	 */
	public record Chair(String id, String name, String address, int conferences, LocalDateTime first,
			LocalDateTime last) {
	}

}
