package io.convenor.chat.cover;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.outcomes.Outcome;
import io.convenor.outcomes.Outcomes;
import io.convenor.scheduling.apart.KeepingApart;
import io.convenor.scheduling.calendar.HandMadeChanges;
import io.convenor.scheduling.changes.Changes;

/** Everything that the cards of a conference may be about in its chair's chat. */
@Component
class CardsAboutIt {

	private final Outcomes outcomes;

	private final Changes changes;

	private final HandMadeChanges handMade;

	private final KeepingApart apart;

	CardsAboutIt(Outcomes outcomes, Changes changes, HandMadeChanges handMade, KeepingApart apart) {
		this.outcomes = outcomes;
		this.changes = changes;
		this.handMade = handMade;
		this.apart = apart;
	}

	/** By subject: the conference itself, and what its chair has begun or is asked. */
	Set<String> of(Conference conference, String chairId) {
		Set<String> subjects = new HashSet<>(Set.of(conference.id().toString()));
		Stream
			.of(this.outcomes.ofConference(conference.id()).map(Outcome::id).stream(),
					this.changes.of(conference.id(), chairId).stream(), this.handMade.about(conference.id()).stream(),
					this.apart.plannedBy(conference.id(), chairId).stream())
			.flatMap(Function.identity())
			.map(UUID::toString)
			.forEach(subjects::add);
		return subjects;
	}

}
