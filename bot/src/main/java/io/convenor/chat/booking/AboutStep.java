package io.convenor.chat.booking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.cards.Option;
import io.convenor.conference.Child;
import io.convenor.conference.Kind;
import io.convenor.conference.RiskForm;
import io.convenor.conference.Way;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.BookingFields;
import io.convenor.scheduling.booking.Prospect;

/** The first step: what the conference is. */
final class AboutStep {

	private static final String USUAL_LENGTH = "90";

	private AboutStep() {
	}

	static void show(Card.Builder card, Booking booking, Prospect prospect) {
		Booking.About about = booking.about();
		card.heading("Book a conference (1 of 4): what it is")
			.field(Field.choice(BookingFields.KIND, "Kind of meeting")
				.hint("Choose one")
				.options(prospect.kinds().stream().map((kind) -> new Option(kind.name(), kind.label())).toList())
				.value((about.kind() != null) ? about.kind().name() : null))
			.field(Field.choice(BookingFields.WAY, "How it will be held")
				.hint("Choose one")
				.options(Stream.of(Way.values()).map((way) -> new Option(way.name(), way.label())).toList())
				.value((about.way() != null) ? about.way().name() : null))
			.field(Field.paragraph(BookingFields.CASE_REFERENCE, "Case reference: a number, no name")
				.atMost(600)
				.value(about.children().stream().map(Child::written).collect(Collectors.joining("\n"))))
			.note("For brothers and sisters, give each child a line. You can add the year of birth, or unborn, after a comma.")
			.field(Field.paragraph(BookingFields.CHILD_NAMES, "The first name that letters use (optional)")
				.atMost(800)
				.value(String.join("\n", prospect.names())))
			.note("A line for each child, in the same order. Only letters to family and to professionals who know the child "
					+ "use it; in a letter about one child it is not needed.")
			.field(Field.date(BookingFields.COUNTS_FROM, "The day its clock started")
				.value((about.countsFrom() != null) ? about.countsFrom().toString() : null))
			.note("That is " + countsFrom(prospect.kinds()) + ".")
			.field(Field
				.date(BookingFields.BORN_ON,
						"The child's day of birth (only for a review after a pre-birth conference)")
				.value((about.bornOn() != null) ? about.bornOn().toString() : null))
			.note("Leave it empty while the child is not born, and tell me once it is: a second clock counts from then.")
			.field(Field.text(BookingFields.LENGTH, "Length in minutes")
				.atMost(40)
				.value((about.lengthMinutes() != null) ? about.lengthMinutes().toString() : USUAL_LENGTH))
			.note("By conversations, no meeting is held; the length counts only if it becomes a meeting later.")
			.section((section) -> chair(section, booking, prospect))
			.section((section) -> late(section, booking))
			.section((section) -> risk(section, booking, prospect))
			.note("Nothing is booked or sent before you confirm in the last step.")
			.button(Button.press(BookingCard.ABOUT, "Next: people"));
		BookingCard.afresh(card, booking);
	}

	/** Of each kind what its clock counts from, by what is counted from. */
	private static String countsFrom(List<Kind> kinds) {
		Map<String, List<String>> labels = new LinkedHashMap<>();
		kinds.forEach((kind) -> labels.computeIfAbsent(kind.countsFrom(), (_) -> new ArrayList<>()).add(kind.label()));
		return labels.entrySet()
			.stream()
			.map((each) -> "%s (%s)".formatted(each.getKey(), String.join(", ", each.getValue())))
			.collect(Collectors.joining("; "));
	}

	private static void chair(Card.Builder section, Booking booking, Prospect prospect) {
		if (prospect.saysWhy()) {
			section.text("You chair as a lead practitioner. Where an independent chair is usual, say why you do:")
				.field(Field.paragraph(BookingFields.CHAIR_REASON, "Why you chair it")
					.atMost(500)
					.value(booking.about().chairReason()));
		}
	}

	private static void late(Card.Builder section, Booking booking) {
		Booking.Late late = booking.about().late();
		section.text("Only if it will be after the last lawful date, because a manager has decided so:")
			.field(Field.text(BookingFields.MANAGER, "The manager's name")
				.atMost(100)
				.value((late != null) ? late.manager() : null))
			.field(Field.paragraph(BookingFields.MANAGERS_REASON, "The manager's reason")
				.atMost(500)
				.value((late != null) ? late.reason() : null));
	}

	/** Once its absence is a problem, the field itself says what is asked for. */
	private static void risk(Card.Builder section, Booking booking, Prospect prospect) {
		prospect.riskAskedFor().ifPresent((rule) -> {
			section.heading("Risk assessment");
			if (!booking.plan().form().problems().containsKey(RiskForm.FINDING)) {
				section.text("Before people are put in a room for this meeting, a risk assessment is asked for (%s)."
					.formatted(rule.source()));
			}
			RiskFields.show(section, prospect.risk());
		});
	}

}
