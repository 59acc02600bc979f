package io.convenor.tenant.world;

/**
 * Somebody, or some mailbox, with an account in the tenant.
 *
 * @param id the object id
 * @param address the mail address, which is the user principal name too, but for a guest
 * @param teamsLicence whether meetings this account organises get a Teams link
 * @param guest whether it is an invited account of somebody from elsewhere
 * @param enabled whether anybody can sign in to it
 */
public record Person(String id, String address, String displayName, String givenName, String surname, String jobTitle,
		boolean teamsLicence, boolean guest, boolean enabled) {

	public static Person member(String id, String address, String givenName, String surname, String jobTitle) {
		return new Person(id, address, givenName + " " + surname, givenName, surname, jobTitle, true, false, true);
	}

	public static Person account(String id, String address, String displayName, boolean teamsLicence) {
		return new Person(id, address, displayName, "", "", "", teamsLicence, false, true);
	}

	/** Somebody from elsewhere who was invited into the tenant. */
	public static Person guest(String id, String address, String givenName, String surname) {
		return new Person(id, address, givenName + " " + surname, givenName, surname, "", false, true, true);
	}

	/** The same account, which nobody can sign in to any more. */
	public Person disabled() {
		return new Person(this.id, this.address, this.displayName, this.givenName, this.surname, this.jobTitle,
				this.teamsLicence, this.guest, false);
	}

	/** The name an account signs in with; a guest's is made of their mail address. */
	public String userPrincipalName(String domain) {
		return this.guest ? this.address.replace('@', '_') + "#EXT#@" + domain : this.address;
	}

	Person withTeamsLicence(boolean licensed) {
		return new Person(this.id, this.address, this.displayName, this.givenName, this.surname, this.jobTitle,
				licensed, this.guest, this.enabled);
	}

}
