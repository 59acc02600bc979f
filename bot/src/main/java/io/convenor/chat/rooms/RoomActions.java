package io.convenor.chat.rooms;

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
import io.convenor.chat.cards.Answers;
import io.convenor.chat.cards.Button;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.RiskForm;
import io.convenor.scheduling.BookingRefused;
import io.convenor.scheduling.places.Seats;
import io.convenor.scheduling.rooms.RoomClashes;

/** What people do about rooms and places, button by button. */
@Configuration(proxyBeanMethods = false)
class RoomActions {

	static final String OPEN = "rooms.open";

	static final String BACK = "rooms.back";

	static final String SWAP = "rooms.swap";

	static final String ASSESS = "rooms.assess";

	static final String SETTLED = "rooms.settled";

	private final Caseload caseload;

	RoomActions(Caseload caseload) {
		this.caseload = caseload;
	}

	/** Every meeting may come to be held in a room, so every one has its assessment. */
	@Bean
	@Order(40)
	ConferenceButton roomAndPlaces() {
		return (conference) -> Optional.of(conference)
			.filter((each) -> each.status() == Conference.Status.BOOKED)
			.map((each) -> Button.press(OPEN, each.way().inARoom() ? "Room and places" : "Risk assessment"));
	}

	@Bean
	CardAction openRoomAndPlaces() {
		return new Act(OPEN, false, (turn, press) -> shown(conference(turn, press, ConferenceCard.KIND)));
	}

	@Bean
	CardAction backFromRoomAndPlaces() {
		return new Act(BACK, false, (turn, press) -> Reply.live(ConferenceCard.KIND,
				conference(turn, press, RoomCard.KIND).id().toString()));
	}

	@Bean
	CardAction swapPlaces(Seats seats) {
		return new Act(SWAP, true, (turn, press) -> {
			Conference conference = conference(turn, press, RoomCard.KIND);
			Answers answers = press.answers();
			Optional<UUID> gets = id(answers, RoomCard.GETS);
			boolean free = answers.raw(RoomCard.GIVES).filter(RoomCard.A_FREE_PLACE::equals).isPresent();
			Optional<UUID> gives = free ? Optional.empty() : id(answers, RoomCard.GIVES);
			if (gets.isEmpty()) {
				answers.refuse(RoomCard.GETS, "Choose who comes into the room.");
			}
			if (!free && gives.isEmpty()) {
				answers.refuse(RoomCard.GIVES, "Choose who joins on Teams instead.");
			}
			if (answers.haveProblems()) {
				return shown(conference).keeping(answers);
			}
			seats.swap(conference.id(), turn.who().objectId(), gives.orElse(null), gets.orElseThrow());
			return shown(conference).saying(free ? "Done. They are told by email." : "Done. Both are told by email.");
		});
	}

	@Bean
	CardAction recordRiskAssessment(RiskAssessments assessments, RoomCard card) {
		return new Act(ASSESS, true, (turn, press) -> {
			Conference conference = conference(turn, press, RoomCard.KIND);
			Answers answers = press.answers();
			RiskForm form = RiskForm.of(answers::raw, card.today());
			form.problems().forEach(answers::refuse);
			if (form.assessed().isEmpty()) {
				return shown(conference).keeping(answers);
			}
			assessments.record(conference, form.assessed().get(), turn.who().objectId());
			return shown(conference).saying("Recorded.");
		});
	}

	@Bean
	CardAction settleRoomPromisedTwice(RoomClashes clashes) {
		return new Act(SETTLED, true, (turn, press) -> {
			Conference conference = conference(turn, press, RoomCard.KIND);
			clashes.settle(conference.id(), turn.who().objectId());
			return shown(conference).saying("Noted: the room is yours.");
		});
	}

	private static Reply.Live shown(Conference conference) {
		return Reply.live(RoomCard.KIND, conference.id().toString());
	}

	private Conference conference(Turn turn, Press press, String kind) {
		return press.subject(kind)
			.map(UUID::fromString)
			.flatMap((id) -> this.caseload.find(id, turn.who().objectId()))
			.orElseThrow(() -> new NotPossible("That conference is not one of yours. Type conferences to see them."));
	}

	private static Optional<UUID> id(Answers answers, String field) {
		try {
			return answers.text(field).map(UUID::fromString);
		}
		catch (IllegalArgumentException ex) {
			answers.refuse(field, "That choice is no longer on offer. Please choose again.");
			return Optional.empty();
		}
	}

	/** One of the buttons; who may is asked of the caseload, and of the room again. */
	private record Act(String verb, boolean needsPresentVersion,
			BiFunction<Turn, Press, Reply> does) implements CardAction {

		@Override
		public Audience audience() {
			return Audience.STAFF;
		}

		@Override
		public Reply handle(Turn turn, Press press) {
			try {
				return this.does.apply(turn, press);
			}
			catch (BookingRefused ex) {
				throw new NotPossible(ex.sentence());
			}
		}

	}

}
