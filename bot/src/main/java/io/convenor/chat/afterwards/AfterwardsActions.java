package io.convenor.chat.afterwards;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.overview.Theirs;
import io.convenor.drafts.Refused;
import io.convenor.outcomes.Afterwards;
import io.convenor.timescales.ClockName;
import org.springframework.stereotype.Component;

/** What the buttons do that tick off what is done after a conference. */
@Component
class AfterwardsActions implements CardButtons {

	static final String OPEN = "afterwards.open";

	static final String DONE = "afterwards.done";

	static final String NOT_DONE = "afterwards.not-done";

	static final String CONFERENCE = "conference";

	static final String WHAT = "what";

	private final Afterwards afterwards;

	private final Theirs theirs;

	AfterwardsActions(Afterwards afterwards, Theirs theirs) {
		this.afterwards = afterwards;
		this.theirs = theirs;
	}

	@Override
	public Buttons buttons() {
		return Buttons.inPrivate(Audience.STAFF)
			.onAnyVersion(OPEN, (turn, press) -> show(this.theirs.carried(CONFERENCE, turn, press).id()))
			.onNewest(DONE, this::done)
			.onNewest(NOT_DONE, this::notDone);
	}

	private Reply done(Turn turn, Press press) {
		UUID conference = this.theirs.on(AfterwardsCard.KIND, turn, press).id();
		ClockName what = what(press);
		Optional<LocalDate> day = press.reading().optionalDate(what.value());
		press.reading().requireNoProblems();
		this.afterwards.done(conference, what, day.orElse(null), turn.who().objectId());
		return show(conference).saying("Ticked off.");
	}

	private Reply notDone(Turn turn, Press press) {
		UUID conference = this.theirs.on(AfterwardsCard.KIND, turn, press).id();
		this.afterwards.notDone(conference, what(press), turn.who().objectId());
		return show(conference).saying("The tick is taken back, and its clock runs on.");
	}

	private static Reply.Live show(UUID conference) {
		return Reply.live(AfterwardsCard.KIND, conference.toString());
	}

	private static ClockName what(Press press) {
		try {
			return press.carried(WHAT).map(ClockName::new).orElseThrow(IllegalArgumentException::new);
		}
		catch (IllegalArgumentException ex) {
			throw new Refused("There is nothing of that name to tick off. Look at the conference again.");
		}
	}

}
