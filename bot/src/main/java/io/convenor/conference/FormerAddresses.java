package io.convenor.conference;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.reading.Columns;

/**
 * Where people of a conference were written to before that was put right: whoever reads
 * there keeps what was sent, the link included.
 */
@Component
public class FormerAddresses {

	private final JdbcClient jdbc;

	private final Clock clock;

	FormerAddresses(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Notes where somebody was written to so far, and by what they could join.
	 */
	public void keep(Conference conference, Invitee before, @Nullable String joinUrl, @Nullable String dialInCode) {
		this.jdbc
			.sql("insert into former_address (id, conference, invitee, address, join_url, dial_in_code, until) "
					+ "values (:id, :conference, :invitee, :address, :link, :code, :now)")
			.param("id", UUID.randomUUID())
			.param("conference", conference.id())
			.param("invitee", before.id())
			.param("address", before.address())
			.param("link", joinUrl)
			.param("code", dialInCode)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	/** Those of a conference, the oldest first. */
	public List<FormerAddress> of(UUID conference) {
		return this.jdbc.sql("select * from former_address where conference = ? order by until, id")
			.param(conference)
			.query((row, _) -> new FormerAddress(Columns.id(row, "invitee"), row.getString("address"),
					row.getString("join_url"), row.getString("dial_in_code")))
			.list();
	}

	/**
	 * Where somebody was written to.
	 *
	 * @param joinUrl the link that was sent there; null where there was none
	 * @param dialInCode the code to ring in with; null where there was none
	 */
	public record FormerAddress(UUID invitee, String address, @Nullable String joinUrl, @Nullable String dialInCode) {
	}

}
