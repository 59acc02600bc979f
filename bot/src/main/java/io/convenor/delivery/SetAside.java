package io.convenor.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.WithoutWords;

/**
 * What was read in a mailbox or a calendar and could not be taken in. After a few tries
 * it is set aside, named to somebody, and what is behind it goes on.
 */
@Component
public class SetAside {

	/** How often one thing is tried that we ourselves do not understand. */
	static final int A_FEW = 3;

	private static final Logger log = LoggerFactory.getLogger(SetAside.class);

	private final JdbcClient jdbc;

	private final Watching watching;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	SetAside(JdbcClient jdbc, Watching watching, ApplicationEventPublisher events, Clock clock) {
		this.jdbc = jdbc;
		this.watching = watching;
		this.events = events;
		this.clock = clock;
	}

	/** Everything that was set aside and not tried again since, the oldest first. */
	public List<Thing> all() {
		return this.jdbc
			.sql("select what, mailbox, reason, set_aside_at from set_aside where set_aside_at is not null "
					+ "order by set_aside_at, item")
			.query((row, _) -> new Thing(row.getString("what"), row.getString("mailbox"), row.getString("reason"),
					row.getTimestamp("set_aside_at").toInstant()))
			.list();
	}

	/** Has these read once more, with whatever else was set aside of their mailboxes. */
	@Transactional
	public void tryAgain(List<Thing> things) {
		things.stream().map((each) -> new Place(each.what, each.mailbox)).distinct().forEach((place) -> {
			this.jdbc.sql("delete from set_aside where what = ? and mailbox = ? and set_aside_at is not null")
				.params(place.what, place.mailbox)
				.update();
			this.watching.fromTheBeginning(place.what, place.mailbox);
			this.watching.wake(place.what, place.mailbox);
		});
	}

	/**
	 * Notes that something could not be taken in.
	 * @return whether it is set aside now
	 */
	@Transactional
	public boolean failed(String what, String mailbox, String item, RuntimeException cause) {
		log.error("Something of the {} could not be taken in", what, WithoutWords.of(cause));
		Instant now = this.clock.instant();
		int tries = this.jdbc
			.sql("insert into set_aside (what, mailbox, item, tries, reason, first_at) "
					+ "values (:what, :mailbox, :item, 1, :reason, :now) on conflict (what, mailbox, item) "
					+ "do update set tries = set_aside.tries + 1, reason = excluded.reason returning tries")
			.param("what", what)
			.param("mailbox", mailbox)
			.param("item", named(item))
			.param("reason", "it could not be taken in (" + cause.getClass().getSimpleName() + ")")
			.param("now", now.atOffset(ZoneOffset.UTC))
			.query(Integer.class)
			.single();
		if (tries < A_FEW) {
			return false;
		}
		this.jdbc.sql("update set_aside set set_aside_at = ? where what = ? and mailbox = ? and item = ?")
			.params(now.atOffset(ZoneOffset.UTC), what, mailbox, named(item))
			.update();
		this.events.publishEvent(new WorkSetAside(what, mailbox));
		return true;
	}

	/** A name that any table holds, whatever the other side calls it. */
	static String named(String item) {
		return UUID.nameUUIDFromBytes(item.getBytes(StandardCharsets.UTF_8)).toString();
	}

	/**
	 * Something that was set aside.
	 *
	 * @param what what is followed, such as {@code inbox}
	 * @param reason why, without a word of what it says
	 */
	public record Thing(String what, String mailbox, String reason, Instant at) {
	}

	private record Place(String what, String mailbox) {
	}

}
