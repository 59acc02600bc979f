package io.convenor.scheduling.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.AssessedRisk;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.LateDecisions;
import io.convenor.conference.RiskAssessments;
import io.convenor.conference.Separation;
import io.convenor.conference.Separations;
import io.convenor.conference.SharedMeetings;
import io.convenor.conference.Way;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.graph.Meetings.Attendee;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.Siblings;
import io.convenor.scheduling.Siblings.Person;
import io.convenor.scheduling.apart.KeepingApart;
import io.convenor.scheduling.booking.ApartFields;
import io.convenor.scheduling.booking.BookingTest;
import io.convenor.scheduling.changes.ChangePreview.Told;
import io.convenor.scheduling.changes.PlannedChange.Newcomer;
import io.convenor.scheduling.changes.PlannedChange.Wanted;
import io.convenor.scheduling.invitations.CancelReason;
import io.convenor.scheduling.invitations.OwnInvitations;
import io.convenor.scheduling.rooms.RoomRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.Assertions.tuple;

/** What one conference of a meeting must not do, none of them may. */
@BookingTest
class OneMeetingForSeveralTests {

	private static final LocalDateTime MONDAY = LocalDateTime.of(2026, 2, 23, 10, 0);

	private static final LocalDateTime THURSDAY = LocalDateTime.of(2026, 2, 26, 10, 0);

	private static final Map<String, String> OWN_LINK = Map.of(ApartFields.MANNER, "OWN_LINK");

	@Autowired
	ApplicationContext house;

	@Autowired
	Conferences conferences;

	@Autowired
	Combining combining;

	@Autowired
	Rearranging rearranging;

	@Autowired
	ChangePreviews previews;

	@Autowired
	HandMadeDecisions decisions;

	@Autowired
	LateDecisions postponements;

	@Autowired
	Separations separations;

	@Autowired
	SharedMeetings meetings;

	@Autowired
	OwnInvitations own;

	@Autowired
	KeepingApart apart;

	@Autowired
	RiskAssessments assessments;

	@Autowired
	RoomRules rules;

	@Autowired
	AuditTrail audit;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clock clock;

	@Autowired
	Northmere365 microsoft365;

	Siblings siblings;

	@BeforeEach
	void freshStart() {
		this.microsoft365.reset();
		this.siblings = new Siblings(this.house);
	}

	@AfterEach
	void nothingIsUnderway() {
		this.siblings.goHome();
	}

	@Test
	void whomOneConferenceInvitesToNoPartIsNotBroughtToItThroughTheOther() {
		UUID elder = this.siblings.review(MONDAY, Person.KIM, Person.LEE);
		UUID younger = this.siblings.review(THURSDAY, Person.KIM, Person.LEE);
		this.siblings.excludes(elder, Person.LEE.address());
		refused(younger, elder, "Lee Marsh is invited to " + reference(younger) + ", and to no part of the meeting of "
				+ reference(elder), "hold the two apart");
		refused(elder, younger, "Lee Marsh is invited to " + reference(younger));
		this.siblings.excludes(younger, Person.LEE.address());
		this.siblings.combine(younger, elder);
		assertThat(this.conferences.get(younger).heldWith()).contains(elder);
	}

	@Test
	void whomAThirdConferenceInTheMeetingExcludesIsLookedForToo() {
		UUID elder = this.siblings.review(MONDAY, Person.KIM);
		UUID middle = this.siblings.review(THURSDAY, Person.KIM, Person.LEE);
		UUID younger = this.siblings.review(THURSDAY.plusHours(2), Person.LEE);
		this.siblings.excludes(middle, Person.LEE.address());
		this.siblings.combine(middle, elder);
		refused(younger, elder, "Lee Marsh is invited to " + reference(younger));
	}

	@Test
	void whoeverIsExcludedWhereverThatIsDecidedIsInvitedToNothingOfTheMeeting() {
		for (boolean inTheHost : List.of(true, false)) {
			UUID elder = this.siblings.review(MONDAY, Person.KIM, Person.LEE);
			UUID younger = this.siblings.review(THURSDAY, Person.KIM, Person.LEE);
			this.siblings.combine(younger, elder);
			this.siblings.excludes(inTheHost ? elder : younger, Person.LEE.address());
			for (UUID each : List.of(elder, younger)) {
				assertThat(this.siblings.invited(each)).contains(Person.KIM.address())
					.doesNotContain(Person.LEE.address());
				assertThat(this.separations.of(each)).extracting(Separation::manner)
					.containsExactly(Separation.Manner.EXCLUDED);
			}
		}
	}

	@Test
	void whoIsExcludedByOneIsNotInvitedToTheMeetingByTheOther() {
		UUID elder = this.siblings.review(MONDAY, Person.KIM, Person.LEE);
		UUID younger = this.siblings.review(THURSDAY, Person.KIM);
		this.siblings.combine(younger, elder);
		this.siblings.excludes(elder, Person.LEE.address());
		assertThat(confirm(younger, Wanted.with(lee()))).contains("They are not invited to any part of this meeting");
		assertThat(this.siblings.invited(younger)).doesNotContain(Person.LEE.address());
	}

	@Test
	void evenSomebodyWhoIsExcludedByOneAndInvitedByTheOtherIsNotOnTheEntry() {
		UUID elder = this.siblings.review(MONDAY, Person.KIM, Person.LEE);
		UUID younger = this.siblings.review(THURSDAY, Person.KIM);
		this.siblings.excludes(elder, Person.LEE.address());
		this.siblings.combine(younger, elder);
		this.siblings.change(younger,
				(conference) -> conference.invite(Invitee.named("Lee Marsh")
					.mailbox(new EmailAddress(Person.LEE.address()))
					.as(Person.LEE.role())
					.build()));
		this.siblings.sent(elder);
		this.siblings.settle();
		assertThat(this.microsoft365.booked.keySet()).filteredOn((key) -> key.startsWith(elder + "/invitation"))
			.singleElement()
			.extracting((key) -> this.microsoft365.booked.get(key).attendees(), list(Attendee.class))
			.extracting(Attendee::address)
			.contains(Person.KIM.address())
			.doesNotContain(Person.LEE.address());
	}

	@Test
	void whatOthersAreHeldInIsNotCancelledAfterItsEventWasDeletedByHand() {
		UUID elder = this.siblings.review(MONDAY, Person.KIM);
		UUID younger = this.siblings.review(THURSDAY, Person.LEE);
		this.siblings.combine(younger, elder);
		UUID find = UUID.randomUUID();
		// At once, before the calendar is read and shows that nobody deleted anything.
		this.transaction.executeWithoutResult((status) -> {
			this.conferences.locked(elder);
			this.jdbc.sql("insert into hand_made_change (id, conference, entry, noticed_at) values (?, ?, ?, now())")
				.params(find, elder, elder)
				.update();
			assertThatThrownBy(() -> this.decisions.cancel(new Submission(find, 0, Northmere365.HELEN,
					Map.of(ChangeFields.REASON, CancelReason.NOT_NEEDED.name()))))
				.isInstanceOf(Refused.class)
				.hasMessageContaining("Another conference is held in this meeting. Take them apart first");
			status.setRollbackOnly();
		});
		assertThat(this.conferences.get(elder).status()).isEqualTo(Conference.Status.BOOKED);
	}

	@Test
	void aLongerMeetingNeedsItsRoomForLonger() {
		UUID elder = this.siblings.review(Way.HYBRID, Siblings.ALDER, MONDAY, Siblings.LATELY, Person.KIM);
		UUID younger = this.siblings.review(Way.HYBRID, Siblings.ALDER, MONDAY.plusHours(3), Siblings.LATELY,
				Person.LEE);
		UUID other = this.siblings.review(Way.HYBRID, Siblings.ALDER, MONDAY.plusHours(1), Siblings.LATELY, Person.ANN);
		refused(younger, elder, "Alder Room, Shire Hall has another of our conferences");
		this.siblings.change(other, Conference::cancel);
		this.siblings.combine(younger, elder);
		assertThat(this.conferences.get(elder).lengthMinutes()).isEqualTo(90);
	}

	@Test
	void aRoomThatTheyLeaveOneAfterTheOtherIsNotInTheirOwnWay() {
		UUID elder = this.siblings.review(Way.HYBRID, Siblings.ALDER, MONDAY, Siblings.LATELY, Person.KIM);
		UUID younger = this.siblings.review(Way.HYBRID, Siblings.ALDER, MONDAY.plusHours(1), Siblings.LATELY,
				Person.LEE);
		this.siblings.combine(younger, elder);
		assertThat(
				this.rules.problem(this.conferences.get(elder), Way.HYBRID, Siblings.ALDER, MONDAY.plusMinutes(30), 4))
			.isEmpty();
	}

	@Test
	void whoIsNotFreeForTheLongerMeetingIsSaidBeforeAnythingIsDone() {
		UUID elder = this.siblings.review(MONDAY, Person.KIM);
		UUID younger = this.siblings.review(THURSDAY, Person.LEE);
		this.microsoft365.busy(Siblings.HELEN, MONDAY, Duration.ofHours(1));
		this.microsoft365.busy(Siblings.SIAN, MONDAY.plusHours(1), Duration.ofHours(1));
		assertThatThrownBy(() -> this.combining.combine(younger, elder, Northmere365.HELEN, Map.of("length", "90")))
			.isInstanceOf(Refused.class)
			.hasMessageContaining("Siân Pugh")
			.hasMessageContaining("tick the box");
		assertThat(this.conferences.get(younger).heldWith()).isEmpty();
		this.combining.combine(younger, elder, Northmere365.HELEN,
				Map.of("length", "90", ChangeFields.WHOEVER_IS_FREE, "true"));
		assertThat(this.conferences.get(younger).heldWith()).contains(elder);
	}

	@Test
	void takenApartTheyDoNotBothHaveTheRoom() {
		UUID elder = this.siblings.review(Way.HYBRID, Siblings.ALDER, MONDAY, Siblings.LATELY, Person.KIM);
		UUID younger = this.siblings.review(Way.HYBRID, Siblings.ALDER, THURSDAY, Siblings.LATELY, Person.LEE);
		this.siblings.combine(younger, elder);
		assertThatThrownBy(() -> takeApart(younger, MONDAY.plusHours(1)))
			.hasMessageContaining("Alder Room, Shire Hall has another of our conferences");
		this.microsoft365.busy(Siblings.HELEN, MONDAY.plusHours(2), Duration.ofHours(1));
		assertThatThrownBy(
				() -> this.combining.takeApart(younger, Northmere365.HELEN, times(MONDAY.plusHours(2), Map.of())))
			.hasMessageContaining("Helen Okafor");
		takeApart(younger, MONDAY.plusHours(2));
		assertThat(this.conferences.get(younger).startsAt()).isEqualTo(MONDAY.plusHours(2));
	}

	@Test
	void whomTheyPutInARoomTheRulesAskARiskAssessmentFor() {
		UUID elder = this.siblings.review(Way.HYBRID, Siblings.ALDER, MONDAY, Siblings.LATELY, Person.KIM);
		UUID younger = this.siblings.review(THURSDAY, Person.LEE);
		refused(younger, elder, "a risk assessment is asked for", "on the card of " + reference(younger));
		this.assessments.record(this.conferences.get(younger), new AssessedRisk("Joan Whitby",
				LocalDate.of(2026, 2, 13), AssessedRisk.Finding.SAFE, null, "https://cases.example/77"),
				Northmere365.HELEN);
		this.siblings.combine(younger, elder);
		assertThat(this.conferences.get(younger).way()).isEqualTo(Way.HYBRID);
	}

	@Test
	void aMeetingThatMovesIntoARoomPutsThePeopleOfAllThere() {
		UUID elder = this.siblings.review(MONDAY, Person.KIM);
		UUID younger = this.siblings.review(THURSDAY, Person.LEE);
		this.siblings.combine(younger, elder);
		this.assessments.record(this.conferences.get(elder), new AssessedRisk("Joan Whitby", LocalDate.of(2026, 2, 13),
				AssessedRisk.Finding.SAFE, null, "https://cases.example/77"), Northmere365.HELEN);
		assertThat(this.rules.problem(this.conferences.get(elder), Way.HYBRID, Siblings.ALDER, MONDAY, 4))
			.hasValueSatisfying((sentence) -> assertThat(sentence).contains("on the card of " + reference(younger)));
	}

	@Test
	void twoWhoAreKeptApartInOneDoNotMeetThroughTheOther() {
		UUID elder = this.siblings.review(MONDAY, Person.KIM);
		UUID younger = this.siblings.review(THURSDAY, Person.KIM, Person.LEE);
		this.siblings.keepsApart(elder, Person.KIM.address(), ownTime("10:00", "10:40"));
		this.siblings.keepsApart(younger, Person.KIM.address(),
				with(ownTime("10:00", "10:20"),
						Map.of(ApartFields.OTHER, this.siblings.invitee(younger, Person.LEE.address()).id().toString(),
								ApartFields.OTHER_FROM, "10:20", ApartFields.OTHER_UNTIL, "11:00")));
		refused(younger, elder, "Kim Marsh and Lee Marsh are kept apart, and would meet");
	}

	@Test
	void whatTheOneThatLeavesHadDecidedHoldsOnInTheMeetingItLeaves() {
		UUID elder = this.siblings.review(MONDAY, Person.KIM);
		UUID younger = this.siblings.review(THURSDAY, Person.KIM, Person.LEE);
		this.siblings.keepsApart(younger, Person.LEE.address(), OWN_LINK);
		this.siblings.combine(younger, elder);
		this.siblings.change(elder, (conference) -> conference.invite(
				Invitee.named("Lee Marsh").mailbox(new EmailAddress(Person.LEE.address())).as(Role.FATHER).build()));
		takeApart(younger, THURSDAY);
		assertThat(this.separations.of(younger)).hasSize(1);
		assertThat(this.separations.of(elder)).singleElement().satisfies((each) -> {
			assertThat(each.manner()).isEqualTo(Separation.Manner.OWN_LINK);
			assertThat(each.invitee()).isEqualTo(this.siblings.invitee(elder, Person.LEE.address()).id());
		});
	}

	@Test
	void whoTakesPartApartInBothHasOnePartAndOneLinkAndKeepsItWhenTheyAreTakenApart() {
		UUID elder = this.siblings.review(MONDAY, Person.KIM, Person.LEE);
		UUID younger = this.siblings.review(THURSDAY, Person.KIM, Person.LEE);
		this.siblings.keepsApart(elder, Person.LEE.address(), OWN_LINK);
		this.siblings.keepsApart(younger, Person.LEE.address(), OWN_LINK);
		assertThat(this.combining.apartAsThere(pair(younger, elder))).extracting((each) -> each.address())
			.containsExactly(Person.LEE.address());
		this.siblings.combine(younger, elder);
		assertThat(this.separations.of(younger)).isEmpty();
		assertThat(this.separations.of(elder)).hasSize(1);
		takeApart(younger, THURSDAY);
		assertThat(this.separations.of(younger)).singleElement().satisfies((each) -> {
			assertThat(each.manner()).isEqualTo(Separation.Manner.OWN_LINK);
			assertThat(each.invitee()).isEqualTo(this.siblings.invitee(younger, Person.LEE.address()).id());
		});
	}

	@Test
	void whoJoinsLateIsNotLeftWithoutAMeeting() {
		UUID elder = this.siblings.review(MONDAY, Person.KIM);
		UUID younger = this.siblings.review(THURSDAY, Person.LEE);
		this.siblings.keepsApart(elder, Person.KIM.address(), ownTime("10:45", "11:00"));
		assertThatThrownBy(() -> this.combining.combine(younger, elder, Northmere365.HELEN, Map.of("length", "30")))
			.hasMessageContaining("It would be over before Kim Marsh joins");
	}

	@Test
	void aMeetingIsLateWhereOneOfItsConferencesIsAndTheManagersReasonIsKeptWithThatOne() {
		UUID elder = this.siblings.review(MONDAY, Person.KIM);
		UUID younger = this.siblings.review(Way.VIRTUAL, null, THURSDAY, LocalDate.of(2025, 9, 1), Person.LEE);
		this.siblings.combine(younger, elder);
		LocalDateTime late = LocalDateTime.of(2026, 3, 4, 10, 0);
		assertThat(confirm(elder, Wanted.at(late, false, null, null, null))).contains("is after the last lawful date");
		assertThat(confirm(elder, Wanted.at(late, false, null, "Ruth Ellis", "The mother is in hospital"))).isEmpty();
		assertThat(this.conferences.get(younger).startsAt()).isEqualTo(late);
		assertThat(this.postponements.of(younger)).extracting(LateDecisions.LateDecision::manager)
			.containsExactly("Ruth Ellis");
		assertThat(this.postponements.of(elder)).isEmpty();
		assertThat(this.audit.of(younger)).extracting(AuditTrail.Entry::did)
			.contains("recorded why it is held after the last lawful date",
					"followed the conference in whose meeting it is held");
	}

	@Test
	void aTimeSetByHandIsLateForTheOtherTooAndKeptWithThatOne() {
		UUID elder = this.siblings.review(MONDAY, Person.KIM);
		UUID younger = this.siblings.review(Way.VIRTUAL, null, THURSDAY, LocalDate.of(2025, 9, 1), Person.LEE);
		this.siblings.combine(younger, elder);
		LocalDateTime late = LocalDateTime.of(2026, 3, 4, 10, 0);
		UUID find = UUID.randomUUID();
		this.jdbc
			.sql("insert into hand_made_change (id, conference, entry, found_starts_at, found_ends_at, noticed_at) "
					+ "values (?, ?, ?, ?, ?, now())")
			.params(find, elder, elder, late, late.plusMinutes(90))
			.update();
		this.decisions.keep(new Submission(find, 0, Northmere365.HELEN,
				Map.of(ChangeFields.MANAGER, "Ruth Ellis", ChangeFields.MANAGERS_REASON, "The mother is in hospital")));
		assertThat(this.postponements.of(younger)).hasSize(1);
		assertThat(this.postponements.of(elder)).isEmpty();
	}

	@Test
	void thePreviewNamesThePeopleOfAll() {
		UUID elder = this.siblings.review(MONDAY, Person.KIM);
		UUID younger = this.siblings.review(THURSDAY, Person.KIM, Person.LEE);
		this.siblings.combine(younger, elder);
		ChangePreview preview = this.previews.of(this.conferences.get(elder),
				Wanted.at(THURSDAY, false, null, null, null));
		assertThat(preview.told()).extracting(Told::who, Told::what)
			.contains(tuple("Kim Marsh (Mother)", "the new time"), tuple("Lee Marsh (Father)", "the new time"));
		assertThat(preview.calls()).containsExactly("Kim Marsh (Mother)", "Lee Marsh (Father)");
		assertThat(this.previews
			.of(this.conferences.get(elder), Wanted.without(this.siblings.invitee(elder, Person.KIM.address()).id()))
			.told()).extracting(Told::what)
			.containsExactly(
					"that they are no longer invited, and that they come all the same for " + reference(younger));
	}

	@Test
	void callingOneOffInAMeetingWithARoomIsPreviewedAndNamesThePeopleWhoseMeetingStays() {
		UUID elder = this.siblings.review(Way.HYBRID, Siblings.ALDER, MONDAY, Siblings.LATELY, Person.KIM);
		UUID younger = this.siblings.review(Way.HYBRID, Siblings.ALDER, THURSDAY, Siblings.LATELY, Person.LEE);
		this.siblings.combine(younger, elder);
		ChangePreview preview = this.previews.of(this.conferences.get(younger),
				Wanted.cancelled(CancelReason.NOT_NEEDED));
		assertThat(preview.told()).filteredOn((each) -> each.who().equals("Lee Marsh (Father)"))
			.extracting(Told::what)
			.containsExactly("that it is cancelled, and why");
		assertThat(preview.told()).filteredOn((each) -> each.who().equals("Kim Marsh (Mother)"))
			.singleElement()
			.satisfies((each) -> assertThat(each.what()).contains("whether it is held together with another"));
		assertThat(preview.calls()).containsExactlyInAnyOrder("Kim Marsh (Mother)", "Lee Marsh (Father)");
	}

	@Test
	void callingOneOfThreeOffLeavesTheOthersTogether() {
		UUID elder = this.siblings.review(MONDAY, Person.KIM);
		UUID middle = this.siblings.review(THURSDAY, Person.LEE);
		UUID younger = this.siblings.review(THURSDAY.plusHours(2), Person.PAT);
		this.siblings.combine(middle, elder);
		this.siblings.combine(younger, elder);
		assertThat(this.previews.of(this.conferences.get(younger), Wanted.cancelled(CancelReason.NOT_NEEDED)).told())
			.extracting(Told::who)
			.contains("Pat Wells (Foster carer)")
			.noneMatch((who) -> who.contains("Marsh"));
	}

	@Test
	void whoTakesPartApartIsNotRemovedWhereThatWasDecidedWhileTheOtherBringsThemToTheMeeting() {
		UUID elder = this.siblings.review(MONDAY, Person.KIM, Person.LEE);
		UUID younger = this.siblings.review(THURSDAY, Person.KIM, Person.LEE);
		this.siblings.combine(younger, elder);
		this.siblings.keepsApart(elder, Person.LEE.address(), OWN_LINK);
		this.siblings.settle();
		assertThat(confirm(elder, withoutLee(elder))).contains("Lee Marsh takes part apart, which was decided here",
				"for " + reference(younger), "Take " + reference(younger) + " out of the meeting");
		assertThat(this.siblings.invited(elder)).contains(Person.LEE.address());
		assertThat(confirm(younger, withoutLee(younger))).isEmpty();
		assertThat(confirm(elder, withoutLee(elder))).isEmpty();
	}

	@Test
	void whatKeepsSomebodyApartIsNotCalledOffWhileTheOtherBringsThemToTheMeeting() {
		UUID elder = this.siblings.review(MONDAY, Person.KIM);
		UUID younger = this.siblings.review(THURSDAY, Person.KIM, Person.LEE);
		this.siblings.keepsApart(younger, Person.LEE.address(), OWN_LINK);
		this.siblings.settle();
		this.siblings.combine(younger, elder);
		this.siblings.settle();
		assertThat(confirm(elder, Wanted.with(lee()))).isEmpty();
		this.siblings.settle();
		Wanted cancelled = Wanted.cancelled(CancelReason.NOT_NEEDED);
		assertThat(confirm(younger, cancelled)).contains("Lee Marsh takes part apart",
				"on the card of " + reference(elder));
		assertThat(this.conferences.get(younger).status()).isEqualTo(Conference.Status.BOOKED);
		this.siblings.keepsApart(elder, Person.LEE.address(), OWN_LINK);
		this.siblings.settle();
		assertThat(confirm(younger, cancelled)).isEmpty();
		assertThat(this.meetings.apart(this.conferences.get(elder), this.siblings.invitee(elder, Person.LEE.address())))
			.isPresent();
	}

	@Test
	void whoWasKeptApartInOneAndLeftDoesNotComeUnaskedThroughTheOther() {
		for (Person apart : List.of(Person.LEE, Person.KIM)) {
			UUID elder = this.siblings.review(MONDAY, Person.KIM, Person.LEE);
			UUID younger = this.siblings.review(THURSDAY, Person.KIM);
			this.siblings.combine(younger, elder);
			Person other = apart.equals(Person.LEE) ? Person.KIM : Person.LEE;
			this.siblings.keepsApart(elder, apart.address(), with(OWN_LINK,
					Map.of(ApartFields.OTHER, this.siblings.invitee(elder, other.address()).id().toString())));
			this.siblings.settle();
			assertThat(confirm(elder, withoutLee(elder))).isEmpty();
			this.siblings.settle();
			assertThat(confirm(younger, Wanted.with(lee()))).contains("Invite them to " + reference(elder) + " first");
			assertThat(this.siblings.invited(younger)).doesNotContain(Person.LEE.address());
			assertThat(confirm(elder, Wanted.with(lee()))).isEmpty();
			assertThat(confirm(younger, Wanted.with(lee()))).isEmpty();
			assertThat(
					this.meetings.apart(this.conferences.get(younger), this.siblings.invitee(younger, apart.address())))
				.isPresent();
		}
	}

	@Test
	void whatWasHeldStaysPartOfItsMeetingAndIsNotChangedWithIt() {
		UUID elder = this.siblings.review(MONDAY, Person.KIM, Person.LEE);
		UUID younger = this.siblings.review(THURSDAY, Person.KIM, Person.LEE);
		this.siblings.combine(younger, elder);
		this.siblings.change(younger, Conference::held);
		for (UUID each : List.of(elder, younger)) {
			Conference conference = this.conferences.get(each);
			assertThat(this.meetings.of(conference).all()).extracting(Conference::id).containsExactly(elder, younger);
			assertThat(this.own.known(conference, conference.chair()).together()).isEqualTo(reference(elder));
		}
		this.siblings.excludes(elder, Person.LEE.address());
		this.siblings.keepsApart(elder, Person.KIM.address(), OWN_LINK);
		Wanted later = Wanted.at(THURSDAY, false, null, null, null);
		assertThat(this.previews.of(this.conferences.get(elder), later).calls()).containsExactly("Kim Marsh (Mother)");
		assertThat(confirm(elder, later)).isEmpty();
		assertThat(this.conferences.get(younger).startsAt()).isEqualTo(MONDAY);
		assertThat(this.siblings.invited(younger)).contains(Person.LEE.address());
		assertThat(confirm(elder, Wanted.cancelled(CancelReason.NOT_NEEDED))).isEmpty();
	}

	@Test
	void aTimeOfSomebodysOwnThatWasSetByHandIsKeptForAllOfTheMeetingOrForNone() {
		UUID elder = this.siblings.review(MONDAY, Person.KIM, Person.LEE);
		UUID younger = this.siblings.review(THURSDAY, Person.LEE, Person.PAT);
		this.siblings.keepsApart(elder, Person.LEE.address(), ownTime("10:00", "10:40"));
		this.siblings.keepsApart(younger, Person.PAT.address(),
				with(ownTime("10:40", "11:00"),
						Map.of(ApartFields.OTHER, this.siblings.invitee(younger, Person.LEE.address()).id().toString(),
								ApartFields.OTHER_FROM, "10:00", ApartFields.OTHER_UNTIL, "10:40")));
		this.siblings.combine(younger, elder);
		this.siblings.sent(elder);
		this.siblings.settle();
		UUID lees = this.separations.of(elder).getFirst().id();
		assertThatThrownBy(() -> keepsWhatIsFoundAt(elder, lees, MONDAY.plusMinutes(20), MONDAY.plusMinutes(50)))
			.isInstanceOf(Refused.class)
			.hasMessageContaining("two people who must not meet");
		assertThat(this.separations.get(lees).fromMinute()).isZero();
		int before = this.conferences.get(younger).arrangement();
		keepsWhatIsFoundAt(elder, lees, MONDAY.plusMinutes(10), MONDAY.plusMinutes(40));
		assertThat(this.separations.get(lees).fromMinute()).isEqualTo(10);
		assertThat(this.conferences.get(younger).arrangement()).isGreaterThan(before);
	}

	/** At once, before the calendar is read and shows that nobody moved anything. */
	private void keepsWhatIsFoundAt(UUID conference, UUID separation, LocalDateTime start, LocalDateTime end) {
		this.transaction.executeWithoutResult((_) -> {
			this.conferences.locked(conference);
			UUID find = UUID.randomUUID();
			this.jdbc
				.sql("insert into hand_made_change (id, conference, entry, found_starts_at, found_ends_at, noticed_at) "
						+ "values (?, ?, ?, ?, ?, now())")
				.params(find, conference, separation, start, end)
				.update();
			this.decisions.keep(new Submission(find, 0, Northmere365.HELEN, Map.of()));
		});
	}

	/** Whichever is named first, nobody keeps the one and waits for the other. */
	@Test
	void twoWhoCombineTheSameTwoTheOtherWayRoundDoNotWaitForEachOther() {
		List<UUID> two = Stream.of(this.siblings.review(MONDAY, Person.KIM), this.siblings.review(THURSDAY, Person.LEE))
			.sorted()
			.toList();
		List<CompletableFuture<Boolean>> both = this.transaction.execute((_) -> {
			this.conferences.locked(two.getFirst());
			List<CompletableFuture<Boolean>> waiting = List.of(combining(two.getFirst(), two.getLast()),
					combining(two.getLast(), two.getFirst()));
			Awaitility.await().untilAsserted(() -> assertThat(waitingForALock()).hasSizeGreaterThanOrEqualTo(2));
			Awaitility.await()
				.untilAsserted(
						() -> assertThat(this.jdbc.sql("select id from conference where id = ? for update skip locked")
							.param(two.getLast())
							.query(UUID.class)
							.optional()).contains(two.getLast()));
			return waiting;
		});
		assertThat(both).isNotNull();
		assertThat(both.stream().filter(CompletableFuture::join)).hasSize(1);
	}

	/** Whose meeting it is changes which of the two is to be kept first. */
	@Test
	void whoeverCombinesTwoThatWereJustCombinedDoesNotWaitForThoseWhoFollowThat() {
		List<UUID> two = Stream.of(this.siblings.review(MONDAY, Person.KIM), this.siblings.review(THURSDAY, Person.LEE))
			.sorted()
			.toList();
		UUID guest = two.getFirst();
		UUID host = two.getLast();
		List<CompletableFuture<Boolean>> both = this.transaction.execute((_) -> {
			this.meetings.changeOneAtATime();
			this.conferences.allLocked(two);
			CompletableFuture<Boolean> following = keeping(() -> {
				this.conferences.lock(host);
				this.conferences.locked(guest);
			});
			Awaitility.await().untilAsserted(() -> assertThat(waitingForALock()).hasSizeGreaterThanOrEqualTo(1));
			CompletableFuture<Boolean> combining = combining(host, guest);
			Awaitility.await().untilAsserted(() -> assertThat(waitingForALock()).hasSizeGreaterThanOrEqualTo(2));
			Conference joining = this.conferences.get(guest);
			joining.holdWith(this.conferences.get(host), this.clock.instant());
			this.conferences.save(joining);
			return List.of(following, combining);
		});
		assertThat(both).isNotNull();
		assertThat(both.stream().map(CompletableFuture::join)).containsExactly(true, false);
	}

	@Test
	void whoeverKeepsSeveralOfOneMeetingDoesNotWaitForThoseWhoKeepOne() {
		List<UUID> two = Stream.of(this.siblings.review(MONDAY, Person.KIM), this.siblings.review(THURSDAY, Person.LEE))
			.sorted()
			.toList();
		UUID guest = two.getFirst();
		UUID host = two.getLast();
		this.siblings.combine(guest, host);
		this.siblings.settle();
		List<CompletableFuture<Boolean>> both = this.transaction.execute((_) -> {
			this.conferences.locked(host);
			CompletableFuture<Boolean> one = keeping(() -> this.conferences.locked(guest));
			Awaitility.await().untilAsserted(() -> assertThat(waitingForALock()).hasSizeGreaterThanOrEqualTo(1));
			CompletableFuture<Boolean> several = keeping(() -> this.conferences.allLocked(two));
			Awaitility.await().untilAsserted(() -> assertThat(waitingForALock()).hasSizeGreaterThanOrEqualTo(2));
			return List.of(one, several);
		});
		assertThat(both).isNotNull();
		assertThat(both.stream().map(CompletableFuture::join)).containsExactly(true, true);
	}

	private CompletableFuture<Boolean> keeping(Runnable conferences) {
		return CompletableFuture.supplyAsync(() -> {
			this.transaction.executeWithoutResult((_) -> conferences.run());
			return true;
		}, Thread::startVirtualThread);
	}

	private CompletableFuture<Boolean> combining(UUID one, UUID other) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				this.siblings.combine(one, other);
				return true;
			}
			catch (Refused ex) {
				return false;
			}
		}, Thread::startVirtualThread);
	}

	private List<String> waitingForALock() {
		return this.jdbc.sql(
				"select wait_event from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
			.query(String.class)
			.list();
	}

	/** Why it is not done; empty where it was. */
	private String confirm(UUID id, Wanted wanted) {
		PlannedChange change = this.house.getBean(StoredChanges.class)
			.begin(id, Northmere365.HELEN, PlannedChange.Plan.of(this.conferences.get(id)).wanting(wanted));
		return this.rearranging.confirm(change)
			.notYet()
			.map((draft) -> String.valueOf(draft.plan().notice()))
			.orElse("");
	}

	private static Newcomer lee() {
		return Newcomer.named("Lee Marsh", Person.LEE.address(), "", Person.LEE.role(), Person.LEE.role().standing());
	}

	private Wanted withoutLee(UUID id) {
		return Wanted.without(this.siblings.invitee(id, Person.LEE.address()).id());
	}

	private void takeApart(UUID guest, LocalDateTime start) {
		this.combining.takeApart(guest, Northmere365.HELEN, times(start, Map.of(ChangeFields.WHOEVER_IS_FREE, "true")));
	}

	private static Map<String, String> times(LocalDateTime start, Map<String, String> more) {
		return with(
				Map.of("date", start.toLocalDate().toString(), "time", start.toLocalTime().toString(), "length", "60"),
				more);
	}

	private static Map<String, String> ownTime(String from, String until) {
		return Map.of(ApartFields.MANNER, "OWN_TIME", ApartFields.FROM, from, ApartFields.UNTIL, until);
	}

	private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
		Map<String, String> all = new HashMap<>(some);
		all.putAll(more);
		return all;
	}

	private void refused(UUID guest, UUID host, String... why) {
		assertThatThrownBy(() -> this.siblings.combine(guest, host)).isInstanceOf(Refused.class)
			.hasMessageContainingAll(why);
		assertThat(this.conferences.get(guest).heldWith()).isEmpty();
		assertThat(String.join(" ", this.combining.problems(pair(guest, host)))).contains(why[0]);
	}

	private Combining.Pair pair(UUID guest, UUID host) {
		return new Combining.Pair(this.conferences.get(guest), this.conferences.get(host));
	}

	private String reference(UUID id) {
		return this.conferences.get(id).reference().value();
	}

}
