package io.convenor.chat.guide;

import java.time.LocalDate;
import java.util.Set;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Command;
import io.convenor.chat.Reply;
import io.convenor.chat.Scope;
import io.convenor.chat.Turn;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.conference.Conference;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.booking.Births;
import io.convenor.timescales.Dates;
import io.convenor.timescales.TypedDate;

/** Takes in when a child was born, for a review after a pre-birth conference. */
@Component
@Order(45)
class BornCommand implements Command {

	private final Births births;

	BornCommand(Births births) {
		this.births = births;
	}

	@Override
	public String name() {
		return "born";
	}

	@Override
	public String takes() {
		return "CP-7F3K 3 March 2026";
	}

	@Override
	public String summary() {
		return "Say when a child was born, for a review after a pre-birth conference; the earlier date then holds";
	}

	@Override
	public Audience audience() {
		return Audience.STAFF;
	}

	@Override
	public Set<Scope> scopes() {
		return Scope.IN_PRIVATE;
	}

	@Override
	public Reply handle(Turn turn, Arguments arguments) {
		Reference reference = Reference.in(arguments.text())
			.orElseThrow(() -> new Refused(
					"I see no reference there. Type it and the day, such as born CP-7F3K 3 March 2026."));
		String typed = Reference.without(arguments.text()).strip();
		if (typed.isEmpty()) {
			throw new Refused(
					"Type the day of birth after the reference, such as born %s 3 March 2026.".formatted(reference));
		}
		LocalDate day = switch (Dates.read(typed)) {
			case TypedDate.Understood(LocalDate date) -> date;
			case TypedDate.NotUnderstood(String sentence) -> throw new Refused(sentence);
		};
		Births.Recorded recorded = this.births.record(reference, turn.who().objectId(), day);
		return Reply.live(ConferenceCard.KIND, recorded.conference().id().toString()).saying(inWords(recorded));
	}

	/** What the birth changes, and what to do where the meeting is too late now. */
	static String inWords(Births.Recorded recorded) {
		Conference conference = recorded.conference();
		return recorded.lastLawful().map((last) -> {
			String by = "The birth is recorded. %s must be held by %s: %s.".formatted(conference.reference(),
					Dates.inWords(recorded.heldBy().orElse(last.date())), last.timescale().inWords());
			return recorded.tooLate()
					? by + " It is booked for %s, which is too late: move it, or talk to your manager."
						.formatted(Dates.inWords(conference.startsAt()))
					: by + " It is booked for %s, which is in time.".formatted(Dates.inWords(conference.startsAt()));
		})
			.orElse("The birth is recorded, but its clock cannot be counted: the list of bank holidays or the rule set is not there.");
	}

}
