package io.convenor.outcomes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.readers.Choice;
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
		return unsettled(action, to).after((said) -> choice(to, said));
	}

	/** Who disagreed, as somebody's letter has it; nothing for who does not hear it. */
	Reading dissent(Invitee to) {
		return reader(to).reads(dissentFor(to)).after((said) -> choice(to, said));
	}

	String dissentFor(Invitee to) {
		return to.hears().theDissent() ? this.outcome.dissent().orElse("") : "";
	}

	/** What is to be done, as the channel has it. */
	Reading inChannel(Action action) {
		return this.readers.channel().reads(action.what()).after((said) -> choice(null, said));
	}

	/**
	 * What the chair decided about words for somebody, or for the channel. Other words
	 * hold only while they may be read: what was listed, or who was kept apart, since
	 * they were written is not told by them either.
	 */
	Optional<Choice> choice(@Nullable Invitee to, String said) {
		return this.outcome.choice((to != null) ? to.id() : null, said)
			.filter((choice) -> choice.what() != Choice.What.REWORDED || whyNot(to, choice.words()).isEmpty());
	}

	/**
	 * Why somebody, or the channel, cannot have these words, which the chair wrote in the
	 * place of others. What is only suspected, the chair has decided with them.
	 */
	Optional<String> whyNot(@Nullable Invitee to, String words) {
		if (to == null) {
			return this.readers.channel()
				.reads(words)
				.passages()
				.stream()
				.filter((passage) -> !passage.reads().equals(passage.said()))
				.findFirst()
				.map((_) -> "a name, an address, a number or the category of a plan is in them");
		}
		return reader(to).reads(words)
			.held()
			.stream()
			.findFirst()
			.map((passage) -> String.join(", and ", passage.because()));
	}

	/** Who is written to, of those the rules entitle. */
	List<Invitee> told(Set<UUID> entitled) {
		return new LinkedHashSet<>(this.outcome.recipients()).stream()
			.filter(entitled::contains)
			.flatMap((id) -> this.conference.invitee(id).stream())
			.toList();
	}

}
