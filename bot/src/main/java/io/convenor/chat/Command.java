package io.convenor.chat;

import java.util.List;
import java.util.Set;

/**
 * Something a person can ask for by typing. Every bean of this type can be used and is
 * listed by {@code help}, in the order of the beans.
 *
 * @param name what to type, in lower case: one word or several, such as
 * {@code admin check}
 * @param alsoCalled other words people may use for it; they are not listed
 * @param takes what to type after the name, as help shows it, such as {@code CP-7F3KM}
 * @param summary what it does, as one line of help without a full stop
 * @param audience who may use it; the room it calls checks again
 * @param scopes where it may be used
 * @param onlyReads whether it only reads our tables, and asks nobody else
 * @param step does it
 */
public record Command(String name, List<String> alsoCalled, String takes, String summary, Audience audience,
		Set<Scope> scopes, boolean onlyReads, Step step) {

	/** Something that everybody may ask for anywhere, until more is said of it. */
	public static Builder named(String name, String summary) {
		return new Builder(name, summary);
	}

	/** Does it with what was typed after its name. */
	public Reply handle(Turn turn, Arguments arguments) {
		return this.step.take(turn, arguments);
	}

	/** What a command does, at once; what takes longer is left to deliveries. */
	@FunctionalInterface
	public interface Step {

		Reply take(Turn turn, Arguments arguments);

	}

	/** A command as it is described. */
	public static final class Builder {

		private final String name;

		private final String summary;

		private List<String> alsoCalled = List.of();

		private String takes = "";

		private Audience audience = Audience.EVERYONE;

		private Set<Scope> scopes = Scope.ANYWHERE;

		private boolean onlyReads;

		private Builder(String name, String summary) {
			this.name = name;
			this.summary = summary;
		}

		public Builder alsoCalled(String... names) {
			this.alsoCalled = List.of(names);
			return this;
		}

		public Builder takes(String arguments) {
			this.takes = arguments;
			return this;
		}

		public Builder by(Audience people) {
			this.audience = people;
			return this;
		}

		public Builder inPrivate() {
			this.scopes = Scope.IN_PRIVATE;
			return this;
		}

		/** It asks nobody but our tables. */
		public Builder onlyReads() {
			this.onlyReads = true;
			return this;
		}

		public Command does(Step step) {
			return new Command(this.name, this.alsoCalled, this.takes, this.summary, this.audience, this.scopes,
					this.onlyReads, step);
		}

	}

}
