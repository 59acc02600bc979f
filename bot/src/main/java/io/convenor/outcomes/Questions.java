package io.convenor.outcomes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Invitee;
import io.convenor.conference.readers.Choice;
import io.convenor.conference.readers.Passage;
import io.convenor.conference.readers.Passage.Standing;
import io.convenor.conference.readers.Reading;
import io.convenor.people.Role;

/**
 * What a chair has to decide, and may decide otherwise, before an outcome goes out: the
 * same words are asked about once, however many letters have them, but for who is kept
 * apart, and but for where somebody can be found.
 */
record Questions(List<Question> all) {

	private static final String THEIR_OWN = "it is their own task, and nothing of it would be left";

	/**
	 * @param told who is written to
	 * @param posted whether a summary goes into the channel
	 */
	static Questions of(Readings readings, List<Invitee> told, boolean posted) {
		Map<String, Question> found = new LinkedHashMap<>();
		if (posted) {
			readings.outcome()
				.actions()
				.forEach((action) -> readings.readers()
					.channel()
					.reads(action.what())
					.undecided()
					.forEach((passage) -> add(found, passage, null, readings, true, List.of())));
		}
		for (Invitee to : told) {
			readings.actions(to).forEach((action) -> letter(found, readings, action, to));
			asked(readings.reader(to).reads(readings.dissentFor(to))).forEach((passage) -> add(found, passage, to,
					readings, passage.standing() == Standing.SUSPECTED, List.of()));
		}
		return new Questions(Stream
			.concat(found.values().stream().filter(Question::open),
					found.values().stream().filter((each) -> !each.open()))
			.toList());
	}

	/** Of what somebody else does, what is not theirs is not asked about. */
	private static void letter(Map<String, Question> found, Readings readings, Action action, Invitee to) {
		Reading reading = readings.unsettled(action, to);
		boolean own = action.owner().equals(to.id());
		boolean lost = readings.loses(to, action);
		asked(reading).filter((passage) -> own || !passage.othersTask())
			.forEach((passage) -> add(found, passage, to, readings, lost || passage.standing() == Standing.SUSPECTED,
					lost ? List.of(THEIR_OWN) : List.of()));
	}

	private static Stream<Passage> asked(Reading reading) {
		return reading.passages().stream().filter((passage) -> !passage.isRead());
	}

	private static void add(Map<String, Question> found, Passage passage, @Nullable Invitee to, Readings readings,
			boolean decide, List<String> more) {
		Optional<Choice> chosen = readings.choice(to, passage.said());
		List<String> because = Stream.concat(passage.because().stream(), more.stream()).toList();
		Question question = new Question(passage.said(), passage.reads(), because, to == null,
				(to != null) ? List.of(to) : List.of(), to != null && isAskedAlone(passage, to, readings),
				passage.mayStand(), decide && chosen.isEmpty(), chosen);
		found.merge(question.id().toString(), question, Questions::both);
	}

	/**
	 * What one of the family may read of where somebody is, another may not; and nothing
	 * is decided for two who are kept apart at once.
	 */
	private static boolean isAskedAlone(Passage passage, Invitee to, Readings readings) {
		boolean close = to.family() || to.role() == Role.FOSTER_CARER;
		return readings.readers().isKeptApart(to) || (close && passage.tellsWhere());
	}

	private static Question both(Question one, Question other) {
		Set<String> because = new LinkedHashSet<>(one.because());
		because.addAll(other.because());
		Set<Invitee> readers = new LinkedHashSet<>(one.readers());
		readers.addAll(other.readers());
		return new Question(one.said(), one.reads(), new ArrayList<>(because), one.inChannel(),
				new ArrayList<>(readers), one.alone(), one.mayStand() && other.mayStand(), one.open() || other.open(),
				one.chosen().or(other::chosen));
	}

	long open() {
		return this.all.stream().filter(Question::open).count();
	}

	/** Those that one card asks about. */
	List<Question> on(int sheet) {
		return Question.onCard(this.all, sheet);
	}

	boolean isLast(int sheet) {
		return sheet + 1 >= Question.cards(this.all);
	}

}
