package io.convenor.chat.cards;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.stream.Stream;

import io.convenor.conference.Kind;
import io.convenor.conference.Reference;
import io.convenor.timescales.Dates;

/** What may stand where everybody could read it: in a notification, or read aloud. */
final class Summary {

	private Summary() {
	}

	static String of(String words, Object... safe) {
		return words.formatted(Stream.of(safe).map(Summary::inWords).toArray());
	}

	private static String inWords(Object safe) {
		return switch (safe) {
			case Reference reference -> reference.value();
			case Kind kind -> kind.label();
			case Integer number -> String.format("%,d", number);
			case LocalDate date -> Dates.inWords(date);
			case LocalDateTime time -> Dates.inWords(time);
			default -> throw new IllegalArgumentException("Nobody knows what stands in a " + safe.getClass());
		};
	}

}
