package io.convenor.chat.overview;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

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

/** Shows how a conference stands: the one that is named, or a chair's next. */
@Configuration(proxyBeanMethods = false)
class StatusCommand {

	private final Conferences conferences;

	private final NeedToKnow needToKnow;

	private final Clock clock;

	private final Caseload caseload;

	StatusCommand(Conferences conferences, NeedToKnow needToKnow, Clock clock, Caseload caseload) {
		this.conferences = conferences;
		this.needToKnow = needToKnow;
		this.clock = clock;
		this.caseload = caseload;
	}

	@Bean
	@Order(30)
	Command typingStatus() {
		return Command.named("status", "Show how a conference stands; without a reference, your next one")
			.takes("CP-7F3KM")
			.by(Audience.STAFF)
			.onlyReads()
			.does(this::status);
	}

	private Reply status(Turn turn, Arguments arguments) {
		Conference conference = arguments.isEmpty() ? next(turn) : named(turn, arguments);
		return Reply.live(turn.isPrivate() ? ConferenceCard.KIND : ConferenceInBrief.KIND, conference.id().toString());
	}

	private Conference named(Turn turn, Arguments arguments) {
		Reference reference = Theirs.reference(arguments, "status");
		return this.caseload.find(reference, turn.who().objectId())
			.filter((conference) -> mayBeShown(turn, conference))
			.orElseThrow(() -> new Refused("I know no conference of yours with the reference " + reference
					+ (turn.isPrivate() ? ". Type conferences to see yours."
							: " that I may show here. Ask me in our private chat.")));
	}

	private Conference next(Turn turn) {
		LocalDateTime today = Dates.today(this.clock).atStartOfDay();
		List<Conference> coming = this.conferences.findByChairIdAndStartsAtAfterOrderByStartsAt(turn.who().objectId(),
				today);
		Optional<Conference> next = coming.stream()
			.filter((conference) -> conference.status() == Conference.Status.BOOKED)
			.filter((conference) -> mayBeShown(turn, conference))
			.findFirst();
		return next.orElseThrow(() -> new Refused(
				"You have no conference coming up. Type schedule to book one, or status and a reference, such as status CP-7F3KM."));
	}

	private boolean mayBeShown(Turn turn, Conference conference) {
		return this.needToKnow.of(turn.viewer(), conference) != Knowledge.NOTHING;
	}

}
