package io.convenor.conference;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import io.convenor.conference.Separation.Manner;
import io.convenor.conference.Separations.Part;

import static org.assertj.core.api.Assertions.assertThat;

/** Two meet exactly when there is a minute in which both are in the same meeting. */
class SeparationsPropertyTests {

	private static final int LENGTH = 60;

	@RepeatedTest(500)
	void twoMeetExactlyWhenTheyAreInTheSameMeetingForAMinute(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition());
		UUID one = new UUID(0, 1);
		UUID other = new UUID(0, 2);
		Part first = part(one, other, random);
		List<Part> parts = random.nextInt(4) == 0 ? List.of(first) : List.of(first, part(other, null, random));
		boolean together = IntStream.range(0, LENGTH)
			.anyMatch((minute) -> isIn(first, minute) && (parts.size() == 1 || isIn(parts.getLast(), minute)));
		assertThat(!Separations.meetings(parts, LENGTH).isEmpty()).as(parts.toString()).isEqualTo(together);
	}

	private static boolean isIn(Part part, int minute) {
		Integer until = part.untilMinute();
		return part.manner() == Manner.OWN_TIME && minute >= part.fromMinute()
				&& minute < ((until != null) ? until : LENGTH);
	}

	private static Part part(UUID invitee, @Nullable UUID apartFrom, Random random) {
		List<Manner> manners = List.of(Manner.values());
		Manner manner = manners.get(random.nextInt(manners.size()));
		int from = random.nextInt(LENGTH - 1);
		Integer until = random.nextBoolean() ? null : Integer.valueOf(from + 1 + random.nextInt(LENGTH - from - 1));
		return new Part(invitee, manner, from, until, apartFrom);
	}

}
