package io.convenor.chat.overview;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.CardView;
import io.convenor.chat.Page;
import io.convenor.chat.PageButtons;
import io.convenor.chat.Pages;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.ShownTo;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.Prospects;

/**
 * Shows those who look after a conference, in private, what became of it: first what
 * matters now and what is to be done, on one screen of a phone; then its people, with who
 * was written to, and the details, a page at a time.
 */
@Component
public class ConferenceCard implements CardView, CardButtons {

	/** The kind of these cards. */
	public static final String KIND = "conference";

	private static final String LOOK = "conference.look";

	private static final String OPEN = "conference.open";

	private static final String CONFERENCE = "conference";

	private static final String PEOPLE = "people";

	private static final String DETAILS = "details";

	private static final int ON_A_PAGE = 12;

	private static final int MOST_TO_DO = 4;

	private static final int LONGEST = 150;

	private static final int LONGEST_WORDS = 400;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private final Conferences conferences;

	private final Progress progress;

	private final Prospects prospects;

	private final Theirs theirs;

	private final ObjectProvider<ConferenceButton> buttons;

	ConferenceCard(Conferences conferences, Progress progress, Prospects prospects, Theirs theirs,
			ObjectProvider<ConferenceButton> buttons) {
		this.conferences = conferences;
		this.progress = progress;
		this.prospects = prospects;
		this.theirs = theirs;
		this.buttons = buttons;
	}

	/** Opens the card of a conference from another card. */
	public static Button opening(UUID conference, String reference) {
		return Button.press(OPEN, "Open " + reference).with(CONFERENCE, conference.toString());
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return of(subject, Page.FIRST);
	}

	@Override
	public Optional<View> of(String subject, Page page) {
		return this.conferences.findById(UUID.fromString(subject)).map((conference) -> {
			Progress.SoFar soFar = this.progress.of(conference);
			return new View(card(soFar, page), soFar.version(), ShownTo.whoKnows(conference));
		});
	}

	private Card card(Progress.SoFar soFar, Page page) {
		return switch (page.part()) {
			case PEOPLE -> people(soFar, page);
			case DETAILS -> details(soFar, page);
			default -> now(soFar);
		};
	}

	/** What matters now, on one screen of a phone. */
	private Card now(Progress.SoFar soFar) {
		Conference conference = soFar.conference();
		Card.Builder card = begun(soFar).text("%s. %s.".formatted(soFar.what(), status(conference)));
		toDo(card, soFar);
		card.section((section) -> {
			section.fact("Calendar", soFar.calendar());
			soFar.teams().ifPresent((text) -> section.fact("Teams", text));
			soFar.room().ifPresent((text) -> section.fact("Room", text));
			section.fact("People", soFar.people());
			soFar.more()
				.stream()
				.filter((line) -> line.always() && !line.outstanding())
				.forEach((line) -> section.fact(line.name(), Card.shortened(line.value(), LONGEST)));
			this.prospects.lastLawfulInWords(conference)
				.ifPresent((last) -> section.fact(this.prospects.label(conference), last));
		});
		card.button(Button.lookAgain(LOOK))
			.button(PageButtons.to(Page.of(PEOPLE), "People"))
			.button(PageButtons.to(Page.of(DETAILS), "Details"));
		this.buttons.orderedStream().flatMap((button) -> button.on(conference).stream()).forEach(card::button);
		return card.button(ConferencesCommand.button()).build();
	}

	private static Card.Builder begun(Progress.SoFar soFar) {
		Conference conference = soFar.conference();
		return Card.saying("Conference %s", conference.reference())
			.heading(conference.reference() + ": " + when(conference));
	}

	private static void toDo(Card.Builder card, Progress.SoFar soFar) {
		List<StatusLine.Line> open = soFar.more().stream().filter(StatusLine.Line::outstanding).toList();
		if (open.isEmpty()) {
			return;
		}
		card.section((section) -> {
			section.heading("To do");
			open.stream()
				.limit(MOST_TO_DO)
				.forEach((line) -> section.fact(line.name(), Card.shortened(line.value(), LONGEST)));
			if (open.size() > MOST_TO_DO) {
				section.note("And %d more: press Details.".formatted(open.size() - MOST_TO_DO));
			}
		});
	}

	private static Card people(Progress.SoFar soFar, Page page) {
		Card.Builder card = begun(soFar).text("People: " + soFar.people() + ".");
		Pages<Invitee> people = new Pages<>(soFar.conference().invitees(), ON_A_PAGE, page.number());
		card.section((section) -> {
			people.shown()
				.forEach((invitee) -> section.fact(Card.shortened(invitee.described(), LONGEST),
						Card.shortened(soFar.person(invitee), LONGEST_WORDS)));
			people.ontoLive(section, page);
		});
		return card.button(PageButtons.to(Page.FIRST, "Back to the conference")).build();
	}

	private Card details(Progress.SoFar soFar, Page page) {
		Conference conference = soFar.conference();
		List<Consumer<Card.Builder>> all = new ArrayList<>();
		soFar.more().forEach((line) -> all.add((section) -> section.fact(line.name(), line.value())));
		soFar.elsewhere().forEach((line) -> all.add((section) -> section.point(line)));
		conference.children()
			.forEach((child) -> all.add((section) -> section
				.fact(conference.ofSeveralChildren() ? "Child " + child.number() : "Case reference", child.written())));
		conference.chairReason()
			.ifPresent(
					(why) -> all.add((section) -> section.fact("Chaired by " + conference.chairedAs().inWords(), why)));
		Pages<Consumer<Card.Builder>> details = new Pages<>(all, ON_A_PAGE, page.number());
		return begun(soFar).section((section) -> {
			details.shown().forEach((line) -> line.accept(section));
			details.ontoLive(section, page);
			if (conference.status() == Conference.Status.BOOKED) {
				section.note("After the %s, the chair types “outcome %s” to record what was decided.".formatted(
						conference.way().inTheCalendar() ? "conference" : "conversations", conference.reference()));
			}
		}).button(PageButtons.to(Page.FIRST, "Back to the conference")).build();
	}

	private static String when(Conference conference) {
		return conference.way().inTheCalendar() ? conference.when() + " to " + TIME.format(conference.endsAt())
				: conference.when();
	}

	private static String status(Conference conference) {
		String word = Progress.inWords(conference.status());
		return word.substring(0, 1).toUpperCase(Locale.UK) + word.substring(1);
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF).onAnyVersion(LOOK, this::look).onAnyVersion(OPEN, this::open);
	}

	private Reply open(Turn turn, Press press) {
		if (!turn.isPrivate()) {
			throw new Refused("Ask me in our private chat: here others would read it too.");
		}
		return Reply.live(KIND, this.theirs.carried(CONFERENCE, turn, press).id().toString());
	}

	private Reply look(Turn turn, Press press) {
		return Reply.live(KIND, this.theirs.on(KIND, turn, press).id().toString());
	}

}
