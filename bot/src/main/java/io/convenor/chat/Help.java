package io.convenor.chat;

import java.util.List;

import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.cards.Card;

/** Lists what a person can ask for in the place they ask. */
@Component
@Order(100)
class Help implements Command {

	private final Commands commands;

	Help(@Lazy Commands commands) {
		this.commands = commands;
	}

	@Override
	public String name() {
		return "help";
	}

	@Override
	public List<String> alsoCalled() {
		return List.of("hello", "hi", "start", "commands");
	}

	@Override
	public String summary() {
		return "Show what you can ask me for";
	}

	@Override
	public Reply handle(Turn turn, Arguments arguments) {
		return listing(this.commands.openTo(turn), turn);
	}

	static Reply.Show listing(List<Command> open, Turn turn) {
		Card.Builder card = Card.saying("What you can ask me for").heading("What you can ask me for");
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
