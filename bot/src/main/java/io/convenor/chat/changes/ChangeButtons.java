package io.convenor.chat.changes;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.convenor.chat.Audience;
import io.convenor.chat.CardAction;
import io.convenor.chat.NotPossible;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conference.RoomAnswer;
import io.convenor.scheduling.changes.ChangeMove;
import io.convenor.scheduling.changes.ChangeRefused;
import io.convenor.scheduling.changes.Changes;
import io.convenor.scheduling.changes.PlannedChange;
import io.convenor.scheduling.changes.PlannedChange.What;
import io.convenor.scheduling.invitations.Invitations;

/** The buttons on a conference's card that lead to changing it. */
@Configuration(proxyBeanMethods = false)
class ChangeButtons {

	private static final String BEGIN = "change.begin";

	private static final String SEND_NOW = "change.send-letters";

	private static final String ANOTHER_ROOM = "change.another-room";

	@Bean
	@Order(10)
	ConferenceButton changeThisMeeting() {
		return (conference) -> Optional.of(Button.press(BEGIN, "Change this meeting"))
			.filter((_) -> conference.status() == Conference.Status.BOOKED);
	}

	@Bean
	@Order(11)
	ConferenceButton chooseAnotherRoomWhereItDeclined() {
		return (conference) -> Optional.of(Button.press(ANOTHER_ROOM, "Choose another room").primary())
			.filter((_) -> conference.status() == Conference.Status.BOOKED
					&& conference.roomAnswer().filter(RoomAnswer.DECLINED::equals).isPresent());
	}

	@Bean
	@Order(12)
	ConferenceButton sendLettersNow(Invitations invitations) {
		return (conference) -> invitations.lettersWaitUntil(conference.id())
			.map((_) -> Button.press(SEND_NOW, "Send the letters now"));
	}

	/** Nothing is changed, and what goes says how things stand when it goes. */
	@Bean
	CardAction sendTheLettersNow(Invitations invitations, Caseload caseload) {
		return CardAction.forStaff(SEND_NOW, false, (turn, press) -> {
			Conference conference = press.subject(ConferenceCard.KIND)
				.map(UUID::fromString)
				.flatMap((id) -> caseload.find(id, turn.who().objectId()))
				.orElseThrow(
						() -> new NotPossible("That card is not one I can act on. Type conferences to see yours."));
			invitations.sendLettersNow(conference);
			return Reply.live(ConferenceCard.KIND, conference.id().toString()).saying("The letters go now.");
		});
	}

	@Bean
	CardAction beginToChange(Changes changes) {
		return new Begin(BEGIN, changes::begin);
	}

	@Bean
	CardAction beginToChooseAnotherRoom(Changes changes) {
		return new Begin(ANOTHER_ROOM, (conference, who) -> {
			PlannedChange begun = changes.begin(conference, who);
			return changes.choose(new ChangeMove(begun.id(), begun.version(), who, java.util.Map.of()), What.ROOM);
		});
	}

	private record Begin(String verb, BiFunction<UUID, String, PlannedChange> begin) implements CardAction {

		@Override
		public Audience audience() {
			return Audience.STAFF;
		}

		/** Nothing is changed yet, and what is shown next is as it stands now. */
		@Override
		public boolean needsPresentVersion() {
			return false;
		}

		@Override
		public Reply handle(Turn turn, Press press) {
			UUID conference = press.subject(ConferenceCard.KIND)
				.map(UUID::fromString)
				.orElseThrow(
						() -> new NotPossible("That card is not one I can act on. Type conferences to see yours."));
			try {
				return ChangeActions.shown(this.begin.apply(conference, turn.who().objectId()));
			}
			catch (ChangeRefused ex) {
				throw new NotPossible(ex.sentence());
			}
		}

	}

}
