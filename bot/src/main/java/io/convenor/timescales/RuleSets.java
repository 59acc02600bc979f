package io.convenor.timescales;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.convenor.timescales.UsedRuleSets.Copy;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * The rule sets that were read at the start, and which of them holds when. Once a clock
 * has run under a set it is kept as it was: whatever becomes of its file, the conferences
 * created under it go on by what was kept, until a new version takes its place for new
 * ones.
 */
public final class RuleSets {

	private final List<Read> files;

	private final String inUse;

	private final @Nullable UsedRuleSets used;

	private final Map<String, RuleSet> kept = new ConcurrentHashMap<>();

	private final Map<String, String> unreadable = new ConcurrentHashMap<>();

	private RuleSets(List<Read> files, String inUse, @Nullable UsedRuleSets used) {
		this.files = List.copyOf(files);
		this.inUse = inUse;
		this.used = used;
		if (used != null) {
			used.all().forEach(this::remember);
		}
	}

	/**
	 * The rule sets that come with the software, with the default one in use, by their
	 * files alone.
	 */
	public static RuleSets shipped() {
		return read(List.of(new ClassPathResource("timescales/rule-sets/wokingham.yaml"),
				new ClassPathResource("timescales/rule-sets/hillshire.yaml")), "wokingham");
	}

	/** Goes by the files alone. */
	static RuleSets read(List<Resource> files, String inUse) {
		return read(files, inUse, null);
	}

	/**
	 * Reads every file, and refuses all of them if one is broken.
	 * @param inUse the name of the set that new conferences are created under
	 * @param used the sets that clocks ran under, or null to go by the files alone
	 */
	static RuleSets read(List<Resource> files, String inUse, @Nullable UsedRuleSets used) {
		List<Read> read = new ArrayList<>();
		for (Resource file : files) {
			String name = String.valueOf(file.getFilename());
			String text = RuleSetFile.textOf(file);
			RuleSet rules = RuleSetFile.read(name, text);
			if (read.stream().anyMatch((each) -> isSame(each.rules(), rules.name(), rules.version()))) {
				throw new BrokenFileException(name, null, "version",
						"another file already holds %s".formatted(rules.inWords()));
			}
			read.add(new Read(name, text, rules));
		}
		if (read.stream().noneMatch((each) -> each.rules().name().equals(inUse))) {
			throw new BrokenFileException("The rule sets", null, null,
					"none of the %d files is called %s, which the settings ask for".formatted(files.size(), inUse));
		}
		return new RuleSets(read, inUse, used);
	}

	/**
	 * The set that a conference created on this day falls under.
	 * @throws UnknownRuleSetException if none applies yet on that day
	 */
	public RuleSet inForceOn(LocalDate date) {
		return all().stream()
			.filter((each) -> each.name().equals(this.inUse) && !each.appliesFrom().isAfter(date))
			.max(Comparator.comparing(RuleSet::appliesFrom).thenComparing(RuleSet::version))
			.orElseThrow(() -> new UnknownRuleSetException(
					"No rule set called %s applies on %s yet.".formatted(this.inUse, Dates.inWords(date))));
	}

	/**
	 * The set that an existing conference keeps.
	 * @throws UnknownRuleSetException if its file is no longer there, and it was not kept
	 */
	public RuleSet named(String name, int version) {
		return find(name, version).orElseThrow(() -> new UnknownRuleSetException(
				"There is no rule set %s, version %d. Conferences still use it, so its file must be put back."
					.formatted(name, version)));
	}

	/** The set of that name and version, if it was kept or has a file. */
	public Optional<RuleSet> find(String name, int version) {
		return known().filter((each) -> isSame(each, name, version)).findFirst();
	}

	/**
	 * The set that an existing conference keeps.
	 * @throws UnknownRuleSetException if its file is no longer there, and it was not kept
	 */
	public RuleSet kept(RuleSetVersion rules) {
		return find(rules.name(), rules.version()).orElseThrow(() -> new UnknownRuleSetException(
				"There is no rule set %s. Conferences still use it, so its file must be put back."
					.formatted(rules.inWords())));
	}

	/** Every set that has a file, as it holds. */
	public List<RuleSet> all() {
		return this.files.stream().map((each) -> holding(each.rules())).toList();
	}

	/** What the set is called that new conferences are created under. */
	public String inUse() {
		return this.inUse;
	}

	/**
	 * Keeps a set as it is, because a clock runs under it from now on.
	 * @return the set that holds, which is not this one where another instance had read
	 * another file and was first
	 */
	public RuleSet keep(RuleSet ruleSet) {
		UsedRuleSets copies = this.used;
		Optional<Read> file = file(ruleSet);
		if (copies == null || file.isEmpty() || this.kept.containsKey(ruleSet.inWords())) {
			return holding(ruleSet);
		}
		String holds = copies.keep(new Copy(ruleSet.name(), ruleSet.version(), file.get().text()));
		if (!holds.equals(file.get().text())) {
			remember(new Copy(ruleSet.name(), ruleSet.version(), holds));
		}
		return holding(ruleSet);
	}

	/** What is kept is looked at once more before it is believed. */
	public void lookAgain() {
		if (this.used != null) {
			this.used.lookAgain();
		}
	}

	/**
	 * What an administrator should know about files that were changed, or are gone, since
	 * a clock first ran under their set; one sentence or two for each.
	 */
	public List<String> changedSinceUsed() {
		return Stream.concat(this.kept.values()
			.stream()
			.sorted(Comparator.comparing(RuleSet::inWords))
			.flatMap((copy) -> file(copy).map((file) -> changed(file, copy)).orElseGet(() -> Stream.of(gone(copy)))),
				this.unreadable.values().stream().sorted())
			.toList();
	}

	private static Stream<String> changed(Read file, RuleSet copy) {
		List<String> differences = copy.differencesTo(file.rules());
		return differences.isEmpty() ? Stream.empty() : Stream
			.of(("%s was changed after conferences were created under %s (%s). All go on under the set " + "as it was.")
				.formatted(file.name(), copy.inWords(), String.join(", ", differences)));
	}

	private static String gone(RuleSet copy) {
		return "The file of %s is gone, and conferences were created under it. They go on under the set as it was."
			.formatted(copy.inWords());
	}

	private void remember(Copy copy) {
		try {
			RuleSet rules = RuleSetFile.read("The kept copy of " + copy.name() + ", version " + copy.version(),
					copy.text());
			this.kept.put(rules.inWords(), rules);
		}
		catch (BrokenFileException ex) {
			this.unreadable.put(copy.name() + " " + copy.version(),
					Objects.requireNonNull(ex.getMessage()) + " Its file is used instead.");
		}
	}

	private Stream<RuleSet> known() {
		return Stream.concat(this.kept.values().stream(), this.files.stream().map(Read::rules));
	}

	private RuleSet holding(RuleSet ruleSet) {
		return this.kept.getOrDefault(ruleSet.inWords(), ruleSet);
	}

	private Optional<Read> file(RuleSet ruleSet) {
		return this.files.stream()
			.filter((each) -> isSame(each.rules(), ruleSet.name(), ruleSet.version()))
			.findFirst();
	}

	private static boolean isSame(RuleSet ruleSet, String name, int version) {
		return ruleSet.name().equals(name) && ruleSet.version() == version;
	}

	/** A file as it was read at the start. */
	private record Read(String name, String text, RuleSet rules) {
	}

}
