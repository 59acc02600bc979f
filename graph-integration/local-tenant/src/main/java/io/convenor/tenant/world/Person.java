package io.convenor.tenant.world;

/**
 * Somebody, or some mailbox, with an account in the tenant.
 *
 * @param id the object id
 * @param address the user principal name, which is the mail address too
 * @param teamsLicence whether meetings this account organises get a Teams link
 */
public record Person(String id, String address, String displayName, String givenName, String surname, String jobTitle,
		boolean teamsLicence) {

	public static Person member(String id, String address, String givenName, String surname, String jobTitle) {
		return new Person(id, address, givenName + " " + surname, givenName, surname, jobTitle, true);
	}

	public static Person account(String id, String address, String displayName, boolean teamsLicence) {
		return new Person(id, address, displayName, "", "", "", teamsLicence);
	}

	Person withTeamsLicence(boolean licensed) {
		return new Person(this.id, this.address, this.displayName, this.givenName, this.surname, this.jobTitle,
				licensed);
	}

}
