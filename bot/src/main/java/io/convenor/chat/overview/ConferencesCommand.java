package io.convenor.chat.overview;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.util.StringUtils;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Command;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Knowledge;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;
import io.convenor.replies.Replies;
import io.convenor.timescales.Dates;

/** Lists a chair's conferences that are still to come, and shows how one stands. */
@Configuration(proxyBeanMethods = false)
class ConferencesCommand {

	private static final int SHOWN = 15;

	private final Conferences conferences;

	private final NeedToKnow needToKnow;

	private final Progress progress;

	private final Replies replies;

	private final Clock clock;

	private final Caseload caseload;

	ConferencesCommand(Conferences conferences, NeedToKnow needToKnow, Progress progress, Replies replies, Clock clock,
			Caseload caseload) {
		this.conferences = conferences;
		this.needToKnow = needToKnow;
		this.progress = progress;
		this.replies = replies;
		this.clock = clock;
		this.caseload = caseload;
	}

	@Bean
	@Order(20)
	Command typingConferences() {
		return Command.named("conferences", "List your conferences that are coming up")
			.by(Audience.CHAIRS)
			.onlyReads()
			.does(this::typed);
	}

	private Reply typed(Turn turn, Arguments arguments) {
		LocalDateTime today = Dates.today(this.clock).atStartOfDay();
		List<Conference> coming = this.conferences
			.findByChairIdAndStartsAtAfterOrderByStartsAt(turn.who().objectId(), today)
			.stream()
			.filter((conference) -> conference.status() == Conference.Status.BOOKED)
			.filter((conference) -> this.needToKnow.of(turn.viewer(), conference) != Knowledge.NOTHING)
			.toList();
		if (coming.isEmpty()) {
			return Reply
				.text(turn.isPrivate() ? "You have no conferences coming up. Type schedule to book one." + waiting(turn)
						: "You have no conferences coming up. Type schedule in our private chat to book one.");
		}
		if (turn.isPrivate()) {
			this.progress.take(coming.stream().limit(SHOWN).toList());
		}
		Card.Builder card = Card.titled("Your conferences");
		coming.stream().limit(SHOWN).forEach((conference) -> list(card, conference, turn.isPrivate()));
		if (coming.size() > SHOWN) {
			card.note("And " + (coming.size() - SHOWN) + " later ones.");
		}
		String waiting = turn.isPrivate() ? waiting(turn) : "";
		if (!waiting.isEmpty()) {
			card.note(waiting.strip());
		}
		return Reply
			.show(card.note(turn.isPrivate() ? "Type “status " + coming.getFirst().reference() + "” to see more of one."
					: "Ask me in our private chat for dates and details.")
				.build());
	}

	/** What was written about conferences that were held or cancelled waits, too. */
	private String waiting(Turn turn) {
		int open = this.replies.openFor(turn.who().objectId()).size();
		return (open == 0) ? "" : (open == 1) ? " 1 answer waits for you: type replies to read it."
				: " %d answers wait for you: type replies to read them.".formatted(open);
	}

	private void list(Card.Builder card, Conference conference, boolean inPrivate) {
		String reference = conference.reference().value();
		if (!inPrivate) {
			card.fact(reference, Progress.inWords(conference.status()));
			return;
		}
		Progress.SoFar soFar = this.progress.of(conference);
		List<String> outstanding = soFar.outstanding();
		card.fact(StringUtils.capitalize(conference.when()) + ", " + reference,
				soFar.what() + ". " + (outstanding.isEmpty() ? "Nothing outstanding."
						: "Outstanding: " + String.join("; ", outstanding) + "."));
	}

	@Bean
	@Order(30)
	Command typingStatus() {
		return Command.named("status", "Show how a conference stands; without a reference, your next one")
			.takes("CP-7F3K")
			.by(Audience.STAFF)
			.onlyReads()
			.does(this::status);
	}

	private Reply status(Turn turn, Arguments arguments) {
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
		LocalDateTime today = Dates.today(this.clock).atStartOfDay();
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
