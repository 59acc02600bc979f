package io.convenor.timescales;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the files when the bot starts, so that a broken one stops it there and then. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TimescalesSettings.class)
class TimescalesConfiguration {

	private static final Logger log = LoggerFactory.getLogger(TimescalesConfiguration.class);

	@Bean
	HolidaysInForce holidaysInForce(TimescalesSettings settings, ResourceLoader resources, JdbcClient jdbc,
			Clock clock) {
		return new HolidaysInForce(BankHolidays.read(resources.getResource(settings.bankHolidays())), jdbc, clock);
	}

	@Bean
	PublishedHolidays publishedHolidays(TimescalesSettings settings) {
		return new PublishedHolidays(settings.publishedBankHolidays());
	}

	@Bean
	WorkingDays workingDays(HolidaysInForce holidays) {
		return new WorkingDays(holidays::current);
	}

	@Bean
	DateCheck dateCheck(WorkingDays workingDays) {
		return new DateCheck(workingDays);
	}

	@Bean
	RuleSets ruleSets(TimescalesSettings settings, ResourceLoader resources, JdbcClient jdbc, Clock clock) {
		RuleSets ruleSets = RuleSets.read(RuleFiles.in(settings.ruleSetFiles(), resources), settings.ruleSet(),
				new UsedRuleSets(jdbc, clock));
		ruleSets.changedSinceUsed().forEach(log::warn);
		return ruleSets;
	}

}
