package io.convenor.scheduling.changes;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.scheduling.changes.StoredCalls.Row;
import io.convenor.scheduling.invitations.Known;
import io.convenor.timescales.Dates;

/** What is said to a family on the telephone. */
final class WhatToSay {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);

	private WhatToSay() {
	}

	/** What is new to them; that something is confirmed is not. */
	static Known.Difference news(Known now, Known knew, Invitee invitee) {
		return now.asIfConfirmed().from(knew.asIfConfirmed(), invitee);
	}

	/** What to tell them, as things stand now. */
	static String of(Conference conference, Invitee invitee, Supplier<Known> now, Row call) {
		Known knew = call.knew();
		return switch (call.about()) {
			case INVITATION -> now.get().invitationInWords() + " A letter on paper says how to take part.";
			case REMOVAL -> "They are no longer invited to the meeting. A letter on paper says so.";
			case OUTCOME ->
				"What was decided is in a letter on paper. Ask whether it came, and offer to read it to them.";
			case CHANGE, CANCELLATION -> (knew != null) ? whatChanged(conference, invitee, now.get(), knew) : "";
		};
	}

	private static String whatChanged(Conference conference, Invitee invitee, Known now, Known knew) {
		Known.Difference difference = news(now, knew, invitee);
		if (difference.cancelled()) {
			return "The meeting on " + Dates.inWords(knew.startsAt()) + ((conference.status() == Conference.Status.HELD)
					? " does not take place then: it was held earlier." : " is cancelled.");
		}
		List<String> sentences = new ArrayList<>();
		if (difference.part() || difference.time()) {
			sentences.add(when(difference, now, knew));
		}
		if (difference.way()) {
			sentences.add("It is now held like this: " + conference.way().label() + ".");
		}
		if (difference.way() || difference.place()) {
			sentences.add((now.room() != null) ? now.roomInWords()
					: (knew.room() != null)
							? "Please do not come to " + knew.room() + " or another room; the letter says how to join."
							: "The letter says how to join.");
		}
		if (difference.together()) {
			sentences.add((now.together() != null)
					? "It is held in one meeting with that of a brother or sister now. The letter says what that means."
					: "It is held by itself again, not in one meeting with that of a brother or sister.");
		}
		if (difference.way() && now.joinsAsBefore(knew)) {
			sentences.add("The link and the telephone number stay the same.");
		}
		if (difference.link()) {
			sentences.add("The link or the telephone number is new; the letter says how to join.");
		}
		if (difference.chair()) {
			sentences.add("%s chairs it now. They can ask to talk with them before the day."
				.formatted(conference.chair().name()));
		}
		if (difference.helpers()) {
			sentences.add("The letter says who comes for them.");
		}
		return sentences.isEmpty() ? "Nothing has changed any more." : String.join(" ", sentences);
	}

	/** A day is said to be new only where it is. */
	private static String when(Known.Difference difference, Known now, Known knew) {
		String start = Dates.inWords(now.startsAt());
		String end = TIME.format(now.endsAt());
		if (difference.part()) {
			return now.takesPartForAPart()
					? "They take part for a part of the meeting now, from %s to %s. It goes on without them."
						.formatted(start, end)
					: now.joinsByOwnLink()
							? "They have a meeting of their own with the chair now, from %s to %s.".formatted(start,
									end)
							: "They take part in all of the meeting now, from %s to %s.".formatted(start, end);
		}
		String what = now.isApart() ? "Their part" : "The meeting";
		return now.startsAt().equals(knew.startsAt())
				? "%s begins as before, on %s. It now ends at about %s, not at %s.".formatted(what, start, end,
						TIME.format(knew.endsAt()))
				: "%s is now on %s, not on %s.".formatted(what, start, Dates.inWords(knew.startsAt()));
	}

}
