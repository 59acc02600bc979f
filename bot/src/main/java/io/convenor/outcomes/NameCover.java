package io.convenor.outcomes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.convenor.conference.Invitee;

/**
 * Puts roles in the place of the names a conference knows, for text that goes where names
 * must not. It leaves out addresses and telephone numbers too. It cannot know a name
 * nobody told it, which is why the chair reads the text before it goes.
 */
final class NameCover {

	private static final Pattern MAIL = Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]+@[\\w-]+(\\.[\\w-]+)+");

	private static final Pattern TELEPHONE = Pattern.compile("(?<!\\w)(\\+44|0)[\\d ()-]{8,14}\\d(?!\\w)");

	private static final Pattern POSTCODE = Pattern.compile("\\b[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}\\b",
			Pattern.CASE_INSENSITIVE);

	private static final int SHORTEST_NAME = 3;

	private final List<Cover> covers;

	NameCover(List<Invitee> invitees) {
		List<Cover> all = new ArrayList<>();
		for (Invitee invitee : invitees) {
			String role = "the " + lowerFirst(invitee.role().label());
			all.add(new Cover(invitee.name(), role));
			for (String part : invitee.name().split("[\\s]+")) {
				if (part.length() >= SHORTEST_NAME) {
					all.add(new Cover(part, role));
				}
			}
		}
		all.sort(Comparator.comparingInt((Cover cover) -> cover.name.length()).reversed());
		this.covers = all;
	}

	String over(String text) {
		String covered = MAIL.matcher(text).replaceAll("[address left out]");
		covered = TELEPHONE.matcher(covered).replaceAll("[number left out]");
		covered = POSTCODE.matcher(covered).replaceAll("[postcode left out]");
		for (Cover cover : this.covers) {
			covered = cover.pattern.matcher(covered).replaceAll(cover.role);
		}
		return covered.isEmpty() ? covered : covered.substring(0, 1).toUpperCase(Locale.UK) + covered.substring(1);
	}

	private static String lowerFirst(String label) {
		boolean initials = label.length() > 1 && Character.isUpperCase(label.charAt(1));
		return initials ? label : label.substring(0, 1).toLowerCase(Locale.UK) + label.substring(1);
	}

	private record Cover(String name, String role, Pattern pattern) {

		Cover(String name, String role) {
			this(name, role, Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
					Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
		}

	}

}
