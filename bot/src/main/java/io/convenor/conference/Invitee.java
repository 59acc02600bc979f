package io.convenor.conference;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

import io.convenor.people.Counts;
import io.convenor.people.EmailAddress;
import io.convenor.people.Hears;
import io.convenor.people.Role;
import io.convenor.people.Standing;

/**
 * Somebody who is asked to attend.
 *
 * @param address by what they are known to be the same person: their mailbox in lower
 * case, or a key of our own where they have none, so ask {@link #mailbox()} before
 * anything is sent
 * @param agency the organisation they speak for; empty for family
 * @param directoryId their object id, where they have an account in the authority
 * @param place where they take part
 * @param leftAt since when they are no longer invited, or null
 * @param language what an interpreter interprets, or what somebody speaks best; null
 * where nobody said
 * @param forWhom whom an interpreter, an advocate or a solicitor comes for; null where
 * nobody said
 * @param knowsTheChild whether the agency they speak for had contact with the child
 */
public record Invitee(@Id UUID id, String name, String address, String agency, Role role, Standing standing,
		@Nullable String directoryId, Place place, @Nullable Instant leftAt, @Nullable String language,
		@Nullable UUID forWhom, boolean knowsTheChild) {

	private static final String WITHOUT_EMAIL = "no-email:";

	/** Begins with somebody's name; what is not said is as usual for their role. */
	public static Builder named(String name) {
		return new Builder(name);
	}

	/**
	 * The key that stands for somebody without email, the same in every conference they
	 * are invited to in that role.
	 */
	public static String keyWithoutEmail(String name, Role role) {
		String who = name.strip().replaceAll("[\\s\\p{Z}]+", " ").toLowerCase(Locale.UK) + "/" + role.name();
		return WITHOUT_EMAIL + UUID.nameUUIDFromBytes(who.getBytes(StandardCharsets.UTF_8));
	}

	/** Whether this is a key that stands for somebody without email. */
	public static boolean isKeyWithoutEmail(String address) {
		return address.startsWith(WITHOUT_EMAIL);
	}

	/** The same person, with something else said about them. */
	public Builder but() {
		Builder builder = new Builder(this.name);
		builder.id = this.id;
		builder.address = this.address;
		builder.agency = this.agency;
		builder.role = this.role;
		builder.standing = this.standing;
		builder.directoryId = this.directoryId;
		builder.place = this.place;
		builder.leftAt = this.leftAt;
		builder.language = this.language;
		builder.forWhom = this.forWhom;
		builder.knowsTheChild = this.knowsTheChild;
		return builder;
	}

	public Invitee at(Place newPlace) {
		return but().place(newPlace).build();
	}

	/** The same person, no longer invited. */
	Invitee leftAt(Instant moment) {
		Builder builder = but();
		builder.leftAt = moment;
		return builder.build();
	}

	/** Whether they are invited now. */
	public boolean invited() {
		return this.leftAt == null;
	}

	public boolean family() {
		return this.standing == Standing.FAMILY;
	}

	/** Where mail reaches them; empty for somebody who is written to on paper. */
	public Optional<String> mailbox() {
		return Optional.of(this.address).filter((each) -> !isKeyWithoutEmail(each));
	}

	/** Whether they speak for an agency that works with the child. */
	public boolean speaksForAnAgency() {
		return !family() && this.role.counts() != Counts.NOT
				&& (this.role.counts() != Counts.AS_THEIR_AGENCY || this.knowsTheChild);
	}

	/** Whether their agency would count if it had contact with the child. */
	public boolean mayCount() {
		return !family() && this.role.counts() != Counts.NOT && this.role.counts() != Counts.AS_SOCIAL_CARE;
	}

	/** Whether their agency may be asked for a report. */
	public boolean reports() {
		return this.role.reports() && speaksForAnAgency();
	}

	/**
	 * Whether they are asked what should be decided. Whoever comes as family, or for an
	 * agency of which nobody has said that it knows the child, is not.
	 */
	public boolean takesDecisions() {
		return this.role.takesDecisions() && !family() && !isOnlyNamed();
	}

	/**
	 * How much of the outcome a letter to them tells: family never reads who disagreed.
	 */
	public Hears hears() {
		Hears usual = this.role.hears();
		return (usual == Hears.EVERYTHING && (family() || isOnlyNamed())) ? Hears.WHAT_WAS_DECIDED : usual;
	}

	/** Whether they are told the outcome unless the chair says otherwise. */
	public boolean toldByDefault() {
		return this.role.toldByDefault() && !isOnlyNamed();
	}

	/** Of an agency nobody has said that it knows the child. */
	private boolean isOnlyNamed() {
		return this.role.counts() == Counts.AS_THEIR_AGENCY && !this.knowsTheChild && !family();
	}

	/** How the chair knows them: name, role and agency. */
	public String described() {
		String what = this.agency.isBlank() ? this.role.label() : this.role.label() + ", " + this.agency;
		return this.name + " (" + what + ")";
	}

	/** Where somebody takes part. */
	public enum Place {

		ROOM, TEAMS

	}

	/** Puts together who is invited. */
	public static final class Builder {

		private final String name;

		private UUID id = UUID.randomUUID();

		private @Nullable String address;

		private String agency = "";

		private Role role = Role.OTHER_PROFESSIONAL;

		private @Nullable Standing standing;

		private @Nullable String directoryId;

		private Place place = Place.TEAMS;

		private @Nullable Instant leftAt;

		private @Nullable String language;

		private @Nullable UUID forWhom;

		private @Nullable Boolean knowsTheChild;

		private Builder(String name) {
			this.name = name;
		}

		/** The id they are known by, where something refers to it already. */
		public Builder id(UUID newId) {
			this.id = newId;
			return this;
		}

		/** Where mail reaches them; who has no email has none. */
		public Builder mailbox(EmailAddress newMailbox) {
			this.address = newMailbox.value();
			return this;
		}

		/** They have no email. */
		public Builder withoutMailbox() {
			this.address = null;
			return this;
		}

		/** Whom they speak for. */
		public Builder agency(String newAgency) {
			this.agency = newAgency;
			return this;
		}

		public Builder as(Role newRole) {
			this.role = newRole;
			return this;
		}

		/** As family or professional, where that is not as usual for their role. */
		public Builder standing(Standing newStanding) {
			this.standing = newStanding;
			return this;
		}

		/** Their object id, where they have an account in the authority. */
		public Builder directoryId(@Nullable String newDirectoryId) {
			this.directoryId = newDirectoryId;
			return this;
		}

		public Builder place(Place newPlace) {
			this.place = newPlace;
			return this;
		}

		/** What they interpret, or speak best. */
		public Builder language(@Nullable String newLanguage) {
			this.language = newLanguage;
			return this;
		}

		/** Whom they come for; another invitee. */
		public Builder forWhom(@Nullable UUID invitee) {
			this.forWhom = invitee;
			return this;
		}

		/** Whether their agency had contact with the child; null is as usual. */
		public Builder knowsTheChild(@Nullable Boolean known) {
			this.knowsTheChild = known;
			return this;
		}

		public Invitee build() {
			return new Invitee(this.id, this.name,
					(this.address != null) ? this.address : keyWithoutEmail(this.name, this.role), this.agency,
					this.role, (this.standing != null) ? this.standing : this.role.standing(), this.directoryId,
					this.place, this.leftAt, this.language, this.forWhom,
					(this.knowsTheChild != null) ? this.knowsTheChild : this.role.usuallyKnowsTheChild());
		}

	}

}
