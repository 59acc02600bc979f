package io.convenor.chat.overview;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.Arguments;
import io.convenor.chat.Press;
import io.convenor.chat.Turn;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;

/**
 * Finds the conference that a button or a command is about among those that whoever
 * presses or types looks after.
 */
@Component
public class Theirs {

	private static final String NOT_YOURS = "That conference is not one of yours. Type conferences to see them.";

	private final Caseload caseload;

	public Theirs(Caseload caseload) {
		this.caseload = caseload;
	}

	/** The one that the card of this kind is about. */
	public Conference on(String kind, Turn turn, Press press) {
		return find(turn, press.id(kind));
	}

	/** The one that the button carries under this name. */
	public Conference carried(String name, Turn turn, Press press) {
		return find(turn, press.carriedId(name));
	}

	/**
	 * The one whose reference was typed.
	 * @param command what is typed before it
	 */
	public Conference named(Arguments arguments, Turn turn, String command) {
		Reference reference = reference(arguments, command);
		return this.caseload.find(reference, turn.who().objectId())
			.orElseThrow(() -> new Refused("I know no conference of yours with the reference " + reference
					+ ". Type conferences to see yours."));
	}

	static Reference reference(Arguments arguments, String command) {
		return Reference.in(arguments.text())
			.orElseThrow(() -> new Refused("I see no reference there. Write it like this: " + command
					+ " CP-7F3KM. Type conferences to see yours."));
	}

	private Conference find(Turn turn, Optional<UUID> conference) {
		return conference.flatMap((id) -> this.caseload.find(id, turn.who().objectId()))
			.orElseThrow(() -> new Refused(NOT_YOURS));
	}

}
