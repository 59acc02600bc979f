package io.convenor.outcomes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.convenor.conference.Invitee;

/**
 * Whether a text tells its reader of somebody they are kept apart from: by a name or an
 * address, by a role, or by speaking of both.
 */
final class Trace {

	private final Pattern reader;

	private final NameCover others;

	private final Pattern words;

	private final boolean possible;

	Trace(Invitee reader, List<Invitee> keptFrom) {
		this.reader = Pattern.compile("(?iu)" + Stream.of(reader.name().strip().split("[\\s\\p{Z}]+"))
			.map(Pattern::quote)
			.collect(Collectors.joining("[\\s\\p{Z}]+")));
		this.others = new NameCover(keptFrom, "");
		this.words = Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])(?:" + keptFrom.stream()
			.flatMap(Trace::words)
			.distinct()
			.map(Pattern::quote)
			.collect(Collectors.joining("|")) + ")(?![\\p{L}\\p{N}])");
		this.possible = !keptFrom.isEmpty();
	}

	/**
	 * The reader's own full name tells them nothing. A surname that both have does, where
	 * it stands alone: nobody knows who is meant.
	 */
	boolean isIn(String text) {
		return this.possible
				&& (this.words.matcher(text).find() || this.others.isIn(this.reader.matcher(text).replaceAll(" ")));
	}

	private static Stream<String> words(Invitee other) {
		List<String> words = new ArrayList<>(List.of(other.address(), other.role().label()));
		switch (other.role()) {
			case MOTHER -> words.addAll(List.of("mum", "mam", "mummy", "wife", "parents", "other parent"));
			case FATHER -> words.addAll(List.of("dad", "daddy", "husband", "parents", "other parent"));
			default -> {
			}
		}
		return words.stream();
	}

}
