package io.convenor.conference;

import java.util.HashSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReferenceTests {

	@ParameterizedTest
	@ValueSource(strings = { "CP-7F3KM", "status cp-7f3km", "RE: FW: Report for CP-7F3KM (school)", "cp 7f3km",
			"CP\u20137F3KM", "CP7F3KM", "Report_CP-7F3KM_school.pdf", "CP - 7F3KM", "cp_7f3km", "CP-\u200B7F3KM",
			"CP-\n7F3KM", "CP\u00A07F3KM", "*CP-7F3KM*", "Ref: CP#7F3KM." })
	void aReferenceIsFoundHoweverItIsTyped(String text) {
		assertThat(Reference.in(text)).contains(new Reference("CP-7F3KM"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "CP-", "CP-7F3", "CP-7F3K", "CP-7F3KM9", "report for the conference", "CP team",
			"CP plans", "CP-SOLID", "SCP-7F3KM" })
	void whatIsNoReferenceIsNotTakenForOne(String text) {
		assertThat(Reference.in(text)).isEmpty();
	}

	@Test
	void severalReferencesInOneSubjectAreAllFound() {
		assertThat(Reference.allIn("Reports CP-7F3KM, CP-22223 and CP-7F3KM"))
			.containsExactly(new Reference("CP-7F3KM"), new Reference("CP-22223"));
	}

	@Test
	void everyNewReferenceIsRecognisedAgain() {
		assertThat(Stream.generate(Reference::random).limit(2000))
			.allSatisfy((reference) -> assertThat(Reference.in(reference.value())).contains(reference))
			.allMatch(Reference::isGenuine);
	}

	@Test
	void whatIsMistakenForAnotherCharacterIsTakenForWhatIsMeant() {
		assertThat(Reference.in("cp-2o1sv")).isEqualTo(Reference.in("CP-2O15V")).isEqualTo(Reference.in("CP-20L5U"));
		assertThat(Stream.generate(Reference::random).limit(2000)).allSatisfy((reference) -> assertThat(
				Reference.in(reference.value().replace('0', 'O').replace('1', 'l').replace('5', 's').replace('V', 'u')))
			.contains(reference));
	}

	@Test
	void noSingleSlipNamesAnotherConference() {
		Stream.generate(Reference::random)
			.limit(3000)
			.forEach((reference) -> slips(reference.value()).forEach((slip) -> {
				Reference read = Reference.in(slip).orElse(reference);
				assertThat(read.equals(reference) || !read.isGenuine()).as(slip + " for " + reference).isTrue();
			}));
	}

	@Test
	void whatIsNoReferenceOfOursIsSaidSo() {
		Reference slip = Reference.in("CP-7F3KN").orElseThrow();
		assertThat(slip.isGenuine()).isFalse();
		assertThat(slip.notOurs()).isEqualTo("CP-7F3KN is not a reference of ours: one letter may be mistyped");
		assertThat(slip.isOneSlipFrom("CP-7F3KM")).isTrue();
	}

	/** Every other letter or digit in each place, and every two neighbours swapped. */
	private static Stream<String> slips(String reference) {
		return IntStream.range(3, reference.length())
			.boxed()
			.flatMap((place) -> Stream.concat(
					"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".chars()
						.mapToObj((letter) -> reference.substring(0, place) + (char) letter
								+ reference.substring(place + 1)),
					(place + 1 < reference.length()) ? Stream.of(reference.substring(0, place)
							+ reference.charAt(place + 1) + reference.charAt(place) + reference.substring(place + 2))
							: Stream.of()));
	}

	@Test
	void referencesSeldomMeet() {
		var seen = new HashSet<Reference>();
		Stream.generate(Reference::random).limit(500).forEach(seen::add);
		assertThat(seen).hasSizeGreaterThan(490);
	}

}
