package io.convenor.conference;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.people.Standing;

/**
 * Somebody who is asked to attend.
 *
 * @param agency the organisation they speak for; empty for family
 * @param directoryId their object id, where they have an account in the authority
 * @param place where they take part
 * @param leftAt since when they are no longer invited, or null
 */
public record Invitee(@Id UUID id, String name, String address, String agency, Role role, Standing standing,
		@Nullable String directoryId, Place place, @Nullable Instant leftAt) {

	public static Invitee of(String name, EmailAddress address, String agency, Role role, Standing standing,
			@Nullable String directoryId) {
		return new Invitee(UUID.randomUUID(), name, address.value(), agency, role, standing, directoryId, Place.TEAMS,
				null);
	}

	public Invitee at(Place newPlace) {
		return new Invitee(this.id, this.name, this.address, this.agency, this.role, this.standing, this.directoryId,
				newPlace, this.leftAt);
	}

	/** The same person, no longer invited. */
	Invitee leftAt(Instant moment) {
		return new Invitee(this.id, this.name, this.address, this.agency, this.role, this.standing, this.directoryId,
				this.place, moment);
	}

	/** Whether they are invited now. */
	public boolean invited() {
		return this.leftAt == null;
	}

	public boolean family() {
		return this.standing == Standing.FAMILY;
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

}
