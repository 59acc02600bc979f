package io.convenor.timescales;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

/**
 * What holds for the reports before a conference.
 *
 * @param agencyReportsTo who the agencies' reports are circulated to
 * @param reminders when whoever owes a report is reminded of it; none where nobody is
 */
public record ReportRules(Circulation agencyReportsTo,
		@JsonSetter(nulls = Nulls.AS_EMPTY) List<ReportReminder> reminders) {

	public ReportRules {
		reminders = List.copyOf(reminders);
	}

}
