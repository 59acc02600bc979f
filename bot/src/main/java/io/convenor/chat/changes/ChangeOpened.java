package io.convenor.chat.changes;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.overview.Theirs;
import io.convenor.conference.Conference;
import io.convenor.conference.Conference.RoomAnswer;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.scheduling.changes.ChangeFields;
import io.convenor.scheduling.changes.Changes;
import io.convenor.scheduling.changes.PlannedChange;
import io.convenor.scheduling.changes.PlannedChange.What;
import io.convenor.scheduling.invitations.GatheredLetters;

/**
 * Opens the card on which a conference is changed: by typing, from the conference's card,
 * or from another part of the chat.
 */
@Configuration(proxyBeanMethods = false)
public class ChangeOpened implements CardButtons {

	private static final String BEGIN = "change.begin";

	private static final String SEND_NOW = "change.send-letters";

	private static final String ANOTHER_ROOM = "change.another-room";

	private final Changes changes;

	private final Theirs theirs;

	private final GatheredLetters letters;

	ChangeOpened(Changes changes, Theirs theirs, GatheredLetters letters) {
		this.changes = changes;
		this.theirs = theirs;
		this.letters = letters;
	}

	/** Where nothing is chosen yet. */
	public Reply.Live begin(UUID conference, String who) {
		return ChangeActions.shown(this.changes.begin(conference, who));
	}

	/** Where this is to be changed about it. */
	Reply.Live beginToChoose(What what, UUID conference, String who) {
		PlannedChange begun = this.changes.begin(conference, who);
		return ChangeActions.shown(this.changes.choose(move(begun, who, Map.of()), what));
	}

	/**
	 * Where it is to be moved to a time, with who is not free then; or why it cannot be.
	 */
	public Reply.Live beginAt(UUID conference, LocalDateTime start, String who) {
		PlannedChange begun = this.changes.begin(conference, who);
		PlannedChange time = this.changes.choose(move(begun, who, Map.of()), What.TIME);
		return ChangeActions.shown(this.changes.time(move(time, who, Map.of(ChangeFields.DATE,
				start.toLocalDate().toString(), ChangeFields.TIME, start.toLocalTime().toString()))));
	}

	private static Submission move(PlannedChange change, String who, Map<String, String> typed) {
		return new Submission(change.id(), change.version(), who, typed);
	}

	@Bean
	@Order(32)
	Command typingChange() {
		return Command
			.named("change", "Move a booked conference, hold it another way, invite or remove somebody, or cancel it")
			.alsoCalled("move", "cancel", "reschedule", "postpone")
			.takes("CP-7F3KM")
			.by(Audience.STAFF)
			.inPrivate()
			.does(this::typed);
	}

	private Reply typed(Turn turn, Arguments arguments) {
		Reference reference = Reference.in(arguments.text())
			.orElseThrow(() -> new Refused(
					"Which conference? Type change and its reference, such as change CP-7F3KM. Type conferences to see yours."));
		return ChangeActions.shown(this.changes.begin(reference, turn.who().objectId()));
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
		return (conference) -> Optional.of(Button.press(ANOTHER_ROOM, "Choose another room"))
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
			.onAnyVersion(BEGIN, (turn, press) -> begin(conference(press), turn.who().objectId()))
			.onAnyVersion(ANOTHER_ROOM, this::anotherRoom)
			.onAnyVersion(SEND_NOW, this::sendNow);
	}

	private Reply anotherRoom(Turn turn, Press press) {
		return beginToChoose(What.ROOM, conference(press), turn.who().objectId());
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
