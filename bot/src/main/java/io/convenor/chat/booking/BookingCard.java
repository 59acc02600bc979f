package io.convenor.chat.booking;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.CardView;
import io.convenor.chat.CardView.View;
import io.convenor.chat.Command;
import io.convenor.chat.Page;
import io.convenor.chat.Pages;
import io.convenor.chat.Reply;
import io.convenor.chat.ShownTo;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.CardTooLarge;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conferences;
import io.convenor.conference.Reference;
import io.convenor.drafts.Confirmation;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.Booking.Guest;
import io.convenor.scheduling.booking.Booking.Question;
import io.convenor.scheduling.booking.BookingFields;
import io.convenor.scheduling.booking.BookingProspects;
import io.convenor.scheduling.booking.Bookings;
import io.convenor.scheduling.booking.Prospect;
import io.convenor.scheduling.booking.SlotRequests;
import io.convenor.scheduling.booking.SlotsArrived;

/**
 * Shows a booking at the step it has come to. Each button hands what was filled in to one
 * step of the room, which compares the versions itself, since it knows which changes do
 * not matter.
 */
@Configuration(proxyBeanMethods = false)
class BookingCard implements CardView, CardButtons {

	static final String KIND = "booking";

	private static final int SHORTENED_NAME = 40;

	private static final int SHORTEST_NAME = 20;

	private static final int SHORTENED_ANSWER = 300;

	private static final int ON_A_PAGE = 8;

	static final String ABOUT = "booking.about";

	private static final String AFRESH = "booking.afresh";

	static final String FIND = "booking.find";

	static final String ADD_FOUND = "booking.add-found";

	static final String ADD = "booking.add";

	static final String REMOVE = "booking.remove";

	static final String COPY = "booking.copy";

	static final String IMPORT = "booking.import";

	static final String PEOPLE = "booking.people";

	private static final String YES = "booking.yes";

	private static final String NO = "booking.no";

	private static final String BACK = "booking.back";

	static final String LOOK = "booking.look";

	static final String SLOT = "booking.slot";

	static final String ASK = "booking.ask";

	static final String TIME = "booking.time";

	static final String APART = "booking.apart";

	static final String HOW_APART = "booking.how-apart";

	static final String NOT_APART = "booking.not-apart";

	static final String CONFIRM = "booking.confirm";

	private final Bookings bookings;

	private final BookingProspects prospects;

	private final Conferences conferences;

	private final SlotRequests slotRequests;

	private final CardScreen screen;

	BookingCard(Bookings bookings, BookingProspects prospects, SlotRequests slotRequests, Conferences conferences,
			CardScreen screen) {
		this.bookings = bookings;
		this.prospects = prospects;
		this.slotRequests = slotRequests;
		this.conferences = conferences;
		this.screen = screen;
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
		return this.bookings.find(UUID.fromString(subject))
			.map((booking) -> new View(
					(booking.conference() != null) ? closed(booking.conference()) : open(booking, page),
					booking.version(), ShownTo.one(booking.chairId(), Audience.CHAIRS)));
	}

	private Card closed(UUID conference) {
		Reference reference = this.conferences.get(conference).reference();
		return Card.titled("Booked as %s", reference)
			.text("This booking is done. Type “status " + reference + "” to see how it stands.")
			.build();
	}

	/**
	 * What a person can type is more than a card can hold; names and what was typed are
	 * shortened then, on the card alone.
	 */
	private Card open(Booking booking, Page page) {
		Prospect prospect = this.prospects.of(booking);
		try {
			return open(booking, page, prospect, Integer.MAX_VALUE);
		}
		catch (CardTooLarge ex) {
			return shortened(booking, page, prospect);
		}
	}

	private Card shortened(Booking booking, Page page, Prospect prospect) {
		try {
			return open(booking, page, shortened(prospect, SHORTENED_NAME), SHORTENED_ANSWER);
		}
		catch (CardTooLarge ex) {
			return open(booking, page, shortened(prospect, SHORTEST_NAME), SHORTENED_ANSWER);
		}
	}

	private Card open(Booking booking, Page page, Prospect prospect, int longestAnswer) {
		Card.Builder card = Card.saying("Book a conference, step %d of 4", booking.step().number());
		Optional.ofNullable(booking.plan().notice()).ifPresent(card::warning);
		switch (booking.step()) {
			case ABOUT -> AboutStep.show(card, booking, prospect);
			case PEOPLE -> PeopleStep.show(card, booking, prospect, page);
			case TIME -> TimeStep.show(card, booking, prospect, this.slotRequests);
			case SUMMARY -> SummaryStep.show(card, booking, prospect, page);
		}
		return card.keeping(booking.plan().form().shortened(longestAnswer)).build();
	}

	private static Prospect shortened(Prospect prospect, int longest) {
		return new Prospect(prospect.kinds(), prospect.lastLawful(),
				prospect.people()
					.stream()
					.map((each) -> new Prospect.Placed(shortened(each.guest(), longest), each.inTheRoom(), each.turn()))
					.toList(),
				prospect.riskAskedFor(), prospect.risk(), prospect.earlier(), prospect.missing(), prospect.nobodyFrom(),
				prospect.open(), prospect.asked(), prospect.saysWhy(), prospect.names());
	}

	private static Guest shortened(Guest guest, int longest) {
		return guest.called(Card.shortened(guest.name(), longest),
				guest.withoutEmail() ? guest.address() : shortenedAddress(guest.address()),
				Card.shortened(guest.agency(), longest));
	}

	/** Where the letter goes is said by the end of an address, so that stays. */
	private static String shortenedAddress(String address) {
		return (address.length() <= SHORTENED_NAME) ? address
				: "…" + address.substring(address.length() - SHORTENED_NAME);
	}

	/** What the chair is asked before it goes on. */
	static void questions(Card.Builder card, Booking booking, String yes, String no) {
		if (booking.plan().questions().isEmpty()) {
			return;
		}
		card.panel((panel) -> {
			panel.heading((booking.plan().questions().size() == 1) ? "One question first" : "Some questions first");
			booking.plan().questions().stream().map(Question::sentence).forEach(panel::text);
			panel.button(Button.press(YES, yes));
			panel.button(Button.press(NO, no));
		});
	}

	/**
	 * Lets a chair put away what they had begun, at whichever step they find it again.
	 */
	static void afresh(Card.Builder card, Booking booking) {
		if (booking.begun()) {
			card.button(Button.press(AFRESH, "Yes, start afresh")
				.asking("Start afresh", "Everything you filled in for this booking is thrown away. Nothing was booked, "
						+ "and nobody was told."));
		}
	}

	/** Somebody with the address they are written to and where they take part. */
	static String whoAndWhere(Booking booking, Prospect.Placed each) {
		return "%s, %s%s".formatted(each.guest().described(), each.guest().writtenTo(), place(booking, each));
	}

	/** Where somebody takes part, and whether they wait for a place. */
	static String place(Booking booking, Prospect.Placed each) {
		if (!booking.about().inARoom()) {
			return "";
		}
		if (each.inTheRoom()) {
			return ": in the room";
		}
		return ": on Teams" + ((each.turn() > 0) ? ", number " + each.turn() + " on the waiting list" : "");
	}

	/** Those on a page of the list, and the way to the others. */
	static List<Prospect.Placed> people(Card.Builder card, Booking booking, Prospect prospect, Page page) {
		Pages<Prospect.Placed> people = new Pages<>(prospect.people(), ON_A_PAGE, page.number());
		card.section((section) -> {
			people.shown().forEach((each) -> section.point(whoAndWhere(booking, each)));
			people.ontoLive(section, page);
		});
		return people.shown();
	}

	static Button back() {
		return Button.press(BACK, "Back");
	}

	static String orNothing(@Nullable String text) {
		return (text != null) ? text : "";
	}

	@EventListener
	void show(SlotsArrived arrived) {
		this.screen.changed(KIND, arrived.booking().toString(), arrived.booking());
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.CHAIRS)
			.onAnyVersion(ABOUT, step(this.bookings::about))
			.onAnyVersion(AFRESH, step(this.bookings::afresh))
			.onAnyVersion(FIND, staying(this.bookings::seek))
			.onAnyVersion(ADD_FOUND, adding(this.bookings::addFound))
			.onAnyVersion(ADD, adding(this.bookings::addByName))
			.onAnyVersion(REMOVE, staying(this.bookings::remove))
			.onAnyVersion(COPY, adding(this.bookings::copy))
			.onAnyVersion(IMPORT, adding(this.bookings::importNetwork))
			.onAnyVersion(PEOPLE, step(this.bookings::people))
			.onAnyVersion(YES, step(this.bookings::yes))
			.onAnyVersion(NO, step(this.bookings::no))
			.onAnyVersion(BACK, step(this.bookings::back))
			.onAnyVersion(LOOK, step(this.bookings::look))
			.onAnyVersion(SLOT, step(this.bookings::slot))
			.onAnyVersion(ASK, step(this.bookings::askForSlot))
			.onAnyVersion(TIME, step(this.bookings::time))
			.onAnyVersion(APART, step(this.bookings::whoIsApart))
			.onAnyVersion(HOW_APART, step(this.bookings::howApart))
			.onAnyVersion(NOT_APART, step(this.bookings::notApart))
			.onAnyVersion(CONFIRM, submitting((submission) -> confirmed(this.bookings.confirm(submission))));
	}

	private static Buttons.Step step(Function<Submission, Booking> step) {
		return submitting((submission) -> shown(step.apply(submission)));
	}

	/** The page in sight stays. */
	private static Buttons.Step staying(Function<Submission, Booking> step) {
		return submitting((submission) -> live(step.apply(submission)));
	}

	/** Whoever was added stands at the end of the list. */
	private static Buttons.Step adding(Function<Submission, Booking> step) {
		return submitting((submission) -> live(step.apply(submission)).at(Page.last()));
	}

	private static Buttons.Step submitting(Function<Submission, Reply> step) {
		return (turn, press) -> step.apply(press.submission(KIND, BookingFields.ALL, turn)
			.orElseThrow(() -> new Refused("That card is not one I can act on. Type schedule to begin a booking.")));
	}

	/** Another step begins with the first page of its list. */
	private static Reply shown(Booking booking) {
		return live(booking).at(Page.FIRST);
	}

	private static Reply.Live live(Booking booking) {
		return Reply.live(KIND, booking.id().toString());
	}

	private Reply confirmed(Confirmation<Booking> confirmation) {
		return switch (confirmation) {
			case Confirmation.Done<Booking>(UUID conference) ->
				booked(conference, "Booked as %s. Everything goes out now; this card shows how far it is.");
			case Confirmation.Already<Booking>(UUID conference) ->
				booked(conference, "Already booked as %s. Nothing was done again.");
			case Confirmation.NotYet<Booking>(Booking booking) -> shown(booking);
		};
	}

	private Reply booked(UUID conference, String sentence) {
		return Reply.live(ConferenceCard.KIND, conference.toString())
			.saying(sentence.formatted(this.conferences.get(conference).reference()));
	}

	@Bean
	@Order(10)
	Command typingSchedule() {
		return Command.named("schedule", "Book a conference or review")
			.alsoCalled("book")
			.by(Audience.CHAIRS)
			.inPrivate()
			.does(this::begin);
	}

	private Reply begin(Turn turn, Arguments arguments) {
		Booking booking = this.bookings.begin(turn.who().objectId());
		Reply.Live card = live(booking);
		return booking.begun() ? card.saying("You had begun this one, and everything is as you left it. "
				+ "Go on, or press Start afresh to put it away.") : card;
	}

}
