package io.convenor.chat.answers;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Way;
import io.convenor.scheduling.answers.AnswerFields;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.InviteeAnswer;
import io.convenor.scheduling.answers.Need;
import io.convenor.scheduling.answers.Response;
import io.convenor.scheduling.answers.TakesPart;
import io.convenor.scheduling.places.WishesForPlaces;

/** Where what one person told is noted. */
@Component
class AnswerCard implements CardView {

	static final String KIND = "answer";

	static final String RESPONSE = AnswerFields.RESPONSE;

	static final String TAKES_PART = AnswerFields.TAKES_PART;

	static final String MEET_THE_CHAIR = "meetTheChair";

	static final String REASON = AnswerFields.REASON;

	static final String NEEDS = "needs";

	static final String NOTE = AnswerFields.NOTE;

	private final Conferences conferences;

	private final Answers answers;

	private final WishesForPlaces wishes;

	AnswerCard(Conferences conferences, Answers answers, WishesForPlaces wishes) {
		this.wishes = wishes;
		this.conferences = conferences;
		this.answers = answers;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<View> of(String subject) {
		Subject about = Subject.read(subject);
		return this.conferences.findById(about.conference)
			.flatMap((conference) -> this.answers.of(conference)
				.stream()
				.filter((answer) -> answer.invitee().id().equals(about.invitee))
				.findFirst()
				.map((answer) -> new View(card(conference, answer),
						conference.version() + this.answers.version(conference.id()), ShownTo.whoKnows(conference))));
	}

	private Card card(Conference conference, InviteeAnswer answer) {
		String title = "What %s told".formatted(answer.invitee().name());
		Card.Builder card = Card.saying("What somebody told about %s", conference.reference())
			.heading(title)
			.form("told " + answer.invitee().id())
			.text("%s, %s. So far: %s.".formatted(conference.reference(), AnswersInWords.when(conference),
					AnswersInWords.answer(answer)))
			.field(Field.choice(RESPONSE, "Do they come?")
				.expanded()
				.option(Response.NONE.name(), "They have not said; only note what they need")
				.option(Response.ACCEPTED.name(), "Yes")
				.option(Response.TENTATIVE.name(), "Perhaps")
				.option(Response.DECLINED.name(), "No, they send apologies")
				.value(answer.response().name()))
			.field(Field.choice(TAKES_PART, "How they take part")
				.hint("Choose one")
				.options(Stream.of(TakesPart.values())
					.filter((each) -> each != TakesPart.APOLOGIES && each.possible(conference.way()))
					.map((each) -> new Option(each.name(), StringUtils.capitalize(each.label())))
					.toList())
				.value((answer.takesPart() != TakesPart.APOLOGIES) ? answer.takesPart().name() : null));
		meetTheChair(card, conference, answer.invitee());
		return card.field(Field.text(REASON, "Why they cannot come, if they do not").atMost(500).value(answer.reason()))
			.field(Field.choices(NEEDS, "What they need")
				.options(Stream.of(Need.values())
					.map((each) -> new Option(each.name(), StringUtils.capitalize(each.label())))
					.toList())
				.value(answer.needs().stream().sorted().map(Need::name).collect(Collectors.joining(","))))
			.field(Field.text(NOTE,
					"More about it, such as the language (the social worker who is invited reads it; nobody does where the meeting stays with its group)")
				.atMost(500)
				.value(answer.note()))
			.button(Button.press(AnswerActions.TELL, "Save"))
			.button(Button.press(AnswerActions.OPEN, "Back without saving")
				.with(AnswerActions.CONFERENCE, conference.id().toString()))
			.build();
	}

	/**
	 * Family who want to meet the chair come first when places in the room are given out.
	 */
	private void meetTheChair(Card.Builder card, Conference conference, Invitee invitee) {
		if (invitee.family() && conference.way().inTheCalendar() && conference.way() != Way.FACE_TO_FACE) {
			String where = (conference.way() == Way.HYBRID) ? "" : ", if it is held in a room after all";
			card.field(Field.toggle(MEET_THE_CHAIR, "A place in the room", "Wants to meet the chair in person" + where)
				.value(Boolean.toString(this.wishes.meetsTheChair(conference.id(), invitee.id()))));
		}
	}

	/** One person of one conference. */
	record Subject(UUID conference, UUID invitee) {

		static Subject read(String written) {
			int slash = written.indexOf('/');
			return new Subject(UUID.fromString(written.substring(0, slash)),
					UUID.fromString(written.substring(slash + 1)));
		}

		String written() {
			return this.conference + "/" + this.invitee;
		}

	}

}
