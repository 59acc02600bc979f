package io.convenor.outcomes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.drafts.Refused;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;

import static io.convenor.outcomes.SampleConferences.HELEN;
import static io.convenor.outcomes.SampleConferences.MARTIN;
import static io.convenor.outcomes.SampleConferences.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** It is Tuesday 3 March 2026, in the afternoon. */
@Tag("slow")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, classes = OutcomesTests.OnlyOutcomes.class,
		properties = { "convenor.delivery.first-retry=20ms", "convenor.delivery.polling=50ms",
				"convenor.delivery.attempts=3", "convenor.outcomes.team=team", "convenor.outcomes.channel=channel",
				"convenor.authority.name=Northmere Council",
				"convenor.authority.organiser=conferences@northmere.example",
				"convenor.authority.organiser-id=organiser",
				"convenor.authority.cp-mailbox=cp.reports@northmere.example",
				"convenor.authority.telephone=01632 960 123", "convenor.staff.administrators=joan",
				"convenor.groups.allegations.mailbox=lado@northmere.example",
				"convenor.groups.allegations.organiser=lado.meetings@northmere.example",
				"convenor.groups.allegations.organiser-id=lado-organiser",
				"convenor.groups.allegations.custodians=ruth",
				"convenor.staff.chairs=" + SampleConferences.HELEN + "," + SampleConferences.MARTIN })
@RecordApplicationEvents
class ConversationLogsTests {

	private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 3);

	private static final String JOAN = "joan";

	@Autowired
	ConversationLogs logs;

	@Autowired
	WritingDownConversations writing;

	@Autowired
	Outcomes outcomes;

	@Autowired
	OutcomeDecisions decisions;

	@Autowired
	Approving approving;

	@Autowired
	OutcomeRecipients recipients;

	@Autowired
	Conferences conferences;

	@Autowired
	AuditTrail audit;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	TransactionOperations transactions;

	@Autowired
	OutcomesTests.World world;

	@Autowired
	ApplicationEvents events;

	@Test
	void everyConversationIsKeptWithWhoWhenHowWhatAndWhyInTheOrderTheyWereHad() {
		Conference review = review();
		UUID mother = with(review, Role.MOTHER).id();
		UUID worker = with(review, Role.SOCIAL_WORKER).id();
		this.writing.record(review.id(), HELEN, told(Set.of(worker), TODAY, "The worker\nsaid this", "Go on"));
		this.writing.record(review.id(), HELEN, new Told(Set.of(mother, worker), "Gran", MONDAY, Means.IN_PERSON,
				"  The mother said this ", "Nothing decided"));
		assertThat(log(review).conversations())
			.extracting(ConversationLog.Conversation::heldOn, ConversationLog.Conversation::means,
					ConversationLog.Conversation::said, ConversationLog.Conversation::rationale,
					ConversationLog.Conversation::recordedBy)
			.containsExactly(tuple(MONDAY, Means.IN_PERSON, "The mother said this", "Nothing decided", HELEN),
					tuple(TODAY, Means.TELEPHONE, "The worker\nsaid this", "Go on", HELEN));
		Checklist checklist = checklist(review);
		assertThat(checklist.whom(log(review).conversations().getFirst())).contains("Kim Marsh (Mother)",
				"Siân Pugh (Social worker", "Gran");
		assertThat(this.events.stream(ConversationsMoved.class)).contains(new ConversationsMoved(review.id()));
	}

	@Test
	void theSameConversationTwiceIsOne() {
		Conference review = review();
		Told told = told(Set.of(with(review, Role.MOTHER).id()), TODAY, "Said", "Why");
		this.writing.record(review.id(), HELEN, told);
		this.writing.record(review.id(), HELEN, told);
		assertThat(log(review).conversations()).hasSize(1);
	}

	@Test
	void nobodyButThoseWhoLookAfterItSeesOrWritesAnything() {
		Conference review = review();
		UUID mother = with(review, Role.MOTHER).id();
		assertThat(this.logs.checklist(review.id(), MARTIN)).isEmpty();
		Stream
			.<Runnable>of(() -> this.writing.record(review.id(), MARTIN, told(Set.of(mother), TODAY, "Said", "Why")),
					() -> this.writing.couldNotSpeakTo(review.id(), MARTIN, mother, "away"),
					() -> this.writing.cover(review.id(), MARTIN, ReviewArea.HEALTH, "Well"),
					() -> this.writing.read(review.id(), MARTIN, DocumentToRead.of(review)),
					() -> this.writing.finish(review.id(), MARTIN), () -> this.writing.finish(UUID.randomUUID(), HELEN))
			.forEach((attempt) -> assertRefused("", "no such conference among those you look after", attempt));
		assertThat(log(review).begun()).isFalse();
		assertThat(this.logs.before(review.id(), MARTIN, UUID.randomUUID())).isEmpty();
	}

	@Test
	void anAdministratorMayWriteForTheChairButOnlyTheChairFinishes() {
		Conference review = complete(review());
		this.writing.cover(review.id(), JOAN, ReviewArea.PATHWAY_PLAN, "Begun");
		assertRefused("", "Only the chair finishes", () -> this.writing.finish(review.id(), JOAN));
		this.writing.finish(review.id(), HELEN);
		assertThat(log(review).finished()).isTrue();
	}

	@Test
	void whenAnotherChairTakesItOverTheFormerOneSeesNothingMoreAndTheNewOneGoesOn() {
		Conference review = review();
		this.writing.cover(review.id(), HELEN, ReviewArea.HEALTH, "Well");
		change(review,
				(held) -> held.handTo(Invitee.named("Martin Hale")
					.mailbox(new EmailAddress("martin.hale@northmere.example"))
					.as(Role.CHAIR)
					.directoryId(MARTIN)
					.build(), SampleConferences.BOOKED));
		assertThat(this.logs.checklist(review.id(), HELEN)).isEmpty();
		assertThat(this.logs.checklist(review.id(), MARTIN).orElseThrow().log().words(ReviewArea.HEALTH))
			.contains("Well");
	}

	@Test
	void whatCannotBeIsRefusedWithASentenceAndNothingIsWritten() {
		Conference review = review();
		UUID mother = with(review, Role.MOTHER).id();
		assertRefused("people", "whom you spoke to", () -> record(review, told(Set.of(), TODAY, "Said", "Why")));
		assertRefused("people", "no longer on the list",
				() -> record(review, told(Set.of(UUID.randomUUID()), TODAY, "Said", "Why")));
		assertRefused("people", "no longer on the list",
				() -> record(review, told(Set.of(with(review, Role.MINUTE_TAKER).id()), TODAY, "Said", "Why")));
		assertRefused("heldOn", "on which day", () -> record(review, told(Set.of(mother), null, "Said", "Why")));
		assertRefused("heldOn", "Wednesday 4 March 2026 is still to come",
				() -> record(review, told(Set.of(mother), TODAY.plusDays(1), "Said", "Why")));
		assertRefused("heldOn", "Monday 16 February 2026 is before this was booked",
				() -> record(review, told(Set.of(mother), LocalDate.of(2026, 2, 16), "Said", "Why")));
		assertRefused("means", "how you spoke",
				() -> record(review, new Told(Set.of(mother), null, TODAY, null, "Said", "Why")));
		assertRefused("said", "what was said", () -> record(review, told(Set.of(mother), TODAY, " \u0000 ", "Why")));
		assertRefused("said", "3,001 characters",
				() -> record(review, told(Set.of(mother), TODAY, "x".repeat(3001), "Why")));
		assertRefused("rationale", "what you decided", () -> record(review, told(Set.of(mother), TODAY, "Said", "")));
		assertRefused("rationale", "1,501 characters",
				() -> record(review, told(Set.of(mother), TODAY, "Said", "x".repeat(1501))));
		assertRefused("reason", "why you could not",
				() -> this.writing.couldNotSpeakTo(review.id(), HELEN, mother, " "));
		assertRefused("person", "choose whom", () -> this.writing.couldNotSpeakTo(review.id(), HELEN, null, "away"));
		assertRefused("words", "1,001 characters",
				() -> this.writing.cover(review.id(), HELEN, ReviewArea.HEALTH, "x".repeat(1001)));
		assertRefused("read", "tick what", () -> this.writing.read(review.id(), HELEN, List.of()));
		assertRefused("", "no such conversation", () -> this.writing.correct(review.id(), HELEN, UUID.randomUUID(), 0,
				told(Set.of(mother), TODAY, "Said", "Why")));
		assertThat(log(review).begun()).isFalse();
	}

	@Test
	void whatCannotBeSeenOrStoredIsTakenOutOfATextAndTheRestIsKept() {
		Conference review = review();
		record(review,
				told(Set.of(with(review, Role.MOTHER).id()), TODAY, "One\u0000\r\nTwo \uD800<b>\u202E'; drop", "Why"));
		assertThat(log(review).conversations().getFirst().said()).isEqualTo("One\nTwo <b>'; drop");
	}

	@Test
	void aConferenceThatIsNoReviewCoversNoAreas() {
		Conference conference = save(SomeKinds.LATER_REVIEW_CONFERENCE);
		assertRefused("words", "does not cover that area",
				() -> this.writing.cover(conference.id(), HELEN, ReviewArea.HEALTH, "Well"));
	}

	@Test
	void aConferenceHasBriefMinutesInItsCaseNoteAndAReviewHasItsAreasInstead() {
		Conference conference = save(SomeKinds.LATER_REVIEW_CONFERENCE);
		this.writing.minute(conference.id(), HELEN, "Taken back");
		this.writing.minute(conference.id(), HELEN, " ");
		assertThat(log(conference).minutes()).isEmpty();
		this.writing.minute(conference.id(), HELEN, "All agreed.");
		assertThat(log(conference).minutes()).contains("All agreed.");
		assertThat(CaseNote.of(checklist(conference)).minutes()).isEqualTo("All agreed.");
		assertRefused("words", "3,001 characters", () -> this.writing.minute(conference.id(), HELEN, "x".repeat(3001)));
		assertRefused("words", "covers its areas", () -> this.writing.minute(review().id(), HELEN, "All agreed."));
	}

	@Test
	void aCorrectionKeepsWhatWasSaidBeforeAndTheTrailHasNoWordOfIt() {
		Conference review = review();
		UUID mother = with(review, Role.MOTHER).id();
		record(review, told(Set.of(mother), MONDAY, "First words of Kim", "First why"));
		UUID conversation = log(review).conversations().getFirst().id();
		this.writing.correct(review.id(), HELEN, conversation, 0, told(Set.of(mother), TODAY, "Second words", "Why"));
		this.writing.correct(review.id(), JOAN, conversation, 1, told(Set.of(mother), TODAY, "Third words", "Why"));
		ConversationLog.Conversation now = log(review).conversations().getFirst();
		assertThat(now.said()).isEqualTo("Third words");
		assertThat(now.corrections()).isEqualTo(2);
		assertThat(this.logs.before(review.id(), HELEN, conversation))
			.extracting(FormerConversation::said, FormerConversation::heldOn, FormerConversation::recordedBy,
					FormerConversation::replacedBy)
			.containsExactly(tuple("First words of Kim", MONDAY, HELEN, HELEN),
					tuple("Second words", TODAY, HELEN, JOAN));
		assertThat(this.audit.of(review.id())).extracting(AuditTrail.Entry::did)
			.contains("recorded a conversation", "corrected a conversation");
		assertThat(this.audit.of(review.id()).toString()).doesNotContain("words", "Kim", "Marsh");
	}

	@Test
	void aCorrectionOfWhatSomebodyElseCorrectedMeanwhileIsRefused() {
		Conference review = review();
		Set<UUID> mother = Set.of(with(review, Role.MOTHER).id());
		record(review, told(mother, MONDAY, "First", "Why"));
		UUID conversation = log(review).conversations().getFirst().id();
		this.writing.correct(review.id(), JOAN, conversation, 0, told(mother, MONDAY, "Joan's", "Why"));
		assertRefused("", "Somebody corrected this conversation meanwhile", () -> this.writing.correct(review.id(),
				HELEN, conversation, 0, told(mother, MONDAY, "Helen's", "Why")));
		assertThat(log(review).conversations().getFirst().said()).isEqualTo("Joan's");
	}

	@Test
	void whoeverLeftTheListStaysInTheConversationTheyHadAndIsNoLongerAwaited() {
		Conference review = review();
		UUID worker = with(review, Role.SOCIAL_WORKER).id();
		record(review, told(Set.of(worker), MONDAY, "Said", "Why"));
		change(review, (held) -> held.uninvite(worker, SampleConferences.BOOKED));
		Checklist checklist = checklist(review);
		assertThat(checklist.people()).extracting(PersonToSpeakTo::id).doesNotContain(worker);
		ConversationLog.Conversation had = log(review).conversations().getFirst();
		assertThat(checklist.whom(had)).contains("Siân Pugh");
		this.writing.correct(review.id(), HELEN, had.id(), 0, told(Set.of(worker), MONDAY, "Said more", "Why"));
		assertThat(log(review).conversations().getFirst().said()).isEqualTo("Said more");
	}

	@Test
	void manyWhoWriteAtOnceAllGetIn() throws Exception {
		Conference review = review();
		Set<UUID> mother = Set.of(with(review, Role.MOTHER).id());
		try (var executor = Executors.newFixedThreadPool(6)) {
			List<Callable<Boolean>> all = IntStream.range(0, 6).<Callable<Boolean>>mapToObj((i) -> () -> {
				this.writing.record(review.id(), HELEN, told(mother, TODAY, "Said " + i, "Why"));
				return true;
			}).toList();
			for (Future<Boolean> each : executor.invokeAll(all)) {
				assertThat(each.get()).isTrue();
			}
		}
		assertThat(log(review).conversations()).hasSize(6);
	}

	@Test
	void aReviewCannotBeFinishedBeforeEverybodyWasSpokenToOrAReasonGivenAndEveryAreaIsCovered() {
		Conference review = review();
		assertRefused("", "Record at least one conversation.", () -> this.writing.finish(review.id(), HELEN));
		assertRefused("", "Speak to Kim Marsh (Mother), or say why you could not.",
				() -> this.writing.finish(review.id(), HELEN));
		assertRefused("", "Fill in the area “Permanence plan”.", () -> this.writing.finish(review.id(), HELEN));
		complete(review);
		this.writing.cover(review.id(), HELEN, ReviewArea.HEALTH, " ");
		assertRefused("", "Fill in the area “Health”.", () -> this.writing.finish(review.id(), HELEN));
		this.writing.cover(review.id(), HELEN, ReviewArea.HEALTH, "Well");
		this.writing.finish(review.id(), HELEN);
		assertThat(log(review).finished()).isTrue();
	}

	@Test
	void afterFinishingNothingChanges() {
		Conference review = complete(review());
		UUID mother = with(review, Role.MOTHER).id();
		UUID conversation = log(review).conversations().getFirst().id();
		this.writing.finish(review.id(), HELEN);
		int seen = log(review).seen();
		Stream
			.<Runnable>of(() -> record(review, told(Set.of(mother), TODAY, "More", "Why")),
					() -> this.writing.correct(review.id(), HELEN, conversation, 0,
							told(Set.of(mother), TODAY, "Other", "Why")),
					() -> this.writing.cover(review.id(), HELEN, ReviewArea.HEALTH, "Other"),
					() -> this.writing.read(review.id(), HELEN, DocumentToRead.of(review)),
					() -> this.writing.couldNotSpeakTo(review.id(), HELEN, mother, "away"),
					() -> this.writing.finish(review.id(), HELEN))
			.forEach((attempt) -> assertRefused("", "nothing in them changes any more", attempt));
		assertThat(log(review).seen()).isEqualTo(seen);
	}

	@Test
	void theOutcomeComesAfterTheConversations() {
		Conference review = review();
		assertRefused("", "held by conversations, and they are not finished",
				() -> this.outcomes.of(review.reference(), HELEN));
		complete(review);
		this.writing.finish(review.id(), HELEN);
		assertThat(this.outcomes.of(review.reference(), HELEN)).isPresent();
		assertThat(this.logs.heldOn(this.conferences.get(review.id()))).contains(TODAY);
	}

	@Test
	void anOutcomeBegunForAMeetingWaitsWhenItBecomesConversations() {
		Conference meeting = this.conferences.save(SampleConferences.of(SomeKinds.LATER_CARE_REVIEW));
		Outcome outcome = this.outcomes.of(meeting.reference(), HELEN).orElseThrow();
		filled().decide(outcome.id(), HELEN, confirmed(meeting));
		change(meeting, (held) -> held.holdAs(Way.CONVERSATIONS, null));
		int version = this.outcomes.find(outcome.id(), HELEN).orElseThrow().version();
		assertRefused("", "they are not finished", () -> filled().approve(outcome.id(), HELEN, version));
	}

	@Test
	void aMeetingThatNobodyCanComeToBecomesConversationsWithItsChecklist() {
		Conference meeting = this.conferences.save(SampleConferences.of(SomeKinds.LATER_CARE_REVIEW));
		UUID mother = with(meeting, Role.MOTHER).id();
		assertRefused("", "no longer held by conversations",
				() -> record(meeting, told(Set.of(mother), TODAY, "Said", "Why")));
		change(meeting, (held) -> held.holdAs(Way.CONVERSATIONS, null));
		assertThat(checklist(meeting).people()).extracting(PersonToSpeakTo::id).contains(mother);
		record(meeting, told(Set.of(mother), TODAY, "Said", "Why"));
		change(meeting, (held) -> held.holdAs(Way.VIRTUAL, null));
		assertRefused("", "no longer held by conversations",
				() -> record(meeting, told(Set.of(mother), TODAY, "More", "Why")));
		assertThat(log(meeting).conversations()).hasSize(1);
	}

	@Test
	void aCancelledOneTakesNothingMore() {
		Conference review = review();
		change(review, Conference::cancel);
		assertRefused("", "no longer planned",
				() -> record(review, told(Set.of(with(review, Role.MOTHER).id()), TODAY, "Said", "Why")));
	}

	@Test
	void theCaseNoteTellsTheMethodWhatWasReadWhoSaidWhatWhenAndWhyAndTheNineAreas() {
		Conference review = review();
		this.writing.read(review.id(), HELEN, DocumentToRead.of(review));
		record(review, told(Set.of(with(review, Role.MOTHER).id()), MONDAY, "<b>Bold</b> claims", "Carry on"));
		UUID conversation = log(review).conversations().getFirst().id();
		this.writing.correct(review.id(), HELEN, conversation, 0,
				told(Set.of(with(review, Role.MOTHER).id()), MONDAY, "<b>Bolder</b> claims", "Carry on"));
		complete(review);
		this.writing.finish(review.id(), HELEN);
		approve(review);
		String note = stored(review, "/Outcome", "case note");
		assertThat(note).contains(review.reference().value(), "By conversations", "No meeting was held",
				"The care plan as it stands", "read on Tuesday 3 March 2026", "Kim Marsh (Mother)",
				"Monday 2 March 2026", "By telephone", "&lt;b&gt;Bolder&lt;/b&gt; claims", "Carry on",
				"Corrected once since", "The child or young person", "is asleep", "Permanence plan",
				"About Permanence plan", "Pathway plan", "Does not apply.", "The care plan is confirmed",
				"Visit weekly");
		assertThat(note).doesNotContain("<b>Bold");
		assertThat(note.indexOf("Monday 2 March 2026")).isLessThan(note.indexOf("Siân Pugh (Social worker"));
		assertThat(stored(review, "/Outcome", "outcome record")).contains("Method by which", "By conversations",
				"About Placement");
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> log(review).noteUrl().isPresent());
	}

	@Test
	void theFamilyIsToldThatThereWasNoMeeting() {
		Conference review = complete(review());
		this.writing.finish(review.id(), HELEN);
		approve(review);
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> this.world.mailsAbout(review)
				.stream()
				.anyMatch((mail) -> mail.to().equals("kim@home.example")
						&& mail.htmlBody().contains("No meeting was held")));
	}

	@Test
	void whatWasWrittenDownIsKeptAlsoWhereAMeetingWasHeldInTheEnd() {
		Conference review = review();
		record(review, told(Set.of(with(review, Role.MOTHER).id()), MONDAY, "Rang us", "Meet after all"));
		change(review, (held) -> held.holdAs(Way.VIRTUAL, null));
		approve(review);
		assertThat(stored(review, "/Outcome", "case note")).contains("Rang us",
				"before it was decided to hold a meeting");
	}

	@Test
	void aMeetingWithoutConversationsHasNoCaseNote() {
		Conference meeting = this.conferences.save(SampleConferences.of(SomeKinds.LATER_CARE_REVIEW));
		approve(meeting);
		assertThat(this.jdbc.sql("select count(*) from delivery where subject = ? and kind = 'case-note'")
			.param(meeting.id())
			.query(Long.class)
			.single()).isZero();
	}

	private static Outcome.Decided confirmed(Conference review) {
		return new Outcome.Decided(TODAY, SomeKinds.decision(review.kind(), "care-plan-confirmed"), null, null,
				Participation.PN1, review.way(), null);
	}

	private Conference review() {
		return save(SomeKinds.LATER_CARE_REVIEW);
	}

	private Conference save(Kind kind) {
		return this.conferences.save(SampleConferences.byConversations(kind, HELEN, SampleConferences.people()));
	}

	/** Everybody is spoken to today but the child, who is asleep. */
	private Conference complete(Conference review) {
		List<UUID> others = new ArrayList<>();
		checklist(review).people().forEach((person) -> {
			if (person.described().startsWith("The child")) {
				this.writing.couldNotSpeakTo(review.id(), HELEN, person.id(), "is asleep");
			}
			else {
				others.add(person.id());
			}
		});
		others.forEach((person) -> record(review, told(Set.of(person), TODAY, "Said", "Why " + person)));
		Stream.of(ReviewArea.values())
			.filter((area) -> !area.optional())
			.forEach((area) -> this.writing.cover(review.id(), HELEN, area, "About " + area.label()));
		return review;
	}

	private void approve(Conference conference) {
		Outcome outcome = this.outcomes.of(conference.reference(), HELEN).orElseThrow();
		filled().decide(outcome.id(), HELEN, confirmed(this.conferences.get(conference.id())));
		if (this.conferences.get(conference.id()).way().inTheCalendar()) {
			filled().cover(outcome.id(), HELEN, Stream.of(ReviewArea.values())
				.collect(Collectors.toMap((area) -> area, (area) -> "In the meeting")));
		}
		filled().add(outcome.id(), HELEN, "Visit weekly", with(conference, Role.SOCIAL_WORKER).id(), TODAY.plusDays(3));
		Outcome told = filled().tell(outcome.id(), HELEN, Set.of(with(conference, Role.MOTHER).id()));
		filled().approve(told.id(), HELEN, told.version());
	}

	private String stored(Conference conference, String folder, String what) {
		String path = conference.reference() + folder + "/" + conference.reference() + " " + what + ".html";
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> this.world.files.containsKey(path));
		return new String(this.world.files.get(path), StandardCharsets.UTF_8);
	}

	private void change(Conference conference, Consumer<Conference> change) {
		this.transactions.executeWithoutResult((_) -> {
			Conference held = this.conferences.locked(conference.id());
			change.accept(held);
			this.conferences.save(held);
		});
	}

	private void record(Conference conference, Told told) {
		this.writing.record(conference.id(), HELEN, told);
	}

	private Checklist checklist(Conference conference) {
		return this.logs.of(this.conferences.get(conference.id()));
	}

	private ConversationLog log(Conference conference) {
		return checklist(conference).log();
	}

	private static Told told(Set<UUID> people, @Nullable LocalDate heldOn, String said, String rationale) {
		return new Told(people, null, heldOn, Means.TELEPHONE, said, rationale);
	}

	private static void assertRefused(String field, String sentence, Runnable attempt) {
		assertThatThrownBy(attempt::run).isInstanceOfSatisfying(Refused.class, (refused) -> {
			assertThat(String.join("", refused.problems().keySet())).isEqualTo(field);
			assertThat(refused.sentence()).contains(sentence);
		});
	}

	private FilledIn filled() {
		return new FilledIn(this.outcomes, this.decisions, this.recipients, this.approving);
	}

}
