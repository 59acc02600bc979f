package io.convenor.chat.clocks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.teams.CardScreen;
import io.convenor.deadlines.HolidayRefresh;
import io.convenor.deadlines.HolidayRefreshMoved;
import io.convenor.deadlines.HolidayRefreshes;
import io.convenor.timescales.BankHoliday;
import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.Dates;
import io.convenor.timescales.HolidaysInForce;
import io.convenor.timescales.PublishedHolidays;

/** Shows administrators the bank holidays in force, and how far a newer list is. */
@Component
class HolidaysCard implements CardView {

	static final String KIND = "bank-holidays";

	/** There is one list, so there is one subject. */
	static final String THE_ONE = "england-and-wales";

	static final String FETCH = "holidays.fetch";

	static final String USE = "holidays.use";

	static final String LEAVE = "holidays.leave";

	static final String SURE = "sure";

	private static final int MOST = 40;

	private final HolidaysInForce inForce;

	private final HolidayRefreshes refreshes;

	private final PublishedHolidays published;

	private final MovedClocksCard movedClocks;

	private final CardScreen screen;

	private final Clock clock;

	HolidaysCard(HolidaysInForce inForce, HolidayRefreshes refreshes, PublishedHolidays published,
			MovedClocksCard movedClocks, CardScreen screen, Clock clock) {
		this.inForce = inForce;
		this.refreshes = refreshes;
		this.published = published;
		this.movedClocks = movedClocks;
		this.screen = screen;
		this.clock = clock;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		long version = this.refreshes.version();
		BankHolidays list = this.inForce.current();
		Card.Builder card = Card.saying("Bank holidays in England and Wales")
			.heading("Bank holidays in England and Wales")
			.fact("Copied on", Dates.inWords(list.copiedOn()))
			.fact("Ends on", Dates.inWords(list.coveredUntil()));
		list.warning(today()).ifPresent(card::warning);
		Optional<HolidayRefresh> last = this.refreshes.last();
		last.ifPresent((refresh) -> card.section((section) -> write(section, refresh)));
		if (last.filter((refresh) -> refresh.underWay() || isOffered(refresh)).isEmpty()) {
			card.button(Button.press(FETCH, "Fetch the published list").withoutAnswers());
		}
		return Optional.of(new View(card.build(), version, ShownTo.all(Audience.ADMINISTRATORS)));
	}

	/** Whether days would be taken away that have been bank holidays already. */
	boolean losesThePast(HolidayRefresh refresh) {
		return refresh.removed().stream().anyMatch((day) -> day.date().isBefore(today()));
	}

	@EventListener
	void moved(HolidayRefreshMoved moved) {
		this.screen.changed(KIND, THE_ONE, moved.refresh());
	}

	private void write(Card.Builder section, HolidayRefresh refresh) {
		switch (refresh.state()) {
			case FETCHING -> section.text("I am fetching the published list from " + this.published.place() + ".");
			case REFUSED -> section.warning("The published list was not taken, and nothing was changed.")
				.text(Objects.requireNonNullElse(refresh.problem(), "The reason is not known."))
				.text("Try again later. If it stays so, compare convenor.timescales.published-bank-holidays in the "
						+ "settings with where the list is published.");
			case SAME -> section.text("The published list was fetched on %s and has the same days. No date changed."
				.formatted(Dates.inWords(refresh.askedAt())));
			case OFFERED -> offered(section, refresh);
			case COUNTING -> section.text("I am counting the running clocks by the new list. This takes a moment.");
			case IN_USE -> inUse(section, refresh);
			case LEFT -> section.text("The list that was fetched on %s was not brought into use."
				.formatted(Dates.inWords(refresh.askedAt())));
		}
	}

	private void offered(Card.Builder section, HolidayRefresh refresh) {
		section.heading("What the published list changes");
		days(section, "becomes a bank holiday", refresh.added());
		days(section, "is no longer a bank holiday", refresh.removed());
		section.text("If you use it, every running clock is counted anew, each under the rules it keeps. I show you "
				+ "which dates changed, and tell the chairs whose they are.");
		if (losesThePast(refresh)) {
			section
				.warning("It takes away days that have passed. The published list rarely does that: compare it with "
						+ this.published.place() + " before you use it.")
				.field(Field.toggle(SURE, "Days that have passed", "I have checked that they were no bank holidays"));
		}
		section.button(Button.press(USE, "Use this list").primary())
			.button(Button.press(LEAVE, "Leave everything as it is").withoutAnswers());
	}

	private static void days(Card.Builder section, String what, List<BankHoliday> days) {
		days.stream()
			.limit(MOST)
			.forEach((day) -> section.point("%s %s: %s".formatted(Dates.inWords(day.date()), what, day.inWords())));
		if (days.size() > MOST) {
			section.point("and %d more days".formatted(days.size() - MOST));
		}
	}

	private void inUse(Card.Builder section, HolidayRefresh refresh) {
		List<MovedClocksCard.Moved> moved = Optional.ofNullable(refresh.number())
			.map(this.movedClocks::forAdministrators)
			.orElse(List.of());
		section.text("The list that was fetched on %s is in use. %s".formatted(Dates.inWords(refresh.askedAt()),
				moved.isEmpty() ? "No running clock changed."
						: "These running clocks changed, and their chairs are told:"));
		MovedClocksCard.write(section, moved);
	}

	private static boolean isOffered(HolidayRefresh refresh) {
		return refresh.state() == HolidayRefresh.State.OFFERED;
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), Dates.LONDON);
	}

}
