package io.convenor.timescales;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(OutputCaptureExtension.class)
class TimescalesStartTests {

	@Test
	void theRoomStartsWithWhatComesWithTheSoftware() {
		try (ConfigurableApplicationContext room = start("convenor.timescales.rule-set=wokingham")) {
			RuleSet rules = room.getBean(RuleSets.class).inForceOn(LocalDate.of(2026, 3, 3));
			assertThat(rules.name()).isEqualTo("wokingham");
			assertThat(room.getBean(WorkingDays.class).isWorkingDay(LocalDate.of(2026, 3, 3))).isTrue();
			assertThat(room.getBean(DateCheck.class)).isNotNull();
		}
	}

	@Test
	void aBrokenFileStopsTheStartWithOneSentence(@TempDir Path folder, CapturedOutput output) throws IOException {
		Files.writeString(folder.resolve("mine.yaml"), "name: mine\nversion: one\n");
		assertThatThrownBy(() -> start("convenor.timescales.rule-set-files=file:" + folder + "/*.yaml"))
			.hasRootCauseInstanceOf(BrokenFileException.class);
		assertThat(output).contains("APPLICATION FAILED TO START",
				"mine.yaml, line 2, key version: “one” must be a whole number from 1 to 2147483647.",
				"Put the file right at that place, and start again.");
	}

	@Test
	void aFolderWithoutRuleSetsStopsTheStartToo(CapturedOutput output) {
		assertThatThrownBy(() -> start("convenor.timescales.rule-set-files=classpath:nowhere/*.yaml"))
			.hasRootCauseInstanceOf(BrokenFileException.class);
		assertThat(output).contains("none of the 0 files is called wokingham");
	}

	@Test
	void aMissingBankHolidayListStopsTheStart(CapturedOutput output) {
		assertThatThrownBy(() -> start("convenor.timescales.bank-holidays=file:/nowhere/list.json"))
			.hasRootCauseInstanceOf(BrokenFileException.class);
		assertThat(output).contains("list.json: it cannot be read");
	}

	private static ConfigurableApplicationContext start(String property) {
		return new SpringApplicationBuilder(TimescalesConfiguration.class).web(WebApplicationType.NONE)
			.properties(property)
			.run();
	}

}
