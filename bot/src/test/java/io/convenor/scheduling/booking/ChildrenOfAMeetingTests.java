package io.convenor.scheduling.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.drafts.Reading;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Whom a meeting is about, as a chair writes it down, and by which numbers. */
class ChildrenOfAMeetingTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 3);

	@Test
	void oneCaseReferenceIsOneChild() {
		assertThat(typed(" M-104233 ")).singleElement()
			.satisfies((child) -> assertThat(child.written()).isEqualTo("M-104233"));
	}

	@Test
	void eachLineIsAChildWithTheYearOfBirthWhereItIsKnown() {
		assertThat(typed("M-1, 2019\r\nM-2\n\n  M-3 ,  Unborn ")).extracting(Child::described)
			.containsExactly("child 1 (born in 2019)", "child 2", "child 3 (not born yet)");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			M-1, 2019/m-1           | m-1 stands there twice. Give each child a line of their own.
			M-1, next month         | After the comma comes the year of birth, such as 2019, or the word unborn.
			M-1, 2027               | 2027 is no year in which a child of this meeting can have been born.
			M-1, 1999               | 1999 is no year in which a child of this meeting can have been born.
			, 2019                  | Give each child a case reference of up to 40 characters.
			MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM | Give each child a case reference of up to 40 characters.
			1/2/3/4/5/6/7/8/9/10/11/12/13 | That is 13 children; one meeting is about 12 at most.
			""")
	void whatIsNotUnderstoodIsSaidInOneSentence(String lines, String sentence) {
		Reading reading = reading(lines.replace('/', '\n'));
		assertThat(TypedChildren.read(reading, TODAY)).isEmpty();
		assertThat(reading.refused().problems()).containsExactly(Map.entry(BookingFields.CASE_REFERENCE, sentence));
	}

	@Test
	void whatIsWrittenIsReadTheSameWayAgain() {
		List<Child> children = typed("M-1, 2019\nM-2, unborn\nM-3");
		String again = String.join("\n", children.stream().map(Child::written).toList());
		assertThat(typed(again)).extracting(Child::described)
			.isEqualTo(children.stream().map(Child::described).toList());
	}

	@Test
	void aChildKeepsItsNumberInEveryMeetingAboutTheSameBrothersAndSisters() {
		Conference first = conference("M-1\nM-2\nM-3", List.of());
		assertThat(first.children()).extracting(Child::label).containsExactly("child 1", "child 2", "child 3");
		Conference second = conference("m-3\nM-4\nM-2", List.of(first));
		assertThat(second.children()).extracting(Child::caseReference, Child::number)
			.containsExactly(tuple("m-3", 3), tuple("M-4", 4), tuple("M-2", 2));
		assertThat(conference("M-3", List.of(first, second)).children()).extracting(Child::number).containsExactly(3);
	}

	/** Each was reviewed alone before, as child 1. */
	@Test
	void twoWhoWereChildOneBeforeAreNotBothChildOne() {
		Conference one = conference("M-1", List.of());
		Conference other = conference("M-2", List.of());
		assertThat(conference("M-1\nM-2", List.of(one, other)).children()).extracting(Child::number)
			.containsExactly(1, 2);
	}

	private static Conference conference(String lines, List<Conference> known) {
		Invitee chair = Invitee.named("Helen Okafor")
			.mailbox(new EmailAddress("helen.okafor@northmere.example"))
			.as(Role.CHAIR)
			.directoryId("helen")
			.build();
		return Conference.book(
				new Conference.Agreed(ChildNumbers.of(typed(lines), known), SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL,
						"helen", SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 16), LocalDateTime.of(2026, 3, 5, 10, 0),
						60, "conferences@northmere.example", null, List.of(chair)),
				Instant.parse("2026-03-03T09:00:00Z"));
	}

	private static List<Child> typed(String lines) {
		return TypedChildren.read(reading(lines), TODAY).orElseThrow();
	}

	private static Reading reading(String lines) {
		return new Reading(Map.of(BookingFields.CASE_REFERENCE, lines));
	}

}
