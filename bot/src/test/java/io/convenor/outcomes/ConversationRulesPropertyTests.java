package io.convenor.outcomes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.VisitRisks;
import io.convenor.people.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * When a review by conversations is complete, whoever is invited and in whatever order it
 * is written.
 */
class ConversationRulesPropertyTests {

	private static final Instant NOW = Instant.parse("2026-03-03T15:00:00Z");

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 3);

	private static final Set<Role> MUST_BE_SPOKEN_TO = Set.of(Role.YOUNG_PERSON, Role.MOTHER, Role.FATHER, Role.CARER,
			Role.FOSTER_CARER, Role.ADVOCATE, Role.SOCIAL_WORKER, Role.TEAM_MANAGER);

	private static final Set<ReviewArea> EIGHT = Set.of(ReviewArea.PERMANENCE_PLAN, ReviewArea.LEGAL_STATUS,
			ReviewArea.PLACEMENT, ReviewArea.HEALTH, ReviewArea.IDENTITY, ReviewArea.EMOTIONAL_WELLBEING,
			ReviewArea.EDUCATION, ReviewArea.FAMILY_RELATIONSHIPS);

	@Property(tries = 1000)
	void aReviewIsCompleteExactlyWhenEveryKeyParticipantIsSettledAndEveryAreaCovered(@ForAll("careReviews") Kind kind,
			@ForAll("guests") List<Role> roles, @ForAll("choices") List<Integer> settledHow,
			@ForAll("mostAreas") Set<ReviewArea> covered, @ForAll("shuffles") int order) {
		Conference conference = conference(kind, roles);
		ConversationLog log = ConversationLog.open(conference.id(), NOW);
		List<PersonToSpeakTo> people = PersonToSpeakTo.of(conference);
		List<Runnable> written = new ArrayList<>();
		IntStream.range(0, people.size()).forEach((i) -> {
			UUID person = people.get(i).id();
			switch (settledHow.get(i)) {
				case 0, 1 -> written.add(() -> log.record(conversation(person)));
				case 2 -> written.add(() -> log.couldNotSpeakTo(person, "is in hospital"));
				default -> {
				}
			}
		});
		covered.forEach((area) -> written.add(() -> log.cover(area, "Talked over")));
		Collections.shuffle(written, new Random(order));
		written.forEach(Runnable::run);
		boolean everyKeyIsSettled = IntStream.range(0, people.size())
			.filter((i) -> isKey(conference, people.get(i)))
			.allMatch((i) -> settledHow.get(i) <= 2);
		boolean somebodySpoke = IntStream.range(0, people.size()).anyMatch((i) -> settledHow.get(i) <= 1);
		Checklist checklist = Checklist.of(conference, log, VisitRisks.NONE);
		assertThat(checklist.complete()).isEqualTo(everyKeyIsSettled && somebodySpoke && covered.containsAll(EIGHT));
	}

	@Property(tries = 200)
	void aConferenceIsCompleteOnceAnybodyWasSpokenTo(@ForAll("guests") List<Role> roles,
			@ForAll("choices") List<Integer> settledHow) {
		Conference conference = conference(SomeKinds.LATER_REVIEW_CONFERENCE, roles);
		ConversationLog log = ConversationLog.open(conference.id(), NOW);
		List<PersonToSpeakTo> people = PersonToSpeakTo.of(conference);
		IntStream.range(0, people.size())
			.filter((i) -> settledHow.get(i) == 0)
			.forEach((i) -> log.record(conversation(people.get(i).id())));
		assertThat(Checklist.of(conference, log, VisitRisks.NONE).complete())
			.isEqualTo(IntStream.range(0, people.size()).anyMatch((i) -> settledHow.get(i) == 0));
	}

	@Example
	void theChildIsOnTheListEvenWhereNoLetterGoesToThem() {
		assertThat(PersonToSpeakTo.of(conference(SomeKinds.FIRST_CARE_REVIEW, List.of(Role.MOTHER))))
			.extracting(PersonToSpeakTo::described, PersonToSpeakTo::key)
			.contains(tuple("The child or young person", true));
		assertThat(PersonToSpeakTo.of(conference(SomeKinds.FIRST_CARE_REVIEW, List.of(Role.YOUNG_PERSON))))
			.extracting(PersonToSpeakTo::described)
			.doesNotContain("The child or young person");
		assertThat(PersonToSpeakTo.of(conference(SomeKinds.INITIAL_CONFERENCE, List.of(Role.MOTHER))))
			.extracting(PersonToSpeakTo::described)
			.doesNotContain("The child or young person");
	}

	@Example
	void neitherTheChairNorTheMinuteTakerIsSpokenTo() {
		assertThat(
				PersonToSpeakTo.of(conference(SomeKinds.INITIAL_CONFERENCE, List.of(Role.MINUTE_TAKER, Role.POLICE))))
			.hasSize(1);
	}

	@Example
	void whoeverIsSpokenToAfterAllNeedsNoReasonAnyMore() {
		Conference conference = conference(SomeKinds.LATER_CARE_REVIEW, List.of(Role.FATHER));
		ConversationLog log = ConversationLog.open(conference.id(), NOW);
		UUID father = conference.invitees().get(1).id();
		log.couldNotSpeakTo(father, "did not answer");
		log.record(conversation(father));
		assertThat(log.reason(father)).isEmpty();
		assertThat(log.spokenTo(father)).isTrue();
	}

	@Example
	void thePathwayPlanMayBeLeftEmptyAndTheNineAreasAreNine() {
		assertThat(ReviewArea.of(SomeKinds.LATER_CARE_REVIEW)).hasSize(9).containsAll(EIGHT);
		assertThat(Checklist
			.of(conference(SomeKinds.LATER_CARE_REVIEW, List.of()), ConversationLog.open(UUID.randomUUID(), NOW),
					VisitRisks.NONE)
			.missing()).filteredOn((sentence) -> sentence.startsWith("Fill in"))
			.hasSize(8)
			.noneMatch((sentence) -> sentence.contains("Pathway"));
	}

	private static boolean isKey(Conference conference, PersonToSpeakTo person) {
		return conference.invitee(person.id())
			.map((invitee) -> MUST_BE_SPOKEN_TO.contains(invitee.role()))
			.orElse(true);
	}

	private static Conference conference(Kind kind, List<Role> roles) {
		List<Invitee> people = new ArrayList<>();
		people.add(SampleConferences.invitee("Helen Okafor", "helen@northmere.example", "", Role.CHAIR));
		IntStream.range(0, roles.size())
			.forEach((i) -> people
				.add(SampleConferences.invitee("Person " + i, "person" + i + "@home.example", "", roles.get(i))));
		return SampleConferences.byConversations(kind, SampleConferences.HELEN, people);
	}

	private static ConversationLog.Conversation conversation(UUID person) {
		return new ConversationLog.Conversation(UUID.randomUUID(), TODAY, Means.TELEPHONE, null, "Said something",
				"Nothing decided", SampleConferences.HELEN, NOW, 0, null, List.of(new ConversationLog.Person(person)));
	}

	@Provide
	Arbitrary<Kind> careReviews() {
		return Arbitraries.of(SomeKinds.SHIPPED.all().stream().filter(Kind::careReview).toList());
	}

	@Provide
	Arbitrary<List<Role>> guests() {
		return Arbitraries.of(Stream.of(Role.values()).filter((role) -> role != Role.CHAIR).toList())
			.list()
			.ofMaxSize(6);
	}

	/** Mostly spoken to or excused, so that complete reviews are among them. */
	@Provide
	Arbitrary<List<Integer>> choices() {
		return Arbitraries.frequency(Tuple.of(5, 0), Tuple.of(3, 1), Tuple.of(4, 2), Tuple.of(1, 3)).list().ofSize(7);
	}

	@Provide
	Arbitrary<Set<ReviewArea>> mostAreas() {
		Arbitrary<Set<ReviewArea>> all = Arbitraries.of(Set.copyOf(List.of(ReviewArea.values())), EIGHT);
		return Arbitraries.oneOf(all, Arbitraries.of(ReviewArea.class).set().ofMinSize(6));
	}

	@Provide
	Arbitrary<Integer> shuffles() {
		return Arbitraries.integers();
	}

}
