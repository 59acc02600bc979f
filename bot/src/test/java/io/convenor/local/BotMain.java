package io.convenor.local;

import org.springframework.boot.SpringApplication;

import io.convenor.Convenor;

/**
 * Starts the bot on Northmere's time, with a database that is there already. The clock is
 * put in as an object, since what Spring settled when the bot was packed takes no more
 * classes.
 */
final class BotMain {

	private BotMain() {
	}

	public static void main(String[] args) {
		var bot = new SpringApplication(Convenor.class);
		bot.setMainApplicationClass(Convenor.class);
		bot.addInitializers(
				(context) -> context.getBeanFactory().registerSingleton("clock", LocalClock.ofTheOtherProcess()));
		bot.run(args);
	}

}
