package io.convenor.chat.admin;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.Dates;
import io.convenor.timescales.HolidaysInForce;
import io.convenor.timescales.RuleSet;
import io.convenor.timescales.RuleSets;

/** What dates are counted by: the rule sets and the bank holidays. */
@Component
class ClockChecks {

	private final RuleSets ruleSets;

	private final HolidaysInForce holidays;

	private final Clock clock;

	ClockChecks(RuleSets ruleSets, HolidaysInForce holidays, Clock clock) {
		this.ruleSets = ruleSets;
		this.holidays = holidays;
		this.clock = clock;
	}

	/** In the order they are shown. */
	List<Check> all() {
		return List.of(new Check("Rule sets", this::ruleSets), Check.one("Bank holidays", this::bankHolidays));
	}

	private List<Finding> ruleSets() {
		String what = "Rule sets";
		List<String> changed = this.ruleSets.changedSinceUsed();
		if (changed.isEmpty()) {
			return List.of(Finding.ok(what,
					"%s read; new conferences fall under %s".formatted(
							this.ruleSets.all().stream().map(RuleSet::inWords).collect(Collectors.joining("; ")),
							this.ruleSets.inForceOn(Dates.today(this.clock)).inWords())));
		}
		return changed.stream()
			.map((sentence) -> Finding.broken(what, sentence.replaceFirst("\\.$", ""),
					"Put the file back as it was. A change of rule is a new file with the next version and the date it "
							+ "applies from."))
			.toList();
	}

	private Finding bankHolidays() {
		String what = "Bank holidays";
		BankHolidays list = this.holidays.current();
		return list.warning(Dates.today(this.clock))
			.map((sentence) -> Finding.broken(what, sentence.replaceFirst("\\.$", ""),
					"Type admin holidays to fetch the published list."))
			.orElseGet(() -> Finding.ok(what, "copied on %s, and known until %s"
				.formatted(Dates.inWords(list.copiedOn()), Dates.inWords(list.coveredUntil()))));
	}

}
