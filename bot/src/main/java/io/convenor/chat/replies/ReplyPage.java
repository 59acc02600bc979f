package io.convenor.chat.replies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.replies.Replies;
import io.convenor.replies.Reply;
import io.convenor.replies.SettlingReplies;

/** Shows all that somebody wrote, a page at a time, and what it quotes after it. */
@Component
class ReplyPage implements CardView {

	static final String KIND = "reply-page";

	static final String REFERENCE = SettlingReplies.REFERENCE;

	private static final int ON_A_PAGE = 4500;

	private final Replies replies;

	private final Conferences conferences;

	private final ReplyWords words;

	ReplyPage(Replies replies, Conferences conferences, ReplyWords words) {
		this.replies = replies;
		this.conferences = conferences;
		this.words = words;
	}

	static String subject(Reply reply, int page) {
		return ReplyCard.About.of(reply) + "/" + page;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		int page = Integer.parseInt(subject.substring(subject.lastIndexOf('/') + 1));
		return this.replies.find(ReplyCard.About.read(subject).reply()).map((reply) -> {
			Conference conference = this.conferences.get(reply.conference());
			return new View(card(conference, reply, page), reply.version() + 1, ShownTo.whoKnows(conference));
		});
	}

	private Card card(Conference conference, Reply reply, int asked) {
		List<String> pages = pages(reply);
		int page = Math.clamp(asked, 0, pages.size() - 1);
		Card.Builder card = Card.saying("An answer about %s", conference.reference())
			.heading(Card.shortened(this.words.what(conference, reply), 150))
			.form("page " + reply.id());
		if (pages.size() > 1) {
			card.note("Page %d of %d".formatted(page + 1, pages.size()));
		}
		card.panel((panel) -> panel.text(ReplyWords.safe(pages.get(page))));
		if (page < pages.size() - 1) {
			card.button(turn(page + 1, "Next page"));
		}
		if (page > 0) {
			card.button(turn(page - 1, "Page before"));
		}
		card.button(Button.press(ReplyActions.BACK, "Back"));
		if (reply.open()) {
			card.section((section) -> section
				.field(Field.text(REFERENCE, "It is about another conference").atMost(20).hint("CP-7F3KM"))
				.button(Button.press(ReplyActions.PASS, "Yes, pass it on")
					.asking("Pass it on", "Whoever chairs that one gets it, and it leaves your list.")));
		}
		return card.build();
	}

	private static Button turn(int page, String title) {
		return Button.press(ReplyActions.READ, title).with("page", String.valueOf(page));
	}

	private static List<String> pages(Reply reply) {
		List<String> pages = new ArrayList<>();
		add(pages, reply.words().text(), "");
		add(pages, reply.words().earlier(), "What it answers:\n\n");
		return pages.isEmpty() ? List.of("There is no text.") : pages;
	}

	private static void add(List<String> pages, String text, String heading) {
		for (int from = 0; from < text.length();) {
			int until = Math.min(text.length(), from + ON_A_PAGE);
			if (until < text.length() && Character.isHighSurrogate(text.charAt(until - 1))) {
				until--;
			}
			pages.add(heading + text.substring(from, until));
			from = until;
		}
	}

}
