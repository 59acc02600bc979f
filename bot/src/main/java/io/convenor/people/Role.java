package io.convenor.people;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody is to the conference, and what follows from it: whether they count for
 * quorum, are asked for a report, take part in deciding, and what they hear of the
 * outcome. A role stands for a person wherever a name must not appear, such as in a
 * channel.
 */
public enum Role {

	CHAIR("Chair", Place.CHAIR),

	SOCIAL_WORKER("Social worker", Place.agency(Counts.AS_SOCIAL_CARE)),

	TEAM_MANAGER("Team manager", Place.agency(Counts.AS_SOCIAL_CARE).withoutReport()),

	MINUTE_TAKER("Minute-taker", Place.HELPING_THE_MEETING),

	INTERPRETER("Interpreter", Place.beside(Hears.WHAT_CONCERNS_THEM)),

	SOLICITOR("Solicitor", Place.beside(Hears.WHAT_WAS_DECIDED)),

	MOTHER("Mother", Place.FAMILY),

	FATHER("Father", Place.FAMILY),

	CARER("Carer", Place.FAMILY),

	YOUNG_PERSON("Young person", Place.FAMILY),

	RELATIVE("Relative", Place.FAMILY.whenChosen()),

	SUPPORTER("Family supporter", Place.FAMILY.whenChosen()),

	ADVOCATE("Advocate", Place.beside(Hears.WHAT_CONCERNS_THEM).byDefault()),

	FOSTER_CARER("Foster carer", Place.beside(Hears.WHAT_WAS_DECIDED).byDefault()),

	POLICE("Police", Place.agency(Counts.AS_THEIR_ROLE)),

	HEALTH_VISITOR("Health visitor", Place.agency(Counts.AS_HEALTH)),

	SCHOOL_NURSE("School nurse", Place.agency(Counts.AS_HEALTH)),

	SCHOOL("School", Place.agency(Counts.AS_THEIR_ROLE)),

	EARLY_YEARS("Nursery or early years", Place.agency(Counts.AS_THEIR_ROLE)),

	GP("GP", Place.agency(Counts.AS_HEALTH)),

	MIDWIFE("Midwife", Place.agency(Counts.AS_HEALTH)),

	PAEDIATRICIAN("Paediatrician", Place.agency(Counts.AS_HEALTH)),

	MENTAL_HEALTH("Mental health service", Place.agency(Counts.AS_HEALTH)),

	SUBSTANCE_MISUSE("Drug and alcohol service", Place.agency(Counts.AS_THEIR_ROLE)),

	DOMESTIC_ABUSE_ADVISER("Domestic abuse adviser", Place.agency(Counts.AS_THEIR_ROLE)),

	PROBATION("Probation", Place.agency(Counts.AS_THEIR_ROLE)),

	HOUSING("Housing", Place.agency(Counts.AS_THEIR_ROLE)),

	LADO("LADO", Place.agency(Counts.NOT).withoutReport()),

	EMPLOYER("Employer", Place.agency(Counts.NOT).withoutReport()),

	OTHER_PROFESSIONAL("Other professional", Place.agency(Counts.AS_THEIR_AGENCY));

	private final String label;

	private final Place place;

	Role(String label, Place place) {
		this.label = label;
		this.place = place;
	}

	/** What people call the role. */
	public String label() {
		return this.label;
	}

	/** The same within a sentence: "mother", "GP". */
	public String inASentence() {
		boolean initials = this.label.length() > 1 && Character.isUpperCase(this.label.charAt(1));
		return initials ? this.label : this.label.substring(0, 1).toLowerCase(Locale.UK) + this.label.substring(1);
	}

	/** How people in this role come unless somebody says otherwise. */
	public Standing standing() {
		return this.place.standing;
	}

	/** As what they count for quorum. */
	public Counts counts() {
		return this.place.counts;
	}

	/** Whether the agency of somebody in this role may be asked for a report. */
	public boolean reports() {
		return this.place.reports;
	}

	/** Whether they are asked what they think should be decided, or decide. */
	public boolean takesDecisions() {
		return this.place.decides;
	}

	/** How much of the outcome a letter to them tells. */
	public Hears hears() {
		return this.place.hears;
	}

	/** Whether they are written to unless the chair says otherwise. */
	public boolean toldByDefault() {
		return this.place.toldByDefault && this.place.hears != Hears.NOTHING;
	}

	/**
	 * Whether their agency is taken to know the child unless somebody says otherwise. Of
	 * one that is only named nobody knows it: an interpreting firm does not.
	 */
	public boolean usuallyKnowsTheChild() {
		return this.place.counts != Counts.NOT && this.place.counts != Counts.AS_THEIR_AGENCY;
	}

	/** The role with a name, as a card sends it back. */
	public static Optional<Role> named(String name) {
		return Stream.of(values()).filter((role) -> role.name().equals(name)).findFirst();
	}

	/** The place of a role in a conference. */
	private record Place(Standing standing, Counts counts, boolean reports, boolean decides, Hears hears,
			boolean toldByDefault) {

		/** They decide, and know what was decided. */
		private static final Place CHAIR = new Place(Standing.PROFESSIONAL, Counts.NOT, false, true, Hears.NOTHING,
				false);

		private static final Place HELPING_THE_MEETING = new Place(Standing.PROFESSIONAL, Counts.NOT, false, false,
				Hears.NOTHING, false);

		private static final Place FAMILY = new Place(Standing.FAMILY, Counts.NOT, false, false, Hears.WHAT_WAS_DECIDED,
				true);

		/** They work with the child, report on it, and say what should be decided. */
		private static Place agency(Counts counts) {
			return new Place(Standing.PROFESSIONAL, counts, true, true, Hears.EVERYTHING, true);
		}

		/**
		 * They are there for somebody else, and are written to when the chair says so.
		 */
		private static Place beside(Hears hears) {
			return new Place(Standing.PROFESSIONAL, Counts.NOT, false, false, hears, false);
		}

		private Place withoutReport() {
			return new Place(this.standing, this.counts, false, this.decides, this.hears, this.toldByDefault);
		}

		private Place byDefault() {
			return new Place(this.standing, this.counts, this.reports, this.decides, this.hears, true);
		}

		private Place whenChosen() {
			return new Place(this.standing, this.counts, this.reports, this.decides, this.hears, false);
		}

	}

}
