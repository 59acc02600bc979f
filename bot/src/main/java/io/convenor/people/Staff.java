package io.convenor.people;

import java.util.Set;

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

	@Autowired
	Staff(StaffSettings listed, Custody custody) {
		this.listed = listed;
		this.custody = custody;
	}

	/** Those who are listed, and nobody else. */
	public static Staff of(Set<String> chairs, Set<String> administrators, Set<String> custodians) {
		return new Staff(new StaffSettings(chairs, administrators), new Custody("", "", "", custodians));
	}

	/** Who may book conferences and record outcomes. */
	public Set<String> chairs() {
		return this.listed.chairs();
	}

	/** Who belongs to the administration team. */
	public Set<String> administrators() {
		return this.listed.administrators();
	}

	/** With whom the meetings about allegations are kept. */
	public Set<String> custodians() {
		return this.custody.custodians();
	}

}
