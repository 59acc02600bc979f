package io.convenor.chat;

import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;

import io.convenor.chat.cards.Card;

/** Lists what a person can ask for in the place they ask. */
@Configuration(proxyBeanMethods = false)
class Help {

	private final Commands commands;

	Help(@Lazy Commands commands) {
		this.commands = commands;
	}

	@Bean
	@Order(100)
	Command typingHelp() {
		return Command.named("help", "Show what you can ask me for")
			.alsoCalled("hello", "hi", "start", "commands")
			.does(this::typed);
	}

	private Reply typed(Turn turn, Arguments arguments) {
		return listing(this.commands.openTo(turn), turn);
	}

	static Reply.Show listing(List<Command> open, Turn turn) {
		Card.Builder card = Card.titled("What you can ask me for");
		list(card, open, false);
		if (open.stream().anyMatch((command) -> command.audience() == Audience.ADMINISTRATORS)) {
			card.section((section) -> {
				section.heading("For the administration team");
				list(section, open, true);
			});
		}
		return Reply.show(card.note(ending(turn)).build());
	}

	private static void list(Card.Builder card, List<Command> open, boolean forAdministrators) {
		open.stream()
			.filter((command) -> (command.audience() == Audience.ADMINISTRATORS) == forAdministrators)
			.forEach((command) -> card.fact((command.name() + " " + command.takes()).strip(), command.summary()));
	}

	private static String ending(Turn turn) {
		return turn.isPrivate() ? "Type one of these words to begin."
				: "Mention me and type one of these words. Some things I only do in our private chat.";
	}

}
