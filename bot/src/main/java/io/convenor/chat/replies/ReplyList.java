package io.convenor.chat.replies;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Command;
import io.convenor.chat.Press;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.digest.DigestLine;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.chat.overview.StatusLine;
import io.convenor.chat.overview.Theirs;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;
import io.convenor.replies.Replies;
import io.convenor.replies.Reply;
import io.convenor.reports.CustodiansMail;
import io.convenor.reports.QueuedMail;

/**
 * Lists what people wrote back, each to be opened: what waits for somebody, or what is
 * about one conference; and counts it in the lines of a conference and in a chair's
 * morning.
 */
@Configuration(proxyBeanMethods = false)
@Order(5)
class ReplyList implements CardButtons, ConferenceButton, StatusLine, DigestLine {

	private static final int SHOWN = 12;

	private static final int SHOWN_SETTLED = 6;

	private static final String LIST = "reply.list";

	private static final String ONE = "answer";

	private static final int MOST_OF_THEIRS = 6;

	private static final int NAMED = 6;

	private final Conferences conferences;

	private final ReplyWords words;

	private final Theirs theirs;

	private final Replies replies;

	private final Caseload caseload;

	private final CustodiansMail custodians;

	ReplyList(Conferences conferences, ReplyWords words, Theirs theirs, Replies replies, Caseload caseload,
			CustodiansMail custodians) {
		this.conferences = conferences;
		this.words = words;
		this.theirs = theirs;
		this.replies = replies;
		this.caseload = caseload;
		this.custodians = custodians;
	}

	/**
	 * Everything about one conference: what is open, and what can still be answered.
	 * @param all the newest first
	 */
	Card about(List<Reply> all, String none) {
		List<Reply> open = all.stream().filter(Reply::open).toList().reversed();
		List<Reply> settled = all.stream().filter((reply) -> !reply.open()).limit(SHOWN_SETTLED).toList();
		if (settled.isEmpty()) {
			return of(open, List.of(), 0, none);
		}
		Card.Builder card = heading(open.size(), none);
		int listed = lines(card, 0, open);
		card.note("Settled already, the newest first:");
		lines(card, listed, settled);
		return card.build();
	}

	/**
	 * The same, with what waits in the custodians' mailbox; the oldest of it, and how
	 * many.
	 */
	Card of(List<Reply> open, List<QueuedMail> custodians, int all, String none) {
		int number = open.size() + all;
		if (number == 0) {
			return Card.saying("Nothing waits for you").heading(none).build();
		}
		Card.Builder card = heading(number, none);
		for (int i = 0; i < custodians.size(); i++) {
			QueuedMail mail = custodians.get(i);
			card.item(ONE, i + 1, ReplyWords.line(mail), (item) -> item
				.button(Button.press(CustodiansMailCard.OPEN, "Read").with("mail", mail.id().toString())));
		}
		if (all > custodians.size()) {
			card.note("And " + (all - custodians.size()) + " in your group's mailbox that came later.");
		}
		lines(card, custodians.size(), open);
		return card.build();
	}

	private static Card.Builder heading(int number, String none) {
		Card.Builder card = Card.saying("Answers that wait for you");
		if (number == 0) {
			return card.heading(none);
		}
		return card.heading((number == 1) ? "1 answer waits for you" : number + " answers wait for you")
			.note("The oldest first. Each stands here until somebody settled it.");
	}

	/** How many stand there, with those that are listed already. */
	private int lines(Card.Builder card, int listed, List<Reply> open) {
		List<Reply> shown = open.stream().limit(SHOWN).toList();
		Map<UUID, Conference> about = this.conferences.among(shown.stream().map(Reply::conference).distinct().toList())
			.stream()
			.collect(Collectors.toMap(Conference::id, Function.identity()));
		int number = listed;
		for (Reply reply : shown) {
			String line = this.words.line(Objects.requireNonNull(about.get(reply.conference())), reply);
			card.item(ONE, ++number, Card.shortened(line, 250), (item) -> item
				.button(Button.press(ReplyActions.OPEN, "Read").with("reply", reply.id().toString())));
		}
		if (open.size() > SHOWN) {
			card.note("And " + (open.size() - SHOWN) + " that came later.");
		}
		return number;
	}

	@Override
	public Buttons buttons() {
		return Buttons.inPrivate(Audience.STAFF)
			.onAnyVersion(LIST, (turn, press) -> io.convenor.chat.Reply.show(list(turn, press)));
	}

	private Card list(Turn turn, Press press) {
		var conference = this.theirs.carried("conference", turn, press);
		return about(this.replies.of(conference.id()), "Nobody's answer waits for you there");
	}

	@Override
	public Optional<Button> on(Conference conference) {
		if (this.replies.version(conference.id()) == 0) {
			return Optional.empty();
		}
		return Optional.of(Button.press(LIST, "Read what they wrote").with("conference", conference.id().toString()));
	}

	@Bean
	@Order(26)
	Command typingReplies() {
		return Command
			.named("replies", "Read what people wrote back; without a reference, everything that waits for you")
			.takes("CP-7F3KM")
			.by(Audience.STAFF)
			.inPrivate()
			.does((turn, arguments) -> io.convenor.chat.Reply.show(typed(turn, arguments)));
	}

	private Card typed(Turn turn, Arguments arguments) {
		if (arguments.isEmpty()) {
			String who = turn.who().objectId();
			return of(this.replies.openFor(who), this.custodians.waiting(who, MOST_OF_THEIRS),
					this.custodians.size(who), "No answer waits for you");
		}
		Conference conference = Reference.in(arguments.text())
			.flatMap((reference) -> this.caseload.find(reference, turn.who().objectId()))
			.orElseThrow(() -> new Refused(
					"I know no conference of yours with that reference. Type replies alone to see all that waits for you."));
		return about(this.replies.of(conference.id()), "No answer about " + conference.reference() + " waits for you");
	}

	@Override
	public List<Line> about(Conference conference) {
		List<Reply> open = this.replies.openOf(conference.id());
		return open.isEmpty() ? List.of() : List.of(new Line("To be settled", inWords(conference, open), true, false));
	}

	private String inWords(Conference conference, List<Reply> open) {
		String some = open.stream()
			.limit(NAMED)
			.map((reply) -> this.words.what(conference, reply))
			.collect(Collectors.joining("; "));
		return (open.size() > NAMED) ? some + "; and " + (open.size() - NAMED) + " more" : some;
	}

	@Override
	public long version(Conference conference) {
		return this.replies.version(conference.id());
	}

	@Override
	public String heading() {
		return "Answers that wait for you: type “replies” to read them";
	}

	@Override
	public Points forChair(String chairId, LocalDate until) {
		List<Reply> open = this.replies.openFor(chairId);
		List<QueuedMail> theirs = this.custodians.waiting(chairId, MOST_OF_THEIRS);
		Set<UUID> about = open.stream().map(Reply::conference).collect(Collectors.toSet());
		return new Points(about, () -> lines(theirs, open, about));
	}

	private List<String> lines(List<QueuedMail> theirs, List<Reply> open, Set<UUID> about) {
		Map<UUID, Conference> known = this.conferences.among(about)
			.stream()
			.collect(Collectors.toMap(Conference::id, Function.identity()));
		return Stream
			.concat(theirs.stream().map(ReplyWords::line),
					open.stream()
						.map((reply) -> this.words.line(Objects.requireNonNull(known.get(reply.conference())), reply)))
			.toList();
	}

}
