package io.convenor.scheduling.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.AssessedRisk;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.RiskForm;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.drafts.Confirmation;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.booking.Booking.Step;
import io.convenor.scheduling.rooms.RoomRules;
import io.convenor.timescales.RuleSetVersion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@BookingTest
class RiskBeforeARoomTests {

	private static final String LINK = "https://cases.example/assessments/77";

	@Autowired
	Bookings bookings;

	@Autowired
	BookingProspects prospects;

	@Autowired
	Conferences conferences;

	@Autowired
	RiskAssessments assessments;

	@Autowired
	RoomRules rules;

	@Autowired
	AuditTrail audit;

	@Autowired
	Northmere365 microsoft365;

	Chair helen;

	@BeforeEach
	void freshStart() {
		this.microsoft365.reset();
		this.helen = Chair.helen(this.bookings);
	}

	@Test
	void itIsAskedForBeforePeopleAreChosenForACareReviewInARoom() {
		this.helen.does(this.bookings::about, review(Way.FACE_TO_FACE));
		assertThat(this.helen.booking().step()).isEqualTo(Step.ABOUT);
		assertThat(this.helen.problem(RiskForm.FINDING))
			.isEqualTo("Before people are put in a room for this meeting, a risk assessment is asked for (Wokingham "
					+ "practice standards, 2 December 2020). Record it, or hold the meeting on Teams or by conference call.");
		assertThat(this.prospects.of(this.helen.booking()).riskAskedFor()).isPresent();
	}

	@Test
	void itIsNotAskedForOnTeamsNorWhereTheRulesDoNotSaySo() {
		this.helen.does(this.bookings::about, review(Way.VIRTUAL));
		assertThat(this.helen.booking().step()).isEqualTo(Step.PEOPLE);
		this.helen = Chair.helen(this.bookings);
		this.helen.isAtPeople(Way.HYBRID);
		assertThat(this.helen.booking().step()).isEqualTo(Step.PEOPLE);
	}

	@Test
	void withAnAssessmentThatAllowsItTheBookingGoesOnAndTheConferenceKeepsIt() {
		this.helen.does(this.bookings::about, with(review(Way.FACE_TO_FACE), safe()));
		assertThat(this.helen.booking().step()).isEqualTo(Step.PEOPLE);
		this.helen.addsSian();
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		this.helen.does(this.bookings::people, Map.of());
		this.helen.does(this.bookings::look, Map.of(BookingFields.ROOM, Northmere365.ALDER));
		this.helen.takesTheFirstSlot();
		Conference conference = this.conferences.get(this.helen.confirms());
		assertThat(this.assessments.ofConference(conference.id()).map(AssessedRisk::inWords))
			.contains("Safe with measures, assessed by Joan Whitby on Friday 13 February 2026");
		assertThat(this.audit.of(conference.id())).extracting(AuditTrail.Entry::did, AuditTrail.Entry::details)
			.contains(tuple("recorded a risk assessment", "SAFE_WITH_MEASURES"));
		assertThat(conference.invitees()).allMatch((each) -> each.place() == Invitee.Place.ROOM);
	}

	@Test
	void whereItIsNotSafeNobodyIsPutInARoomAndTeamsIsOffered() {
		this.helen.does(this.bookings::about, with(review(Way.HYBRID), Map.of(RiskForm.FINDING, "NOT_SAFE")));
		assertThat(this.helen.booking().step()).isEqualTo(Step.ABOUT);
		assertThat(this.helen.problem(RiskForm.FINDING)).isEqualTo(
				"The risk assessment found that it is not safe to meet, so nobody can be put in a room. Hold it on Teams or by conference call instead, or record a new assessment.");
		assertThat(this.assessments.ofBooking(this.helen.booking().id())).isPresent();
		this.helen.does(this.bookings::about, review(Way.VIRTUAL));
		assertThat(this.helen.booking().step()).isEqualTo(Step.PEOPLE);
		this.helen.addsSian();
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		this.helen.does(this.bookings::people, Map.of());
		this.helen.takesTheFirstSlot();
		Conference conference = this.conferences.get(this.helen.confirms());
		assertThat(this.rules.problem(conference, Way.HYBRID, alder(), conference.startsAt(), 3))
			.hasValueSatisfying((sentence) -> assertThat(sentence).contains("not safe to meet"));
		assertThat(this.rules.problem(conference, Way.CONFERENCE_CALL, alder(), conference.startsAt(), 3)).isEmpty();
	}

	@Test
	void aVirtualReviewChangesIntoARoomOnlyWithAnAssessment() {
		this.helen.does(this.bookings::about, review(Way.VIRTUAL));
		this.helen.addsSian();
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		this.helen.does(this.bookings::people, Map.of());
		this.helen.takesTheFirstSlot();
		Conference conference = this.conferences.get(this.helen.confirms());
		assertThat(this.rules.problem(conference, Way.HYBRID, alder(), conference.startsAt(), 3))
			.hasValueSatisfying((sentence) -> assertThat(sentence).contains("a risk assessment is asked for"));
		this.assessments.record(conference, new AssessedRisk("Joan Whitby", conference.startsAt().toLocalDate(),
				AssessedRisk.Finding.SAFE, null, LINK), Northmere365.HELEN);
		assertThat(this.rules.problem(conference, Way.HYBRID, alder(), conference.startsAt(), 3)).isEmpty();
	}

	@Test
	void whoIsInARoomAlreadyIsNotMovedThereOnceItIsNotSafeAnyMore() {
		this.helen.does(this.bookings::about, with(review(Way.FACE_TO_FACE), safe()));
		this.helen.addsSian();
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		this.helen.does(this.bookings::people, Map.of());
		this.helen.does(this.bookings::look, Map.of(BookingFields.ROOM, Northmere365.ALDER));
		this.helen.takesTheFirstSlot();
		Conference conference = this.conferences.get(this.helen.confirms());
		LocalDateTime later = conference.startsAt().plusDays(1);
		assertThat(this.rules.problem(conference, Way.FACE_TO_FACE, alder(), later, 3)).isEmpty();
		this.assessments.record(conference, new AssessedRisk("Joan Whitby", conference.startsAt().toLocalDate(),
				AssessedRisk.Finding.NOT_SAFE, null, LINK), Northmere365.HELEN);
		assertThat(this.rules.problem(conference, Way.FACE_TO_FACE, alder(), later, 3))
			.hasValueSatisfying((sentence) -> assertThat(sentence).contains("not safe to meet"));
	}

	@Test
	void whereTheRulesAreGoneItIsAskedForToBeSafe() {
		Invitee chair = Invitee.named("Helen Okafor")
			.mailbox(new EmailAddress("helen.okafor@northmere.example"))
			.as(Role.CHAIR)
			.directoryId(Northmere365.HELEN)
			.build();
		Conference lost = Conference.book(
				new Conference.Agreed(Child.only("M-1234"), SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL,
						Northmere365.HELEN, new RuleSetVersion("elsewhere", 3), LocalDate.of(2026, 2, 12),
						LocalDateTime.of(2026, 3, 3, 10, 0), 60, "conferences@northmere.example", null, List.of(chair)),
				Instant.EPOCH);
		assertThat(this.assessments.problem(lost, Way.HYBRID)).hasValueSatisfying(
				(sentence) -> assertThat(sentence).contains("a risk assessment is asked for (to be safe, because"));
		assertThat(this.assessments.problem(lost, Way.CONFERENCE_CALL)).isEmpty();
	}

	@Test
	void itIsAskedForWhereAnotherWayIsChosenAndWhatIsFilledInThereIsKept() {
		this.helen.does(this.bookings::about, review(Way.VIRTUAL));
		this.helen.addsSian();
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		this.helen.does(this.bookings::people, Map.of());
		this.helen.takesTheFirstSlot();
		Conference conference = this.conferences.get(this.helen.confirms());
		assertThat(this.rules.assess(conference, Way.CONFERENCE_CALL, safe(), Northmere365.HELEN)).isEmpty();
		assertThat(this.assessments.ofConference(conference.id())).as("not asked for").isEmpty();
		assertThat(this.rules.assess(conference, Way.HYBRID, Map.of(), Northmere365.HELEN))
			.containsOnlyKeys(RiskForm.FINDING)
			.hasEntrySatisfying(RiskForm.FINDING,
					(sentence) -> assertThat(sentence).contains("a risk assessment is asked for"));
		assertThat(
				this.rules.assess(conference, Way.HYBRID, with(safe(), Map.of(RiskForm.LINK, "")), Northmere365.HELEN))
			.containsOnlyKeys(RiskForm.LINK);
		assertThat(this.rules.assess(conference, Way.HYBRID, with(safe(), Map.of(RiskForm.FINDING, "NOT_SAFE")),
				Northmere365.HELEN))
			.hasEntrySatisfying(RiskForm.FINDING, (sentence) -> assertThat(sentence).contains("not safe to meet"));
		assertThat(this.assessments.ofConference(conference.id())).map(AssessedRisk::finding)
			.contains(AssessedRisk.Finding.NOT_SAFE);
		assertThat(this.rules.assess(conference, Way.FACE_TO_FACE, safe(), Northmere365.HELEN)).isEmpty();
		assertThat(this.rules.assess(conference, Way.HYBRID, Map.of(), Northmere365.HELEN)).isEmpty();
	}

	@Test
	void aForgedPressThatSkipsTheQuestionBooksNobodyIntoARoom() {
		this.helen.does(this.bookings::about, review(Way.VIRTUAL));
		this.helen.addsSian();
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		this.helen.does(this.bookings::people, Map.of());
		this.helen.takesTheFirstSlot();
		this.helen.does(this.bookings::about, review(Way.FACE_TO_FACE));
		Confirmation<Booking> answer = this.bookings.confirm(this.helen.move(Map.of()));
		assertThat(answer.notYet()).hasValueSatisfying((booking) -> {
			assertThat(booking.step()).isEqualTo(Step.ABOUT);
			assertThat(booking.plan().notice()).contains("a risk assessment is asked for");
		});
	}

	static Stream<Arguments> mistakes() {
		return Stream.of(arguments(RiskForm.DONE_BY, "", "Say who did the risk assessment."),
				arguments(RiskForm.DONE_BY, "x".repeat(10_000), "That is 10,000 characters; please keep it to 100."),
				arguments(RiskForm.DONE_ON, "2026-02-17",
						"Tuesday 17 February 2026 is in the future. Give the day on which the assessment was done."),
				arguments(RiskForm.DONE_ON, "2016-02-12",
						"Friday 12 February 2016 is more than a year ago. Check the year; if it is right, a new assessment is needed."),
				arguments(RiskForm.DONE_ON, "yesterday-ish",
						"“yesterday-ish” is not a date. Write it like 3 March 2026 or 03/03/2026, the day first."),
				arguments(RiskForm.FINDING, "", "Choose what the assessment found."),
				arguments(RiskForm.FINDING, "FINE", "That choice is not on offer. Please choose again."),
				arguments(RiskForm.MEASURES, " ", "Say which measures make it safe to meet."),
				arguments(RiskForm.LINK, "", "Give the link to the assessment in your case system or library."),
				arguments(RiskForm.LINK, "http://cases.example/77",
						"That is not a link I can keep. It begins with https:// and has no spaces in it."),
				arguments(RiskForm.LINK, "javascript:alert(1)",
						"That is not a link I can keep. It begins with https:// and has no spaces in it."),
				arguments(RiskForm.LINK, "https://me:secret@cases.example/",
						"That is not a link I can keep. It begins with https:// and has no spaces in it."),
				arguments(RiskForm.LINK, "https://x/" + "y".repeat(600),
						"That is 610 characters; please keep it to 500."));
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void eachMistakeIsOneSentenceAndNothingTypedIsLost(String field, String typed, String sentence) {
		this.helen.does(this.bookings::about, with(review(Way.HYBRID), Map.of(field, typed)));
		assertThat(this.helen.booking().step()).isEqualTo(Step.ABOUT);
		assertThat(this.helen.booking().plan().form().problems()).containsExactly(Map.entry(field, sentence));
		assertThat(this.helen.booking().plan().form().typed()).containsKeys(RiskForm.FIELDS.toArray(String[]::new));
		assertThat(this.assessments.ofBooking(this.helen.booking().id())).isEmpty();
	}

	private static Conference.Room alder() {
		return new Conference.Room(Northmere365.ALDER, "Alder Room, Shire Hall");
	}

	private static Map<String, String> review(Way way) {
		Map<String, String> about = new LinkedHashMap<>(
				Chair.with(Chair.hybridAbout(), BookingFields.KIND, SomeKinds.FIRST_CARE_REVIEW.name()));
		about.put(BookingFields.WAY, way.name());
		return about;
	}

	private static Map<String, String> safe() {
		return Map.of(RiskForm.DONE_BY, "Joan Whitby", RiskForm.DONE_ON, "2026-02-13", RiskForm.FINDING,
				"SAFE_WITH_MEASURES", RiskForm.MEASURES, "Two doors, separate arrival times", RiskForm.LINK, LINK);
	}

	private static Map<String, String> with(Map<String, String> about, Map<String, String> more) {
		Map<String, String> all = new LinkedHashMap<>(about);
		all.putAll(safe());
		all.putAll(more);
		return all;
	}

}
