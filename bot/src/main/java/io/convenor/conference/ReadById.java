package io.convenor.conference;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads a conference with whoever takes part apart, and with those that share its
 * meeting: whatever is said about it needs them.
 */
class ReadById implements ById {

	private final JdbcClient jdbc;

	private final RowMapper<Conference> row;

	ReadById(JdbcClient jdbc, RowMapper<Conference> row) {
		this.jdbc = jdbc;
		this.row = row;
	}

	@Override
	public Optional<Conference> findById(UUID id) {
		return Conferences.ONE.one(this.jdbc, id, this.row);
	}

	@Override
	public List<Conference> among(Collection<UUID> ids) {
		return Conferences.ONE.read(this.jdbc, ids, this.row);
	}

	@Override
	public List<Conference> heldTogetherWith(UUID host) {
		return SharedMeetings.GUESTS.read(this.jdbc, host, this.row)
			.stream()
			.filter((guest) -> guest.status() == Conference.Status.BOOKED)
			.toList();
	}

}
