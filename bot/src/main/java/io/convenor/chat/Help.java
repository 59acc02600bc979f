package io.convenor.chat;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.util.StringUtils;

import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;

/**
 * Lists what a person can ask for in the place they ask, to be typed or, in private, to
 * be pressed.
 */
@Configuration(proxyBeanMethods = false)
class Help implements CardButtons {

	private static final String HELP = "help";

	private static final String SAY = "help";

	private static final String COMMAND = "says";

	private static final String REFERENCE = "reference";

	private final Commands commands;

	private final ObjectProvider<Turns> turns;

	Help(@Lazy Commands commands, ObjectProvider<Turns> turns) {
		this.commands = commands;
		this.turns = turns;
	}

	@Bean
	@Order(100)
	Command typingHelp() {
		return Command.named(HELP, "Show what you can ask me for")
			.alsoCalled("hello", "hi", "start", "commands")
			.does((turn, arguments) -> listing(this.commands.openTo(turn), turn));
	}

	@Override
	public Buttons buttons() {
		return Buttons.inPrivate(Audience.EVERYONE).onAnyVersion(SAY, this::say);
	}

	/** A pressed command is what is typed: its answer takes the place of the list. */
	private Reply say(Turn turn, Press press) {
		String name = press.carried(COMMAND).orElse(HELP);
		boolean takes = this.commands.all().anyMatch((each) -> each.name().equals(name) && takesOne(each));
		String typed = takes ? name + " " + press.typed().getOrDefault(REFERENCE, "") : name;
		Reply reply = this.turns.getObject()
			.said(new Turn(turn.who(), turn.where(), typed.strip(), turn.locale(), turn.id(), turn.at()));
		if (!(reply instanceof Reply.Text(String words))) {
			return reply;
		}
		return Reply.show(listing(this.commands.openTo(turn), turn).card().noticing(words).keeping(press.form()));
	}

	static Reply.Show listing(List<Command> open, Turn turn) {
		Card.Builder card = Card.titled("What you can ask me for");
		if (turn.isPrivate()) {
			buttons(card, open);
		}
		card.section((section) -> {
			section.heading("What each does");
			open.forEach(
					(command) -> section.fact((command.name() + " " + command.takes()).strip(), command.summary()));
		});
		return Reply.show(card.note(ending(turn)).build());
	}

	private static void buttons(Card.Builder card, List<Command> open) {
		List<Command> general = open.stream().filter(Help::isGeneral).toList();
		List<Command> about = open.stream().filter(Help::takesOne).toList();
		List<Command> administrators = open.stream().filter(Help::isForAdministrators).toList();
		if (!general.isEmpty()) {
			card.section((section) -> general.forEach((command) -> section.button(button(command))));
		}
		if (!about.isEmpty()) {
			card.section((section) -> {
				section.heading("About one conference")
					.field(Field.text(REFERENCE, "Its reference: press Conferences if you do not have it")
						.atMost(60)
						.hint("CP-7F3KM"));
				about.forEach((command) -> section.button(button(command)));
			});
		}
		if (!administrators.isEmpty()) {
			card.section((section) -> {
				section.heading("For the administration team");
				administrators.forEach((command) -> section.button(button(command)));
			});
		}
	}

	private static boolean isForAdministrators(Command command) {
		return command.audience() == Audience.ADMINISTRATORS;
	}

	private static boolean takesOne(Command command) {
		return !isForAdministrators(command) && command.takes().startsWith("CP-");
	}

	private static boolean isGeneral(Command command) {
		return !isForAdministrators(command) && !takesOne(command) && !command.name().equals(HELP);
	}

	private static Button button(Command command) {
		return Button.press(SAY, StringUtils.capitalize(command.name())).with(COMMAND, command.name());
	}

	private static String ending(Turn turn) {
		return turn.isPrivate() ? "Press one, or type one of these words."
				: "Mention me and type one of these words. Some things I only do in our private chat.";
	}

}
