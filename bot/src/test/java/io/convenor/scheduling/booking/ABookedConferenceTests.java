package io.convenor.scheduling.booking;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.drafts.Confirmation;
import io.convenor.drafts.Submission;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.graph.Meetings.Response;
import io.convenor.graph.Outbox.Mail;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.booking.Booking.Step;
import io.convenor.timescales.SomeClocks;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@BookingTest
class ABookedConferenceTests {

	private static final Map<String, String> NOTHING = Map.of();

	@Autowired
	Bookings bookings;

	@Autowired
	Conferences conferences;

	@Autowired
	Deliveries deliveries;

	@Autowired
	AuditTrail audit;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Northmere365 microsoft365;

	@Autowired
	Deadlines deadlines;

	Chair helen;

	@BeforeEach
	void freshStart() {
		this.microsoft365.reset();
		this.helen = Chair.helen(this.bookings);
	}

	@Test
	void aChairBooksAHybridConferenceAndEverythingGoesOut() {
		Conference now = bookedAndDelivered();
		assertThat(now.eventId()).isPresent();
		assertThat(now.joinUrl()).contains("https://teams.example/join/1");
		assertThat(now.dialInCode()).contains("123 456 789");
		assertThat(now.isLobbyGuarded()).isTrue();
		assertThat(now.roomAnswer()).contains(Conference.RoomAnswer.ACCEPTED);
		assertThat(now.rules()).isEqualTo(SomeRules.WOKINGHAM);
		assertThat(this.microsoft365.guarded)
			.contains("1a5f0c1e-0010-4d7a-9c11-000000000010 https://teams.example/join/1, hosted by "
					+ "helen.okafor@northmere.example");
		assertThat(mails(now)).extracting(Mail::to)
			.containsExactlyInAnyOrder("helen.okafor@northmere.example", "sian.pugh@northmere.example",
					"kim@home.example");
		assertThat(mails(now)).extracting(Mail::from).containsOnly("cp.reports@northmere.example");
	}

	@Test
	void theClockWithinWhichItMustBeHeldRunsFromTheBookingOn() {
		Conference conference = bookedAndDelivered();
		assertThat(this.deadlines.of(conference.id())).extracting(Deadline::what)
			.containsExactlyInAnyOrder(SomeClocks.ICPC_HELD, SomeClocks.EXCLUSION_REQUEST);
		assertThat(this.deadlines.of(conference.id())).filteredOn((clock) -> !clock.window())
			.singleElement()
			.satisfies((clock) -> {
				assertThat(clock.startedOn()).isEqualTo(conference.countsFrom());
				assertThat(clock.isRunning()).isTrue();
			});
	}

	@Test
	void theCalendarEntryIsForEverybodyWithTheReferenceAsItsTitleAndNobodyNamedInIt() {
		Conference conference = bookedAndDelivered();
		MeetingRequest event = this.microsoft365.booked.get(conference.id() + "/invitation");
		assertThat(event.organiser()).isEqualTo("conferences@northmere.example");
		assertThat(event.subject()).matches("CP-[0-9A-HJKMNPQRTV-Z]{5}");
		assertThat(event.attendees()).extracting((attendee) -> attendee.address())
			.containsExactly("helen.okafor@northmere.example", "sian.pugh@northmere.example", "kim@home.example");
		assertThat(event.room()).isNotNull()
			.extracting((room) -> room.address())
			.isEqualTo("room.alder@northmere.example");
		assertThat(event.online()).isTrue();
		assertThat(event.start()).isEqualTo(LocalDateTime.of(2026, 2, 24, 9, 0));
		assertThat(event.end()).isEqualTo(LocalDateTime.of(2026, 2, 24, 10, 30));
		assertThat(event.htmlBody())
			.contains("hybrid", "How it is managed", "By link", "By telephone", "What to bring", "01632 960000",
					"cp.reports@northmere.example")
			.doesNotContain("Helen", "Kim", "Marsh", "Pugh", "M-1234", "child protection", "Initial");
	}

	@Test
	void placesInTheRoomGoToTheChairAndTheFamily() {
		Conference conference = bookedAndDelivered();
		assertThat(conference.invitees().stream().filter((each) -> each.place() == Invitee.Place.ROOM))
			.extracting(Invitee::role)
			.containsExactly(Role.CHAIR, Role.MOTHER);
		assertThat(mailTo("kim@home.example", conference)).contains("Dear", "Kim Marsh", "place in the room",
				"Alder Room, Shire Hall", "Castle Street", "Tuesday 24 February 2026, 9am", "10:30am",
				"https://teams.example/join/1", "020 7946 0000", "123 456 789", "interpreter", "01632 960000");
		assertThat(mailTo("sian.pugh@northmere.example", conference))
			.contains("on Microsoft Teams or by telephone", "020 7946 0000", "Your agency's report")
			.doesNotContain("You have a", "interpreter", "Kim");
	}

	@Test
	void whatIsWrittenInANameIsOnlyEverText() {
		this.helen.isAtPeople(Way.VIRTUAL);
		this.helen.addsSian();
		this.helen.adds("<script>alert(1)</script> ${7*7} [[${7*7}]]", "kim@home.example", Role.MOTHER);
		this.helen.does(this.bookings::people, NOTHING);
		this.helen.takesTheFirstSlot();
		Conference conference = delivered(this.helen.confirms());
		assertThat(mailTo("kim@home.example", conference))
			.contains("&lt;script&gt;alert(1)&lt;/script&gt; ${7*7} [[${7*7}]]")
			.doesNotContain("<script>", "49");
	}

	@Test
	void aVirtualConferenceAsksForNoRoom() {
		this.helen.isAtPeople(Way.VIRTUAL);
		this.helen.addsSian();
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		this.helen.does(this.bookings::people, NOTHING);
		this.helen.takesTheFirstSlot();
		Conference conference = delivered(this.helen.confirms());
		assertThat(conference.room()).isEmpty();
		assertThat(names(conference)).doesNotContain("room-answer").contains("invitation", "meeting-options");
		assertThat(this.microsoft365.booked.get(conference.id() + "/invitation").htmlBody()).contains("virtual");
		assertThat(mailTo("kim@home.example", conference)).doesNotContain("the room");
	}

	@Test
	void aMeetingFaceToFaceHasNoLinkAndEverybodyInTheRoom() {
		this.helen.isAtPeople(Way.FACE_TO_FACE);
		this.helen.addsSian();
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		this.helen.does(this.bookings::people, NOTHING);
		this.helen.does(this.bookings::look, Map.of(BookingFields.ROOM, Northmere365.ALDER));
		this.helen.takesTheFirstSlot();
		Conference conference = delivered(this.helen.confirms());
		assertThat(conference.invitees()).allMatch((each) -> each.place() == Invitee.Place.ROOM);
		assertThat(names(conference)).doesNotContain("meeting-options", "join-link");
		assertThat(this.microsoft365.booked.get(conference.id() + "/invitation").online()).isFalse();
		assertThat(mailTo("kim@home.example", conference)).contains("Alder Room")
			.doesNotContain("Teams", "By telephone");
	}

	@Test
	void inAnAllegationsMeetingNobodyIsAskedToShareAnythingWithTheFamily() {
		this.helen.does(this.bookings::about,
				Chair.with(
						Chair.with(Chair.with(Chair.hybridAbout(), BookingFields.KIND,
								SomeKinds.ALLEGATIONS_MEETING.name()), BookingFields.WAY, Way.VIRTUAL.name()),
						BookingFields.COUNTS_FROM, "2026-02-13"));
		this.helen.addsSian();
		this.helen.does(this.bookings::people, NOTHING);
		assertThat(this.helen.booking().step()).isEqualTo(Step.TIME);
		this.helen.takesTheFirstSlot();
		Conference conference = delivered(this.helen.confirms());
		assertThat(mailTo("sian.pugh@northmere.example", conference)).doesNotContain("the family", "llegation");
		assertThat(this.microsoft365.booked.get(conference.id() + "/invitation").htmlBody())
			.doesNotContain("llegation");
	}

	@Test
	void theChairIsToldToLetPeopleIn() {
		Conference conference = bookedAndDelivered();
		assertThat(mailTo("helen.okafor@northmere.example", conference))
			.contains("You chair this meeting.", "everybody else waits in the lobby until you let them in")
			.doesNotContain("If you cannot come", "Your agency's report");
	}

	@Test
	void aRoomThatDeclinesIsRecordedAsDeclined() {
		this.microsoft365.roomAnswers.put(Northmere365.ALDER, Response.DECLINED);
		assertThat(bookedAndDelivered().roomAnswer()).contains(Conference.RoomAnswer.DECLINED);
	}

	@Test
	void aRoomThatDoesNotAnswerIsAskedAgainLater() {
		this.microsoft365.roomAnswers.put(Northmere365.ALDER, Response.NONE);
		UUID id = booked();
		await(() -> delivery(id, "room-answer").reason() != null);
		assertThat(delivery(id, "room-answer").state()).isEqualTo(Delivery.State.WAITING);
		assertThat(delivery(id, "room-answer").reason()).isEqualTo("the room's answer");
		assertThat(this.conferences.get(id).roomAnswer()).contains(Conference.RoomAnswer.WAITING);
	}

	@Test
	void anOrganiserWithoutALicenceHasNoLinkAndPeopleAreWrittenToOnlyWhenThereIsOne() {
		this.microsoft365.licensed = false;
		UUID id = booked();
		await(() -> this.deliveries.byKey(id + "/join-link").filter((each) -> each.reason() != null).isPresent());
		assertThat(delivery(id, "join-link").reason()).isEqualTo("the Teams link");
		assertThat(names(this.conferences.get(id))).doesNotContain("meeting-options", "how-to-take-part");
		this.microsoft365.licensed = true;
		Conference conference = delivered(id);
		assertThat(conference.joinUrl()).isPresent();
		assertThat(conference.isLobbyGuarded()).isTrue();
		assertThat(mails(conference)).hasSize(3);
	}

	@Test
	void theDeliveriesOfAConferenceAreNamedAfterIt() {
		Conference conference = bookedAndDelivered();
		Set<String> expected = conference.invitees()
			.stream()
			.map((each) -> conference.id() + "/how-to-take-part/" + each.id())
			.collect(Collectors.toSet());
		expected.addAll(Set.of(conference.id() + "/invitation", conference.id() + "/meeting-options",
				conference.id() + "/room-answer", conference.id() + "/room-check/1"));
		assertThat(this.deliveries.about(conference.id())).extracting(Delivery::key)
			.containsExactlyInAnyOrderElementsOf(expected);
		assertThat(this.deliveries.about(conference.id())).extracting(Delivery::recipient)
			.contains("Kim Marsh (Mother)", "Alder Room, Shire Hall");
	}

	@Test
	void theAuditSaysWhoBookedWhatAndNamesNobodyElse() {
		Conference conference = this.conferences.get(booked());
		assertThat(this.audit.of(conference.id())).singleElement().satisfies((entry) -> {
			assertThat(entry.who()).isEqualTo(Northmere365.HELEN);
			assertThat(entry.did()).isEqualTo("booked");
			assertThat(entry.reference()).isEqualTo(conference.reference().value());
			assertThat(entry.details()).isEqualTo("HYBRID, 3 invited, under wokingham, version 1");
		});
	}

	@Test
	void onceBookedThePlanIsKeptInTheConferenceAlone() {
		booked();
		String plan = this.jdbc.sql("select plan::text from draft where id = ?")
			.param(this.helen.booking().id())
			.query(String.class)
			.single();
		assertThat(plan).doesNotContain("Marsh", "M-1234");
	}

	@Test
	void confirmingTwiceBooksOnceAndSaysSo() {
		UUID id = booked();
		Confirmation<Booking> again = this.bookings.confirm(this.helen.move(NOTHING));
		assertThat(again).isEqualTo(new Confirmation.Already<>(id));
		assertThat(ofHelens()).hasSize(1);
	}

	@Test
	void confirmingOnTwoDevicesAtOnceBooksExactlyOnce() throws Exception {
		for (int round = 0; round < 10; round++) {
			this.microsoft365.reset();
			this.jdbc.sql("update conference set chair_id = 'before'").update();
			this.helen = Chair.helen(this.bookings);
			this.helen.plansAHybrid();
			this.helen.takesTheFirstSlot();
			Submission move = this.helen.move(NOTHING);
			CyclicBarrier together = new CyclicBarrier(2);
			try (var devices = Executors.newFixedThreadPool(2)) {
				List<Future<Confirmation<Booking>>> answers = devices.invokeAll(List.of(() -> {
					together.await();
					return this.bookings.confirm(move);
				}, () -> {
					together.await();
					return this.bookings.confirm(move);
				}));
				assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
					.hasAtLeastOneElementOfType(Confirmation.Done.class)
					.hasAtLeastOneElementOfType(Confirmation.Already.class);
			}
			assertThat(ofHelens()).hasSize(1);
			assertThat(this.deliveries.about(ofHelens().getFirst().id())
				.stream()
				.filter((each) -> each.purpose().equals("invitation"))).hasSize(1);
		}
	}

	@Test
	void confirmingAnOldCardAfterAChangeDoesNothing() {
		this.helen.plansAHybrid();
		this.helen.takesTheFirstSlot();
		Submission old = this.helen.move(NOTHING);
		this.helen.does(this.bookings::back, NOTHING);
		assertThatThrownBy(() -> this.bookings.confirm(old)).isInstanceOf(OptimisticLockingFailureException.class);
		assertThat(this.bookings.find(old.draft()).orElseThrow().closed()).isFalse();
	}

	@Test
	void aTimeThatWasTakenMeanwhileIsToldAndOtherTimesAreOffered() {
		this.helen.plansAHybrid();
		LocalDateTime chosen = this.helen.takesTheFirstSlot().timing().startsAt();
		this.microsoft365.busy(Northmere365.ALDER, chosen, Duration.ofHours(1));
		Confirmation<Booking> answer = this.bookings.confirm(this.helen.move(NOTHING));
		assertThat(answer).isInstanceOf(Confirmation.NotYet.class);
		Booking booking = answer.notYet().orElseThrow();
		assertThat(booking.step()).isEqualTo(Step.TIME);
		assertThat(booking.plan().notice())
			.isEqualTo("Somebody has taken that time meanwhile, so nothing was booked. Here are other times.");
		assertThat(booking.timing().slots()).hasSize(3).doesNotContain(chosen);
		assertThat(booking.closed()).isFalse();
	}

	@Test
	void whenTheDiariesCannotBeReadAtConfirmingItIsBookedAllTheSame() {
		this.helen.plansAHybrid();
		this.helen.takesTheFirstSlot();
		this.microsoft365.down = true;
		assertThat(this.bookings.confirm(this.helen.move(NOTHING))).isInstanceOf(Confirmation.Done.class);
	}

	@Test
	void whatIsNotCompleteIsNotBookedAndTheStepSaysWhatIsMissing() {
		this.helen.isAtPeople(Way.HYBRID);
		Confirmation<Booking> answer = this.bookings.confirm(this.helen.move(NOTHING));
		assertThat(answer.notYet()).hasValueSatisfying((booking) -> {
			assertThat(booking.step()).isEqualTo(Step.PEOPLE);
			assertThat(booking.plan().notice()).isEqualTo("Nobody from the family is invited. Is that right?");
		});
		this.helen = Chair.helen(this.bookings);
		assertThat(this.bookings.confirm(this.helen.move(NOTHING))).isInstanceOf(Confirmation.NotYet.class);
	}

	@Test
	void afterBookingTheNextOneStartsEmpty() {
		booked();
		Booking next = this.bookings.begin(Northmere365.HELEN);
		assertThat(next.id()).isNotEqualTo(this.helen.booking().id());
		assertThat(next.begun()).isFalse();
	}

	private UUID booked() {
		this.jdbc.sql("update conference set chair_id = 'before'").update();
		this.helen.plansAHybrid();
		this.helen.takesTheFirstSlot();
		return this.helen.confirms();
	}

	private Conference bookedAndDelivered() {
		return delivered(booked());
	}

	private Conference delivered(UUID id) {
		await(() -> this.deliveries.byKey(id + "/invitation").orElseThrow().settled()
				&& this.deliveries.about(id).stream().allMatch(Delivery::settled));
		return this.conferences.get(id);
	}

	private static void await(BooleanSupplier condition) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition::getAsBoolean);
	}

	private Delivery delivery(UUID id, String name) {
		return this.deliveries.byKey(id + "/" + name)
			.orElseGet(() -> new Delivery(id, "", "", id, "", Delivery.Whom.NOBODY, Delivery.State.WAITING, null, 0, 0,
					null, null));
	}

	private Set<String> names(Conference conference) {
		return this.deliveries.about(conference.id())
			.stream()
			.map((each) -> each.key().split("/")[1])
			.collect(Collectors.toSet());
	}

	private List<Conference> ofHelens() {
		return this.conferences.findByChairIdAndStartsAtAfterOrderByStartsAt(Northmere365.HELEN,
				LocalDateTime.of(2026, 2, 16, 0, 0));
	}

	private List<Mail> mails(Conference conference) {
		return this.microsoft365.sent.stream()
			.filter((mail) -> mail.subject().endsWith(conference.reference().value()))
			.toList();
	}

	private String mailTo(String address, Conference conference) {
		return mails(conference).stream()
			.filter((mail) -> mail.to().equals(address))
			.findFirst()
			.orElseThrow()
			.htmlBody();
	}

}
