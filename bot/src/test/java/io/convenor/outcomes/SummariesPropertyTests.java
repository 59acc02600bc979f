package io.convenor.outcomes;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mockito.Mockito;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.readers.Readership;
import io.convenor.deadlines.Deadlines;
import io.convenor.people.Role;
import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.WorkingDays;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever is invited and whatever a chair writes, the channel learns no name. */
class SummariesPropertyTests {

	private static final LocalDate HELD = LocalDate.of(2026, 3, 3);

	/**
	 * What a summary and these sentences say by themselves: a name of this spelling
	 * proves nothing.
	 */
	private static final Set<String> OUR_OWN_WORDS = Set.of("""
			cp rcp held on by tuesday march june wednesday decision child protection plan first core group review
			conference social worker the a mother rings at about ask team not case s m mailto address left out category
			""".strip().split("\\s+"));

	private final Summaries summaries = new Summaries(new NextClocks(Mockito.mock(Conferences.class),
			RuleSets.shipped(), new WorkingDays(BankHolidays.shipped()), Mockito.mock(Deadlines.class)));

	@Property(tries = 200)
	void noNameAddressOrCategoryIsInASummary(@ForAll("names") String mother, @ForAll("names") String worker,
			@ForAll Category category, @ForAll("sentences") String sentence) {
		Conference conference = SampleConferences.of(SomeKinds.INITIAL_CONFERENCE, SampleConferences.HELEN,
				SampleConferences.STARTS,
				List.of(SampleConferences.invitee("Helen Okafor", "helen.okafor@northmere.example", "", Role.CHAIR),
						SampleConferences.invitee(mother, "mother@home.example", "", Role.MOTHER),
						SampleConferences.invitee(worker, "worker@northmere.example", "", Role.SOCIAL_WORKER)));
		Invitee owner = conference.invitees().get(2);
		Outcome outcome = Outcome.draft(conference.id(), SampleConferences.HELEN, Set.of());
		outcome
			.decided(new Outcome.Decided(HELD, SomeDecisions.CHILD_PROTECTION_PLAN, category, mother + " disagreed"));
		outcome.add(new Action(UUID.randomUUID(),
				sentence.formatted(mother, worker, "mother@home.example", category.label()), owner.id(), HELD));
		Readership readers = new Readership(SharedMeeting.of(conference), List.of(), List.of(), Set.of(), HELD);
		String words = plain(
				everythingSaidIn(this.summaries.of(new Readings(outcome, conference, readers)).orElseThrow()));
		Stream.of(mother.split(" "), worker.split(" "))
			.flatMap(Stream::of)
			.forEach((name) -> assertThat(words).doesNotContainPattern("(?<!\\p{L})" + plain(name) + "(?!\\p{L})"));
		assertThat(words).doesNotContain("@", plain(category.label()), "m-1234", "disagreed");
	}

	@Provide
	Arbitrary<String> names() {
		Arbitrary<String> part = Arbitraries.strings()
			.withChars("bcdfghjklmnpqrvwxzéáöüñçş")
			.ofMinLength(3)
			.ofMaxLength(10)
			.filter((text) -> !OUR_OWN_WORDS.contains(plain(text)))
			.map((text) -> text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
		return Combinators.combine(part, part).as((first, last) -> first + " " + last);
	}

	@Provide
	Arbitrary<String> sentences() {
		return Arbitraries.of("%1$s rings %2$s at %3$s about %4$s", "%4$s: ask %2$s's team, not %1$s’s", "%1$s%n%2$s",
				"(%1$s/%2$s) %3$s", "%2$s, %1$s; case M-1234", "**%1$s** [%2$s](mailto:%3$s)");
	}

	private static String everythingSaidIn(Summary summary) {
		return Stream
			.of(Stream.of(summary.reference(), summary.status()),
					summary.actions().stream().flatMap((line) -> Stream.of(line.owner(), line.what(), line.due())),
					summary.next().stream())
			.flatMap((texts) -> texts)
			.collect(Collectors.joining("\n"));
	}

	private static String plain(String text) {
		return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
	}

}
