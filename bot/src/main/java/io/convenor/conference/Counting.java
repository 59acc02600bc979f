package io.convenor.conference;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.convenor.people.Role;
import io.convenor.timescales.Quoracy;
import io.convenor.timescales.Quoracy.HealthCounts;

/**
 * How a rule set counts who is there: each agency once, however many speak for it. The
 * chair, the minute-taker and the family never count, nor does anybody who speaks for no
 * agency that works with the child; in doubt somebody does not count.
 *
 * @param rules the numbers of the rule set
 * @param authority the authority's own name, whose other people are no other agency
 */
public record Counting(Quoracy rules, String authority) {

	/** What those who bring the case to the conference count as. */
	public static final String SOCIAL_CARE = "Children's social care";

	private static final String HEALTH = "Health";

	/** What somebody counts as, by a name that stands for their agency. */
	public Optional<String> countsAs(Invitee invitee) {
		return invitee.family() ? Optional.empty() : switch (invitee.role()) {
			case SOCIAL_WORKER, TEAM_MANAGER -> Optional.of(SOCIAL_CARE);
			case HEALTH_VISITOR, SCHOOL_NURSE, GP, MIDWIFE, MENTAL_HEALTH -> Optional.of(health(invitee.role()));
			case POLICE, SCHOOL, EARLY_YEARS, SUBSTANCE_MISUSE, PROBATION, HOUSING ->
				Optional.of(invitee.role().label());
			case OTHER_PROFESSIONAL -> byName(invitee.agency());
			case CHAIR, MINUTE_TAKER, MOTHER, FATHER, CARER, YOUNG_PERSON, RELATIVE, SUPPORTER, ADVOCATE, FOSTER_CARER,
					LADO, EMPLOYER ->
				Optional.empty();
		};
	}

	/** Counts those who are there, in the room, on Teams or by phone. */
	public Quorum of(Collection<Invitee> there) {
		Set<String> agencies = new LinkedHashSet<>();
		there.forEach((invitee) -> countsAs(invitee).ifPresent(agencies::add));
		boolean socialCare = agencies.remove(SOCIAL_CARE);
		return new Quorum(socialCare, agencies, this.rules.otherAgencies().value());
	}

	private String health(Role role) {
		return (this.rules.health() == HealthCounts.ONE_AGENCY) ? HEALTH : role.label();
	}

	private Optional<String> byName(String agency) {
		String name = agency.strip().replaceAll("\\s+", " ");
		boolean ofItsOwn = !name.isEmpty() && !name.equalsIgnoreCase(this.authority.strip());
		return ofItsOwn
				? Optional.of(name.substring(0, 1).toUpperCase(Locale.UK) + name.substring(1).toLowerCase(Locale.UK))
				: Optional.empty();
	}

}
