package io.convenor.chat.overview;

import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.Press;
import io.convenor.chat.Turn;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.drafts.Refused;

/**
 * Finds the conference a button is about among those that whoever presses looks after.
 */
@Component
public class Theirs {

	private static final String NOT_YOURS = "That conference is not one of yours. Type conferences to see them.";

	private final Caseload caseload;

	Theirs(Caseload caseload) {
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

	private Conference find(Turn turn, Optional<UUID> conference) {
		return conference.flatMap((id) -> this.caseload.find(id, turn.who().objectId()))
			.orElseThrow(() -> new Refused(NOT_YOURS));
	}

}
