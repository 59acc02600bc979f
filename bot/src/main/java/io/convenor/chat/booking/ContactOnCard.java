package io.convenor.chat.booking;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.FamilyContact;
import io.convenor.scheduling.booking.BookingFields;

/**
 * Asks how somebody of the family is reached safely. Only whoever looks after the
 * conference sees it again.
 */
public final class ContactOnCard {

	static final List<Option> YES_OR_NO = List.of(new Option("YES", "Yes"), new Option("NO", "No"));

	private static final List<Option> HOURS = IntStream.rangeClosed(8, 20)
		.mapToObj((hour) -> "%02d:00".formatted(hour))
		.map((hour) -> new Option(hour, hour))
		.toList();

	private ContactOnCard() {
	}

	/** The fields for it. */
	public static void show(Card.Builder section) {
		section.text("For family: how to reach them safely. Without email they get letters on paper, and calls.")
			.field(Field.text(BookingFields.TELEPHONE, "Telephone").atMost(100))
			.field(Field.choice(BookingFields.SAFE_FROM, "Safe to ring from").hint("Any time").options(HOURS))
			.field(Field.choice(BookingFields.SAFE_UNTIL, "Safe to ring until").hint("Any time").options(HOURS))
			.field(Field.choice(BookingFields.MESSAGE, "A message may be left").hint("No").options(YES_OR_NO))
			.field(Field.text(BookingFields.HOW_TO_REACH, "What else to know of reaching them safely").atMost(300))
			.field(Field.text(BookingFields.POSTAL_ADDRESS, "Postal address").atMost(300))
			.field(Field.choice(BookingFields.FORMAT, "How their letters have to be")
				.hint("As usual")
				.options(Stream.of(FamilyContact.Format.values())
					.map((format) -> new Option(format.name(), format.label()))
					.toList()));
	}

}
