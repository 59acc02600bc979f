package io.convenor.chat.apart;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.CardView;
import io.convenor.chat.Command;
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
import io.convenor.chat.cards.Option;
import io.convenor.chat.overview.ConferenceButton;
import io.convenor.chat.overview.ConferenceCard;
import io.convenor.chat.overview.Sections;
import io.convenor.chat.overview.StatusLine;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation.Manner;
import io.convenor.drafts.Confirmation;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.people.Role;
import io.convenor.scheduling.apart.ApartDecidedByAnother;
import io.convenor.scheduling.apart.KeepingApart;
import io.convenor.scheduling.apart.KeepingApart.Apart;
import io.convenor.scheduling.apart.KeepingApart.Standing;
import io.convenor.scheduling.apart.PlannedSeparation;
import io.convenor.scheduling.booking.ApartFields;
import io.convenor.scheduling.changes.HandMadeDecisions;
import io.convenor.timescales.Dates;

/**
 * Shows how people are kept apart, step by step, and does what is pressed there; says on
 * the conference's card who takes part apart and whether their own entry stands, and
 * brings its chair what others decided.
 */
@Configuration(proxyBeanMethods = false)
@Order(60)
class ApartCard implements CardView, CardButtons, StatusLine {

	private static final String KIND = "apart";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private static final int ON_A_PAGE = 12;

	private static final int LONGEST = 220;

	private static final int SHORTENED = 60;

	/** So many that their names are shortened where somebody is to be chosen. */
	private static final int MANY = 25;

	private static final int SHORTENED_OF_MANY = 45;

	private static final int SHORTENED_REASON = 200;

	private static final String OPEN = "apart.open";

	private static final String SAY = "apart.say";

	private static final String END = "apart.end";

	private static final String PUT_BACK = "apart.put-back";

	private static final String BACK = "apart.back";

	private static final String CONFIRM = "apart.confirm";

	private static final String LEAVE = "apart.leave";

	/** What a button carries that is about one separation. */
	private static final String SEPARATION = "separation";

	private static final String NOT_ONE = "That card is not one I can act on. Type conferences to see yours.";

	private final KeepingApart apart;

	private final Conferences conferences;

	private final HandMadeDecisions decisions;

	private final CardScreen screen;

	ApartCard(KeepingApart apart, Conferences conferences, HandMadeDecisions decisions, CardScreen screen) {
		this.apart = apart;
		this.conferences = conferences;
		this.decisions = decisions;
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
		return this.apart.find(UUID.fromString(subject)).map((plan) -> {
			Conference conference = this.conferences.get(plan.conference());
			return new View(card(plan, conference, page), plan.version(), ShownTo.whoKnows(conference));
		});
	}

	private Card card(PlannedSeparation planned, Conference conference, Page page) {
		try {
			return card(planned, conference, page, LONGEST, Integer.MAX_VALUE);
		}
		catch (CardTooLarge ex) {
			return card(planned, conference, page, SHORTENED, SHORTENED_REASON);
		}
	}

	private Card card(PlannedSeparation planned, Conference conference, Page page, int longest, int longestReason) {
		String reference = conference.reference().value();
		Card.Builder card = Card.saying("Keep people apart at %s", conference.reference());
		Optional.ofNullable(planned.plan().notice()).ifPresent(card::warning);
		card.heading("%s: keep people apart".formatted(reference))
			.text("%s to %s. %s.".formatted(Dates.inWords(conference.startsAt()), TIME.format(conference.endsAt()),
					conference.way().label()));
		if (planned.closed() || conference.status() != Conference.Status.BOOKED) {
			card.text("This is done. Type “status %s” to see how it stands.".formatted(reference));
		}
		else if (planned.plan().preview()) {
			preview(card, planned, conference, page, longest, longestReason);
		}
		else {
			now(card, conference, longest, longestReason);
			form(card, conference, longest);
		}
		return card.button(Button.press(LEAVE, "Back to the conference"))
			.keeping(planned.plan().form().shortened(longestReason))
			.build();
	}

	private void now(Card.Builder card, Conference conference, int longest, int longestReason) {
		card.items("person", this.apart.of(conference), (each) -> Card.shortened(each.invitee().described(), longest),
				(section, each) -> {
					section.fact("How", each.inWords());
					Optional.ofNullable(each.separation().apartFrom())
						.flatMap(conference::invitee)
						.ifPresent(
								(other) -> section.fact("Must not meet", Card.shortened(other.described(), longest)));
					section.fact("Why", Card.shortened(each.separation().reason(), longestReason));
					standing(section, each);
					section.button(Button
						.press(END, (each.separation().manner() == Manner.EXCLUDED) ? "Invite" : "No longer apart")
						.with(SEPARATION, each.separation().id().toString()));
				});
	}

	private static void standing(Card.Builder section, Apart apart) {
		switch (apart.standing()) {
			case SETTLED -> {
			}
			case CHANGED_BY_HAND -> section
				.warning("Somebody changed their calendar entry in Outlook by hand. I have not touched it.")
				.button(Button.press(PUT_BACK, "Put ours back").with(SEPARATION, apart.separation().id().toString()));
			default -> section.warning(inWords(apart.standing()));
		}
	}

	static String inWords(Standing standing) {
		return switch (standing) {
			case SETTLED -> "in their calendar";
			case ON_ITS_WAY -> "their own entry is being put into their calendar";
			case NO_LINK -> "Teams gave no link for their meeting; I keep looking";
			case LOBBY_NOT_SET -> "the lobby of their meeting is being set";
			case CHANGED_BY_HAND -> "somebody changed their entry in Outlook by hand; decide under “Keep people apart”";
		};
	}

	private static void form(Card.Builder card, Conference conference, int longest) {
		int most = (conference.invitees().size() > MANY) ? SHORTENED_OF_MANY : longest;
		List<Option> people = conference.invitees()
			.stream()
			.filter((each) -> each.role() != Role.CHAIR)
			.map((each) -> new Option(each.id().toString(), Card.shortened(each.described(), most)))
			.toList();
		List<Manner> manners = Stream.of(Manner.values())
			.filter((each) -> conference.way().inTheCalendar() || each == Manner.EXCLUDED)
			.toList();
		card.section((section) -> {
			section.heading("Keep somebody apart")
				.text("Nothing is changed and nobody is told before you confirm.")
				.field(Field.choice(ApartFields.WHO, "Who").hint("Choose one").options(people));
			ApartForm.show(section, people, manners,
					"%s to %s".formatted(TIME.format(conference.startsAt()), TIME.format(conference.endsAt())));
			section.button(Button.press(SAY, "Next"));
		});
	}

	private void preview(Card.Builder card, PlannedSeparation planned, Conference conference, Page page, int longest,
			int longestReason) {
		card.section((section) -> {
			section.heading("Is this right? What each is told, alone");
			var told = new Pages<>(this.apart.preview(planned), ON_A_PAGE, page.number());
			told.shown().forEach((each) -> section.fact(Card.shortened(each.who(), longest), each.what()));
			told.ontoLive(section, page);
			section.text(
					"Nobody else is told anything but the chair, whose letter alone says who takes part apart. No other letter names another person.");
			if (!planned.plan().reason().isEmpty()) {
				section.fact("Why, for those who look after the conference",
						Card.shortened(planned.plan().reason(), longestReason));
			}
		});
		if (wants(planned, Manner.OWN_TIME)) {
			card.note("Who joins by the same link at another time sees only who is in the meeting then. See everybody "
					+ "out before you let the next one in.");
			if (conference.way().inARoom()) {
				card.note(ApartForm.SAME_BUILDING + " “Room and places” says who has a place.");
			}
		}
		if (wants(planned, Manner.OWN_LINK)) {
			card.note("The link they were sent before still leads to the lobby of the other meeting. Let them in only "
					+ "in their own.");
		}
		planned.plan()
			.parts()
			.stream()
			.filter((part) -> ApartForm.isInTwoAtOnce(part.manner(), part.fromMinute(), part.untilMinute()))
			.findFirst()
			.ifPresent((_) -> card.warning(ApartForm.IN_TWO_AT_ONCE));
		card.button(Button.press(CONFIRM, "Confirm and tell them")).button(Button.press(BACK, "Back"));
	}

	private static boolean wants(PlannedSeparation planned, Manner manner) {
		return planned.plan().parts().stream().anyMatch((part) -> part.manner() == manner);
	}

	@Bean
	@Order(50)
	ConferenceButton keepPeopleApart() {
		return (conference) -> Optional.of(Button.press(OPEN, "Keep people apart"))
			.filter((_) -> conference.status() == Conference.Status.BOOKED);
	}

	@Bean
	@Order(37)
	Command typingApart(Sections sections) {
		return sections.typed("apart", "Keep people of a conference apart, or let them meet again", keepPeopleApart(),
				(turn, conference) -> shown(this.apart.begin(conference.id(), turn.who().objectId())));
	}

	/** Who may, and on which version, is asked in the room. */
	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF)
			.onAnyVersion(OPEN, this::open)
			.onAnyVersion(SAY, submitting((submission, _) -> shown(this.apart.say(submission))))
			.onAnyVersion(END,
					submitting((submission, press) -> shown(this.apart.sayWhoComesBack(submission, separation(press)))))
			.onAnyVersion(PUT_BACK, submitting(this::putBack))
			.onAnyVersion(BACK, submitting((submission, _) -> shown(this.apart.back(submission))))
			.onAnyVersion(CONFIRM, submitting((submission, _) -> confirmed(this.apart.confirm(submission))))
			.onAnyVersion(LEAVE, submitting((submission, _) -> conference(planned(submission).conference())));
	}

	private Reply open(Turn turn, Press press) {
		UUID conference = press.id(ConferenceCard.KIND).orElseThrow(ApartCard::notOne);
		return shown(this.apart.begin(conference, turn.who().objectId()));
	}

	private Reply putBack(Submission submission, Press press) {
		PlannedSeparation planned = planned(submission);
		this.decisions.putBackPart(planned.conference(), separation(press), submission.who());
		return conference(planned.conference()).saying("Ours is being put back into their calendar.");
	}

	private PlannedSeparation planned(Submission submission) {
		return this.apart.find(submission.draft())
			.filter((planned) -> planned.who().equals(submission.who()))
			.orElseThrow(ApartCard::notOne);
	}

	private static Reply confirmed(Confirmation<PlannedSeparation> confirmation) {
		return switch (confirmation) {
			case Confirmation.Done<PlannedSeparation>(UUID conference) ->
				conference(conference).saying("Done. Each is told alone; this card shows how far it is.");
			case Confirmation.Already<PlannedSeparation>(UUID conference) ->
				conference(conference).saying("That is done already. Nothing was done again.");
			case Confirmation.NotYet<PlannedSeparation>(PlannedSeparation planned) -> shown(planned);
		};
	}

	private static Reply.Live conference(UUID id) {
		return Reply.live(ConferenceCard.KIND, id.toString());
	}

	private static Reply shown(PlannedSeparation planned) {
		return Reply.live(KIND, planned.id().toString());
	}

	private static UUID separation(Press press) {
		return press.carriedId(SEPARATION).orElseThrow(ApartCard::notOne);
	}

	private static Refused notOne() {
		return new Refused(NOT_ONE);
	}

	private static Buttons.Step submitting(BiFunction<Submission, Press, Reply> step) {
		return (turn, press) -> step.apply(press.submission(KIND, ApartFields.ALL, turn).orElseThrow(ApartCard::notOne),
				press);
	}

	@Override
	public List<Line> about(Conference conference) {
		return this.apart.of(conference).stream().map((each) -> {
			boolean settled = each.standing() == Standing.SETTLED;
			String how = each.inWords() + (comesToTheBuilding(conference, each)
					? "; comes to the same building as the others, so see that they do not meet at the reception or on the way"
					: "");
			return new Line("Apart: " + each.invitee().described(),
					settled ? how : how + "; " + inWords(each.standing()), !settled, false)
				.shownAlways();
		}).toList();
	}

	/** However it came about: a time of their own, and a place in the room. */
	private static boolean comesToTheBuilding(Conference conference, Apart apart) {
		return apart.separation().manner() == Manner.OWN_TIME && conference.way().inARoom()
				&& apart.invitee().place() == Invitee.Place.ROOM;
	}

	@Override
	public long version(Conference conference) {
		return this.apart.version(conference.id());
	}

	/**
	 * A chair who did not decide it themselves is shown the conference anew, with who
	 * takes part apart and when: it is they who let people in.
	 */
	@EventListener
	void on(ApartDecidedByAnother decided) {
		Conference conference = this.conferences.get(decided.conference());
		this.screen.tell(conference.chairId(),
				"apart-by-another:%s:%d:%s".formatted(conference.id(), decided.arrangement(), conference.chairId()),
				ConferenceCard.KIND, conference.id().toString(), conference.id());
	}

}
