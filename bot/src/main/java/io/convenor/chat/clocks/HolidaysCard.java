package io.convenor.chat.clocks;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.CardView;
import io.convenor.chat.Command;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.ShownTo;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.NeedToKnow;
import io.convenor.deadlines.HolidayRefresh;
import io.convenor.deadlines.HolidayRefreshMoved;
import io.convenor.deadlines.HolidayRefreshes;
import io.convenor.drafts.Refused;
import io.convenor.timescales.BankHoliday;
import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.Dates;
import io.convenor.timescales.HolidaysInForce;
import io.convenor.timescales.PublishedHolidays;

/**
 * Shows administrators the bank holidays in force and how far a newer list is, and lets
 * them fetch one and use it.
 */
@Configuration(proxyBeanMethods = false)
class HolidaysCard implements CardView, CardButtons {

	static final String KIND = "bank-holidays";

	/** There is one list, so there is one subject. */
	static final String THE_ONE = "england-and-wales";

	private static final String FETCH = "holidays.fetch";

	private static final String USE = "holidays.use";

	private static final String LEAVE = "holidays.leave";

	private static final String SURE = "sure";

	private static final int MOST = 40;

	private static final String NOT_ON_OFFER = "That list is no longer on offer. Here is how it stands.";

	private final HolidaysInForce inForce;

	private final HolidayRefreshes refreshes;

	private final PublishedHolidays published;

	private final MovedClocksCard movedClocks;

	private final CardScreen screen;

	private final Clock clock;

	private final NeedToKnow needToKnow;

	HolidaysCard(HolidaysInForce inForce, HolidayRefreshes refreshes, PublishedHolidays published,
			MovedClocksCard movedClocks, CardScreen screen, Clock clock, NeedToKnow needToKnow) {
		this.inForce = inForce;
		this.refreshes = refreshes;
		this.published = published;
		this.movedClocks = movedClocks;
		this.screen = screen;
		this.clock = clock;
		this.needToKnow = needToKnow;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		long version = this.refreshes.version();
		BankHolidays list = this.inForce.current();
		Card.Builder card = Card.titled("Bank holidays in England and Wales")
			.fact("Copied on", Dates.inWords(list.copiedOn()))
			.fact("Ends on", Dates.inWords(list.coveredUntil()));
		list.warning(Dates.today(this.clock)).ifPresent(card::warning);
		Optional<HolidayRefresh> last = this.refreshes.last();
		last.ifPresent((refresh) -> card.form("list " + refresh.id()).section((section) -> write(section, refresh)));
		if (last.filter((refresh) -> refresh.underWay() || isOffered(refresh)).isEmpty()) {
			card.button(Button.press(FETCH, "Fetch the published list"));
		}
		return Optional.of(new View(card.build(), version, ShownTo.all(Audience.ADMINISTRATORS)));
	}

	/** Whether days would be taken away that have been bank holidays already. */
	boolean losesThePast(HolidayRefresh refresh) {
		return refresh.removed().stream().anyMatch((day) -> day.date().isBefore(Dates.today(this.clock)));
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
		section.button(Button.press(USE, "Use this list")).button(Button.press(LEAVE, "Leave everything as it is"));
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

	@Bean
	@Order(120)
	Command adminHolidays() {
		return Command
			.named("admin holidays",
					"See the bank holidays that working days are counted by, and fetch the published list")
			.by(Audience.ADMINISTRATORS)
			.inPrivate()
			.does((turn, _) -> {
				requireAdministrator(turn);
				return live();
			});
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.ADMINISTRATORS)
			.onNewest(FETCH, permitted(this::fetch))
			.onNewest(USE, permitted(this::use))
			.onNewest(LEAVE, permitted(this::leave));
	}

	private Reply fetch(Turn turn, Press press) {
		this.refreshes.fetch(turn.who().objectId());
		return live();
	}

	private Reply use(Turn turn, Press press) {
		return this.refreshes.last().map((last) -> use(turn, press, last)).orElseGet(() -> live().saying(NOT_ON_OFFER));
	}

	private Reply leave(Turn turn, Press press) {
		boolean left = this.refreshes.last()
			.filter((last) -> this.refreshes.leave(last.id(), turn.who().objectId()))
			.isPresent();
		return left ? live() : live().saying(NOT_ON_OFFER);
	}

	private Reply use(Turn turn, Press press, HolidayRefresh last) {
		if (losesThePast(last) && !press.reading().ticked(SURE)) {
			throw new Refused(SURE,
					"Please say that you have checked the days that have passed, or leave " + "everything as it is.");
		}
		return this.refreshes.accept(last.id(), turn.who().objectId()) ? live() : live().saying(NOT_ON_OFFER);
	}

	private static Reply.Live live() {
		return Reply.live(KIND, THE_ONE);
	}

	/** A button only counts on the card it belongs to. */
	private Buttons.Step permitted(Buttons.Step step) {
		return (turn, press) -> {
			requireAdministrator(turn);
			return press.subject(KIND).isPresent() ? step.take(turn, press) : live();
		};
	}

	private void requireAdministrator(Turn turn) {
		if (!this.needToKnow.isAdministrator(turn.who().objectId())) {
			throw new Refused("The bank holidays are for the administration team. Nothing was done.");
		}
	}

}
