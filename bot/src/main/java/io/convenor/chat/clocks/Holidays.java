package io.convenor.chat.clocks;

import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Command;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Scope;
import io.convenor.chat.Turn;
import io.convenor.conference.NeedToKnow;
import io.convenor.deadlines.HolidayRefresh;
import io.convenor.deadlines.HolidayRefreshes;
import io.convenor.drafts.Refused;

/** What administrators can do about the bank holidays. */
@Configuration(proxyBeanMethods = false)
class Holidays implements CardButtons {

	private static final String NOT_ON_OFFER = "That list is no longer on offer. Here is how it stands.";

	private final HolidayRefreshes refreshes;

	private final HolidaysCard card;

	private final NeedToKnow needToKnow;

	Holidays(HolidayRefreshes refreshes, HolidaysCard card, NeedToKnow needToKnow) {
		this.refreshes = refreshes;
		this.card = card;
		this.needToKnow = needToKnow;
	}

	@Bean
	@Order(120)
	Command adminHolidays() {
		return new AdminHolidays();
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.ADMINISTRATORS)
			.onNewest(HolidaysCard.FETCH, permitted(this::fetch))
			.onNewest(HolidaysCard.USE, permitted(this::use))
			.onNewest(HolidaysCard.LEAVE, permitted(this::leave));
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
		if (this.card.losesThePast(last) && !press.reading().ticked(HolidaysCard.SURE)) {
			throw new Refused(HolidaysCard.SURE,
					"Please say that you have checked the days that have passed, or leave " + "everything as it is.");
		}
		return this.refreshes.accept(last.id(), turn.who().objectId()) ? live() : live().saying(NOT_ON_OFFER);
	}

	private static Reply.Live live() {
		return Reply.live(HolidaysCard.KIND, HolidaysCard.THE_ONE);
	}

	/** A button only counts on the card it belongs to. */
	private Buttons.Step permitted(Buttons.Step step) {
		return (turn, press) -> {
			requireAdministrator(turn);
			return press.subject(HolidaysCard.KIND).isPresent() ? step.take(turn, press) : live();
		};
	}

	private void requireAdministrator(Turn turn) {
		if (!this.needToKnow.isAdministrator(turn.who().objectId())) {
			throw new Refused("The bank holidays are for the administration team. Nothing was done.");
		}
	}

	/** The card, asked for by typing. */
	private final class AdminHolidays implements Command {

		@Override
		public String name() {
			return "admin holidays";
		}

		@Override
		public String summary() {
			return "See the bank holidays that working days are counted by, and fetch the published list";
		}

		@Override
		public Audience audience() {
			return Audience.ADMINISTRATORS;
		}

		@Override
		public Set<Scope> scopes() {
			return Scope.IN_PRIVATE;
		}

		@Override
		public Reply handle(Turn turn, Arguments arguments) {
			requireAdministrator(turn);
			return live();
		}

	}

}
