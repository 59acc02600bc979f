package io.convenor.chat.overview;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Command;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Knowledge;
import io.convenor.conference.NeedToKnow;
import io.convenor.replies.Replies;
import io.convenor.timescales.Dates;

/** Lists the chair's conferences that are still to come, and what is outstanding. */
@Component
@Order(20)
class ConferencesCommand implements Command {

	private static final int SHOWN = 15;

	private final Conferences conferences;

	private final NeedToKnow needToKnow;

	private final Progress progress;

	private final Replies replies;

	private final Clock clock;

	ConferencesCommand(Conferences conferences, NeedToKnow needToKnow, Progress progress, Replies replies,
			Clock clock) {
		this.conferences = conferences;
		this.needToKnow = needToKnow;
		this.progress = progress;
		this.replies = replies;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "conferences";
	}

	@Override
	public String summary() {
		return "List your conferences that are coming up";
	}

	@Override
	public Audience audience() {
		return Audience.CHAIRS;
	}

	@Override
	public boolean onlyReads() {
		return true;
	}

	@Override
	public Reply handle(Turn turn, Arguments arguments) {
		LocalDateTime today = LocalDateTime.ofInstant(this.clock.instant(), Dates.LONDON).toLocalDate().atStartOfDay();
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
		Card.Builder card = Card.saying("Your conferences").heading("Your conferences");
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

	private static String capital(String words) {
		return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
	}

	private void list(Card.Builder card, Conference conference, boolean inPrivate) {
		String reference = conference.reference().value();
		if (!inPrivate) {
			card.fact(reference, Progress.inWords(conference.status()));
			return;
		}
		Progress.SoFar soFar = this.progress.of(conference);
		List<String> outstanding = soFar.outstanding();
		card.fact(capital(conference.when()) + ", " + reference, soFar.what() + ". " + (outstanding.isEmpty()
				? "Nothing outstanding." : "Outstanding: " + String.join("; ", outstanding) + "."));
	}

}
