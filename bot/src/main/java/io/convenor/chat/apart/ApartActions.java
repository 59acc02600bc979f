package io.convenor.chat.apart;

import java.util.HashMap;
import java.util.Map;
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
import io.convenor.conference.Conference;
import io.convenor.scheduling.apart.ApartMove;
import io.convenor.scheduling.apart.KeepingApart;
import io.convenor.scheduling.apart.KeepingApart.Confirmed;
import io.convenor.scheduling.apart.PlannedSeparation;
import io.convenor.scheduling.booking.ApartFields;
import io.convenor.scheduling.changes.ChangeRefused;

/** What people do to keep others apart, button by button. */
@Configuration(proxyBeanMethods = false)
class ApartActions {

	static final String OPEN = "apart.open";

	static final String SAY = "apart.say";

	static final String END = "apart.end";

	static final String PUT_BACK = "apart.put-back";

	static final String KEEP_FOUND = "own-entry.keep";

	static final String PUT_FOUND_BACK = "own-entry.put-back";

	static final String BACK = "apart.back";

	static final String CONFIRM = "apart.confirm";

	static final String LEAVE = "apart.leave";

	/** What a button carries that is about one separation. */
	static final String SEPARATION = "separation";

	private static final String NOT_ONE = "That card is not one I can act on. Type conferences to see yours.";

	@Bean
	@Order(50)
	ConferenceButton keepPeopleApart() {
		return (conference) -> Optional.of(Button.press(OPEN, "Keep people apart").withoutAnswers())
			.filter((_) -> conference.status() == Conference.Status.BOOKED);
	}

	@Bean
	CardAction openKeepingApart(KeepingApart apart) {
		return new Act(OPEN,
				(turn, press) -> shown(apart.begin(
						press.subject(ConferenceCard.KIND).flatMap(ApartActions::id).orElseThrow(ApartActions::notOne),
						turn.who().objectId())));
	}

	@Bean
	CardAction saySomebodyIsApart(KeepingApart apart) {
		return new Act(SAY, (turn, press) -> shown(apart.say(move(turn, press))));
	}

	@Bean
	CardAction sayWhoComesBack(KeepingApart apart) {
		return new Act(END, (turn, press) -> shown(apart.sayWhoComesBack(move(turn, press), separation(press))));
	}

	@Bean
	CardAction putOwnEntryBack(KeepingApart apart) {
		return new Act(PUT_BACK, (turn, press) -> {
			PlannedSeparation planned = apart.find(move(turn, press).plan())
				.filter((each) -> each.who().equals(turn.who().objectId()))
				.orElseThrow(ApartActions::notOne);
			apart.putBack(planned.conference(), separation(press), turn.who().objectId());
			return Reply.live(ConferenceCard.KIND, planned.conference().toString())
				.saying("Ours is being put back into their calendar.");
		});
	}

	@Bean
	CardAction keepTheTimeOfAnOwnEntry(KeepingApart apart) {
		return new Decide(KEEP_FOUND, apart, apart::keepWhatWasFound);
	}

	@Bean
	CardAction putBackWhatWasFoundOfAnOwnEntry(KeepingApart apart) {
		return new Decide(PUT_FOUND_BACK, apart, apart::putBack);
	}

	@Bean
	CardAction backFromApartPreview(KeepingApart apart) {
		return new Act(BACK, (turn, press) -> shown(apart.back(move(turn, press))));
	}

	@Bean
	CardAction confirmKeepingApart(KeepingApart apart) {
		return new Act(CONFIRM, (turn, press) -> switch (apart.confirm(move(turn, press))) {
			case Confirmed.Done done -> Reply.live(ConferenceCard.KIND, done.conference().toString())
				.saying(done.before() ? "That is done already. Nothing was done again."
						: "Done. Each is told alone; this card shows how far it is.");
			case Confirmed.NotYet notYet -> shown(notYet.planned());
		});
	}

	@Bean
	CardAction leaveKeepingApart(KeepingApart apart) {
		return new Act(LEAVE,
				(turn, press) -> apart.find(move(turn, press).plan())
					.filter((planned) -> planned.who().equals(turn.who().objectId()))
					.<Reply>map((planned) -> Reply.live(ConferenceCard.KIND, planned.conference().toString()))
					.orElseThrow(ApartActions::notOne));
	}

	private static Reply shown(PlannedSeparation planned) {
		return Reply.live(ApartCard.KIND, planned.id().toString());
	}

	private static UUID separation(Press press) {
		return press.carried(SEPARATION).flatMap(ApartActions::id).orElseThrow(ApartActions::notOne);
	}

	private static ApartMove move(Turn turn, Press press) {
		Press.Seen card = press.card();
		if (card == null || !card.kind().equals(ApartCard.KIND)) {
			throw notOne();
		}
		Map<String, String> typed = new HashMap<>();
		ApartFields.ALL.forEach((field) -> press.answers().raw(field).ifPresent((text) -> typed.put(field, text)));
		return new ApartMove(UUID.fromString(card.subject()), card.version(), turn.who().objectId(), typed);
	}

	private static NotPossible notOne() {
		return new NotPossible(NOT_ONE);
	}

	private static Optional<UUID> id(String text) {
		try {
			return Optional.of(UUID.fromString(text));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/** One of the buttons; who may, and on which version, is asked in the room. */
	private record Act(String verb, BiFunction<Turn, Press, Reply> does) implements CardAction {

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
			try {
				return this.does.apply(turn, press);
			}
			catch (ChangeRefused ex) {
				throw new NotPossible(ex.sentence());
			}
		}

	}

	private interface Decision {

		void make(UUID conference, UUID separation, String who);

	}

	/** Decides about an entry that somebody changed by hand, on the card that asks. */
	private record Decide(String verb, KeepingApart apart, Decision decision) implements CardAction {

		@Override
		public Audience audience() {
			return Audience.STAFF;
		}

		@Override
		public Reply handle(Turn turn, Press press) {
			String subject = press.subject(OwnEntryCard.KIND).orElseThrow(ApartActions::notOne);
			String who = turn.who().objectId();
			UUID separation = OwnEntryCard.separation(subject);
			UUID conference = this.apart.byHand(separation, who)
				.map((each) -> each.conference().id())
				.orElseThrow(ApartActions::notOne);
			try {
				this.decision.make(conference, separation, who);
			}
			catch (ChangeRefused ex) {
				return Reply.live(OwnEntryCard.KIND, subject).saying(ex.sentence());
			}
			return Reply.live(OwnEntryCard.KIND, subject);
		}

	}

}
