package io.convenor.replies;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.reading.Columns;
import io.convenor.reading.Pile;
import io.convenor.reading.Shelf;
import io.convenor.replies.Reply.Kind;
import io.convenor.replies.Reply.Recognised;
import io.convenor.replies.Reply.SettledAs;
import io.convenor.replies.Reply.State;

/** What people wrote back, as the table holds it. */
@Component
class StoredReplies {

	private static final String BETWEEN_FILES = "\n";

	private static final Shelf OPEN = Shelf.of("(select * from reply where state <> 'SETTLED')", "conference",
			"at, id");

	private static final Shelf VERSIONS = Shelf.of("(select conference, version from reply)", "conference", "version");

	private static final Pile OPEN_FOR = Pile.of("select r.* from conference c join reply r on r.conference = c.id "
			+ "where c.chair_id = :chair and r.state <> 'SETTLED'", "at, id");

	private final JdbcClient jdbc;

	private final Clock clock;

	StoredReplies(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Takes one in, unless it was taken in before. */
	Optional<UUID> add(String identity, Reply reply) {
		return this.jdbc.sql("""
				insert into reply (id, identity, conference, invitee, kind, recognised, doubtful, sender, text, earlier,
				  files, proposed_start, proposed_end, message_id, at, state)
				values (:id, :identity, :conference, :invitee, :kind, :recognised, :doubtful, :sender, :text, :earlier,
				  :files, :start, :end, :messageId, :at, 'OPEN')
				on conflict (identity) do nothing returning id
				""")
			.param("id", reply.id())
			.param("identity", identity)
			.param("conference", reply.conference())
			.param("invitee", reply.from().invitee())
			.param("kind", reply.kind().name())
			.param("recognised", reply.from().recognised().name())
			.param("doubtful", reply.from().doubtful())
			.param("sender", reply.from().address())
			.param("text", reply.words().text())
			.param("earlier", reply.words().earlier())
			.param("files", String.join(BETWEEN_FILES, reply.words().files()))
			.param("start", (reply.proposed() != null) ? reply.proposed().start() : null)
			.param("end", (reply.proposed() != null) ? reply.proposed().end() : null)
			.param("messageId", reply.messageId())
			.param("at", reply.at().atOffset(ZoneOffset.UTC))
			.query(UUID.class)
			.optional();
	}

	Optional<Reply> find(UUID id) {
		return this.jdbc.sql("select * from reply where id = ?").param(id).query(StoredReplies::reply).optional();
	}

	/** Everything about a conference, the newest first. */
	List<Reply> of(UUID conference) {
		return this.jdbc.sql("select * from reply where conference = ? order by at desc, id")
			.param(conference)
			.query(StoredReplies::reply)
			.list();
	}

	/** What nobody has settled yet about a conference, the oldest first. */
	List<Reply> openOf(UUID conference) {
		return OPEN.read(this.jdbc, conference, StoredReplies::reply);
	}

	/** The same of all the conferences of a chair. */
	List<Reply> openFor(String chairId) {
		return OPEN_FOR.read(this.jdbc, chairId, StoredReplies::reply);
	}

	/**
	 * What nobody has settled of conferences of these kinds whose chair is none of these.
	 */
	List<Reply> openWithoutAChair(Set<io.convenor.conference.Kind> kinds, Set<String> chairs) {
		return this.jdbc
			.sql("select r.* from reply r join conference c on c.id = r.conference where r.state <> 'SETTLED' "
					+ "and c.kind = any(:kinds) and c.chair_id <> all(:chairs) order by r.at, r.id")
			.param("kinds", kinds.stream().map(io.convenor.conference.Kind::name).toArray(String[]::new))
			.param("chairs", chairs.toArray(String[]::new))
			.query(StoredReplies::reply)
			.list();
	}

	/** Grows with everything that happens to what was written about a conference. */
	long version(UUID conference) {
		return VERSIONS.read(this.jdbc, conference, (row, _) -> 1 + row.getLong("version"))
			.stream()
			.mapToLong(Long::longValue)
			.sum();
	}

	/** Somebody settles one as they saw it; false when somebody was faster. */
	boolean settle(UUID id, int version, SettledAs as, String by) {
		return this.jdbc
			.sql("update reply set state = 'SETTLED', settled_as = :as, settled_by = :by, settled_at = :now, "
					+ "version = version + 1 where id = :id and version = :version and state <> 'SETTLED'")
			.param("as", as.name())
			.param("by", by)
			.param("now", now())
			.param("id", id)
			.param("version", version)
			.update() == 1;
	}

	/** It stands again as something to be settled; false where it does so already. */
	boolean reopen(UUID id, int version) {
		return this.jdbc
			.sql("update reply set state = 'OPEN', settled_as = null, settled_by = null, settled_at = null, "
					+ "version = version + 1 where id = :id and version = :version and state = 'SETTLED'")
			.param("id", id)
			.param("version", version)
			.update() == 1;
	}

	/** The meeting is being changed because of it. */
	void inHand(UUID id) {
		this.jdbc.sql("update reply set state = 'IN_HAND', version = version + 1 where id = ? and state = 'OPEN'")
			.param(id)
			.update();
	}

	/** Counts an answer to it, which makes the key of its letter. */
	int answered(UUID id) {
		return this.jdbc
			.sql("update reply set answers = answers + 1, version = version + 1 where id = ? returning answers")
			.param(id)
			.query(Integer.class)
			.single();
	}

	/**
	 * What was told before does not hold any more.
	 * @param invitee of whom; null for everybody
	 * @return what was settled by that
	 */
	List<UUID> overtaken(UUID conference, @Nullable UUID invitee, Set<Kind> kinds) {
		return this.jdbc.sql(
				"update reply set state = 'SETTLED', settled_as = 'OVERTAKEN', settled_at = :now, version = version + 1 "
						+ "where conference = :conference and state <> 'SETTLED' and kind in (:kinds) "
						+ "and (cast(:invitee as uuid) is null or invitee = :invitee) returning id")
			.param("now", now())
			.param("conference", conference)
			.param("invitee", invitee)
			.param("kinds", kinds.stream().map(Kind::name).toList())
			.query(UUID.class)
			.list();
	}

	/** The change that they were waiting for was made. */
	List<UUID> changed(UUID conference) {
		return this.jdbc
			.sql("update reply set state = 'SETTLED', settled_as = 'CHANGE', settled_at = :now, version = version + 1 "
					+ "where conference = :conference and state = 'IN_HAND' returning id")
			.param("now", now())
			.param("conference", conference)
			.query(UUID.class)
			.list();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static Reply reply(ResultSet row, int number) throws SQLException {
		String files = row.getString("files");
		return new Reply(Columns.id(row, "id"), Columns.id(row, "conference"), Kind.valueOf(row.getString("kind")),
				new Reply.From(row.getObject("invitee", UUID.class), Recognised.valueOf(row.getString("recognised")),
						row.getBoolean("doubtful"), row.getString("sender")),
				new Reply.Words(row.getString("text"), row.getString("earlier"),
						files.isEmpty() ? List.of() : List.of(files.split(BETWEEN_FILES))),
				proposed(row), row.getString("message_id"), row.getTimestamp("at").toInstant(),
				State.valueOf(row.getString("state")), settled(row), row.getInt("answers"), row.getInt("version"));
	}

	private static Reply.@Nullable Proposed proposed(ResultSet row) throws SQLException {
		LocalDateTime start = row.getObject("proposed_start", LocalDateTime.class);
		LocalDateTime end = row.getObject("proposed_end", LocalDateTime.class);
		return (start != null && end != null) ? new Reply.Proposed(start, end) : null;
	}

	private static Reply.@Nullable Settled settled(ResultSet row) throws SQLException {
		String as = row.getString("settled_as");
		return (as != null) ? new Reply.Settled(SettledAs.valueOf(as), row.getString("settled_by"),
				row.getTimestamp("settled_at").toInstant()) : null;
	}

}
