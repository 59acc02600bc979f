package io.convenor.chat.overview;

import java.util.function.BiFunction;

import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.Command;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.conference.Conference;
import io.convenor.drafts.Refused;

/**
 * Lets people type what a button on the card of a conference opens: a word, and the
 * conference's reference. Whoever does not look after the conference is told what they
 * are told of one that is not there.
 */
@Component
public class Sections {

	private final Theirs theirs;

	Sections(Theirs theirs) {
		this.theirs = theirs;
	}

	/**
	 * A command that opens such a part.
	 * @param word what to type before the reference
	 * @param summary what it shows, for help
	 * @param button what opens it on the card, as long as there is something to show
	 */
	public Command typed(String word, String summary, ConferenceButton button,
			BiFunction<Turn, Conference, Reply> opens) {
		return described(word, summary).does(opening(word, button, opens));
	}

	/** The same of what is only read. */
	public Command read(String word, String summary, ConferenceButton button, String kind) {
		return described(word, summary).onlyReads()
			.does(opening(word, button, (_, conference) -> Reply.live(kind, conference.id().toString())));
	}

	private static Command.Builder described(String word, String summary) {
		return Command.named(word, summary).takes("CP-7F3KM").by(Audience.STAFF).inPrivate();
	}

	private Command.Step opening(String word, ConferenceButton button, BiFunction<Turn, Conference, Reply> opens) {
		return (turn, arguments) -> {
			Conference conference = this.theirs.named(arguments, turn, word);
			if (button.on(conference).isEmpty()) {
				throw new Refused(
						"There is nothing of that kind for %s as it stands. Type status %1$s to see how it is."
							.formatted(conference.reference()));
			}
			return opens.apply(turn, conference);
		};
	}

}
