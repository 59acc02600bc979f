package io.convenor.conference.readers;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import io.convenor.people.Role;

/**
 * Somebody a text may be about, however many conferences of the meeting invite them.
 *
 * @param key their mailbox, by which they are the same person
 * @param ids whom they are as invitees
 * @param names their name, and whatever else they are called
 */
record Person(String key, Set<UUID> ids, List<String> names, Role role, String roleInWords) {

	Person {
		ids = Set.copyOf(ids);
		names = List.copyOf(names);
	}

	static Person of(String key, Set<UUID> ids, List<String> names, Role role) {
		return new Person(key, ids, names, role, "the " + lowerFirst(role.label()));
	}

	private static String lowerFirst(String label) {
		boolean initials = label.length() > 1 && Character.isUpperCase(label.charAt(1));
		return initials ? label : label.substring(0, 1).toLowerCase(Locale.UK) + label.substring(1);
	}

}
