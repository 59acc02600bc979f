package io.convenor.chat.booking;

import java.util.Optional;
import java.util.UUID;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.CardView;
import io.convenor.chat.Reply;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Kind;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.booking.SlotAnswered;
import io.convenor.scheduling.booking.SlotAsked;
import io.convenor.scheduling.booking.SlotRequest;
import io.convenor.scheduling.booking.SlotRequests;
import io.convenor.timescales.Dates;

/**
 * Asks the chair of a review whether it may move for another conference. Of that one
 * nothing is shown but what kind it is.
 */
@Component
class SlotQuestion implements CardView, CardButtons {

	static final String KIND = "slot-request";

	private static final String YES = "slot.give";

	private static final String NO = "slot.keep";

	private final SlotRequests requests;

	private final Conferences conferences;

	private final CardScreen screen;

	SlotQuestion(SlotRequests requests, Conferences conferences, CardScreen screen) {
		this.requests = requests;
		this.conferences = conferences;
		this.screen = screen;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		return this.requests.find(UUID.fromString(subject)).map((request) -> {
			Conference review = this.conferences.get(request.review());
			return new View(card(request, review, this.requests.wantedFor(request)), request.version(),
					ShownTo.whoKnows(review));
		});
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.CHAIRS)
			.onNewest(YES, says(this.requests::give))
			.onNewest(NO, says(this.requests::keep));
	}

	private static Card card(SlotRequest request, Conference review, Optional<Kind> wantedFor) {
		String reference = review.reference().value();
		Card.Builder card = Card.titled("May %s move for another conference?", review.reference());
		switch (request.state()) {
			case OFFERED, ASKED -> asking(card, request, review, wantedFor);
			case MOVED -> card.text("You said yes. %s is now on %s, and everybody is told.".formatted(reference,
					Dates.inWords(request.moveTo())));
			case KEPT -> card.text("You said no. %s keeps its time.".formatted(reference));
			case TOO_LATE -> card.text(Optional.ofNullable(request.notice()).orElse("Nothing was moved."));
		}
		return card.build();
	}

	private static void asking(Card.Builder card, SlotRequest request, Conference review, Optional<Kind> wantedFor) {
		wantedFor.ifPresent((kind) -> card.fact("Asked for", kind.label()));
		card.text(
				"Another conference finds too few times before its last lawful date. It could be held on %s if your review moved."
					.formatted(Dates.inWords(request.startsAt())))
			.fact("Your review",
					"%s, %s, now on %s".formatted(review.reference(), review.kind().label(),
							Dates.inWords(review.startsAt())))
			.fact("It would move to",
					Dates.inWords(request.moveTo())
							+ ", which is free for everybody who must be there and within its own lawful time")
			.note("Yes moves it and tells everybody who is invited. Nothing moves if you say no.")
			.button(Button.press(YES, "Yes, move it"))
			.button(Button.press(NO, "No, keep it"));
	}

	/** The room asks again whether it is theirs to say. */
	private static Buttons.Step says(Said said) {
		return (turn, press) -> {
			UUID request = press.id(KIND)
				.orElseThrow(() -> new Refused("That card is not one I can act on. Nothing was moved."));
			long version = (press.card() != null) ? press.card().version() : -1;
			said.by(request, turn.who().objectId(), version);
			return Reply.live(KIND, request.toString());
		};
	}

	/** Runs in the transaction that asks, and stops it where nobody can be asked. */
	@EventListener
	void on(SlotAsked asked) {
		boolean reached = this.screen.postOnceTo(asked.askedOf(), "slot-asked:" + asked.request(), KIND,
				asked.request().toString(), asked.review());
		if (!reached) {
			throw new Refused("The chair of that review has never opened a chat with me, so I cannot ask. "
					+ "Choose another time, or ask them yourself.");
		}
	}

	/** Runs in the transaction that decided it. */
	@EventListener
	void on(SlotAnswered answered) {
		this.screen.changed(KIND, answered.request().toString(), answered.review());
		if (answered.tell() != null) {
			this.screen.changed(BookingCard.KIND, answered.booking().toString(), answered.booking());
			this.screen.postOnceTo(answered.tell(), "slot-answered:" + answered.request(), BookingCard.KIND,
					answered.booking().toString(), answered.booking());
		}
	}

	/** Yes or no. */
	private interface Said {

		void by(UUID request, String who, long version);

	}

}
