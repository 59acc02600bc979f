package io.convenor.chat.apart;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.Separation.Manner;
import io.convenor.scheduling.booking.ApartFields;

/** What is filled in to keep somebody apart, the same at the booking and later. */
public final class ApartForm {

	/** Said where somebody's own meeting lasts as long as the others'. */
	public static final String IN_TWO_AT_ONCE = "Their own meeting lasts as long as the other, so you would be in two "
			+ "at once. Give them a time within it, unless somebody else is with the others meanwhile.";

	/** Said where a time of their own does not keep people apart in front of the door. */
	public static final String SAME_BUILDING = "Who has a place in the room comes to the same building, for their own "
			+ "time. See that they do not meet at the reception or on the way: leave time between, or have one of them "
			+ "join on Teams.";

	private ApartForm() {
	}

	/**
	 * Whether somebody's own meeting would take all the time of the others', so that the
	 * chair is in two at once.
	 */
	public static boolean isInTwoAtOnce(@Nullable Manner manner, int fromMinute, @Nullable Integer untilMinute) {
		return manner == Manner.OWN_LINK && fromMinute == 0 && untilMinute == null;
	}

	/** Asks how, when, from whom and why. */
	public static void show(Card.Builder section, List<Option> others, List<Manner> manners, String when) {
		section
			.field(Field.choice(ApartFields.MANNER, "How they take part")
				.expanded()
				.options(manners.stream().map((each) -> new Option(each.name(), each.label())).toList()))
			.note("The meeting is from %s.".formatted(when))
			.field(Field.text(ApartFields.FROM, "They join at").atMost(10).hint("Like 10:15; empty for the beginning"))
			.field(Field.text(ApartFields.UNTIL, "They leave at").atMost(10).hint("Like 10:45; empty for the end"))
			.field(Field.choice(ApartFields.OTHER, "Whom they must not meet")
				.hint("Nobody in particular")
				.options(others))
			.field(Field.text(ApartFields.OTHER_FROM, "That other person joins at, where both have times of their own")
				.atMost(10)
				.hint("Like 10:45"))
			.field(Field.text(ApartFields.OTHER_UNTIL, "That other person leaves at").atMost(10).hint("Like 11:15"))
			.field(Field.paragraph(ApartFields.REASON, "Why").atMost(1000))
			.note("The reason is kept for those who look after the conference, and stands in no letter. "
					+ "Who takes part apart stands in the chair's letter and in no other.");
	}

}
