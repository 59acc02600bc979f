package io.convenor.chat.changes;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.CardView;
import io.convenor.chat.Page;
import io.convenor.chat.Pages;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.ShownTo;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.CardTooLarge;
import io.convenor.chat.cards.Field;
import io.convenor.drafts.Ids;
import io.convenor.chat.overview.Theirs;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.FamilyContacts;
import io.convenor.delivery.PaperLetters;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.changes.CallToMake;
import io.convenor.scheduling.changes.CallsToMake;
import io.convenor.scheduling.changes.TickingOffCalls;
import io.convenor.timescales.Dates;

/**
 * Shows the calls to the family about one conference, each with what to say, to be ticked
 * off.
 */
@Component
class CallsCard implements CardView, CardButtons {

	static final String KIND = "calls";

	static final String SHOW = "calls.show";

	private static final String MADE = "calls.made";

	private static final String RANG = "rang.";

	private static final String NOTE = "note.";

	private static final String NOT_REACHED = "notReached";

	private static final int ON_A_PAGE = 8;

	private static final int SHORTENED = 60;

	private final CallsToMake calls;

	private final TickingOffCalls tickingOff;

	private final Conferences conferences;

	private final PaperLetters letters;

	private final FamilyContacts contacts;

	private final WhatTheyTold told;

	private final Theirs theirs;

	CallsCard(CallsToMake calls, TickingOffCalls tickingOff, Conferences conferences, PaperLetters letters,
			FamilyContacts contacts, WhatTheyTold told, Theirs theirs) {
		this.theirs = theirs;
		this.letters = letters;
		this.contacts = contacts;
		this.told = told;
		this.calls = calls;
		this.tickingOff = tickingOff;
		this.conferences = conferences;
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
			.map((conference) -> new View(card(conference, page),
					this.calls.version(conference.id()) + conference.arrangement()
							+ this.letters.version(conference.id()) + this.told.version(conference.id()),
					ShownTo.whoKnows(conference)));
	}

	private Card card(Conference conference, Page page) {
		List<CallToMake> all = this.calls.about(conference.id());
		Map<UUID, String> told = this.told.about(conference);
		try {
			return card(conference, page, all, told, 500);
		}
		catch (CardTooLarge ex) {
			return card(conference, page, all, told, SHORTENED);
		}
	}

	private Card card(Conference conference, Page page, List<CallToMake> all, Map<UUID, String> told, int longest) {
		String reference = conference.reference().value();
		List<CallToMake> open = all.stream().filter(CallToMake::open).toList();
		Card.Builder card = Card.saying("Calls about %s", conference.reference())
			.heading("%s: calls to make".formatted(reference))
			.text(open.isEmpty() ? "There is no call to make." : "Each of them has, or gets, a letter too.");
		this.told.unsettled(conference).ifPresent(card::warning);
		List<Consumer<Card.Builder>> parts = new ArrayList<>();
		open.forEach((call) -> parts.add((onto) -> onto
			.section((section) -> toMake(section, call, Optional.ofNullable(told.get(call.invitee())), longest))));
		parts.addAll(LettersToPrint.parts(conference, this.letters.about(conference.id()), this.contacts));
		all.forEach((call) -> Optional.ofNullable(call.made())
			.ifPresent((made) -> parts.add((onto) -> made(onto, call, made, longest))));
		Pages<Consumer<Card.Builder>> pages = new Pages<>(parts, ON_A_PAGE, page.number());
		pages.shown().forEach((part) -> part.accept(card));
		pages.ontoLive(card, page);
		return card.build();
	}

	private static void toMake(Card.Builder section, CallToMake call, Optional<String> told, int longest) {
		section.heading(Card.shortened(call.who(), longest)).text(call.say());
		told.ifPresent((each) -> section.note(Card.shortened("They told us: " + each, longest)));
		call.toRing().forEach(section::note);
		call.tries().inWords().ifPresent(section::warning);
		section.field(Field.text(RANG + call.id(), "Who rang (leave empty if it was you)").atMost(100))
			.field(Field.text(NOTE + call.id(), "Note (such as: will come; no answer, message left)").atMost(200))
			.button(Button.press(MADE, "Rang them")
				.with("call", call.id().toString())
				.with("seen", String.valueOf(call.version())))
			.button(Button.press(MADE, "Nobody answered")
				.with("call", call.id().toString())
				.with("seen", String.valueOf(call.version()))
				.with(NOT_REACHED, "true"));
	}

	private static void made(Card.Builder card, CallToMake call, CallToMake.Made made, int longest) {
		String rang = Optional.ofNullable(made.rang())
			.filter((who) -> !who.isBlank())
			.map((who) -> " by " + who)
			.orElse("");
		String note = Optional.ofNullable(made.note())
			.filter((text) -> !text.isBlank())
			.map((text) -> ". " + text)
			.orElse("");
		card.fact(Card.shortened(call.who(), longest),
				"rung " + Dates.inWords(made.at()) + Card.shortened(rang + note, longest));
	}

	/** Each call has its own version. */
	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF).onAnyVersion(SHOW, this::open).onAnyVersion(MADE, this::made);
	}

	private Reply open(Turn turn, Press press) {
		return show(this.theirs.carried("conference", turn, press).id());
	}

	static Reply.Live show(UUID conference) {
		return Reply.live(KIND, conference.toString());
	}

	private Reply made(Turn turn, Press press) {
		UUID conference = press.id(KIND)
			.orElseThrow(() -> new Refused("That card is not one I can act on. Type calls to see the calls to make."));
		UUID call = press.carriedId("call")
			.filter((id) -> this.calls.about(conference).stream().anyMatch((each) -> each.id().equals(id)))
			.orElseThrow(() -> new Refused("There is no such call. Type calls to see the calls to make."));
		long seen = press.carried("seen").map(Ids::version).orElse(-1L);
		String rang = press.reading()
			.typed(RANG + call)
			.map(String::strip)
			.filter((who) -> !who.isEmpty())
			.orElse(turn.who().name());
		String note = press.reading().typed(NOTE + call).map(String::strip).orElse("");
		if (press.carried(NOT_REACHED).isPresent()) {
			LocalDateTime next = this.tickingOff.notReached(call, seen, turn.who().objectId(), rang, note);
			return show(conference).saying("Noted. Please try again on %s.".formatted(Dates.inWords(next)));
		}
		this.tickingOff.made(call, seen, turn.who().objectId(), rang, note);
		return show(conference).saying("Ticked off.");
	}

}
