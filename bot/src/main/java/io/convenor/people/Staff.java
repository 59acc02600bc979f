package io.convenor.people;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Who works for the authority now, by object id. What each of them may know of a
 * conference is not said here.
 */
@Component
public class Staff {

	private final StaffSettings listed;

	private final Custody custody;

	private final @Nullable StaffGroups groups;

	@Autowired
	Staff(StaffSettings listed, Custody custody, @Nullable StaffGroups groups) {
		this.listed = listed;
		this.custody = custody;
		this.groups = groups;
	}

	/** Those who are listed, and nobody else. */
	public static Staff of(Set<String> chairs, Set<String> administrators, Set<String> custodians) {
		return new Staff(new StaffSettings(chairs, Set.of(), administrators, "", "", ""),
				new Custody("", "", "", custodians, ""), null);
	}

	/** Who may book conferences and record outcomes, in whatever capacity. */
	public Set<String> chairs() {
		Set<String> chairs = new HashSet<>(independentChairs());
		chairs.addAll(all(this.listed.leadPractitioners(), this.listed.leadPractitionersGroup()));
		return chairs;
	}

	/**
	 * In which capacity somebody chairs; empty for who does not. Whoever is listed as
	 * both is an independent chair.
	 */
	public Optional<Capacity> capacity(String person) {
		if (independentChairs().contains(person)) {
			return Optional.of(Capacity.INDEPENDENT_CHAIR);
		}
		return Optional.of(Capacity.LEAD_PRACTITIONER).filter((_) -> chairs().contains(person));
	}

	private Set<String> independentChairs() {
		return all(this.listed.chairs(), this.listed.chairsGroup());
	}

	/** Who belongs to the administration team. */
	public Set<String> administrators() {
		return all(this.listed.administrators(), this.listed.administratorsGroup());
	}

	/** With whom the meetings about allegations are kept. */
	public Set<String> custodians() {
		return all(this.custody.custodians(), this.custody.custodiansGroup());
	}

	private Set<String> all(Set<String> named, String group) {
		if (this.groups == null || group.isBlank()) {
			return named;
		}
		Set<String> all = new HashSet<>(named);
		all.addAll(this.groups.members(group));
		return all;
	}

}
