package io.convenor.chat;

import java.util.List;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the buttons of a card do: from the verb a button carries, such as
 * {@code booking.confirm}, to the step it takes. All buttons of a table are for the same
 * people; the room that a step calls asks again whose it is.
 */
public final class Buttons {

	private final Audience audience;

	private final boolean inPrivate;

	private final Map<String, Line> lines = new LinkedHashMap<>();

	private Buttons(Audience audience, boolean inPrivate) {
		this.audience = audience;
		this.inPrivate = inPrivate;
	}

	/** Buttons for these people, wherever their card is. */
	public static Buttons of(Audience audience) {
		return new Buttons(audience, false);
	}

	/** Buttons for these people, where others must not read the reply. */
	public static Buttons inPrivate(Audience audience) {
		return new Buttons(audience, true);
	}

	/**
	 * A button that does its step only from a card that shows its subject as it is now.
	 */
	public Buttons onNewest(String verb, Step step) {
		return line(verb, new Line(this.audience, this.inPrivate, true, false, step));
	}

	/**
	 * A button that does its step from an older card too, since it changes nothing, adds
	 * to what is there, or leads to a room that compares the versions itself.
	 */
	public Buttons onAnyVersion(String verb, Step step) {
		return line(verb, new Line(this.audience, this.inPrivate, false, false, step));
	}

	/** The same, and it only reads our tables, such as a list that is opened. */
	public Buttons reading(String verb, Step step) {
		return line(verb, new Line(this.audience, this.inPrivate, false, true, step));
	}

	private Buttons line(String verb, Line line) {
		add(this.lines, verb, line);
		return this;
	}

	/** Who may press them. */
	public Audience audience() {
		return this.audience;
	}

	/** Their verbs, in the order of the table. */
	public List<String> verbs() {
		return List.copyOf(this.lines.keySet());
	}

	/**
	 * All tables in one; a verb in two of them would hide a button, so that stops the
	 * start.
	 */
	static Map<String, Line> together(Stream<CardButtons> tables) {
		Map<String, Line> all = new LinkedHashMap<>();
		tables.map(CardButtons::buttons).forEach((table) -> table.lines.forEach((verb, line) -> add(all, verb, line)));
		return Map.copyOf(all);
	}

	private static void add(Map<String, Line> lines, String verb, Line line) {
		if (lines.putIfAbsent(verb, line) != null) {
			throw new IllegalStateException("Two buttons have the verb " + verb);
		}
	}

	/** What a pressed button does, at once; the reply replaces the card. */
	@FunctionalInterface
	public interface Step {

		Reply take(Turn turn, Press press);

	}

	/**
	 * One button.
	 *
	 * @param newest whether the card has to show its subject as it is now
	 * @param onlyReads whether it only reads our tables
	 */
	record Line(Audience audience, boolean inPrivate, boolean newest, boolean onlyReads, Step step) {

	}

}
