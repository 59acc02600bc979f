package io.convenor.timescales;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which rules this authority works by.
 *
 * @param ruleSet the name of the rule set that new conferences are created under
 * @param ruleSetFiles where the rule set files are
 * @param bankHolidays the copy of the published bank holiday list
 * @param publishedBankHolidays where that list is published
 */
@ConfigurationProperties("convenor.timescales")
record TimescalesSettings(@DefaultValue("wokingham") String ruleSet,
		@DefaultValue("classpath:timescales/rule-sets/*.yaml") String ruleSetFiles,
		@DefaultValue("classpath:timescales/bank-holidays.json") String bankHolidays,
		@DefaultValue("https://www.gov.uk/bank-holidays.json") URI publishedBankHolidays) {
}
