package io.convenor.conference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.timescales.Quoracy;
import io.convenor.timescales.Quoracy.HealthCounts;
import io.convenor.timescales.RuleSets;

/** People at a conference, made up for tests. */
final class AtATable {

	private static final Quoracy SHIPPED = RuleSets.shipped().inForceOn(LocalDate.of(2026, 2, 16)).quoracy();

	private AtATable() {
	}

	static Counting counting(HealthCounts health) {
		return counting(health, KindQuorum.NONE);
	}

	/** The same for a meeting that needs somebody by name. */
	static Counting counting(HealthCounts health, KindQuorum named) {
		return new Counting(new Quoracy(SHIPPED.otherAgencies(), health, SHIPPED.healthSource(), SHIPPED.namedRoles(),
				SHIPPED.inquorateInARow()), "Northmere Council", named);
	}

	static Invitee a(Role role) {
		return a(role, "");
	}

	/** Somebody whose agency, where it is named, had contact with the child. */
	static Invitee a(Role role, String agency) {
		return Invitee.named(role.label())
			.mailbox(new EmailAddress(role.name().toLowerCase(Locale.ROOT) + "@x.example"))
			.agency(agency)
			.as(role)
			.knowsTheChild(agency.isBlank() ? null : Boolean.TRUE)
			.build();
	}

	/** Up to a dozen people in any roles. */
	static List<Invitee> anybody(Random random) {
		List<Invitee> people = new ArrayList<>();
		List<String> agencies = List.of("", "Northmere Council", "Women's Aid", "women's  aid ", "Youth Club");
		List<Role> roles = List.of(Role.values());
		int size = random.nextInt(12);
		for (int i = 0; i < size; i++) {
			people.add(a(roles.get(random.nextInt(roles.size())), agencies.get(random.nextInt(agencies.size()))));
		}
		return people;
	}

}
