package io.convenor.scheduling.answers;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Watching;
import io.convenor.drafts.Refused;
import io.convenor.graph.Meetings.Expected;
import io.convenor.graph.Attendance.Attended;
import io.convenor.graph.Attendance.Stay;
import io.convenor.graph.Meetings;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.graph.Meetings.ProposedTime;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.answers.Forecast.Prospect;
import io.convenor.scheduling.booking.BookingTest;
import io.convenor.scheduling.calendar.HandMadeChanges;
import io.convenor.scheduling.invitations.Invitations;
import io.convenor.timescales.Dates;
import io.convenor.timescales.RuleSetVersion;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.SomeClocks;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@BookingTest
@ContextConfiguration(classes = WhoTakesPartTests.Ears.class)
class WhoTakesPartTests {

	static final List<Kind> DECIDE_ABOUT_NO_PLAN = List.of(SomeKinds.FIRST_CARE_REVIEW, SomeKinds.CORE_GROUP_MEETING,
			SomeKinds.ALLEGATIONS_MEETING);

	private static final String KIM = "kim@home.example";

	private static final String SCHOOL = "school@hill.example";

	private static final String POLICE = "police@north.example";

	private static final String SIAN = "sian.pugh@northmere.example";

	private static final LocalDateTime TEN = LocalDateTime.of(2026, 3, 3, 10, 0);

	@Autowired
	Answers answers;

	@Autowired
	Forecasts forecasts;

	@Autowired
	Attendances attendances;

	@Autowired
	Inquoracies inquoracies;

	@Autowired
	Invitations invitations;

	@Autowired
	Conferences conferences;

	@Autowired
	Deadlines deadlines;

	@Autowired
	RuleSets ruleSets;

	@Autowired
	Watching watching;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	HandMadeChanges handMade;

	@Autowired
	Deliveries deliveries;

	@Autowired
	Northmere365 microsoft365;

	@Autowired
	Heard heard;

	@BeforeEach
	void freshStart() {
		this.microsoft365.reset();
		this.heard.clear();
	}

	@Test
	void anAnswerInTheCalendarComesInByItself() {
		Conference conference = inTheCalendar(booked());
		answersInTheCalendar(conference, KIM, Meetings.Response.ACCEPTED, "2026-02-17T09:00:00Z");
		await(() -> answer(conference, KIM).response() == Response.ACCEPTED);
		assertThat(answer(conference, KIM).source()).isEqualTo(InviteeAnswer.Source.CALENDAR);
		assertThat(answer(conference, KIM).at()).isEqualTo(Instant.parse("2026-02-17T09:00:00Z"));
		assertThat(answer(conference, KIM).takesPart()).isEqualTo(TakesPart.TEAMS);
		assertThat(this.heard.answered).containsExactly(new AnswerChanged(conference.id(), id(conference, KIM)));
	}

	@Test
	void theSameAnswerSeenAgainIsTheSameAnswer() {
		Conference conference = inTheCalendar(booked());
		answersInTheCalendar(conference, KIM, Meetings.Response.ACCEPTED, "2026-02-17T09:00:00Z");
		await(() -> answer(conference, KIM).response() == Response.ACCEPTED);
		answersInTheCalendar(conference, SCHOOL, Meetings.Response.DECLINED, "2026-02-17T10:00:00Z");
		await(() -> answer(conference, SCHOOL).response() == Response.DECLINED);
		assertThat(this.heard.answered).hasSize(2);
	}

	@Test
	void aProposedTimeIsShown() {
		Conference conference = inTheCalendar(booked());
		var proposed = new ProposedTime(TEN.plusDays(1), TEN.plusDays(1).plusHours(1));
		answersInTheCalendar(conference, new Meetings.Answer(POLICE, Meetings.Response.TENTATIVE,
				Instant.parse("2026-02-17T09:00:00Z"), proposed));
		await(() -> answer(conference, POLICE).response() == Response.TENTATIVE);
		assertThat(answer(conference, POLICE).proposed()).isEqualTo(proposed);
	}

	@Test
	void theNewerOfWhatWasToldAndWhatTheCalendarSaysHolds() {
		Conference conference = inTheCalendar(booked());
		tell(conference, KIM, new Told(Response.DECLINED, null, "In hospital", Set.of(), null));
		assertThat(answer(conference, KIM).takesPart()).isEqualTo(TakesPart.APOLOGIES);
		answersInTheCalendar(conference, KIM, Meetings.Response.ACCEPTED, "2026-02-15T09:00:00Z");
		answersInTheCalendar(conference, SCHOOL, Meetings.Response.ACCEPTED, "2026-02-15T09:00:00Z");
		await(() -> answer(conference, SCHOOL).response() == Response.ACCEPTED);
		assertThat(answer(conference, KIM).response()).isEqualTo(Response.DECLINED);
		assertThat(answer(conference, KIM).reason()).isEqualTo("In hospital");
		answersInTheCalendar(conference, KIM, Meetings.Response.ACCEPTED, "2026-03-01T09:00:00Z");
		await(() -> answer(conference, KIM).response() == Response.ACCEPTED);
		assertThat(answer(conference, KIM).reason()).isNull();
	}

	@Test
	void aCalendarDoesNotForgetHowSomebodySaidTheyTakePart() {
		Conference conference = inTheCalendar(booked());
		tell(conference, KIM, new Told(Response.TENTATIVE, TakesPart.PHONE, null, Set.of(Need.INTERPRETER), "Polish"));
		answersInTheCalendar(conference, KIM, Meetings.Response.ACCEPTED, "2026-03-01T09:00:00Z");
		await(() -> answer(conference, KIM).response() == Response.ACCEPTED);
		assertThat(answer(conference, KIM).takesPart()).isEqualTo(TakesPart.PHONE);
		assertThat(answer(conference, KIM).needs()).containsExactly(Need.INTERPRETER);
		assertThat(answer(conference, KIM).note()).isEqualTo("Polish");
	}

	@Test
	void whoSaidWhatTheyNeedHearsThatItWasReadAndReadsNothingThatIsSaidOfOthers() {
		Conference conference = booked();
		tell(conference, KIM, new Told(Response.NONE, null, null, Set.of(Need.INTERPRETER, Need.SEPARATE_WAITING),
				"Polish. Dean must not know."));
		await(() -> !mailsTo(KIM, conference).isEmpty());
		assertThat(mailsTo(KIM, conference)).singleElement()
			.asString()
			.contains("Thank you for telling us what you need", "an interpreter", "somewhere to wait apart from others",
					"sees to it", "Before the meeting you are told what is arranged.")
			.doesNotContain("Dean", "10:00");
		tell(conference, KIM, new Told(Response.ACCEPTED, null, null, Set.of(Need.INTERPRETER, Need.SEPARATE_WAITING),
				"Polish. Dean must not know."));
		tell(conference, KIM, new Told(Response.ACCEPTED, null, null, Set.of(), null));
		assertThat(this.deliveries.about(conference.id())
			.stream()
			.filter((each) -> each.key().contains("/what-you-need/"))).hasSize(1);
	}

	private List<String> mailsTo(String address, Conference conference) {
		return this.microsoft365.sent.stream()
			.filter((mail) -> mail.to().equals(address) && mail.subject().contains(conference.reference().value()))
			.map((mail) -> mail.htmlBody().replaceAll("<[^>]+>", "").replaceAll("\\s+", " "))
			.filter((text) -> text.contains("Thank you"))
			.toList();
	}

	@Test
	void notingWhatIsKnownAlreadyIsNoNews() {
		Conference conference = booked();
		var told = new Told(Response.ACCEPTED, TakesPart.TEAMS, null, Set.of(Need.CHILDCARE), null);
		tell(conference, KIM, told);
		int version = this.answers.version(conference.id());
		tell(conference, KIM, told);
		assertThat(this.answers.version(conference.id())).isEqualTo(version);
		assertThat(this.heard.answered).hasSize(1);
	}

	@Test
	void anAnswerThatIsSeenAgainIsNoNewerOneHoweverExactlyItsMomentIsKnown() {
		Conference conference = booked();
		var seen = new BookedMeeting("event", "uid", null, null, List.of(new Meetings.Answer(SCHOOL,
				Meetings.Response.ACCEPTED, Instant.parse("2026-02-17T09:00:00.1234561Z"), null)), TEN,
				TEN.plusMinutes(90), false);
		change(conference, (each) -> this.answers.calendarSays(each, seen));
		change(conference, (each) -> this.answers.calendarSays(each, seen));
		assertThat(this.heard.answered).hasSize(1);
	}

	@Test
	void whatWasAnsweredToAnotherTimeDoesNotCountAnyMore() {
		Conference conference = inTheCalendar(booked());
		answersInTheCalendar(conference, KIM, Meetings.Response.ACCEPTED, "2026-02-17T09:00:00Z");
		tell(conference, KIM, new Told(Response.NONE, null, null, Set.of(Need.ACCESS), null));
		await(() -> answer(conference, KIM).response() == Response.ACCEPTED);
		change(conference, (each) -> each.moveTo(TEN.plusDays(1)));
		assertThat(answer(conference, KIM).response()).isEqualTo(Response.NONE);
		assertThat(answer(conference, KIM).needs()).containsExactly(Need.ACCESS);
		var before = new BookedMeeting("event", "uid", null, null, List
			.of(new Meetings.Answer(SCHOOL, Meetings.Response.ACCEPTED, Instant.parse("2026-02-18T09:00:00Z"), null)),
				TEN, TEN.plusMinutes(90), false);
		change(conference, (each) -> this.answers.calendarSays(each, before));
		assertThat(answer(conference, SCHOOL).response()).as("given to the time it was at").isEqualTo(Response.NONE);
	}

	@Test
	void apologiesNeedAReasonAndNobodyIsInARoomThatIsNotThere() {
		Conference conference = booked();
		refused(conference, KIM, new Told(Response.DECLINED, null, "  ", Set.of(), null), AnswerFields.REASON);
		refused(conference, KIM, new Told(Response.ACCEPTED, TakesPart.APOLOGIES, "ill", Set.of(), null),
				AnswerFields.TAKES_PART);
		refused(conference, KIM, new Told(Response.ACCEPTED, TakesPart.IN_PERSON, null, Set.of(), null),
				AnswerFields.TAKES_PART);
		refused(conference, KIM, new Told(Response.NONE, null, null, Set.of(), "x".repeat(501)), AnswerFields.NOTE);
		assertThat(answer(conference, KIM).response()).isEqualTo(Response.NONE);
	}

	@Test
	void nobodyNotesAnythingAboutAnotherChairsOrACancelledConferenceOrAStranger() {
		Conference conference = booked();
		var told = new Told(Response.ACCEPTED, null, null, Set.of(), null);
		assertThatThrownBy(() -> this.answers.tell(conference.id(), id(conference, KIM), told, Northmere365.MARTIN))
			.isInstanceOf(Refused.class);
		assertThatThrownBy(() -> this.answers.tell(conference.id(), UUID.randomUUID(), told, Northmere365.HELEN))
			.isInstanceOf(Refused.class);
		change(conference, Conference::cancel);
		refused(conference, KIM, told, "");
	}

	@Test
	void theForecastFollowsTheAnswersAndTheChairIsToldOnceForEachDrop() {
		Conference conference = booked();
		assertThat(prospect(conference)).isEqualTo(Prospect.POSSIBLE);
		accepts(conference, SIAN);
		accepts(conference, SCHOOL);
		accepts(conference, POLICE);
		assertThat(prospect(conference)).isEqualTo(Prospect.SURE);
		assertThat(this.heard.dropped).isEmpty();
		declines(conference, POLICE);
		assertThat(prospect(conference)).isEqualTo(Prospect.IMPOSSIBLE);
		accepts(conference, KIM);
		assertThat(this.heard.dropped)
			.containsExactly(new QuoracyDropped(conference.id(), Prospect.SURE, Prospect.IMPOSSIBLE, 1));
		accepts(conference, POLICE);
		declines(conference, POLICE);
		assertThat(this.heard.dropped).hasSize(2);
	}

	@Test
	void whoCouldBeChasedIsWhoHasNotAcceptedThoseFirstWhoCouldStillCome() {
		Conference conference = booked();
		accepts(conference, SIAN);
		declines(conference, SCHOOL);
		Forecast forecast = this.forecasts.of(conference).orElseThrow();
		assertThat(forecast.toChase()).extracting(Forecast.Agency::name).containsExactly("Police", "School");
		assertThat(forecast.sure().missing()).isEqualTo("2 other agencies");
	}

	@Test
	void anInquorateConferenceWouldHaveToBeListedAgainWithinTenWorkingDays() {
		var would = this.forecasts.ifInquorate(booked()).orElseThrow();
		assertThat(would.relisted().date()).isEqualTo(LocalDate.of(2026, 3, 17));
		assertThat(would.lastLawful().date()).isEqualTo(LocalDate.of(2026, 3, 5));
		assertThat(would.outOfTimeFirst()).isTrue();
		assertThat(would.inARow()).isEqualTo(1);
		assertThat(would.escalatedFrom()).isEqualTo(2);
		assertThat(would.escalated()).isFalse();
	}

	@Test
	void howManyInARowAreEscalatedSaysTheRuleSetOfTheConference() {
		Conference hillshire = booked(SomeKinds.INITIAL_CONFERENCE, "M-" + UUID.randomUUID(), SomeRules.HILLSHIRE);
		assertThat(this.forecasts.ifInquorate(hillshire).orElseThrow().escalatedFrom()).isEqualTo(3);
	}

	@Test
	void aConferenceThatIsCancelledAndBookedAnewDoesNotBeginTheRowAgainAndOneThatIsHeldDoes() {
		Conference first = booked(SomeKinds.INITIAL_CONFERENCE, "M-row-1x", SomeRules.WOKINGHAM);
		this.attendances.tick(first.id(), Set.of(id(first, SIAN)), Northmere365.HELEN);
		this.inquoracies.relist(first.id(), Northmere365.HELEN);
		change(first, Conference::cancel);
		Conference second = booked(SomeKinds.INITIAL_CONFERENCE, "m-ROW-1X", SomeRules.WOKINGHAM);
		assertThat(this.forecasts.ifInquorate(second).orElseThrow().inARow()).isEqualTo(2);
		change(second, (each) -> each.moveTo(TEN.plusDays(1)));
		change(second, Conference::held);
		assertThat(this.deadlines.of(first.id())).filteredOn(Deadline::isRunning)
			.extracting(Deadline::what)
			.doesNotContain(SomeClocks.INQUORATE_RELISTED);
		Conference review = booked(SomeKinds.FIRST_REVIEW_CONFERENCE, "M-row-1x", SomeRules.WOKINGHAM);
		assertThat(this.forecasts.ifInquorate(review).orElseThrow().inARow()).isEqualTo(1);
	}

	@Test
	void whileNobodyAnswersTheChairIsToldSomeWorkingDaysBefore() {
		Conference thursday = booked();
		change(thursday, (each) -> each.moveTo(LocalDateTime.of(2026, 2, 19, 16, 0)));
		Conference friday = booked();
		change(friday, (each) -> each.moveTo(LocalDateTime.of(2026, 2, 20, 9, 0)));
		Conference sure = booked();
		change(sure, (each) -> each.moveTo(LocalDateTime.of(2026, 2, 18, 9, 0)));
		List.of(SIAN, SCHOOL, POLICE).forEach((who) -> accepts(sure, who));
		Conference core = booked(SomeKinds.CORE_GROUP_MEETING);
		change(core, (each) -> each.moveTo(LocalDateTime.of(2026, 2, 18, 9, 0)));
		this.forecasts.lookAhead();
		assertThat(this.heard.open).contains(new QuorumStillOpen(thursday.id(), LocalDateTime.of(2026, 2, 19, 16, 0)))
			.extracting(QuorumStillOpen::conference)
			.doesNotContain(friday.id(), sure.id(), core.id());
		assertThat(this.heard.dropped).isEmpty();
		assertThat(this.forecasts.hasDropped(this.conferences.get(thursday.id()))).isFalse();
	}

	@ParameterizedTest
	@FieldSource("DECIDE_ABOUT_NO_PLAN")
	void whatDecidesAboutNoPlanNeedsNoQuorum(Kind kind) {
		Conference conference = booked(kind);
		declines(conference, POLICE);
		declines(conference, SCHOOL);
		assertThat(this.forecasts.of(conference)).isEmpty();
		assertThat(this.heard.dropped).isEmpty();
	}

	@Test
	void aConferenceWithoutATeamsMeetingIsNamedWhereNobodyElseKnowsWhoWasThere() {
		Conference conference = booked();
		assertThatThrownBy(() -> this.attendances.ask(conference.id(), Northmere365.HELEN)).isInstanceOf(Refused.class)
			.hasMessageContaining("%s has no Teams meeting, so nobody but you knows who was there.",
					conference.reference());
	}

	@Test
	void whoLeavesEarlyHasLeftAndTheChairMayListTheConferenceAgain() {
		Conference conference = inTheCalendar(booked());
		this.microsoft365.attended.put(conference.joinUrl().orElseThrow(), List.of(attended(SIAN, "10:00", "11:30"),
				attended(POLICE, "10:02", "11:05"), attended(null, "10:00", "11:30")));
		this.attendances.ask(conference.id(), Northmere365.HELEN);
		await(() -> day(conference).reported());
		assertThat(day(conference).quorate().orElseThrow().never()).isTrue();
		UUID caller = day(conference).unknown().getFirst().id();
		this.attendances.recognise(conference.id(), caller, id(conference, SCHOOL), Northmere365.HELEN);
		assertThat(day(conference).unknown()).isEmpty();
		assertThat(day(conference).quorate().orElseThrow().lostSince()).contains(at("11:05"));
		SittingDecided decided = this.inquoracies.relist(conference.id(), Northmere365.HELEN);
		assertThat(decided.relistBy()).isEqualTo(LocalDate.of(2026, 3, 17));
		assertThat(decided.escalated()).isFalse();
		assertThat(this.deadlines.of(conference.id())).filteredOn(Deadline::isRunning)
			.extracting(Deadline::what)
			.contains(SomeClocks.INQUORATE_RELISTED);
		assertThatThrownBy(() -> this.inquoracies.relist(conference.id(), Northmere365.HELEN))
			.isInstanceOf(Refused.class);
		change(conference, (each) -> each.moveTo(TEN.plusDays(7)));
		assertThat(day(conference).known()).as("another sitting").isFalse();
		this.attendances.tick(conference.id(), Set.of(id(conference, SIAN)), Northmere365.HELEN);
		assertThat(this.inquoracies.relist(conference.id(), Northmere365.HELEN).escalated()).isTrue();
		change(conference, Conference::held);
		assertThat(this.deadlines.of(conference.id())).filteredOn(Deadline::isRunning)
			.extracting(Deadline::what)
			.doesNotContain(SomeClocks.INQUORATE_RELISTED);
	}

	@Test
	void thoseInTheRoomAreTickedAndGoingOnWithoutAQuorumNeedsAReason() {
		Conference conference = booked();
		this.attendances.tick(conference.id(),
				Set.of(id(conference, SIAN), id(conference, POLICE), id(conference, SCHOOL)), Northmere365.HELEN);
		assertThat(day(conference).quorate().orElseThrow().throughout()).isTrue();
		assertThatThrownBy(() -> this.inquoracies.proceed(conference.id(), "why not", Northmere365.HELEN))
			.isInstanceOf(Refused.class);
		this.attendances.wasThere(conference.id(), id(conference, POLICE), null, LocalTime.of(10, 20),
				Northmere365.HELEN);
		assertThat(day(conference).quorate().orElseThrow().lostSince()).contains(at("10:20"));
		assertThatThrownBy(() -> this.inquoracies.proceed(conference.id(), " ", Northmere365.HELEN))
			.isInstanceOf(Refused.class);
		this.inquoracies.proceed(conference.id(), "All that mattered was said by then", Northmere365.HELEN);
		assertThat(day(conference).decided().orElseThrow().reason()).isEqualTo("All that mattered was said by then");
		this.attendances.tick(conference.id(), Set.of(id(conference, KIM)), Northmere365.HELEN);
		assertThat(day(conference).present()).as("nobody who is noted already goes").hasSize(4);
		this.attendances.untick(conference.id(),
				Set.of(id(conference, SIAN), id(conference, POLICE), id(conference, SCHOOL), id(conference, KIM)),
				Northmere365.HELEN);
		assertThat(day(conference).known()).isFalse();
		assertThatThrownBy(() -> this.attendances.wasThere(conference.id(), id(conference, POLICE), LocalTime.of(11, 0),
				LocalTime.of(10, 20), Northmere365.HELEN))
			.isInstanceOf(Refused.class);
	}

	@Test
	void aReportThatIsFetchedAgainKeepsWhoWasRecognised() {
		Conference conference = inTheCalendar(booked());
		this.microsoft365.attended.put(conference.joinUrl().orElseThrow(), List.of(attended(null, "10:00", "11:00")));
		this.attendances.ask(conference.id(), Northmere365.HELEN);
		await(() -> day(conference).unknown().size() == 1);
		this.attendances.recognise(conference.id(), day(conference).unknown().getFirst().id(), id(conference, KIM),
				Northmere365.HELEN);
		this.microsoft365.attended.put(conference.joinUrl().orElseThrow(),
				List.of(attended(null, "10:00", "11:00"), attended(POLICE, "10:10", "11:00")));
		this.attendances.ask(conference.id(), Northmere365.HELEN);
		await(() -> day(conference).present().size() == 2);
		assertThat(day(conference).unknown()).isEmpty();
	}

	@Test
	void whenAConferenceIsOverItsReportIsAskedForByItselfAndWaitedFor() {
		LocalDateTime thisMorning = LocalDateTime.of(2026, 2, 16, 7, 0);
		Conference conference = inTheCalendar(booked());
		change(conference, (each) -> each.moveTo(thisMorning));
		this.attendances.askWhenOver();
		this.attendances.askWhenOver();
		String key = conference.id() + "/attendance/" + thisMorning;
		await(() -> "Teams' attendance report".equals(this.deliveries.byKey(key).orElseThrow().reason()));
		assertThat(day(conference).reported()).isFalse();
		Instant seven = thisMorning.atZone(Dates.LONDON).toInstant();
		this.microsoft365.attended.put(conference.joinUrl().orElseThrow(), List
			.of(new Attended(SIAN, "Siân Pugh", List.of(new Stay(seven.plusSeconds(60), seven.plusSeconds(3600))))));
		await(() -> day(conference).reported());
		assertThat(day(conference).present()).singleElement()
			.satisfies((present) -> assertThat(present.invitee().address()).isEqualTo(SIAN));
	}

	@Test
	void whatSomebodyMovedByHandIsNoticedAndOurOwnChangeIsNotTakenForOne() {
		Conference conference = inTheCalendar(booked());
		change(conference, (each) -> each.moveTo(TEN.plusDays(2)));
		await(() -> this.conferences.get(conference.id()).inCalendar() == 2);
		readTheCalendar();
		assertThat(this.handMade.openFor(conference.id(), conference.id())).isEmpty();
		moves(conference, TEN.plusDays(3));
		await(() -> this.handMade.openFor(conference.id(), conference.id()).isPresent());
		assertThat(this.handMade.openFor(conference.id(), conference.id()).orElseThrow().whereItStands())
			.map(Expected::start)
			.contains(TEN.plusDays(3));
	}

	@Test
	void whatSomebodyDeletedIsNoticed() {
		Conference conference = inTheCalendar(booked());
		this.microsoft365.booked.remove(conference.id() + "/invitation");
		this.microsoft365.removed.add(conference.eventId().orElseThrow());
		await(() -> this.handMade.openFor(conference.id(), conference.id()).isPresent());
		assertThat(this.handMade.openFor(conference.id(), conference.id()).orElseThrow().deleted()).isTrue();
	}

	private Conference booked() {
		return booked(SomeKinds.INITIAL_CONFERENCE);
	}

	private Conference booked(Kind kind) {
		return booked(kind, "M-" + UUID.randomUUID(), this.ruleSets.inForceOn(LocalDate.of(2026, 2, 16)).asVersion());
	}

	private Conference booked(Kind kind, String caseReference, RuleSetVersion rules) {
		List<Invitee> invitees = new ArrayList<>(
				List.of(person("Helen Okafor", "helen.okafor@northmere.example", Role.CHAIR),
						person("Kim Marsh", KIM, Role.MOTHER), person("Siân Pugh", SIAN, Role.SOCIAL_WORKER),
						person("Sam Reed", SCHOOL, Role.SCHOOL), person("Jo Grant", POLICE, Role.POLICE)));
		var agreed = new Conference.Agreed(Child.only(caseReference), kind, Way.VIRTUAL, Northmere365.HELEN, rules,
				LocalDate.of(2026, 2, 12), TEN, 90, "conferences@northmere.example", null, invitees);
		return this.transaction
			.execute((_) -> this.conferences.save(Conference.book(agreed, Instant.parse("2026-02-16T09:00:00Z"))));
	}

	private static Invitee person(String name, String address, Role role) {
		return Invitee.named(name).mailbox(new EmailAddress(address)).as(role).build();
	}

	private Conference inTheCalendar(Conference conference) {
		this.transaction.executeWithoutResult((_) -> this.invitations.sendFor(conference));
		await(() -> this.conferences.get(conference.id()).joinUrl().isPresent());
		return this.conferences.get(conference.id());
	}

	private void change(Conference conference, Consumer<Conference> change) {
		this.transaction.executeWithoutResult((_) -> {
			Conference held = this.conferences.locked(conference.id());
			change.accept(held);
			this.conferences.save(held);
		});
	}

	private void moves(Conference conference, LocalDateTime start) {
		this.microsoft365.booked.computeIfPresent(conference.id() + "/invitation",
				(_, event) -> new MeetingRequest(event.organiser(), event.subject(), event.htmlBody(), start,
						start.plusMinutes(90), event.attendees(), event.room(), event.online()));
	}

	private void answersInTheCalendar(Conference conference, String who, Meetings.Response response, String at) {
		answersInTheCalendar(conference, new Meetings.Answer(who, response, Instant.parse(at), null));
	}

	private void answersInTheCalendar(Conference conference, Meetings.Answer answer) {
		this.microsoft365.answered.merge(conference.id() + "/invitation", List.of(answer), (before, now) -> {
			List<Meetings.Answer> all = new ArrayList<>(before);
			all.removeIf((each) -> each.address().equals(answer.address()));
			all.addAll(now);
			return all;
		});
	}

	/** Waits until everything that is in the calendar now was read. */
	private void readTheCalendar() {
		for (int i = 0; i < 2; i++) {
			Instant before = this.watching.standings().of("calendar", "conferences@northmere.example").reading().at();
			await(() -> this.watching.standings()
				.of("calendar", "conferences@northmere.example")
				.reading()
				.at()
				.isAfter(before));
		}
	}

	private void accepts(Conference conference, String who) {
		tell(conference, who, new Told(Response.ACCEPTED, null, null, Set.of(), null));
	}

	private void declines(Conference conference, String who) {
		tell(conference, who, new Told(Response.DECLINED, null, "on leave", Set.of(), null));
	}

	private void tell(Conference conference, String who, Told told) {
		this.answers.tell(conference.id(), id(conference, who), told, Northmere365.HELEN);
	}

	private void refused(Conference conference, String who, Told told, String field) {
		assertThatThrownBy(() -> tell(conference, who, told)).isInstanceOfSatisfying(Refused.class,
				(refused) -> assertThat(String.join("", refused.problems().keySet())).isEqualTo(field));
	}

	private InviteeAnswer answer(Conference conference, String who) {
		return this.answers.of(this.conferences.get(conference.id()))
			.stream()
			.filter((answer) -> answer.invitee().address().equals(who))
			.findFirst()
			.orElseThrow();
	}

	private Prospect prospect(Conference conference) {
		return this.forecasts.of(this.conferences.get(conference.id())).orElseThrow().prospect();
	}

	private AttendanceOnTheDay day(Conference conference) {
		return this.attendances.of(this.conferences.get(conference.id()));
	}

	private static Attended attended(String address, String from, String until) {
		return new Attended(address, (address != null) ? address : "+44 7*** ***123",
				List.of(new Stay(at(from), at(until))));
	}

	private static Instant at(String time) {
		return TEN.toLocalDate().atTime(LocalTime.parse(time)).atZone(Dates.LONDON).toInstant();
	}

	private static UUID id(Conference conference, String who) {
		return conference.invitees()
			.stream()
			.filter((invitee) -> invitee.address().equals(who))
			.findFirst()
			.orElseThrow()
			.id();
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(25)).until(condition);
	}

	static class Ears {

		@Bean
		Heard heard() {
			return new Heard();
		}

	}

	/** What the room told the others. */
	static class Heard {

		final List<AnswerChanged> answered = new CopyOnWriteArrayList<>();

		final List<QuoracyDropped> dropped = new CopyOnWriteArrayList<>();

		final List<QuorumStillOpen> open = new CopyOnWriteArrayList<>();

		@EventListener
		void on(QuorumStillOpen event) {
			this.open.add(event);
		}

		@EventListener
		void on(AnswerChanged event) {
			this.answered.add(event);
		}

		@EventListener
		void on(QuoracyDropped event) {
			this.dropped.add(event);
		}

		void clear() {
			this.answered.clear();
			this.dropped.clear();
			this.open.clear();
		}

	}

}
