package io.convenor.outcomes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.readers.Reader;
import io.convenor.conference.readers.Readership;
import io.convenor.conference.readers.Reading;

/** What each reader reads of an outcome, by the rule and by what its chair decided. */
record Readings(Outcome outcome, Conference conference, Readership readers) {

	/** How much of the actions somebody hears belongs to their role. */
	List<Action> actions(Invitee to) {
		return to.hears().theDecision() ? this.outcome.actions()
				: this.outcome.actions().stream().filter((action) -> action.owner().equals(to.id())).toList();
	}

	Reader reader(Invitee to) {
		return this.readers.letterTo(to, this.outcome.named());
	}

	/** What is to be done, as somebody's letter has it before the chair decided. */
	Reading unsettled(Action action, Invitee to) {
		return reader(to).reads(action.what(), action.owner());
	}

	/** What is to be done, as somebody's letter has it. */
	Reading inLetter(Action action, Invitee to) {
		return unsettled(action, to).after((said) -> this.outcome.choice(to.id(), said));
	}

	/** Who disagreed, as somebody's letter has it; nothing for who does not hear it. */
	Reading dissent(Invitee to) {
		return reader(to).reads(dissentFor(to)).after((said) -> this.outcome.choice(to.id(), said));
	}

	String dissentFor(Invitee to) {
		return to.hears().theDissent() ? this.outcome.dissent().orElse("") : "";
	}

	/** What is to be done, as the channel has it. */
	Reading inChannel(Action action) {
		return this.readers.channel().reads(action.what()).after((said) -> this.outcome.choice(null, said));
	}

	/** Who is written to, of those the rules entitle. */
	List<Invitee> told(Set<UUID> entitled) {
		return new LinkedHashSet<>(this.outcome.recipients()).stream()
			.filter(entitled::contains)
			.flatMap((id) -> this.conference.invitee(id).stream())
			.toList();
	}

	/**
	 * Whether nothing is left for somebody of what they are to do themselves, or no more
	 * than who does it.
	 */
	boolean loses(Invitee invitee, Action action) {
		return action.owner().equals(invitee.id())
				&& words(invitee.name() + " " + invitee.role().label() + " the and both")
					.containsAll(words(inLetter(action, invitee).text()));
	}

	private static Set<String> words(String text) {
		return Stream.of(text.toLowerCase(Locale.UK).split("[^\\p{L}\\p{M}’'-]+"))
			.filter((word) -> !word.isEmpty())
			.collect(Collectors.toSet());
	}

}
