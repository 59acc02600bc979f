package io.convenor.chat.changes;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.StatusLine;
import io.convenor.conference.Conference;
import io.convenor.conference.LateDecisions;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.scheduling.changes.CallToMake;
import io.convenor.scheduling.changes.CallsToMake;
import io.convenor.scheduling.calendar.HandMadeChange;
import io.convenor.scheduling.calendar.HandMadeChanges;
import io.convenor.scheduling.invitations.GatheredLetters;
import io.convenor.timescales.Dates;

/**
 * Says how many were told of the last change, which calls are open, and what was done by
 * hand.
 */
@Component
@Order(50)
class ChangeLines implements StatusLine {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private final Deliveries deliveries;

	private final GatheredLetters letters;

	private final CallsToMake calls;

	private final HandMadeChanges handMade;

	private final LateDecisions late;

	ChangeLines(Deliveries deliveries, GatheredLetters letters, CallsToMake calls, HandMadeChanges handMade,
			LateDecisions late) {
		this.deliveries = deliveries;
		this.letters = letters;
		this.calls = calls;
		this.handMade = handMade;
		this.late = late;
	}

	@Override
	public List<Line> about(Conference conference) {
		List<Line> lines = new ArrayList<>();
		told(conference).ifPresent(lines::add);
		calls(conference).ifPresent(lines::add);
		this.handMade.openFor(conference.id(), conference.id()).ifPresent((find) -> lines.add(byHand(find)));
		this.late.inForce(conference)
			.ifPresent((late) -> lines
				.add(new Line((late.from() != null) ? "Put off past its last lawful date" : "Booked late",
						((late.from() != null) ? "to %s; %s" : "for %s; %s").formatted(Dates.inWords(late.to()),
								late.inWords()),
						false, false)));
		return lines;
	}

	/** Of the newest change that anybody is told of. */
	private Optional<Line> told(Conference conference) {
		String prefix = conference.id() + "/change/";
		List<Delivery> letters = this.deliveries.about(conference.id())
			.stream()
			.filter((delivery) -> delivery.key().startsWith(prefix))
			.toList();
		int newest = letters.stream().mapToInt((letter) -> arrangement(letter, prefix)).max().orElse(0);
		List<Delivery> of = letters.stream().filter((letter) -> arrangement(letter, prefix) == newest).toList();
		if (of.isEmpty()) {
			return Optional.empty();
		}
		long sent = of.stream().filter((letter) -> letter.state() == Delivery.State.SENT).count();
		String when = (sent < of.size()) ? this.letters.goAt(conference.id()).map(ChangeLines::when).orElse("") : "";
		return Optional
			.of(new Line("Told of the last change", sent + " of " + of.size() + when, sent < of.size(), false));
	}

	private static String when(Instant due) {
		return ". The letters go at about %s, with whatever else is changed until then"
			.formatted(TIME.format(due.atZone(Dates.LONDON)));
	}

	private static int arrangement(Delivery letter, String prefix) {
		String number = letter.key().substring(prefix.length()).replaceFirst("/.*", "");
		return number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
	}

	private Optional<Line> calls(Conference conference) {
		List<CallToMake> all = this.calls.about(conference.id());
		if (all.isEmpty()) {
			return Optional.empty();
		}
		long made = all.stream().filter((call) -> !call.open()).count();
		return Optional.of(new Line("Calls to the family",
				made + " of " + all.size() + " made"
						+ ((made < all.size()) ? ". Type “calls " + conference.reference() + "” to tick them off" : ""),
				made < all.size(), false));
	}

	private static Line byHand(HandMadeChange find) {
		String what = find.whereItStands()
			.map((found) -> "somebody moved it in Outlook to " + Dates.inWords(found.start()))
			.orElse("somebody deleted it in Outlook");
		return new Line("Changed by hand",
				what + ". I have not touched that; say in our private chat what should become of it", true, false);
	}

	@Override
	public long version(Conference conference) {
		return this.calls.version(conference.id()) + this.handMade.version(conference.id())
				+ this.late.of(conference.id()).size();
	}

}
