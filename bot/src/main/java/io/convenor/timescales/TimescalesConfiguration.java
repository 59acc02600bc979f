package io.convenor.timescales;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.ResourcePatternUtils;

/** Reads the files when the bot starts, so that a broken one stops it there and then. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TimescalesSettings.class)
class TimescalesConfiguration {

	@Bean
	BankHolidays bankHolidays(TimescalesSettings settings, ResourceLoader resources) {
		return BankHolidays.read(resources.getResource(settings.bankHolidays()));
	}

	@Bean
	WorkingDays workingDays(BankHolidays bankHolidays) {
		return new WorkingDays(bankHolidays);
	}

	@Bean
	DateCheck dateCheck(WorkingDays workingDays) {
		return new DateCheck(workingDays);
	}

	@Bean
	RuleSets ruleSets(TimescalesSettings settings, ResourceLoader resources) {
		return RuleSets.read(files(settings.ruleSetFiles(), resources), settings.ruleSet());
	}

	private static List<Resource> files(String pattern, ResourceLoader resources) {
		try {
			return List.of(ResourcePatternUtils.getResourcePatternResolver(resources).getResources(pattern));
		}
		catch (FileNotFoundException ex) {
			return List.of();
		}
		catch (IOException ex) {
			throw new BrokenFileException(pattern, null, null, "the files cannot be listed (" + ex.getMessage() + ")");
		}
	}

}
