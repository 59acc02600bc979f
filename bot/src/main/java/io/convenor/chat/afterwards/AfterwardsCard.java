package io.convenor.chat.afterwards;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.CardView;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.ShownTo;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.overview.ConferenceInBrief;
import io.convenor.chat.overview.StatusLine;
import io.convenor.chat.overview.Theirs;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.NeedToKnow;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.outcomes.Afterwards;
import io.convenor.outcomes.AfterwardsMoved;
import io.convenor.outcomes.DueAfterwards;
import io.convenor.timescales.ClockName;
import io.convenor.timescales.Dates;

/**
 * Shows what follows from a conference that was held, on a card with a button for each
 * that says that it was done, and in the lines of its status.
 */
@Component
@Order(90)
class AfterwardsCard implements CardView, CardButtons, ConferenceButton, StatusLine {

	private static final String KIND = "afterwards";

	private static final String OPEN = "afterwards.open";

	private static final String DONE = "afterwards.done";

	private static final String NOT_DONE = "afterwards.not-done";

	private static final String CONFERENCE = "conference";

	private static final String WHAT = "what";

	private final Conferences conferences;

	private final Afterwards afterwards;

	private final NeedToKnow needToKnow;

	private final Theirs theirs;

	private final CardScreen screen;

	AfterwardsCard(Conferences conferences, Afterwards afterwards, NeedToKnow needToKnow, Theirs theirs,
			CardScreen screen) {
		this.conferences = conferences;
		this.afterwards = afterwards;
		this.needToKnow = needToKnow;
		this.theirs = theirs;
		this.screen = screen;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.conferences.findById(UUID.fromString(subject))
			.map((conference) -> new View(card(conference),
					1 + conference.version() + this.afterwards.version(conference), ShownTo.whoKnows(conference)));
	}

	private Card card(Conference conference) {
		List<DueAfterwards> all = this.afterwards.of(conference);
		Card.Builder card = Card.titled("%s: what is done after the conference", conference.reference())
			.text(all.stream().anyMatch(DueAfterwards::open)
					? "Tick off what was done, with the day on which it was done. Its clock stops then."
					: "Nothing is left to tick off.");
		return card.items("step", all, (each) -> each.title() + ": " + inWords(each, conference), AfterwardsCard::write)
			.build();
	}

	private static void write(Card.Builder section, DueAfterwards each) {
		if (each.open()) {
			section.field(Field.date(each.what().value(), "Done on"))
				.button(Button.press(DONE, "Tick off").with(WHAT, each.what().value()));
		}
		else if (each.tick() != null) {
			section.button(Button.press(NOT_DONE, "Not done after all").with(WHAT, each.what().value()));
		}
	}

	private String inWords(DueAfterwards each, Conference conference) {
		LocalDate done = each.doneOn();
		if (done == null) {
			return "due " + Dates.inWords(each.due());
		}
		return "done on %s%s%s".formatted(Dates.inWords(done), each.isLate(done) ? ", late" : "", Optional
			.ofNullable(each.tick())
			.map((tick) -> ", ticked off by %s on %s".formatted(who(tick.by(), conference), Dates.inWords(tick.at())))
			.orElse(""));
	}

	private String who(String by, Conference conference) {
		if (by.equals(conference.chairId())) {
			return "the chair";
		}
		return this.needToKnow.isAdministrator(by) ? "the administration team" : "somebody who looked after it then";
	}

	@Override
	public Buttons buttons() {
		return Buttons.inPrivate(Audience.STAFF)
			.onAnyVersion(OPEN, (turn, press) -> show(this.theirs.carried(CONFERENCE, turn, press).id()))
			.onNewest(DONE, this::done)
			.onNewest(NOT_DONE, this::notDone);
	}

	private Reply done(Turn turn, Press press) {
		UUID conference = this.theirs.on(KIND, turn, press).id();
		ClockName what = what(press);
		Reading reading = press.reading();
		Optional<LocalDate> day = reading.optionalDate(what.value());
		reading.requireNoProblems();
		this.afterwards.done(conference, what, day.orElse(null), turn.who().objectId());
		return show(conference).saying("Ticked off.");
	}

	private Reply notDone(Turn turn, Press press) {
		UUID conference = this.theirs.on(KIND, turn, press).id();
		this.afterwards.notDone(conference, what(press), turn.who().objectId());
		return show(conference).saying("The tick is taken back, and its clock runs on.");
	}

	private static Reply.Live show(UUID conference) {
		return Reply.live(KIND, conference.toString());
	}

	private static ClockName what(Press press) {
		try {
			return press.carried(WHAT).map(ClockName::new).orElseThrow(IllegalArgumentException::new);
		}
		catch (IllegalArgumentException ex) {
			throw new Refused("There is nothing of that name to tick off. Look at the conference again.");
		}
	}

	@Override
	public Optional<Button> on(Conference conference) {
		return this.afterwards.of(conference).isEmpty() ? Optional.empty()
				: Optional.of(Button.press(OPEN, "What was done since").with(CONFERENCE, conference.id().toString()));
	}

	@Override
	public List<Line> about(Conference conference) {
		return this.afterwards.of(conference)
			.stream()
			.map((each) -> new Line(each.title(), inWords(each, conference), each.open(), false))
			.toList();
	}

	@Override
	public long version(Conference conference) {
		return this.afterwards.version(conference);
	}

	@EventListener
	void on(AfterwardsMoved moved) {
		String id = moved.conference().toString();
		this.screen.changed(ConferenceCard.KIND, id, moved.conference());
		this.screen.changed(ConferenceInBrief.KIND, id, moved.conference());
		this.screen.changed(KIND, id, moved.conference());
	}

}
