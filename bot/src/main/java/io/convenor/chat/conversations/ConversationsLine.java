package io.convenor.chat.conversations;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.cards.Button;
import io.convenor.chat.digest.DigestLine;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.chat.overview.StatusLine;
import io.convenor.conference.Conference;
import io.convenor.conference.Way;
import io.convenor.outcomes.Checklist;
import io.convenor.outcomes.ConversationLogs;
import io.convenor.outcomes.Visit;
import io.convenor.timescales.Dates;

/**
 * Counts who was spoken to, leads to the conversations, and tells a chair in the morning
 * whom they go to see, by role, and what was not recorded. Nothing of it is for a
 * channel.
 */
@Component
@Order(50)
class ConversationsLine implements StatusLine, ConferenceButton, DigestLine {

	private final ConversationLogs logs;

	private final Clock clock;

	ConversationsLine(ConversationLogs logs, Clock clock) {
		this.logs = logs;
		this.clock = clock;
	}

	@Override
	public List<Line> about(Conference conference) {
		Checklist checklist = this.logs.of(conference);
		if (conference.way() != Way.CONVERSATIONS && !checklist.log().begun()) {
			return List.of();
		}
		String spoken = "spoken to %d of %d".formatted(checklist.spokenTo(), checklist.people().size());
		boolean finished = checklist.log().finished();
		boolean open = !finished && conference.way() == Way.CONVERSATIONS
				&& conference.status() == Conference.Status.BOOKED;
		return List.of(new Line("Conversations", finished ? "finished, " + spoken : spoken, open, false));
	}

	@Override
	public long version(Conference conference) {
		return this.logs.of(conference).log().seen();
	}

	@Override
	public Optional<Button> on(Conference conference) {
		boolean any = conference.way() == Way.CONVERSATIONS || this.logs.of(conference).log().begun();
		return any ? Optional.of(Button.press(ConversationActions.OPEN, "Conversations")) : Optional.empty();
	}

	@Override
	public String heading() {
		return "Visits";
	}

	@Override
	public Points forChair(String chairId, LocalDate until) {
		return new Points(this.logs.visitsPlanned(chairId), () -> visits(chairId, until));
	}

	private List<String> visits(String chairId, LocalDate until) {
		LocalDateTime now = Dates.now(this.clock);
		return this.logs.withVisits(chairId)
			.stream()
			.flatMap((checklist) -> checklist.visits().stream().map((visit) -> new Going(checklist, visit)))
			.filter((going) -> !going.visit.startsAt().toLocalDate().isAfter(until))
			.sorted(Comparator.comparing((going) -> going.visit.startsAt()))
			.map((going) -> going.inWords(now))
			.toList();
	}

	private record Going(Checklist checklist, Visit visit) {

		String inWords(LocalDateTime now) {
			String reference = this.checklist.conference().reference().value();
			String who = this.checklist.role(this.visit.person());
			String when = Dates.inWords(this.visit.startsAt());
			return this.visit.startsAt().isAfter(now) ? "%s: visit (%s), %s.".formatted(reference, who, when)
					: "%s: a visit (%s) was planned for %s. Record the conversation, or move the visit or call it off: type “status %1$s” and press Conversations."
						.formatted(reference, who, when);
		}

	}

}
