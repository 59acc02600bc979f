package io.convenor.chat.changes;

import java.util.Optional;
import java.util.UUID;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.overview.Theirs;
import io.convenor.conference.Conference;
import io.convenor.conference.Conference.RoomAnswer;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.changes.PlannedChange.What;
import io.convenor.scheduling.invitations.GatheredLetters;

/** The buttons on a conference's card that lead to changing it. */
@Configuration(proxyBeanMethods = false)
class ChangeButtons implements CardButtons {

	private static final String BEGIN = "change.begin";

	private static final String SEND_NOW = "change.send-letters";

	private static final String ANOTHER_ROOM = "change.another-room";

	private final ChangeOpened change;

	private final Theirs theirs;

	private final GatheredLetters letters;

	ChangeButtons(ChangeOpened change, Theirs theirs, GatheredLetters letters) {
		this.change = change;
		this.theirs = theirs;
		this.letters = letters;
	}

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
	ConferenceButton sendLettersNow() {
		return (conference) -> this.letters.goAt(conference.id())
			.map((_) -> Button.press(SEND_NOW, "Send the letters now"));
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF)
			.onAnyVersion(BEGIN, this::begin)
			.onAnyVersion(ANOTHER_ROOM, this::anotherRoom)
			.onAnyVersion(SEND_NOW, this::sendNow);
	}

	private Reply begin(Turn turn, Press press) {
		return this.change.begin(conference(press), turn.who().objectId());
	}

	private Reply anotherRoom(Turn turn, Press press) {
		return this.change.beginToChoose(What.ROOM, conference(press), turn.who().objectId());
	}

	/** Nothing is changed, and what goes says how things stand when it goes. */
	private Reply sendNow(Turn turn, Press press) {
		Conference conference = this.theirs.on(ConferenceCard.KIND, turn, press);
		this.letters.sendNow(conference);
		return Reply.live(ConferenceCard.KIND, conference.id().toString()).saying("The letters go now.");
	}

	private static UUID conference(Press press) {
		return press.id(ConferenceCard.KIND)
			.orElseThrow(() -> new Refused("That card is not one I can act on. Type conferences to see yours."));
	}

}
