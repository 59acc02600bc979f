package io.convenor.conference;

import java.net.URI;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.AssessedRisk.Finding;
import io.convenor.timescales.Dates;
import io.convenor.timescales.TypedDate;

/** Reads what was typed about a risk assessment, with one sentence for each mistake. */
public final class RiskForm {

	public static final String DONE_BY = "riskDoneBy";

	public static final String DONE_ON = "riskDoneOn";

	public static final String FINDING = "riskFinding";

	public static final String MEASURES = "riskMeasures";

	public static final String LINK = "riskLink";

	/** The fields in their order. */
	public static final List<String> FIELDS = List.of(DONE_BY, DONE_ON, FINDING, MEASURES, LINK);

	/** The longest name. */
	public static final int LONGEST_NAME = 100;

	/** The longest list of measures. */
	public static final int LONGEST_MEASURES = 1000;

	/** The longest link. */
	public static final int LONGEST_LINK = 500;

	private final Function<String, Optional<String>> typed;

	private final LocalDate today;

	private final Map<String, String> problems = new LinkedHashMap<>();

	private @Nullable AssessedRisk read;

	private RiskForm(Function<String, Optional<String>> typed, LocalDate today) {
		this.typed = typed;
		this.today = today;
	}

	/**
	 * Reads the form.
	 * @param typed what stands in the field of that name
	 */
	public static RiskForm of(Function<String, Optional<String>> typed, LocalDate today) {
		var form = new RiskForm(typed, today);
		form.read();
		return form;
	}

	/** Whether nothing was filled in. */
	public boolean isEmpty() {
		return FIELDS.stream().allMatch((field) -> text(field).isEmpty());
	}

	/** What was read; empty where something is wrong. */
	public Optional<AssessedRisk> assessed() {
		return Optional.ofNullable(this.read).filter((_) -> this.problems.isEmpty());
	}

	/** What is wrong, by field. */
	public Map<String, String> problems() {
		return new LinkedHashMap<>(this.problems);
	}

	private void read() {
		String doneBy = text(DONE_BY);
		if (doneBy.isEmpty()) {
			refuse(DONE_BY, "Say who did the risk assessment.");
		}
		tooLong(DONE_BY, doneBy, LONGEST_NAME);
		Optional<LocalDate> doneOn = date();
		Optional<Finding> finding = finding();
		String measures = text(MEASURES);
		tooLong(MEASURES, measures, LONGEST_MEASURES);
		if (measures.isEmpty() && finding.equals(Optional.of(Finding.SAFE_WITH_MEASURES))) {
			refuse(MEASURES, "Say which measures make it safe to meet.");
		}
		String link = text(LINK);
		linkProblem(link).ifPresent((sentence) -> refuse(LINK, sentence));
		if (doneOn.isPresent() && finding.isPresent()) {
			this.read = new AssessedRisk(doneBy, doneOn.get(), finding.get(), measures.isEmpty() ? null : measures,
					link);
		}
	}

	private Optional<LocalDate> date() {
		return switch (Dates.read(this.typed.apply(DONE_ON).orElse(null))) {
			case TypedDate.Understood understood -> inThePast(understood.date());
			case TypedDate.NotUnderstood not -> {
				refuse(DONE_ON, not.sentence());
				yield Optional.empty();
			}
		};
	}

	private Optional<LocalDate> inThePast(LocalDate date) {
		if (date.isAfter(this.today)) {
			refuse(DONE_ON, "%s is in the future. Give the day on which the assessment was done."
				.formatted(Dates.inWords(date)));
		}
		else if (date.isBefore(this.today.minusYears(1))) {
			refuse(DONE_ON, "%s is more than a year ago. Check the year; if it is right, a new assessment is needed."
				.formatted(Dates.inWords(date)));
		}
		return Optional.of(date);
	}

	private Optional<Finding> finding() {
		String chosen = text(FINDING);
		Optional<Finding> finding = Stream.of(Finding.values()).filter((each) -> each.name().equals(chosen)).findAny();
		if (finding.isEmpty()) {
			refuse(FINDING, chosen.isEmpty() ? "Choose what the assessment found."
					: "That choice is not on offer. Please choose again.");
		}
		return finding;
	}

	private static Optional<String> linkProblem(String link) {
		if (link.isEmpty()) {
			return Optional.of("Give the link to the assessment in your case system or library.");
		}
		if (link.length() > LONGEST_LINK) {
			return Optional.of("That is %,d characters; please keep it to %,d.".formatted(link.length(), LONGEST_LINK));
		}
		return safe(link) ? Optional.empty()
				: Optional.of("That is not a link I can keep. It begins with https:// and has no spaces in it.");
	}

	private static boolean safe(String link) {
		try {
			URI address = URI.create(link);
			return "https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null
					&& address.getUserInfo() == null;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private void tooLong(String field, String text, int most) {
		if (text.length() > most) {
			refuse(field, "That is %,d characters; please keep it to %,d.".formatted(text.length(), most));
		}
	}

	private void refuse(String field, String sentence) {
		this.problems.putIfAbsent(field, sentence);
	}

	/** One line, without control or invisible characters. */
	private String text(String field) {
		return Normalizer.normalize(this.typed.apply(field).orElse(""), Normalizer.Form.NFC)
			.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ")
			.replaceAll("[\\p{Cf}\\p{Co}\\p{Cs}]", "")
			.replaceAll("[\\s\\p{Zs}]+", " ")
			.strip();
	}

}
