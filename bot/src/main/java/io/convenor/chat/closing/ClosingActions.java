package io.convenor.chat.closing;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Command;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.chat.overview.Sections;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.overview.Theirs;
import io.convenor.conference.Conference;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.closing.LookingAtMeetings;
import io.convenor.scheduling.invitations.NewLinks;
import io.convenor.scheduling.invitations.NewLinks.Renewed;

/** What a chair does about the settings and the link of a meeting on Teams. */
@Configuration(proxyBeanMethods = false)
class ClosingActions implements CardButtons {

	static final String OPEN = "closing.open";

	static final String BACK = "closing.back";

	static final String PUT_BACK = "closing.put-back";

	static final String LOOK = "closing.look";

	static final String NEW_LINK = "closing.new-link";

	static final String NEW_OWN_LINK = "closing.new-own-link";

	/** Whose own meeting a button is about. */
	static final String SEPARATION = "separation";

	private final Theirs theirs;

	private final LookingAtMeetings looking;

	private final NewLinks links;

	ClosingActions(Theirs theirs, LookingAtMeetings looking, NewLinks links) {
		this.theirs = theirs;
		this.looking = looking;
		this.links = links;
	}

	@Bean
	@Order(55)
	ConferenceButton whoComesIn() {
		return (conference) -> Optional.of(Button.press(OPEN, "Who comes in"))
			.filter((_) -> conference.status() == Conference.Status.BOOKED && conference.joinUrl().isPresent());
	}

	@Bean
	@Order(37)
	Command typingDoor(Sections sections) {
		return sections.read("door", "Show who comes into a meeting on Teams, and who is not to be let in",
				whoComesIn(), DoorCard.KIND);
	}

	/** Whose conference it is, is asked in the room. */
	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF)
			.onAnyVersion(OPEN, (turn, press) -> door(this.theirs.on(ConferenceCard.KIND, turn, press).id()))
			.onAnyVersion(BACK, this::back)
			.onAnyVersion(PUT_BACK, onTheDoor(this::putBack))
			.onAnyVersion(LOOK, onTheDoor(this::look))
			.onNewest(NEW_LINK, onTheDoor((conference, who) -> said(this.links.renew(conference, who))))
			.onNewest(NEW_OWN_LINK, this::newOwnLink);
	}

	private Reply back(Turn turn, Press press) {
		return Reply.live(ConferenceCard.KIND, this.theirs.on(DoorCard.KIND, turn, press).id().toString());
	}

	private String putBack(UUID conference, String who) {
		return this.looking.putBack(conference, who) ? "They are being put back. I tell you here what I read."
				: "There was nothing to put back any more, so nothing was done.";
	}

	private String look(UUID conference, String who) {
		this.looking.lookAgain(conference, who);
		return "I am looking. This card shows what I read in a moment.";
	}

	private Reply newOwnLink(Turn turn, Press press) {
		UUID separation = press.carriedId(SEPARATION).orElseThrow(ClosingActions::notOurs);
		return onTheDoor((_, who) -> said(this.links.renewTheirOwn(separation, who))).take(turn, press);
	}

	private static Refused notOurs() {
		return new Refused("That card is not one I can act on. Type conferences to see yours.");
	}

	private static String said(Renewed renewed) {
		return switch (renewed) {
			case BEGUN ->
				"The old link is being taken away. Everybody whose link it is, is written to as soon as there is a new one.";
			case NOT_NOW ->
				"Not now: another change is still on its way into the calendar, or there is no link. Nothing was done; press it again in a moment.";
			case NOT_YOURS -> "That conference is not one of yours, so nothing was done.";
		};
	}

	private static Buttons.Step onTheDoor(BiFunction<UUID, String, String> deed) {
		return (turn, press) -> {
			UUID conference = press.id(DoorCard.KIND).orElseThrow(ClosingActions::notOurs);
			return door(conference).saying(deed.apply(conference, turn.who().objectId()));
		};
	}

	private static Reply.Live door(UUID conference) {
		return Reply.live(DoorCard.KIND, conference.toString());
	}

}
