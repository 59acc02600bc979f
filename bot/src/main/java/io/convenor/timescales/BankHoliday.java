package io.convenor.timescales;

import java.time.LocalDate;

/** A day on the published list of bank holidays in England and Wales. */
public record BankHoliday(LocalDate date, String title, boolean substitute) {

	/** The holiday as a person would say it: "Boxing Day, substitute day". */
	public String inWords() {
		return this.substitute ? this.title + ", substitute day" : this.title;
	}

}
