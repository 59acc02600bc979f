package io.convenor.delivery;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something to be delivered.
 *
 * @param key names the effect: two parcels with one key are one delivery
 * @param subject what it is about, mostly a conference
 * @param purpose what it is for, such as {@code how-to-take-part}; null for its kind
 * @param recipient whom or what it goes to, in words for the chair; null where it goes to
 * nobody
 * @param invitee the id of the invitee it goes to, which tells people of one name apart
 * @param about the id of the invitee whom it concerns and who is not written to by it
 * @param contents what its courier needs, written as JSON
 * @param notBefore when it may go out, or null for now
 */
public record Parcel(String key, UUID subject, @Nullable String purpose, @Nullable String recipient,
		@Nullable UUID invitee, @Nullable UUID about, Record contents, @Nullable Instant notBefore) {

	/** A parcel whose key begins with its subject is for what follows there. */
	public static Parcel of(String key, UUID subject, @Nullable String recipient, Record contents) {
		return new Parcel(key, subject, purpose(key, subject), recipient, null, null, contents, null);
	}

	/** The same parcel, which goes to an invitee. */
	public Parcel to(UUID newInvitee) {
		return new Parcel(this.key, this.subject, this.purpose, this.recipient, newInvitee, this.about, this.contents,
				this.notBefore);
	}

	/** The same parcel, which concerns an invitee and does not go to them. */
	public Parcel about(UUID newAbout) {
		return new Parcel(this.key, this.subject, this.purpose, this.recipient, this.invitee, newAbout, this.contents,
				this.notBefore);
	}

	/** The same parcel under another key, and for the same. */
	Parcel under(String newKey) {
		return new Parcel(newKey, this.subject, this.purpose, this.recipient, this.invitee, this.about, this.contents,
				this.notBefore);
	}

	public Parcel notBefore(Instant moment) {
		return new Parcel(this.key, this.subject, this.purpose, this.recipient, this.invitee, this.about, this.contents,
				moment);
	}

	private static @Nullable String purpose(String key, UUID subject) {
		String own = subject + "/";
		return key.startsWith(own) ? key.substring(own.length()).split("/", 2)[0] : null;
	}

}
