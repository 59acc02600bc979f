package io.convenor.chat;

import java.util.List;
import java.util.Set;

/**
 * Something a person can ask for by typing. Every bean of this type can be used and is
 * listed by {@code help}.
 */
public interface Command {

	/** What to type, in lower case: one word or several, such as {@code admin check}. */
	String name();

	/** Other words people may use for it; they are not listed. */
	default List<String> alsoCalled() {
		return List.of();
	}

	/** What to type after the name, as help shows it, such as {@code CP-7F3K}. */
	default String takes() {
		return "";
	}

	/** What it does, as one line of help without a full stop. */
	String summary();

	/** Who may use it; the room it calls checks again. */
	default Audience audience() {
		return Audience.EVERYONE;
	}

	/** Where it may be used. */
	default Set<Scope> scopes() {
		return Scope.ANYWHERE;
	}

	/** Whether it only reads our tables, and asks nobody else. */
	default boolean onlyReads() {
		return false;
	}

	/** Does it, at once; what takes longer is left to deliveries. */
	Reply handle(Turn turn, Arguments arguments);

}
