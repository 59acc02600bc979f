package io.convenor.conference;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.convenor.reading.Shelf;

/**
 * Reads a conference with whoever takes part apart, and with those that share its
 * meeting: whatever is said about it needs them.
 */
class ReadById implements ById {

	private static final Shelf CONFERENCE = Shelf.of("(" + Conferences.WHOLE + ")", "id", "id")
		.bringing(Separations.SEPARATIONS, SharedMeetings.GUESTS);

	private final JdbcClient jdbc;

	private final RowMapper<Conference> row;

	ReadById(JdbcClient jdbc, RowMapper<Conference> row) {
		this.jdbc = jdbc;
		this.row = row;
	}

	@Override
	public Optional<Conference> findById(UUID id) {
		return CONFERENCE.one(this.jdbc, id, this.row);
	}

	@Override
	public List<Conference> among(Collection<UUID> ids) {
		return CONFERENCE.read(this.jdbc, ids, this.row);
	}

}
