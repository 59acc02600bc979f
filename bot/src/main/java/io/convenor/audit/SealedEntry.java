package io.convenor.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the table, and the seal it has.
 *
 * @param position its place in the chain; zero where it waits for its seal
 * @param hash the seal it has
 */
record SealedEntry(long id, AuditTrail.Entry entry, @Nullable UUID subject, long position, byte @Nullable [] hash) {

	/** What stands before the first entry. */
	static final byte[] BEGINNING = new byte[32];

	static final String COLUMNS = "audit_entry.id, at, who, did, subject, reference, details, position, hash";

	static SealedEntry read(ResultSet row, int number) throws SQLException {
		return new SealedEntry(row.getLong("id"), AuditTrail.entry(row, number), row.getObject("subject", UUID.class),
				row.getLong("position"), row.getBytes("hash"));
	}

	/** The seal it must have after the one before it: SHA-256 over both. */
	byte[] sealedAfter(byte[] before) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(before);
			digest.update(canonical().getBytes(StandardCharsets.UTF_8));
			return digest.digest();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	boolean fitsAfter(byte[] before) {
		return this.hash != null && Arrays.equals(this.hash, sealedAfter(before));
	}

	/**
	 * Every field with its length before it, so that no two entries are written alike;
	 * the moment in millionths of a second since 1970.
	 */
	private String canonical() {
		StringBuilder written = new StringBuilder();
		Instant at = this.entry.at();
		write(written, this.id);
		write(written, Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1000));
		write(written, this.entry.who());
		write(written, this.entry.did());
		write(written, this.subject);
		write(written, this.entry.reference());
		write(written, this.entry.details());
		return written.toString();
	}

	private static void write(StringBuilder written, @Nullable Object field) {
		if (field == null) {
			written.append("-;");
			return;
		}
		String text = field.toString();
		written.append(text.length()).append(':').append(text).append(';');
	}

}
