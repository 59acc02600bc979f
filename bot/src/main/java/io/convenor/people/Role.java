package io.convenor.people;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody is to the conference. A role stands for a person wherever a name must not
 * appear, such as in a channel.
 */
public enum Role {

	CHAIR("Chair", Standing.PROFESSIONAL, false),

	SOCIAL_WORKER("Social worker", Standing.PROFESSIONAL, true),

	TEAM_MANAGER("Team manager", Standing.PROFESSIONAL, false),

	MINUTE_TAKER("Minute-taker", Standing.PROFESSIONAL, false),

	MOTHER("Mother", Standing.FAMILY, false),

	FATHER("Father", Standing.FAMILY, false),

	CARER("Carer", Standing.FAMILY, false),

	YOUNG_PERSON("Young person", Standing.FAMILY, false),

	RELATIVE("Relative", Standing.FAMILY, false),

	SUPPORTER("Family supporter", Standing.FAMILY, false),

	ADVOCATE("Advocate", Standing.PROFESSIONAL, false),

	POLICE("Police", Standing.PROFESSIONAL, true),

	HEALTH_VISITOR("Health visitor", Standing.PROFESSIONAL, true),

	SCHOOL_NURSE("School nurse", Standing.PROFESSIONAL, true),

	SCHOOL("School", Standing.PROFESSIONAL, true),

	EARLY_YEARS("Nursery or early years", Standing.PROFESSIONAL, true),

	GP("GP", Standing.PROFESSIONAL, true),

	MIDWIFE("Midwife", Standing.PROFESSIONAL, true),

	MENTAL_HEALTH("Mental health service", Standing.PROFESSIONAL, true),

	SUBSTANCE_MISUSE("Drug and alcohol service", Standing.PROFESSIONAL, true),

	PROBATION("Probation", Standing.PROFESSIONAL, true),

	HOUSING("Housing", Standing.PROFESSIONAL, true),

	FOSTER_CARER("Foster carer", Standing.PROFESSIONAL, false),

	LADO("LADO", Standing.PROFESSIONAL, false),

	EMPLOYER("Employer", Standing.PROFESSIONAL, false),

	OTHER_PROFESSIONAL("Other professional", Standing.PROFESSIONAL, true);

	private final String label;

	private final Standing standing;

	private final boolean reports;

	Role(String label, Standing standing, boolean reports) {
		this.label = label;
		this.standing = standing;
		this.reports = reports;
	}

	/** What people call the role. */
	public String label() {
		return this.label;
	}

	/** How people in this role come unless somebody says otherwise. */
	public Standing standing() {
		return this.standing;
	}

	/** Whether the agency of somebody in this role is asked for a report. */
	public boolean reports() {
		return this.reports;
	}

	/** The role with a name, as a card sends it back. */
	public static Optional<Role> named(String name) {
		return Stream.of(values()).filter((role) -> role.name().equals(name)).findFirst();
	}

}
