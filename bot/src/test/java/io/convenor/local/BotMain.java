package io.convenor.local;

import org.springframework.boot.SpringApplication;

import io.convenor.Convenor;

/** Starts the bot on Northmere's time, with a database that is there already. */
final class BotMain {

	private BotMain() {
	}

	public static void main(String[] args) {
		SpringApplication.from(Convenor::main).with(LocalClock.InNorthmere.class).run(args);
	}

}
