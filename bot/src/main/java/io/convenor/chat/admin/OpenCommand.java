package io.convenor.chat.admin;

import java.time.Clock;
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
import io.convenor.conference.Offices;
import io.convenor.conference.OpeningInNeed;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;
import io.convenor.timescales.Dates;

/**
 * Lets an administrator open a meeting in need that stays with a group, which its
 * custodians are told.
 */
@Component
@Order(200)
class OpenCommand implements Command {

	private static final int SHORTEST_REASON = 15;

	private static final int LONGEST_REASON = 500;

	private final OpeningInNeed opening;

	private final Offices offices;

	private final Clock clock;

	OpenCommand(OpeningInNeed opening, Offices offices, Clock clock) {
		this.opening = opening;
		this.offices = offices;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "admin open";
	}

	@Override
	public String takes() {
		return "CP-7F3K and why";
	}

	@Override
	public String summary() {
		return "Open a meeting that stays with its group, such as one about allegations, in an emergency, when none of its custodians can; they are told";
	}

	@Override
	public Audience audience() {
		return Audience.ADMINISTRATORS;
	}

	@Override
	public Set<Scope> scopes() {
		return Scope.IN_PRIVATE;
	}

	@Override
	public Reply handle(Turn turn, Arguments arguments) {
		Reference reference = Reference.in(arguments.text())
			.orElseThrow(() -> new Refused("I see no reference there. Write it like this: admin open CP-7F3K "
					+ "the chair is ill and neither custodian can be reached."));
		String reason = Reference.without(arguments.text()).strip();
		if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
			throw new Refused("Say in a sentence why it has to be you and now, after the reference. The custodians "
					+ "read it. Nothing was opened.");
		}
		if (this.offices.ofTheCustodians().findAny().isEmpty()) {
			throw new Refused("There is no group here whose custodians could be told. Nothing was opened.");
		}
		return this.opening.open(reference, turn.who().objectId(), turn.who().name(), reason)
			.<Reply>map((conference) -> Reply.live(ConferenceCard.KIND, conference.id().toString())
				.saying("Open to you until %s. The custodians have been told, with your reason, and it is written down."
					.formatted(Dates.inWords(this.clock.instant().plus(OpeningInNeed.OPEN_FOR)))))
			.orElseThrow(() -> new Refused("I know no meeting that stays with a group with the reference " + reference
					+ ". That you asked is written down."));
	}

}
