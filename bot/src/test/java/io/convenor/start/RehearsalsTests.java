package io.convenor.start;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** What is rehearsed before the bot says that it is ready, and what if it cannot be. */
@ExtendWith(OutputCaptureExtension.class)
class RehearsalsTests {

	private static final Duration LONG = Duration.ofSeconds(20);

	@Test
	void theBotIsNotReadyBeforeEverythingWasRehearsed() {
		try (ConfigurableApplicationContext bot = bot()) {
			assertThat(bot.getBean(Rehearsed.class).readiness).containsExactly(ReadinessState.REFUSING_TRAFFIC);
			assertThat(ready(bot)).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
		}
	}

	@Test
	void anImageLearnsFromAStartThatEndsThere() {
		ConfigurableApplicationContext bot = bot("--convenor.start.only-rehearse=true");
		assertThat(bot.isActive()).isFalse();
	}

	@Test
	void whatFailsStopsNeitherTheStartNorTheOthersAndIsLoggedWithoutItsWords(CapturedOutput output) {
		List<String> done = Collections.synchronizedList(new ArrayList<>());
		rehearse(LONG, () -> {
			throw new IllegalStateException("Kim Marsh of 4 Mill Lane");
		}, () -> done.add("the other"));
		assertThat(done).containsExactly("the other");
		assertThat(output).contains("failed, so the first who needs it waits longer")
			.contains("IllegalStateException")
			.doesNotContain("Kim", "Mill Lane");
	}

	@Test
	void whatTakesTooLongIsNotWaitedFor(CapturedOutput output) {
		CountDownLatch never = new CountDownLatch(1);
		rehearse(Duration.ofMillis(50), () -> {
			try {
				never.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		never.countDown();
		assertThat(output).contains("takes too long, so nobody waits for it");
	}

	private static void rehearse(Duration patience, Rehearsal... rehearsals) {
		new Rehearsals(List.of(rehearsals), patience, false, new GenericApplicationContext())
			.run(new DefaultApplicationArguments());
	}

	private static ConfigurableApplicationContext bot(String... arguments) {
		return new SpringApplicationBuilder(Bot.class).web(WebApplicationType.NONE).run(arguments);
	}

	private static ReadinessState ready(ConfigurableApplicationContext bot) {
		return bot.getBean(ApplicationAvailability.class).getReadinessState();
	}

	/** No stereotype, so that no other test's scan finds it. */
	@Import(Rehearsals.class)
	static class Bot {

		@Bean
		Rehearsed rehearsed(ApplicationAvailability availability) {
			return new Rehearsed(availability);
		}

		@Bean
		ApplicationAvailability availability() {
			return new ApplicationAvailabilityBean();
		}

	}

	private static final class Rehearsed implements Rehearsal {

		private final ApplicationAvailability availability;

		private final List<ReadinessState> readiness = new ArrayList<>();

		private Rehearsed(ApplicationAvailability availability) {
			this.availability = availability;
		}

		@Override
		public void rehearse() {
			this.readiness.add(this.availability.getReadinessState());
		}

	}

}
