package io.convenor.chat.overview;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Command;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Knowledge;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;
import io.convenor.timescales.Dates;

/** Shows how a conference stands to those who look after it. */
@Component
@Order(30)
class StatusCommand implements Command {

	private final Conferences conferences;

	private final Caseload caseload;

	private final NeedToKnow needToKnow;

	private final Clock clock;

	StatusCommand(Conferences conferences, Caseload caseload, NeedToKnow needToKnow, Clock clock) {
		this.conferences = conferences;
		this.caseload = caseload;
		this.needToKnow = needToKnow;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "status";
	}

	@Override
	public String takes() {
		return "CP-7F3K";
	}

	@Override
	public String summary() {
		return "Show how a conference stands; without a reference, your next one";
	}

	@Override
	public Audience audience() {
		return Audience.STAFF;
	}

	@Override
	public boolean onlyReads() {
		return true;
	}

	@Override
	public Reply handle(Turn turn, Arguments arguments) {
		Conference conference = arguments.isEmpty() ? next(turn) : named(turn, arguments);
		return Reply.live(turn.isPrivate() ? ConferenceCard.KIND : ConferenceInBrief.KIND, conference.id().toString());
	}

	private Conference named(Turn turn, Arguments arguments) {
		Reference reference = Reference.in(arguments.text())
			.orElseThrow(() -> new Refused(
					"I see no reference there. It looks like CP-7F3K. " + "Type conferences to see yours."));
		return this.caseload.find(reference, turn.who().objectId())
			.filter((conference) -> mayBeShown(turn, conference))
			.orElseThrow(() -> new Refused("I know no conference of yours with the reference " + reference
					+ (turn.isPrivate() ? ". Type conferences to see yours."
							: " that I may show here. Ask me in our private chat.")));
	}

	private Conference next(Turn turn) {
		LocalDateTime today = LocalDateTime.ofInstant(this.clock.instant(), Dates.LONDON).toLocalDate().atStartOfDay();
		List<Conference> coming = this.conferences.findByChairIdAndStartsAtAfterOrderByStartsAt(turn.who().objectId(),
				today);
		Optional<Conference> next = coming.stream()
			.filter((conference) -> conference.status() == Conference.Status.BOOKED)
			.filter((conference) -> mayBeShown(turn, conference))
			.findFirst();
		return next.orElseThrow(() -> new Refused(
				"You have no conference coming up. Type schedule to book one, or status and a reference, such as status CP-7F3K."));
	}

	private boolean mayBeShown(Turn turn, Conference conference) {
		return this.needToKnow.of(turn.viewer(), conference) != Knowledge.NOTHING;
	}

}
