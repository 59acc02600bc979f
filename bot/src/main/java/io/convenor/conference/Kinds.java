package io.convenor.conference;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.core.io.Resource;

import io.convenor.timescales.BrokenFileException;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.RuleSet;

/**
 * Every kind of meeting there is, as the files in {@code kinds} say. Read when the bot
 * starts, so that a broken file stops it there and then.
 */
public final class Kinds {

	private final Map<String, Kind> kinds;

	private Kinds(Map<String, Kind> kinds) {
		this.kinds = kinds;
	}

	/** Of some files, in the order of their sorts and then of their names. */
	static Kinds read(List<Resource> files) {
		Map<String, Kind> kinds = new LinkedHashMap<>();
		files.stream()
			.sorted(Comparator.comparing((file) -> String.valueOf(file.getFilename())))
			.flatMap((file) -> KindFile.read(file).stream())
			.sorted(Comparator.comparing(Kind::sort))
			.forEach((kind) -> {
				if (kinds.put(kind.name(), kind) != null) {
					throw new BrokenFileException("kinds", "two files say how a meeting is run: " + kind.name());
				}
			});
		if (kinds.isEmpty()) {
			throw new BrokenFileException("kinds", "there is no file of a kind of meeting");
		}
		Kinds read = new Kinds(kinds);
		read.refuseFirstOnesThatAreNotThere();
		return read;
	}

	private void refuseFirstOnesThatAreNotThere() {
		all().forEach((kind) -> {
			String first = kind.firstOne();
			if (first != null && !this.kinds.containsKey(first)) {
				throw new BrokenFileException("kinds",
						"the file of %s names a kind that there is not: %s".formatted(kind, first));
			}
		});
	}

	/**
	 * Refuses clocks that a kind names and a rule set does not have: a misspelt name
	 * would be a time limit that nobody keeps.
	 */
	Kinds under(List<RuleSet> ruleSets) {
		ruleSets.forEach((rules) -> all().forEach((kind) -> kind.clocks()
			.all()
			.stream()
			.filter((clock) -> !rules.has(clock) && !rules.leavesOut(clock))
			.forEach((clock) -> {
				throw new BrokenFileException("kinds",
						"the file of %s names a clock that the rule set %s does not have, nor leaves out: %s"
							.formatted(kind, rules.inWords(), clock));
			})));
		return this;
	}

	/** Every kind, in the order in which people choose from them. */
	public List<Kind> all() {
		return List.copyOf(this.kinds.values());
	}

	/** The kind with a name, as a card sends it back. */
	public Optional<Kind> find(String name) {
		return Optional.ofNullable(this.kinds.get(name));
	}

	/**
	 * The kind with a name, as tables hold it.
	 * @throws IllegalStateException if no file is about it any more
	 */
	public Kind named(String name) {
		return find(name)
			.orElseThrow(() -> new IllegalStateException("No file in kinds is about a kind of meeting called " + name));
	}

	/** What comes first where this kind is a later one of its sort. */
	public Optional<Kind> firstOf(Kind kind) {
		return Optional.ofNullable(kind.firstOne()).flatMap(this::find);
	}

	/** What this kind is called from the second time on, where it is the first. */
	public Optional<Kind> laterOnesOf(Kind kind) {
		return all().stream().filter((other) -> kind.name().equals(other.firstOne())).findFirst();
	}

	/** Those of which something is so. */
	public Set<Kind> those(Predicate<Kind> areSo) {
		return all().stream().filter(areSo).collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** The decision with an id, as tables hold it. */
	Decision decision(String id) {
		return all().stream()
			.flatMap((kind) -> kind.decisions().stream())
			.filter((each) -> each.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No file in kinds is about a decision called " + id));
	}

	/** While one of these runs for a case, a child has a child protection plan. */
	public Set<ClockName> clocksOfAPlan() {
		return all().stream()
			.filter(Kind::reviewsAPlan)
			.flatMap((kind) -> kind.heldWithin().stream())
			.collect(Collectors.toSet());
	}

	/** Whether a clock asks for a meeting that comes after another. */
	boolean asksForAReview(ClockName clock) {
		return all().stream().anyMatch((kind) -> kind.reviews() && kind.isHeldWithin(clock));
	}

}
