package io.convenor.chat.overview;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.util.StringUtils;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Command;
import io.convenor.chat.Pages;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Knowledge;
import io.convenor.conference.NeedToKnow;
import io.convenor.replies.Replies;
import io.convenor.timescales.Dates;

/** Lists a chair's conferences that are still to come, each to be opened. */
@Configuration(proxyBeanMethods = false)
class ConferencesCommand implements CardButtons {

	private static final int ON_A_PAGE = 8;

	private static final int SHOWN_IN_A_CHANNEL = 15;

	private static final int LONGEST_LINE = 200;

	private static final String LIST = "conferences.list";

	private static final String PAGE = "page";

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

	/** Leads from anywhere to the list. */
	static Button button() {
		return list(0, "Your conferences");
	}

	private static Button list(int page, String title) {
		return Button.press(LIST, title).with(PAGE, String.valueOf(page));
	}

	@Bean
	@Order(20)
	Command typingConferences() {
		return Command.named("conferences", "List your conferences that are coming up")
			.by(Audience.CHAIRS)
			.onlyReads()
			.does((turn, arguments) -> turn.isPrivate() ? page(turn, 0) : inAChannel(turn));
	}

	@Override
	public Buttons buttons() {
		return Buttons.inPrivate(Audience.STAFF).reading(LIST, this::list);
	}

	private Reply list(Turn turn, Press press) {
		return page(turn,
				press.carried(PAGE).filter((text) -> text.matches("\\d{1,3}")).map(Integer::parseInt).orElse(0));
	}

	private Reply page(Turn turn, int number) {
		Pages<Conference> coming = new Pages<>(coming(turn), ON_A_PAGE, number);
		String waiting = waiting(turn);
		if (coming.all().isEmpty()) {
			return Reply.text("You have no conferences coming up. Type schedule to book one." + waiting);
		}
		this.progress.take(coming.shown());
		Card.Builder card = Card.titled("Your conferences");
		coming.shown().forEach((conference) -> card.section((section) -> line(section, conference)));
		coming.onto(card, ConferencesCommand::list);
		if (!waiting.isEmpty()) {
			card.note(waiting.strip());
		}
		return Reply.show(card.build());
	}

	private Reply inAChannel(Turn turn) {
		List<Conference> coming = coming(turn);
		if (coming.isEmpty()) {
			return Reply.text("You have no conferences coming up. Type schedule in our private chat to book one.");
		}
		Card.Builder card = Card.titled("Your conferences");
		coming.stream()
			.limit(SHOWN_IN_A_CHANNEL)
			.forEach((conference) -> card.fact(conference.reference().value(), Progress.inWords(conference.status())));
		if (coming.size() > SHOWN_IN_A_CHANNEL) {
			card.note("And %d later ones: type conferences in our private chat to see them."
				.formatted(coming.size() - SHOWN_IN_A_CHANNEL));
		}
		return Reply.show(card.note("Ask me in our private chat for dates and details.").build());
	}

	private List<Conference> coming(Turn turn) {
		LocalDateTime today = Dates.today(this.clock).atStartOfDay();
		return this.conferences.findByChairIdAndStartsAtAfterOrderByStartsAt(turn.who().objectId(), today)
			.stream()
			.filter((conference) -> conference.status() == Conference.Status.BOOKED)
			.filter((conference) -> this.needToKnow.of(turn.viewer(), conference) != Knowledge.NOTHING)
			.toList();
	}

	/** What was written about conferences that were held or cancelled waits, too. */
	private String waiting(Turn turn) {
		int open = this.replies.openFor(turn.who().objectId()).size();
		return (open == 0) ? "" : (open == 1) ? " 1 answer waits for you: type replies to read it."
				: " %d answers wait for you: type replies to read them.".formatted(open);
	}

	private void line(Card.Builder section, Conference conference) {
		Progress.SoFar soFar = this.progress.of(conference);
		List<String> outstanding = soFar.outstanding();
		section
			.fact(StringUtils.capitalize(
					conference.when()) + ", " + conference.reference(), Card
						.shortened(
								soFar.what() + ". "
										+ (outstanding.isEmpty() ? "Nothing outstanding."
												: "Outstanding: " + String.join("; ", outstanding) + "."),
								LONGEST_LINE))
			.button(ConferenceCard.opening(conference.id(), conference.reference().value()));
	}

}
