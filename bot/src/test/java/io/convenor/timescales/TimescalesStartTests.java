package io.convenor.timescales;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import io.convenor.LocalDatabase;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("slow")
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

	@Test
	void aSetThatWasUsedIsKeptAndAFileChangedWithoutANewVersionIsSaid(@TempDir Path folder, CapturedOutput output)
			throws IOException {
		LocalDatabase.Address database = LocalDatabase.fresh();
		Path file = folder.resolve("wokingham.yaml");
		String asItWas = new ClassPathResource("timescales/rule-sets/wokingham.yaml")
			.getContentAsString(StandardCharsets.UTF_8);
		Files.writeString(file, asItWas);
		String mine = "convenor.timescales.rule-set-files=file:" + folder + "/*.yaml";
		try (ConfigurableApplicationContext room = start(database, mine)) {
			RuleSets ruleSets = room.getBean(RuleSets.class);
			ruleSets.keep(ruleSets.named("wokingham", 1));
			assertThat(ruleSets.changedSinceUsed()).isEmpty();
		}
		Files.writeString(file, "# only a remark\n" + asItWas);
		try (ConfigurableApplicationContext room = start(database, mine)) {
			assertThat(room.getBean(RuleSets.class).changedSinceUsed()).isEmpty();
		}
		Files.writeString(file, asItWas.replaceFirst("value: 15", "value: 10"));
		try (ConfigurableApplicationContext room = start(database, mine)) {
			RuleSets ruleSets = room.getBean(RuleSets.class);
			assertThat(ruleSets.kept(SomeRules.WOKINGHAM).timescale(SomeClocks.ICPC_HELD).value()).isEqualTo(15);
			assertThat(ruleSets.inForceOn(LocalDate.of(2026, 3, 3)).timescale(SomeClocks.ICPC_HELD).value())
				.isEqualTo(15);
			assertThat(ruleSets.changedSinceUsed())
				.containsExactly("wokingham.yaml was changed after conferences were created under wokingham, version 1 "
						+ "(icpc-held). All go on under the set as it was.");
		}
		assertThat(output).contains("wokingham.yaml was changed after conferences were created under");
		Files.delete(file);
		Files.writeString(folder.resolve("next.yaml"), asItWas.replaceFirst("version: 1", "version: 2"));
		try (ConfigurableApplicationContext room = start(database, mine)) {
			RuleSets ruleSets = room.getBean(RuleSets.class);
			assertThat(ruleSets.named("wokingham", 1).timescale(SomeClocks.ICPC_HELD).value()).isEqualTo(15);
			assertThat(ruleSets.inForceOn(LocalDate.of(2026, 3, 3)).version()).isEqualTo(2);
			assertThat(ruleSets.changedSinceUsed()).singleElement()
				.asString()
				.startsWith("The file of wokingham, version 1 is gone");
		}
	}

	@Test
	void anInstanceThatReadAnotherFileGoesByTheOneThatWasKeptFirst(@TempDir Path folder) throws IOException {
		LocalDatabase.Address database = LocalDatabase.fresh();
		String shipped = new ClassPathResource("timescales/rule-sets/wokingham.yaml")
			.getContentAsString(StandardCharsets.UTF_8);
		Files.writeString(folder.resolve("mine.yaml"), shipped.replaceFirst("value: 15", "value: 10"));
		try (ConfigurableApplicationContext one = start(database, "convenor.timescales.rule-set=wokingham");
				ConfigurableApplicationContext other = start(database,
						"convenor.timescales.rule-set-files=file:" + folder + "/*.yaml")) {
			RuleSets first = one.getBean(RuleSets.class);
			RuleSets second = other.getBean(RuleSets.class);
			assertThat(second.named("wokingham", 1).timescale(SomeClocks.ICPC_HELD).value()).isEqualTo(10);
			first.keep(first.named("wokingham", 1));
			assertThat(second.keep(second.named("wokingham", 1)).timescale(SomeClocks.ICPC_HELD).value()).isEqualTo(15);
			assertThat(second.changedSinceUsed()).hasSize(1);
		}
	}

	private static ConfigurableApplicationContext start(String property) {
		return start(LocalDatabase.fresh(), property);
	}

	private static ConfigurableApplicationContext start(LocalDatabase.Address database, String... properties) {
		return new SpringApplicationBuilder(TimescalesConfiguration.class, WithADatabase.class)
			.web(WebApplicationType.NONE)
			.initializers((context) -> ((GenericApplicationContext) context).registerBean(JdbcConnectionDetails.class,
					() -> database))
			.properties(properties)
			.run();
	}

	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class })
	static class WithADatabase {

		@Bean
		Clock clock() {
			return Clock.systemUTC();
		}

	}

}
