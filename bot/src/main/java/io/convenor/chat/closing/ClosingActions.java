package io.convenor.chat.closing;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
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
import io.convenor.scheduling.closing.Closing;
import io.convenor.scheduling.invitations.NewLinks;

/** What a chair does about the settings and the link of a meeting on Teams. */
@Configuration(proxyBeanMethods = false)
class ClosingActions {

	static final String OPEN = "closing.open";

	static final String BACK = "closing.back";

	static final String PUT_BACK = "closing.put-back";

	static final String LOOK = "closing.look";

	static final String NEW_LINK = "closing.new-link";

	@Bean
	@Order(55)
	ConferenceButton whoComesIn() {
		return (conference) -> Optional.of(Button.press(OPEN, "Who comes in").withoutAnswers())
			.filter((_) -> conference.status() == Conference.Status.BOOKED && conference.joinUrl().isPresent());
	}

	@Bean
	CardAction showWhoComesIn(Caseload caseload) {
		return new Act(OPEN, false, ConferenceCard.KIND, UUID::fromString, (conference, who) -> {
			if (caseload.find(conference, who).isEmpty()) {
				throw new NotPossible("That conference is not one of yours. Type conferences to see them.");
			}
			return null;
		});
	}

	@Bean
	CardAction putSettingsBack(Closing closing) {
		return onTheDoor(PUT_BACK, false,
				(conference, who) -> closing.putBack(conference, who)
						? "They are being put back. I tell you here what I read."
						: "There was nothing to put back any more, so nothing was done.");
	}

	@Bean
	CardAction lookAtSettings(Closing closing) {
		return onTheDoor(LOOK, false, (conference, who) -> {
			closing.lookAgain(conference, who);
			return "I am looking. This card shows what I read in a moment.";
		});
	}

	@Bean
	CardAction giveANewLink(NewLinks links) {
		return onTheDoor(NEW_LINK, true, (conference, who) -> switch (links.renew(conference, who)) {
			case BEGUN ->
				"The old link is being taken away. Everybody who is invited is written to as soon as there is a new one.";
			case NOT_NOW ->
				"Not now: another change is still on its way into the calendar, or there is no link. Nothing was done; press it again in a moment.";
			case NOT_YOURS -> "That conference is not one of yours, so nothing was done.";
		});
	}

	@Bean
	CardAction backFromTheDoor(Caseload caseload) {
		return new Back(caseload);
	}

	private static Act onTheDoor(String verb, boolean needsPresentVersion, BiFunction<UUID, String, String> does) {
		return new Act(verb, needsPresentVersion, DoorCard.KIND, UUID::fromString, does::apply);
	}

	private interface Deed {

		@Nullable String does(UUID conference, String who);

	}

	/** One of the buttons; whose conference it is, is asked in the room. */
	private record Act(String verb, boolean needsPresentVersion, String kind, Function<String, UUID> conference,
			Deed deed) implements CardAction {

		@Override
		public Audience audience() {
			return Audience.STAFF;
		}

		@Override
		public Reply handle(Turn turn, Press press) {
			String who = turn.who().objectId();
			UUID id = press.subject(this.kind)
				.map(this.conference)
				.orElseThrow(
						() -> new NotPossible("That card is not one I can act on. Type conferences to see yours."));
			String said = this.deed.does(id, who);
			Reply.Live card = Reply.live(DoorCard.KIND, id.toString());
			return (said != null) ? card.saying(said) : card;
		}

	}

	/** Back to the card of the conference. */
	private record Back(Caseload caseload) implements CardAction {

		@Override
		public String verb() {
			return BACK;
		}

		@Override
		public Audience audience() {
			return Audience.STAFF;
		}

		@Override
		public boolean needsPresentVersion() {
			return false;
		}

		@Override
		public Reply handle(Turn turn, Press press) {
			return press.subject(DoorCard.KIND)
				.map(UUID::fromString)
				.flatMap((id) -> this.caseload.find(id, turn.who().objectId()))
				.<Reply>map((conference) -> Reply.live(ConferenceCard.KIND, conference.id().toString()))
				.orElseThrow(
						() -> new NotPossible("That card is not one I can act on. Type conferences to see yours."));
		}

	}

}
