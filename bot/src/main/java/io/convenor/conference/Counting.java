package io.convenor.conference;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.convenor.people.Role;
import io.convenor.timescales.Quoracy;
import io.convenor.timescales.Quoracy.HealthCounts;

/**
 * How a rule set counts who is there: each agency that had contact with the child once,
 * however many speak for it. Whoever speaks for none does not count; in doubt somebody
 * does not count.
 *
 * @param rules the numbers of the rule set
 * @param authority the authority's own name, whose other people are no other agency
 * @param named whom the kind of meeting needs beside a number of agencies
 */
public record Counting(Quoracy rules, String authority, KindQuorum named) {

	/** What those who bring the case to the conference count as. */
	public static final String SOCIAL_CARE = "Children's social care";

	private static final String HEALTH = "Health";

	/** What somebody counts as, by a name that stands for their agency. */
	public Optional<String> countsAs(Invitee invitee) {
		return !invitee.speaksForAnAgency() ? Optional.empty() : switch (invitee.role().counts()) {
			case NOT -> Optional.empty();
			case AS_SOCIAL_CARE -> Optional.of(SOCIAL_CARE);
			case AS_HEALTH -> known(invitee, health(invitee.role()));
			case AS_THEIR_ROLE -> known(invitee, invitee.role().label());
			case AS_THEIR_AGENCY -> byName(invitee.agency());
		};
	}

	/** Only an agency that had contact with the child counts. */
	private static Optional<String> known(Invitee invitee, String agency) {
		return Optional.of(agency).filter((_) -> invitee.knowsTheChild());
	}

	/** Counts those who are there, in the room, on Teams or by phone. */
	public Quorum of(Collection<Invitee> there) {
		Set<String> agencies = new LinkedHashSet<>();
		there.forEach((invitee) -> countsAs(invitee).ifPresent(agencies::add));
		boolean socialCare = agencies.remove(SOCIAL_CARE);
		return new Quorum(socialCare, agencies, this.rules.otherAgencies().value(),
				List.copyOf(this.named.mustBeThere().keySet()), this.named.nobodyFrom(roles(there)));
	}

	/**
	 * Whom somebody stands for among those the meeting needs by name. Whether their
	 * agency had contact with the child makes no difference to that.
	 */
	public Optional<String> standsFor(Invitee invitee) {
		List<Role> role = roles(List.of(invitee));
		return this.named.mustBeThere()
			.entrySet()
			.stream()
			.filter((each) -> role.stream().anyMatch(each.getValue()::contains))
			.map(Map.Entry::getKey)
			.findFirst();
	}

	private static List<Role> roles(Collection<Invitee> there) {
		return there.stream().filter((each) -> !each.family()).map(Invitee::role).toList();
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
