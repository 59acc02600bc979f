package io.convenor.chat.news;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.CardView;
import io.convenor.chat.CardViews;
import io.convenor.chat.News;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.ShownTo;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.drafts.Refused;

/**
 * Tells of several things about a conference at once, each to be opened: one alarm, where
 * otherwise each would be one.
 */
@Component
public class NewsCard implements CardView, CardButtons {

	private static final String OPEN = "news.open";

	private static final String NUMBER = "number";

	private static final int MOST = 12;

	private static final int LONGEST = 160;

	private static final int LONGEST_WORDS = 160;

	private final News news;

	private final CardViews views;

	private final Conferences conferences;

	private final Caseload caseload;

	private final CardScreen screen;

	private final TransactionOperations transaction;

	NewsCard(News news, CardViews views, Conferences conferences, Caseload caseload, CardScreen screen,
			TransactionOperations transaction) {
		this.transaction = transaction;
		this.news = news;
		this.views = views;
		this.conferences = conferences;
		this.caseload = caseload;
		this.screen = screen;
	}

	@Override
	public String kind() {
		return News.KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		if (subject.indexOf('/') < 0) {
			return Optional.empty();
		}
		About about = About.read(subject);
		return this.conferences.findById(about.conference).map((conference) -> view(conference, about));
	}

	private View view(Conference conference, About about) {
		List<News.Item> all = this.news.in(about.message);
		List<News.Item> items = all.stream().limit(MOST).toList();
		List<String> lines = new ArrayList<>();
		long version = 0;
		for (News.Item item : items) {
			Optional<View> shown = this.views.unasked(item.kind(), item.subject());
			version += shown.map(View::version).orElse(0L);
			lines.add(shown.map((view) -> inBrief(view.card())).orElse("This is settled."));
		}
		Card.Builder card = Card.saying("Several things about %s", conference.reference())
			.heading("%s: %d things came in".formatted(conference.reference(), all.size()))
			.text(conference.when() + ".");
		for (int i = 0; i < lines.size(); i++) {
			int number = i + 1;
			String line = lines.get(i);
			card.item("", number, line,
					(part) -> part.button(Button.press(OPEN, "Open").with(NUMBER, String.valueOf(number))));
		}
		if (all.size() > items.size()) {
			card.text("And %d more. Type status %s to see how it stands.".formatted(all.size() - items.size(),
					conference.reference()));
		}
		return new View(card.build(), version, ShownTo.whoKnows(conference));
	}

	/** What the card itself begins with, and of the words it sets apart the first. */
	private static String inBrief(Card card) {
		String heading = card.json().path("body").path(0).path("text").asText(card.summary());
		return Card.shortened(heading, LONGEST)
				+ card.quoted().map((words) -> ": “" + Card.shortened(words, LONGEST_WORDS) + "”").orElse("");
	}

	@Override
	public Buttons buttons() {
		return Buttons.inPrivate(Audience.STAFF).onAnyVersion(OPEN, this::open);
	}

	/** It comes as a message of its own, so that the others stay in sight. */
	private Reply open(Turn turn, Press press) {
		About about = press.subject(News.KIND)
			.map(About::read)
			.filter((each) -> this.caseload.find(each.conference, turn.who().objectId()).isPresent())
			.orElseThrow(() -> new Refused("That conference is not one of yours. Type conferences to see them."));
		List<News.Item> items = this.news.in(about.message);
		News.Item item = press.carried(NUMBER)
			.filter((text) -> text.matches("\\d{1,2}"))
			.map(Integer::parseInt)
			.filter((number) -> number >= 1 && number <= items.size())
			.map((number) -> items.get(number - 1))
			.orElseThrow(() -> new Refused("There is no such line on that card any more."));
		this.transaction.executeWithoutResult((_) -> this.screen.postOnceTo(turn.who().objectId(),
				"news-opened:" + about.message + ":" + turn.id(), item.kind(), item.subject(), about.conference));
		return Reply.live(News.KIND, about.written()).saying("It comes below in a moment.");
	}

	/** A message that tells of several things about a conference. */
	record About(UUID conference, UUID message) {

		static About read(String subject) {
			String[] parts = subject.split("/", 2);
			return new About(UUID.fromString(parts[0]), UUID.fromString(parts[1]));
		}

		String written() {
			return this.conference + "/" + this.message;
		}

	}

}
