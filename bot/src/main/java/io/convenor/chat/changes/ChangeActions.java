package io.convenor.chat.changes;

import java.util.UUID;
import java.util.function.Function;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.chat.CardAction;
import io.convenor.chat.Reply;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.scheduling.changes.ChangeConfirmation;
import io.convenor.scheduling.changes.ChangeMove;
import io.convenor.scheduling.changes.Changes;
import io.convenor.scheduling.changes.PlannedChange;
import io.convenor.scheduling.changes.PlannedChange.What;

/**
 * The buttons of the card on which a conference is changed, and what each of them does.
 */
@Configuration(proxyBeanMethods = false)
class ChangeActions {

	static final String CHOOSE = "change.choose.";

	static final String BACK = "change.back";

	static final String LOOK = "change.look";

	static final String SLOT = "change.slot";

	static final String PROPOSED = "change.proposed";

	static final String TIME = "change.time";

	static final String WAY = "change.way";

	static final String ROOM = "change.room";

	static final String INVITE = "change.invite";

	static final String WHOSE = "change.whose";

	static final String CORRECT = "change.correct";

	static final String REMOVE = "change.remove";

	static final String CANCEL = "change.cancel";

	static final String CONFIRM = "change.confirm";

	static final String LEAVE = "change.leave";

	static String choose(What what) {
		return CHOOSE + what.name();
	}

	@Bean
	CardAction chooseAnotherTime(Changes changes) {
		return action(choose(What.TIME), (move) -> changes.choose(move, What.TIME));
	}

	@Bean
	CardAction chooseAnotherWay(Changes changes) {
		return action(choose(What.WAY), (move) -> changes.choose(move, What.WAY));
	}

	@Bean
	CardAction chooseAnotherRoom(Changes changes) {
		return action(choose(What.ROOM), (move) -> changes.choose(move, What.ROOM));
	}

	@Bean
	CardAction chooseToInvite(Changes changes) {
		return action(choose(What.INVITE), (move) -> changes.choose(move, What.INVITE));
	}

	@Bean
	CardAction chooseToCorrect(Changes changes) {
		return action(choose(What.CORRECT), (move) -> changes.choose(move, What.CORRECT));
	}

	@Bean
	CardAction chooseToRemove(Changes changes) {
		return action(choose(What.REMOVE), (move) -> changes.choose(move, What.REMOVE));
	}

	@Bean
	CardAction chooseToCancel(Changes changes) {
		return action(choose(What.CANCEL), (move) -> changes.choose(move, What.CANCEL));
	}

	@Bean
	CardAction changeBack(Changes changes) {
		return action(BACK, changes::back);
	}

	@Bean
	CardAction changeLook(Changes changes) {
		return action(LOOK, changes::look);
	}

	@Bean
	CardAction changeSlot(Changes changes) {
		return action(SLOT, changes::slot);
	}

	@Bean
	CardAction changeToWhatWasProposed(Changes changes) {
		return action(PROPOSED, changes::proposed);
	}

	@Bean
	CardAction changeTime(Changes changes) {
		return action(TIME, changes::time);
	}

	@Bean
	CardAction changeWay(Changes changes) {
		return action(WAY, changes::way);
	}

	@Bean
	CardAction changeRoom(Changes changes) {
		return action(ROOM, changes::room);
	}

	@Bean
	CardAction changeInvite(Changes changes) {
		return action(INVITE, changes::invite);
	}

	@Bean
	CardAction changeWhose(Changes changes) {
		return action(WHOSE, changes::whose);
	}

	@Bean
	CardAction changeCorrect(Changes changes) {
		return action(CORRECT, changes::correct);
	}

	@Bean
	CardAction changeRemove(Changes changes) {
		return action(REMOVE, changes::remove);
	}

	@Bean
	CardAction changeCancel(Changes changes) {
		return action(CANCEL, changes::cancel);
	}

	@Bean
	CardAction changeConfirm(Changes changes) {
		return new ChangeAction(CONFIRM, (move) -> confirmed(changes.confirm(move)));
	}

	@Bean
	CardAction changeLeave(Changes changes) {
		return new ChangeAction(LEAVE,
				(move) -> changes.find(move.change())
					.filter((change) -> change.who().equals(move.who()))
					.<Reply>map((change) -> conference(change.conference()))
					.orElseGet(() -> Reply.text("There is no such change of yours any more.")));
	}

	private static CardAction action(String verb, Function<ChangeMove, PlannedChange> step) {
		return new ChangeAction(verb, (move) -> shown(step.apply(move)));
	}

	static Reply.Live shown(PlannedChange change) {
		return Reply.live(ChangeCard.KIND, change.id().toString());
	}

	private static Reply.Live conference(UUID id) {
		return Reply.live(ConferenceCard.KIND, id.toString());
	}

	private static Reply confirmed(ChangeConfirmation confirmation) {
		return switch (confirmation) {
			case ChangeConfirmation.Done done -> conference(done.conference())
				.saying("Changed. The calendar and the people are told now; this card shows how far it is.");
			case ChangeConfirmation.Already already ->
				conference(already.conference()).saying("That change is done already. Nothing was done again.");
			case ChangeConfirmation.NotYet notYet -> shown(notYet.change());
		};
	}

}
