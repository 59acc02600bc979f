package io.convenor.conference.readers;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;

import io.convenor.conference.readers.Clauses.Clause;
import io.convenor.conference.readers.Passage.Standing;

/**
 * Something that was found in a text, and how it stands for one reader.
 *
 * @param mayStand whether the chair may let it stand where it is held back
 */
record Judged(Found found, Standing standing, boolean mayStand) {

	static Judged held(Found found, boolean mayStand) {
		return new Judged(found, Standing.HELD, mayStand);
	}

	static Judged suspected(Found found) {
		return new Judged(found, Standing.SUSPECTED, true);
	}

	static Judged replaced(Found found) {
		return new Judged(found, Standing.REPLACED, true);
	}

	/** A text, part by part, after everything in it was judged. */
	static List<Passage> passages(String text, List<Judged> judged) {
		List<Found> all = judged.stream().map(Judged::found).toList();
		return Clauses.of(text, all).stream().map((clause) -> passage(text, clause, judged)).toList();
	}

	private static Passage passage(String text, Clause clause, List<Judged> judged) {
		List<Judged> here = judged.stream().filter((each) -> each.found.touches(clause.start(), clause.end())).toList();
		List<Judged> replaced = here.stream().filter((each) -> each.standing == Standing.REPLACED).toList();
		List<Judged> open = here.stream()
			.filter((each) -> each.standing != Standing.REPLACED
					&& replaced.stream().noneMatch((other) -> other.found.holds(each.found)))
			.toList();
		Standing standing = open.stream()
			.map(Judged::standing)
			.max(Comparator.naturalOrder())
			.orElse(replaced.isEmpty() ? Standing.STANDS : Standing.REPLACED);
		boolean mayStand = open.stream().allMatch((each) -> each.standing != Standing.HELD || each.mayStand);
		Set<String> because = new LinkedHashSet<>();
		open.forEach((each) -> because.add(each.found.why().because() + ": “"
				+ text.substring(each.found.start(), each.found.end()).strip() + "”"));
		return new Passage(text.substring(clause.start(), clause.end()), covered(text, clause, replaced), standing,
				mayStand, List.copyOf(because), clause.joint());
	}

	private static String covered(String text, Clause clause, List<Judged> replaced) {
		StringBuilder covered = new StringBuilder();
		int from = clause.start();
		for (Found each : joined(text, replaced.stream().map(Judged::found).toList())) {
			String before = text.substring(0, each.start()).stripTrailing();
			boolean begins = before.isEmpty() || ".!?:•\n".indexOf(before.charAt(before.length() - 1)) >= 0;
			covered.append(text, from, each.start())
				.append(begins ? capitalised(each.instead()) : each.instead())
				.append(each.ending());
			from = each.end();
		}
		return covered.append(text, from, clause.end()).toString();
	}

	/** What overlaps becomes one, so that nothing of the longer is left behind. */
	private static List<Found> joined(String text, List<Found> found) {
		List<Found> joined = new ArrayList<>();
		found.stream()
			.sorted(Comparator.comparingInt(Found::start).thenComparing(Comparator.comparingInt(Found::end).reversed()))
			.forEach((each) -> {
				Found before = joined.isEmpty() ? null : joined.getLast();
				if (before != null && (each.start() < before.end() || isTheSame(text, before, each))) {
					if (each.end() > before.end()) {
						joined.set(joined.size() - 1, new Found(before.start(), each.end(), before.why(),
								before.people(), Set.of(), before.instead(), each.ending()));
					}
				}
				else {
					joined.add(each);
				}
			});
		return joined;
	}

	private static boolean isTheSame(String text, Found before, Found next) {
		return before.ending().isEmpty() && before.instead().equals(next.instead())
				&& before.instead().startsWith("the ") && text.substring(before.end(), next.start()).isBlank();
	}

	static String capitalised(String text) {
		return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.UK) + text.substring(1);
	}

}
