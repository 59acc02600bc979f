package io.convenor.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Reads columns of a row as what they are here. */
public final class Columns {

	private Columns() {
	}

	/** An id that is always there. */
	public static UUID id(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNull(row.getObject(column, UUID.class));
	}

	/** A time in London that is always there. */
	public static LocalDateTime time(ResultSet row, String column) throws SQLException {
		return Objects.requireNonNull(row.getObject(column, LocalDateTime.class));
	}

	/** A moment; null where it has not come. */
	public static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
		Timestamp moment = row.getTimestamp(column);
		return (moment != null) ? moment.toInstant() : null;
	}

}
