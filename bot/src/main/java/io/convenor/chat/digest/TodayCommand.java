package io.convenor.chat.digest;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Command;
import io.convenor.chat.Reply;
import io.convenor.chat.Scope;
import io.convenor.chat.Turn;
import io.convenor.timescales.Dates;

/** Shows a chair the digest at any time of the day. */
@Component
@Order(25)
class TodayCommand implements Command {

	private final Clock clock;

	TodayCommand(Clock clock) {
		this.clock = clock;
	}

	@Override
	public String name() {
		return "today";
	}

	@Override
	public String summary() {
		return "Show your day and the days ahead: conferences, reports, dates at risk, calls to make";
	}

	@Override
	public Audience audience() {
		return Audience.CHAIRS;
	}

	@Override
	public Set<Scope> scopes() {
		return Scope.IN_PRIVATE;
	}

	@Override
	public boolean onlyReads() {
		return true;
	}

	@Override
	public Reply handle(Turn turn, Arguments arguments) {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), Dates.LONDON);
		return Reply.live(DigestCard.KIND, DigestCard.subject(turn.who().objectId(), today));
	}

}
