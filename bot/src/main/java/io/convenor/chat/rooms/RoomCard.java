package io.convenor.chat.rooms;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.chat.CardView;
import io.convenor.chat.Page;
import io.convenor.chat.Pages;
import io.convenor.chat.ShownTo;
import io.convenor.chat.booking.RiskFields;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.CardTooLarge;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.AssessedRisk;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.Way;
import io.convenor.people.Role;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.Need;
import io.convenor.scheduling.places.Seats;
import io.convenor.scheduling.rooms.RoomClashes;
import io.convenor.scheduling.rooms.Rooms;
import io.convenor.timescales.Dates;

/**
 * Shows the room of a conference, who has a place in it and why, who waits, and the risk
 * assessment; to those who look after it, in private.
 */
@Component
class RoomCard implements CardView {

	static final String KIND = "room-and-places";

	static final String GIVES = "gives";

	static final String GETS = "gets";

	/** Chosen where the place is one that nobody has. */
	static final String A_FREE_PLACE = "FREE";

	private static final int SHORTENED_NAME = 40;

	private static final int ON_A_PAGE = 12;

	/** So many that their names are shortened. */
	private static final int MANY = 25;

	private final Conferences conferences;

	private final Rooms rooms;

	private final RoomClashes clashes;

	private final Seats seats;

	private final Answers answers;

	private final RiskAssessments assessments;

	private final Clock clock;

	RoomCard(Conferences conferences, Rooms rooms, RoomClashes clashes, Seats seats, Answers answers,
			RiskAssessments assessments, Clock clock) {
		this.conferences = conferences;
		this.rooms = rooms;
		this.clashes = clashes;
		this.seats = seats;
		this.answers = answers;
		this.assessments = assessments;
		this.clock = clock;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return of(subject, Page.FIRST);
	}

	@Override
	public Optional<View> of(String subject, Page page) {
		return this.conferences.findById(UUID.fromString(subject))
			.map((conference) -> new View(card(conference, page), version(conference), ShownTo.whoKnows(conference)));
	}

	long version(Conference conference) {
		return this.seats.version(conference) + this.assessments.countOf(conference.id())
				+ this.clashes.version(conference.id()) + this.answers.version(conference.id());
	}

	LocalDate today() {
		return Dates.today(this.clock);
	}

	private Card card(Conference conference, Page page) {
		try {
			return card(conference, page, (conference.invitees().size() > MANY) ? SHORTENED_NAME : Integer.MAX_VALUE);
		}
		catch (CardTooLarge ex) {
			return card(conference, page, SHORTENED_NAME);
		}
	}

	private Card card(Conference conference, Page page, int longestName) {
		String reference = conference.reference().value();
		Card.Builder card = Card.saying("Room and places of %s", conference.reference())
			.heading("%s: room and places".formatted(reference))
			.text("%s, %s.".formatted(conference.way().label(), Dates.inWords(conference.startsAt())));
		room(card, conference);
		this.seats.of(conference).ifPresent((places) -> places(card, conference, places, page, longestName));
		risk(card, conference);
		return card.button(Button.press(RoomActions.BACK, "Back to the conference")).build();
	}

	private void room(Card.Builder card, Conference conference) {
		conference.room()
			.ifPresent((room) -> card.fact("Room",
					this.rooms.of(conference)
						.map((known) -> known.described(this.answers.anybodyNeeds(conference, Need.ACCESS)))
						.orElse(room.name())));
		if (conference.way() == Way.FACE_TO_FACE) {
			card.text("Everybody meets in the room: %d people.".formatted(conference.invitees().size()));
		}
		this.clashes.of(conference)
			.ifPresent((clash) -> card.section((section) -> section.warning(clash.inWords())
				.button(Button.press(RoomActions.SETTLED, "The room is ours: settled"))));
	}

	private static void places(Card.Builder card, Conference conference, Seats.Places places, Page page,
			int longestName) {
		card.section((section) -> {
			section.heading("In the room: %d of %d places taken".formatted(places.inTheRoom().size(), places.most()));
			List<String> lines = new ArrayList<>();
			places.inTheRoom().forEach((seat) -> lines.add(named(seat.invitee(), longestName) + ": " + seat.why()));
			for (int i = 0; i < places.waiting().size(); i++) {
				Seats.Seat seat = places.waiting().get(i);
				lines
					.add("Waiting, number %d. %s: %s".formatted(i + 1, named(seat.invitee(), longestName), seat.why()));
			}
			Pages<String> pages = new Pages<>(lines, ON_A_PAGE, page.number());
			pages.shown().forEach(section::point);
			pages.ontoLive(section, page);
		});
		if (!places.waiting().isEmpty()) {
			card.section((section) -> {
				section.heading("Waiting for a place: %d".formatted(places.waiting().size()));
				section.note("A place that becomes free goes to the first of them by itself, and both are told.");
			});
		}
		if (conference.status() == Conference.Status.BOOKED && !places.elsewhere().isEmpty()) {
			card.section((section) -> swap(section, places, longestName));
		}
	}

	private static void swap(Card.Builder section, Seats.Places places, int longestName) {
		List<Option> gives = new ArrayList<>();
		if (places.free() > 0) {
			gives.add(new Option(A_FREE_PLACE, "Nobody: there is a free place"));
		}
		places.inTheRoom()
			.stream()
			.map(Seats.Seat::invitee)
			.filter((invitee) -> invitee.role() != Role.CHAIR)
			.forEach((invitee) -> gives.add(option(invitee, longestName)));
		section.heading("Give a place to somebody else")
			.field(Field.choice(GETS, "Who comes into the room")
				.hint("Choose one")
				.options(places.elsewhere().stream().map((invitee) -> option(invitee, longestName)).toList()))
			.field(Field.choice(GIVES, "Who joins on Teams instead")
				.hint("Choose one")
				.options(gives)
				.value((places.free() > 0) ? A_FREE_PLACE : null))
			.button(Button.press(RoomActions.SWAP, "Give this place"));
	}

	private void risk(Card.Builder card, Conference conference) {
		Optional<AssessedRisk> risk = this.assessments.ofConference(conference.id());
		card.section((section) -> {
			section.heading("Risk assessment");
			risk.ifPresentOrElse((each) -> found(section, each), () -> section.text("None is recorded."));
			this.assessments.problem(conference, conference.way().inARoom() ? conference.way() : Way.HYBRID)
				.ifPresent((sentence) -> {
					if (conference.way().inARoom()) {
						section.warning(sentence);
					}
					else {
						section.text(sentence);
					}
				});
			if (conference.status() == Conference.Status.BOOKED) {
				section.section((form) -> {
					RiskFields.show(form, Optional.empty());
					form.button(Button.press(RoomActions.ASSESS, "Record this assessment"));
				});
			}
		});
	}

	private static void found(Card.Builder section, AssessedRisk risk) {
		section.fact("Found", risk.inWords());
		Optional.ofNullable(risk.measures()).ifPresent((measures) -> section.fact("Measures", measures));
		section.button(Button.open("Open the assessment", URI.create(risk.link())));
	}

	private static Option option(Invitee invitee, int longestName) {
		return new Option(invitee.id().toString(), named(invitee, longestName));
	}

	private static String named(Invitee invitee, int longestName) {
		return "%s (%s)".formatted(Card.shortened(invitee.name(), longestName), invitee.role().label());
	}

}
