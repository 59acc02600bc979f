package io.convenor.chat.afterwards;

import java.util.Optional;
import java.util.UUID;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.chat.CardAction;
import io.convenor.chat.NotPossible;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.outcomes.Afterwards;
import io.convenor.outcomes.Refused;
import io.convenor.timescales.ClockName;

/** What the buttons do that tick off what is done after a conference. */
@Configuration(proxyBeanMethods = false)
class AfterwardsActions {

	static final String OPEN = "afterwards.open";

	static final String DONE = "afterwards.done";

	static final String NOT_DONE = "afterwards.not-done";

	static final String CONFERENCE = "conference";

	static final String WHAT = "what";

	private static final String NOT_YOURS = "That conference is not one of yours. Type conferences to see them.";

	private final Afterwards afterwards;

	private final Caseload caseload;

	AfterwardsActions(Afterwards afterwards, Caseload caseload) {
		this.afterwards = afterwards;
		this.caseload = caseload;
	}

	@Bean
	CardAction openAfterwards() {
		return CardAction.forStaffInPrivate(OPEN, false,
				(turn, press) -> press.carried(CONFERENCE)
					.flatMap(AfterwardsActions::id)
					.flatMap((id) -> this.caseload.find(id, turn.who().objectId()))
					.<Reply>map((conference) -> show(conference.id()))
					.orElseThrow(() -> new NotPossible(NOT_YOURS)));
	}

	@Bean
	CardAction doneAfterwards() {
		return CardAction.forStaffInPrivate(DONE, true, (turn, press) -> {
			UUID conference = conference(turn, press);
			ClockName what = what(press);
			var day = press.answers().date(what.value());
			if (press.answers().haveProblems()) {
				return show(conference).keeping(press.answers());
			}
			try {
				this.afterwards.done(conference, what, day.orElse(null), turn.who().objectId());
				return show(conference).saying("Ticked off.");
			}
			catch (Refused ex) {
				return refused(conference, press, ex);
			}
		});
	}

	@Bean
	CardAction notDoneAfterwards() {
		return CardAction.forStaffInPrivate(NOT_DONE, true, (turn, press) -> {
			UUID conference = conference(turn, press);
			try {
				this.afterwards.notDone(conference, what(press), turn.who().objectId());
				return show(conference).saying("The tick is taken back, and its clock runs on.");
			}
			catch (Refused ex) {
				return refused(conference, press, ex);
			}
		});
	}

	private static Reply refused(UUID conference, Press press, Refused refused) {
		if (refused.field().isEmpty()) {
			throw new NotPossible(refused.sentence());
		}
		press.answers().refuse(refused.field(), refused.sentence());
		return show(conference).keeping(press.answers());
	}

	private static Reply.Live show(UUID conference) {
		return Reply.live(AfterwardsCard.KIND, conference.toString());
	}

	private UUID conference(Turn turn, Press press) {
		return press.subject(AfterwardsCard.KIND)
			.flatMap(AfterwardsActions::id)
			.flatMap((id) -> this.caseload.find(id, turn.who().objectId()))
			.map(Conference::id)
			.orElseThrow(() -> new NotPossible(NOT_YOURS));
	}

	private static ClockName what(Press press) {
		try {
			return press.carried(WHAT).map(ClockName::new).orElseThrow(IllegalArgumentException::new);
		}
		catch (IllegalArgumentException ex) {
			throw new NotPossible("There is nothing of that name to tick off. Look at the conference again.");
		}
	}

	private static Optional<UUID> id(String text) {
		try {
			return Optional.of(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
