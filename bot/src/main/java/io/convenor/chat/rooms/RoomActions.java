package io.convenor.chat.rooms;

import java.util.Optional;
import java.util.UUID;

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
import io.convenor.conference.AssessedRisk;
import io.convenor.conference.Conference;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.RiskForm;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.places.Seats;
import io.convenor.scheduling.rooms.RoomClashes;

/** What people do about rooms and places, button by button. */
@Configuration(proxyBeanMethods = false)
class RoomActions implements CardButtons {

	static final String OPEN = "rooms.open";

	static final String BACK = "rooms.back";

	static final String SWAP = "rooms.swap";

	static final String ASSESS = "rooms.assess";

	static final String SETTLED = "rooms.settled";

	private final Theirs theirs;

	private final Seats seats;

	private final RiskAssessments assessments;

	private final RoomClashes clashes;

	private final RoomCard card;

	RoomActions(Theirs theirs, Seats seats, RiskAssessments assessments, RoomClashes clashes, RoomCard card) {
		this.theirs = theirs;
		this.seats = seats;
		this.assessments = assessments;
		this.clashes = clashes;
		this.card = card;
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
	@Order(37)
	Command typingRooms(Sections sections) {
		return sections.read("rooms", "Show a conference's room, who has a place in it, and its risk assessment",
				roomAndPlaces(), RoomCard.KIND);
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF)
			.onAnyVersion(OPEN, (turn, press) -> shown(this.theirs.on(ConferenceCard.KIND, turn, press)))
			.onAnyVersion(BACK, this::back)
			.onNewest(SWAP, this::swap)
			.onNewest(ASSESS, this::assess)
			.onNewest(SETTLED, this::settled);
	}

	private Reply back(Turn turn, Press press) {
		return Reply.live(ConferenceCard.KIND, this.theirs.on(RoomCard.KIND, turn, press).id().toString());
	}

	private Reply swap(Turn turn, Press press) {
		Conference conference = this.theirs.on(RoomCard.KIND, turn, press);
		Reading reading = press.reading();
		Optional<UUID> gets = reading.chosen(RoomCard.GETS, "Choose who comes into the room.");
		boolean free = reading.typed(RoomCard.GIVES).filter(RoomCard.A_FREE_PLACE::equals).isPresent();
		Optional<UUID> gives = free ? Optional.empty()
				: reading.chosen(RoomCard.GIVES, "Choose who joins on Teams instead.");
		reading.requireNoProblems();
		this.seats.swap(conference.id(), turn.who().objectId(), gives.orElse(null), gets.orElseThrow());
		return shown(conference).saying(free ? "Done. They are told by email." : "Done. Both are told by email.");
	}

	private Reply assess(Turn turn, Press press) {
		Conference conference = this.theirs.on(RoomCard.KIND, turn, press);
		RiskForm form = RiskForm.of(press.reading()::typed, this.card.today());
		AssessedRisk risk = form.assessed().orElseThrow(() -> new Refused(form.problems()));
		this.assessments.record(conference, risk, turn.who().objectId());
		return shown(conference).saying("Recorded.");
	}

	private Reply settled(Turn turn, Press press) {
		Conference conference = this.theirs.on(RoomCard.KIND, turn, press);
		this.clashes.settle(conference.id(), turn.who().objectId());
		return shown(conference).saying("Noted: the room is yours.");
	}

	private static Reply.Live shown(Conference conference) {
		return Reply.live(RoomCard.KIND, conference.id().toString());
	}

}
