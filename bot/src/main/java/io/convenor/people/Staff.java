package io.convenor.people;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

	private final Custodies custodies;

	private final @Nullable StaffGroups groups;

	@Autowired
	Staff(StaffSettings listed, Custodies custodies, @Nullable StaffGroups groups) {
		this.listed = listed;
		this.custodies = custodies;
		this.groups = groups;
	}

	/** Those who are listed, and nobody else; the custodians are those of allegations. */
	public static Staff of(Set<String> chairs, Set<String> administrators, Set<String> custodians) {
		return of(chairs, administrators, Map.of(Custodies.ALLEGATIONS, custodians));
	}

	/** The same with the custodians of several groups. */
	public static Staff of(Set<String> chairs, Set<String> administrators, Map<String, Set<String>> custodians) {
		return new Staff(new StaffSettings(chairs, Set.of(), administrators, "", "", ""), custodies(custodians), null);
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

	private static Custodies custodies(Map<String, Set<String>> custodians) {
		Map<String, Custody> groups = new HashMap<>();
		custodians.forEach((name, people) -> groups.put(name, new Custody("", "", "", "", people, "")));
		return new Custodies(groups);
	}

	/** The names of the groups with whom meetings stay. */
	public List<String> groups() {
		return this.custodies.names();
	}

	/**
	 * With whom the meetings of a group are kept; nobody where there is no such group.
	 */
	public Set<String> custodians(String group) {
		Custody custody = this.custodies.groups().get(group);
		return (custody == null) ? Set.of() : all(custody.custodians(), custody.custodiansGroup());
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
