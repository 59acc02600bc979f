package io.convenor.timescales;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** The rule sets that were read at the start, and which of them holds when. */
public final class RuleSets {

	private final List<RuleSet> ruleSets;

	private final String inUse;

	private RuleSets(List<RuleSet> ruleSets, String inUse) {
		this.ruleSets = List.copyOf(ruleSets);
		this.inUse = inUse;
	}

	/** The rule sets that come with the software, with the default one in use. */
	public static RuleSets shipped() {
		return read(List.of(new ClassPathResource("timescales/rule-sets/wokingham.yaml"),
				new ClassPathResource("timescales/rule-sets/hillshire.yaml")), "wokingham");
	}

	/**
	 * Reads every file, and refuses all of them if one is broken.
	 * @param inUse the name of the set that new conferences are created under
	 */
	static RuleSets read(List<Resource> files, String inUse) {
		List<RuleSet> ruleSets = new ArrayList<>();
		for (Resource file : files) {
			RuleSet read = RuleSetFile.read(file);
			if (ruleSets.stream().anyMatch((each) -> isSame(each, read.name(), read.version()))) {
				throw new BrokenFileException(String.valueOf(file.getFilename()), null, "version",
						"another file already holds %s".formatted(read.inWords()));
			}
			ruleSets.add(read);
		}
		if (ruleSets.stream().noneMatch((each) -> each.name().equals(inUse))) {
			throw new BrokenFileException("The rule sets", null, null,
					"none of the %d files is called %s, which the settings ask for".formatted(files.size(), inUse));
		}
		return new RuleSets(ruleSets, inUse);
	}

	/**
	 * The set that a conference created on this day falls under.
	 * @throws UnknownRuleSetException if none applies yet on that day
	 */
	public RuleSet inForceOn(LocalDate date) {
		return this.ruleSets.stream()
			.filter((each) -> each.name().equals(this.inUse) && !each.appliesFrom().isAfter(date))
			.max(Comparator.comparing(RuleSet::appliesFrom).thenComparing(RuleSet::version))
			.orElseThrow(() -> new UnknownRuleSetException(
					"No rule set called %s applies on %s yet.".formatted(this.inUse, Dates.inWords(date))));
	}

	/**
	 * The set that an existing conference keeps.
	 * @throws UnknownRuleSetException if its file is no longer there
	 */
	public RuleSet named(String name, int version) {
		return this.ruleSets.stream()
			.filter((each) -> isSame(each, name, version))
			.findFirst()
			.orElseThrow(() -> new UnknownRuleSetException(
					"There is no rule set %s, version %d. Conferences still use it, so its file must be put back."
						.formatted(name, version)));
	}

	/**
	 * The set that an existing conference keeps, by what {@link RuleSet#inWords()} said.
	 * @throws UnknownRuleSetException if its file is no longer there
	 */
	public RuleSet kept(String inWords) {
		return this.ruleSets.stream()
			.filter((each) -> each.inWords().equals(inWords))
			.findFirst()
			.orElseThrow(() -> new UnknownRuleSetException(
					"There is no rule set %s. Conferences still use it, so its file must be put back."
						.formatted(inWords)));
	}

	public List<RuleSet> all() {
		return this.ruleSets;
	}

	private static boolean isSame(RuleSet ruleSet, String name, int version) {
		return ruleSet.name().equals(name) && ruleSet.version() == version;
	}

}
