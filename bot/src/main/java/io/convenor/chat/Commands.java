package io.convenor.chat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All commands there are, and which of them a person may use where. */
@Component
class Commands {

	private final ObjectProvider<Command> beans;

	private final MayBeShown mayBeShown;

	Commands(ObjectProvider<Command> beans, MayBeShown mayBeShown) {
		this.beans = beans;
		this.mayBeShown = mayBeShown;
	}

	/** The command a person asks for, however they write its name. */
	Optional<Found> find(String text) {
		String trimmed = text.strip();
		return all().flatMap((command) -> names(command).map((name) -> new Found(command, name, trimmed)))
			.filter(Found::fits)
			.max(Comparator.comparingInt(Found::length));
	}

	/**
	 * The command a person may have meant by a misspelt name. One that works elsewhere is
	 * guessed too: once spelt well, its answer says where.
	 */
	Optional<Command> nearest(String text, Turn turn) {
		List<String> words = plain(text);
		return all().filter((command) -> belongs(turn.who(), command.audience()))
			.map((command) -> new Guess(command, distance(command, words)))
			.filter(Guess::likely)
			.min(Comparator.comparingInt(Guess::distance))
			.map(Guess::command);
	}

	/** What a person can use in this place, in the order of the beans. */
	List<Command> openTo(Turn turn) {
		return all().filter((command) -> open(command, turn)).toList();
	}

	boolean open(Command command, Turn turn) {
		return belongs(turn.who(), command.audience()) && command.scopes().contains(turn.where().scope());
	}

	boolean belongs(Speaker who, Audience audience) {
		return this.mayBeShown.belongs(who.objectId(), audience);
	}

	/** Two commands of one name would hide each other, so that stops the start. */
	void requireDistinctNames() {
		Set<String> taken = new HashSet<>();
		all().flatMap(Commands::names).forEach((name) -> {
			if (!taken.add(name)) {
				throw new IllegalStateException("Two commands are called " + name);
			}
		});
	}

	Stream<Command> all() {
		return this.beans.orderedStream();
	}

	private static Stream<String> names(Command command) {
		return Stream.concat(Stream.of(command.name()), command.alsoCalled().stream());
	}

	private static int distance(Command command, List<String> words) {
		int length = command.name().split(" ").length;
		String written = String.join(" ", words.subList(0, Math.min(length, words.size())));
		return Spelling.distance(written, command.name());
	}

	static List<String> plain(String text) {
		List<String> words = new ArrayList<>();
		for (String word : text.strip().split("\\s+")) {
			String bare = Arguments.bare(word).toLowerCase(Locale.ROOT);
			if (!bare.isEmpty()) {
				words.add(bare);
			}
		}
		return words;
	}

	/** A command under one of its names, held against what was written. */
	record Found(Command command, String name, String written) {

		boolean fits() {
			List<String> asked = List.of(this.name.split(" "));
			List<String> words = plain(this.written);
			return words.size() >= asked.size() && words.subList(0, asked.size()).equals(asked);
		}

		int length() {
			return this.name.split(" ").length;
		}

		/** What was written after the name. */
		Arguments arguments() {
			String rest = this.written;
			for (int toDrop = length(); toDrop > 0;) {
				String[] parts = rest.split("\\s+", 2);
				toDrop -= Arguments.bare(parts[0]).isEmpty() ? 0 : 1;
				rest = (parts.length > 1) ? parts[1] : "";
			}
			return new Arguments(rest);
		}

	}

	private record Guess(Command command, int distance) {

		boolean likely() {
			return this.distance <= ((this.command.name().length() <= 4) ? 1 : 2);
		}

	}

}
