package io.convenor.graph;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import com.microsoft.graph.models.OnlineMeetingRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.convenor.graph.MeetingOptions.Option;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.Answer;
import io.convenor.tenant.world.CalendarEntry;
import io.convenor.tenant.world.JoinableMeeting;
import io.convenor.tenant.world.Room;

import static io.convenor.graph.Northmere365.ORGANISER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Tag("slow")
class MeetingsTests {

	private static final Northmere365 NORTHMERE = new Northmere365();

	private static final String SIAN = Northmere.SIAN_PUGH.address();

	private static final String DOCTOR = "doctor@surgery.example";

	private static final Meetings.Room ALDER = new Meetings.Room(Northmere.ALDER.address(),
			Northmere.ALDER.displayName());

	private static final Meetings.Host HELEN = new Meetings.Host(Northmere.HELEN_OKAFOR.id(),
			Northmere.HELEN_OKAFOR.address());

	private static final Meetings.Host MARTIN = new Meetings.Host(Northmere.MARTIN_HALE.id(),
			Northmere.MARTIN_HALE.address());

	private static int day;

	private final String reference = "CP-" + UUID.randomUUID().toString().substring(0, 8);

	private final IdempotencyKey key = IdempotencyKey.first("invitation of " + this.reference);

	private final IdempotencyKey again = IdempotencyKey.again(this.key.value());

	private final LocalDateTime start = LocalDateTime.of(2026, 7, 1, 10, 0).plusDays(day++);

	@AfterAll
	static void stop() {
		NORTHMERE.close();
	}

	@AfterEach
	void behave() {
		NORTHMERE.behave();
		NORTHMERE.tenant().directory().teamsLicence(ORGANISER, true);
		NORTHMERE.tenant().onlineMeetings().accessPolicy(ORGANISER, true);
		NORTHMERE.tenant().onlineMeetings().ignoring();
	}

	@Test
	void aConferenceIsPrivateAndItsInviteesDoNotSeeEachOther() {
		Meetings.BookedMeeting booked = book(this.key);
		CalendarEntry entry = entries().getFirst();
		assertThat(booked.eventId()).isEqualTo(entry.id());
		assertThat(booked.iCalUid()).isEqualTo(entry.uid());
		assertThat(entry.subject()).isEqualTo(this.reference);
		assertThat(entry.sensitivity()).isEqualTo("private");
		assertThat(entry.hidesInvitees()).isTrue();
		assertThat(entry.start()).isEqualTo(this.start.atZone(LocalTimes.ZONE).toInstant());
		assertThat(entry.end().minus(Duration.ofHours(2))).isEqualTo(entry.start());
		assertThat(entryOf(SIAN).invitees()).extracting(CalendarEntry.Invitee::address).containsExactly(SIAN);
		assertThat(NORTHMERE.tenant().mailboxes().inbox(DOCTOR))
			.filteredOn((mail) -> mail.subject().contains(this.reference))
			.singleElement()
			.satisfies((mail) -> assertThat(mail.html()).contains("How to take part"));
	}

	@Test
	void theLinkAndTheTelephoneNumberComeBackWithTheBooking() {
		Meetings.BookedMeeting booked = book(this.key);
		assertThat(booked.joinUrl()).isEqualTo(entries().getFirst().joinUrl());
		assertThat(booked.dialIn()).isNotNull()
			.satisfies((dialIn) -> assertThat(dialIn.number()).startsWith("+44"))
			.satisfies((dialIn) -> assertThat(dialIn.conferenceId()).isNotBlank());
	}

	@Test
	void aBookingIsOneRequestAndClosingItThree() {
		assertThat(NORTHMERE.requestsOf(() -> book(this.key))).containsExactly("POST /users/{user}/events");
		String joinUrl = link(book(this.again));
		assertThat(NORTHMERE.requestsOf(() -> close(this.key, joinUrl, asked(null)))).containsExactly(
				"GET /users/{user}/onlineMeetings", "PATCH /users/{user}/onlineMeetings/{meeting}",
				"GET /users/{user}/onlineMeetings/{meeting}");
		assertThat(NORTHMERE.requestsOf(() -> meetings().options(Northmere.CONFERENCES.id(), joinUrl, null)))
			.hasSize(1);
	}

	@Test
	void bookingUnderTheSameKeyAgainGivesTheSameMeeting() {
		assertThat(book(this.again).eventId()).isEqualTo(book(this.key).eventId());
		assertThat(entries()).hasSize(1);
	}

	@Test
	void anotherKeyIsAnotherMeeting() {
		book(this.key);
		book(IdempotencyKey.first(this.key.value() + " moved"));
		assertThat(entries()).hasSize(2);
	}

	@Test
	void aBookingWhoseAnswerWasLostIsThereOnceAfterTheNextAttempt() {
		NORTHMERE.misbehave().on("POST", "/users/*/events").workWithoutAnswering();
		assertThatThrownBy(() -> book(this.key)).isInstanceOf(GraphFailure.Ambiguous.class);
		assertThat(link(book(this.again))).isEqualTo(entries().getFirst().joinUrl());
		assertThat(entries()).hasSize(1);
		assertThat(NORTHMERE.tenant().mailboxes().inbox(DOCTOR))
			.filteredOn((mail) -> mail.subject().contains(this.reference))
			.hasSize(1);
	}

	@Test
	void aBookingThatNeverArrivedIsThereOnceAfterTheNextAttempt() {
		NORTHMERE.misbehave().on("POST", "/users/*/events").dropConnection();
		assertThatThrownBy(() -> book(this.key)).isInstanceOf(GraphFailure.Ambiguous.class);
		assertThat(entries()).isEmpty();
		book(this.again);
		assertThat(entries()).hasSize(1);
	}

	@Test
	void aThrottledBookingDidNothing() {
		NORTHMERE.misbehave().on("POST", "/users/*/events").throttle(Duration.ofMinutes(2));
		assertThatThrownBy(() -> book(this.key)).isInstanceOf(GraphFailure.Throttled.class);
		assertThat(entries()).isEmpty();
	}

	@Test
	void aBookingAgainstAClosedDoorDidNothing() {
		NORTHMERE.misbehave().on("POST", "/users/*/events").unavailable();
		assertThatThrownBy(() -> book(this.key)).isInstanceOf(GraphFailure.Unreachable.class);
		assertThat(entries()).isEmpty();
	}

	@Test
	void theRoomIsAskedForAndItsAnswerIsSeen() {
		Meetings.BookedMeeting booked = book(this.key);
		CalendarEntry entry = entries().getFirst();
		assertThat(entry.location()).isEqualTo(ALDER.name());
		assertThat(entry.invitee(ALDER.address())).get().extracting(CalendarEntry.Invitee::type).isEqualTo("resource");
		NORTHMERE.tenant().settle();
		assertThat(answerOf(ALDER.address(), booked).response()).isEqualTo(Meetings.Response.ACCEPTED);
		assertThat(answerOf(ALDER.address(), booked).at()).isNotNull();
	}

	@Test
	void aRoomThatDeclinesIsSeenToDecline() {
		Meetings.BookedMeeting booked = meetings().book(this.key,
				request(new Meetings.Room(Northmere.CEDAR.address(), Northmere.CEDAR.displayName()), true));
		NORTHMERE.tenant().settle();
		assertThat(answerOf(Northmere.CEDAR.address(), booked).response()).isEqualTo(Meetings.Response.DECLINED);
	}

	@Test
	void whatPeopleAnswerIsSeen() {
		Meetings.BookedMeeting booked = book(this.key);
		NORTHMERE.tenant().calendars().answer(SIAN, this.reference, Answer.TENTATIVE);
		assertThat(answerOf(SIAN, booked).response()).isEqualTo(Meetings.Response.TENTATIVE);
		assertThat(answerOf(DOCTOR, booked)).isEqualTo(new Meetings.Answer(DOCTOR, Meetings.Response.NONE, null, null));
	}

	@Test
	void aRoomThatAcceptedMayDeclineLaterAndARoomMayBeBookedTwice() {
		Meetings.BookedMeeting booked = book(this.key);
		NORTHMERE.tenant().settle();
		NORTHMERE.tenant().calendars().answer(ALDER.address(), this.reference, Answer.DECLINED);
		assertThat(answerOf(ALDER.address(), booked).response()).isEqualTo(Meetings.Response.DECLINED);
		NORTHMERE.tenant().directory().attendant(ALDER.address(), Room.Attendant.DOUBLE_BOOKS);
		try {
			Meetings.BookedMeeting one = book(IdempotencyKey.first(this.key.value() + " one"));
			Meetings.BookedMeeting two = book(IdempotencyKey.first(this.key.value() + " two"));
			NORTHMERE.tenant().settle();
			assertThat(answerOf(ALDER.address(), one).response()).isEqualTo(Meetings.Response.ACCEPTED);
			assertThat(answerOf(ALDER.address(), two).response()).isEqualTo(Meetings.Response.ACCEPTED);
		}
		finally {
			NORTHMERE.tenant().directory().attendant(ALDER.address(), Room.Attendant.ACCEPTS_WHEN_FREE);
		}
	}

	@Test
	void withoutATeamsLicenceThereIsNoLink() {
		NORTHMERE.tenant().directory().teamsLicence(ORGANISER, false);
		Meetings.BookedMeeting booked = book(this.key);
		assertThat(booked.joinUrl()).isNull();
		assertThat(booked.dialIn()).isNull();
	}

	@Test
	void aMeetingFaceToFaceHasNoLink() {
		assertThat(meetings().book(this.key, request(ALDER, false)).joinUrl()).isNull();
	}

	@Test
	void aClosedMeetingLetsNobodyInButByItsOrganisersAndRecordsNothing() {
		String joinUrl = hostedByHelen();
		MeetingOptions found = close(this.key, joinUrl, asked(HELEN));
		assertThat(close(this.again, joinUrl, asked(HELEN))).isEqualTo(found);
		assertThat(found.notAs(asked(HELEN))).isEmpty();
		assertThat(found.unknown()).isEmpty();
		assertThat(meeting(joinUrl)).satisfies((meeting) -> {
			assertThat(meeting.lobby()).isEqualTo("organizer");
			assertThat(meeting.callersSkipLobby()).isFalse();
			assertThat(meeting.admitters()).isEqualTo("organizerAndCoOrganizers");
			assertThat(meeting.presenters()).isEqualTo("organizer");
			assertThat(meeting.allowsRecording()).isFalse();
			assertThat(meeting.recordsByItself()).isFalse();
			assertThat(meeting.allowsTranscription()).isFalse();
			assertThat(meeting.chat()).isEqualTo("disabled");
		});
		var online = NORTHMERE.tenant().onlineMeetings();
		assertThat(online.mayAdmit(joinUrl, HELEN.address())).isTrue();
		assertThat(online.mayAdmit(joinUrl, ORGANISER)).isTrue();
		assertThat(online.mayAdmit(joinUrl, SIAN)).isFalse();
		assertThat(online.mayAdmit(joinUrl, DOCTOR)).isFalse();
	}

	@Test
	void theCoOrganiserIsNamedByUserPrincipalNameWhateverTheirAddress() {
		NORTHMERE.tenant().directory().principalName(MARTIN.address(), "mh4711@northmere.onmicrosoft.example");
		String joinUrl = link(meetings().book(this.key, request(null, true, MARTIN.address())));
		assertThat(close(this.key, joinUrl, asked(MARTIN)).notAs(asked(MARTIN))).isEmpty();
		assertThat(meetings().options(Northmere.CONFERENCES.id(), joinUrl, MARTIN).notAs(asked(MARTIN))).isEmpty();
		assertThat(NORTHMERE.tenant().onlineMeetings().runs(joinUrl, MARTIN.address())).isTrue();
	}

	@Test
	void aCoOrganiserWhomTheEventDoesNotInviteIsReadBackAsMissing() {
		String joinUrl = link(meetings().book(this.key, request(null, true)));
		MeetingOptions found = close(this.key, joinUrl, asked(HELEN));
		assertThat(found.notAs(asked(HELEN))).containsExactly(Option.CO_ORGANISERS);
		assertThat(found.isCoOrganised(HELEN)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "lobbyBypassSettings, LOBBY", "allowedLobbyAdmitters, ADMITTING", "allowedPresenters, PRESENTING",
			"allowRecording, RECORDING", "allowTranscription, TRANSCRIPTION", "allowMeetingChat, CHAT",
			"participants, CO_ORGANISERS" })
	void whatDoesNotStickIsReadBack(String ignored, Option option) {
		String joinUrl = hostedByHelen();
		NORTHMERE.tenant().onlineMeetings().ignoring(ignored);
		assertThat(close(this.key, joinUrl, asked(HELEN)).notAs(asked(HELEN))).containsExactly(option);
		NORTHMERE.tenant().onlineMeetings().ignoring();
		assertThat(close(this.again, joinUrl, asked(HELEN)).notAs(asked(HELEN))).isEmpty();
	}

	@Test
	void whatSomebodyOpensByHandIsReadBack() {
		String joinUrl = hostedByHelen();
		close(this.key, joinUrl, asked(HELEN));
		NORTHMERE.tenant().onlineMeetings().edit(joinUrl, (meeting) -> {
			meeting.setRecordAutomatically(true);
			meeting.getLobbyBypassSettings().setIsDialInBypassEnabled(true);
			meeting.getParticipants().getAttendees().forEach((person) -> person.setRole(OnlineMeetingRole.Coorganizer));
		});
		assertThat(meetings().options(Northmere.CONFERENCES.id(), joinUrl, HELEN).notAs(asked(HELEN)))
			.containsExactlyInAnyOrder(Option.AUTOMATIC_RECORDING, Option.CALLERS, Option.CO_ORGANISERS);
	}

	@Test
	void whoMayPresentIsNamedWithTheWholeList() {
		String joinUrl = hostedByHelen();
		var asked = new MeetingOptions.Asked(HELEN, List.of(HELEN.address(), SIAN, DOCTOR), List.of(SIAN), false, false,
				MeetingOptions.Chat.DURING_THE_MEETING);
		assertThat(close(this.key, joinUrl, asked).notAs(asked)).isEmpty();
		assertThat(meeting(joinUrl).presenters()).isEqualTo("roleIsPresenter");
		assertThat(NORTHMERE.tenant().onlineMeetings().mayAdmit(joinUrl, SIAN)).isFalse();
	}

	@Test
	void aCallHasItsHostFromTheBeginningAndIsClosedAndEnded() {
		Meetings.Call call = meetings().openCall(this.key, Northmere.CONFERENCES.id(), this.reference, this.start,
				this.start.plusHours(1), HELEN);
		assertThat(close(this.key, call.joinUrl(), asked(HELEN)).notAs(asked(HELEN))).isEmpty();
		meetings().endCall(this.key, Northmere.CONFERENCES.id(), call.joinUrl());
		meetings().endCall(this.again, Northmere.CONFERENCES.id(), call.joinUrl());
		assertThatThrownBy(() -> close(this.again, call.joinUrl(), asked(HELEN)))
			.isInstanceOf(GraphFailure.NotFound.class);
	}

	@Test
	void withoutAnAccessPolicyClosingIsRefusedAndSaysWhatIsMissing() {
		String joinUrl = link(book(this.key));
		NORTHMERE.tenant().onlineMeetings().accessPolicy(ORGANISER, false);
		assertThat(catchThrowableOfType(GraphFailure.Rejected.class, () -> close(this.key, joinUrl, asked(null)))
			.permission()).contains("OnlineMeetings.ReadWrite.All").contains("access policy");
	}

	@Test
	void aMeetingThatIsNotThereCannotBeClosed() {
		assertThatThrownBy(
				() -> close(this.key, "https://teams.microsoft.com/l/meetup-join/it's-not-there", asked(null)))
			.isInstanceOf(GraphFailure.NotFound.class);
	}

	private static MeetingOptions close(IdempotencyKey key, String joinUrl, MeetingOptions.Asked asked) {
		return meetings().close(key, Northmere.CONFERENCES.id(), joinUrl, asked);
	}

	private static MeetingOptions.Asked asked(Meetings.@Nullable Host host) {
		return new MeetingOptions.Asked(host, List.of(HELEN.address(), MARTIN.address(), SIAN, DOCTOR), List.of(),
				false, false, MeetingOptions.Chat.OFF);
	}

	private static JoinableMeeting meeting(String joinUrl) {
		return NORTHMERE.tenant()
			.onlineMeetings()
			.all()
			.stream()
			.filter((each) -> each.joinUrl().equals(joinUrl))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void aCancelledMeetingIsGoneAndStaysGone() {
		Meetings.BookedMeeting booked = book(this.key);
		meetings().cancel(this.key, ORGANISER, booked.eventId(), "The conference is put off.");
		meetings().cancel(this.again, ORGANISER, booked.eventId(), "The conference is put off.");
		assertThat(entries()).isEmpty();
		assertThat(NORTHMERE.tenant().mailboxes().inbox(DOCTOR)).filteredOn(
				(mail) -> mail.subject().contains(this.reference) && mail.html().contains("The conference is put off."))
			.hasSize(1);
		assertThat(meetings().find(ORGANISER, booked.eventId())).isEmpty();
	}

	@Test
	void aDeletedMeetingIsGoneAlthoughItsIdStillLeadsToIt() {
		Meetings.BookedMeeting booked = book(this.key);
		NORTHMERE.tenant().calendars().deleteByHand(ORGANISER, booked.eventId());
		assertThat(meetings().look(ORGANISER, booked.eventId()).cancelled()).isFalse();
		assertThat(meetings().find(ORGANISER, booked.eventId())).isEmpty();
		assertThat(change(booked, later())).isInstanceOf(Meetings.Changed.Gone.class);
		meetings().cancel(this.again, ORGANISER, booked.eventId(), "Put off.");
		assertThat(entries()).isEmpty();
	}

	@Test
	void aRefusedCancellationOfAMeetingThatStandsIsARefusal() {
		book(this.key);
		String copy = NORTHMERE.tenant().calendars().of(SIAN).getFirst().id();
		assertThatThrownBy(() -> meetings().cancel(this.key, SIAN, copy, "Put off."))
			.isInstanceOf(GraphFailure.Rejected.class);
		assertThat(entries()).hasSize(1);
	}

	@Test
	void aCancellationWhoseAnswerWasLostTellsNobodyTwice() {
		Meetings.BookedMeeting booked = book(this.key);
		NORTHMERE.misbehave().on("POST", "/users/*/events/*/cancel").workWithoutAnswering();
		assertThatThrownBy(() -> meetings().cancel(this.key, ORGANISER, booked.eventId(), "Put off."))
			.isInstanceOf(GraphFailure.Ambiguous.class);
		meetings().cancel(this.again, ORGANISER, booked.eventId(), "Put off.");
		assertThat(NORTHMERE.tenant().mailboxes().inbox(DOCTOR))
			.filteredOn((mail) -> mail.subject().contains(this.reference) && mail.html().contains("Put off."))
			.hasSize(1);
	}

	@Test
	void aRoomThatAnotherMeetingHasBookedIsNamedAndNotAsked() {
		Meetings.BookedMeeting booked = meetings().book(this.key, request(null, true).in(ALDER.name()));
		assertThat(entries().getFirst().location()).isEqualTo(ALDER.name());
		assertThat(entries().getFirst().invitee(ALDER.address())).isEmpty();
		assertThat(made(change(booked, later().in("Beech Room"))).eventId()).isEqualTo(booked.eventId());
		assertThat(entries().getFirst().location()).isEqualTo("Beech Room");
	}

	@Test
	void aMovedMeetingHasItsNewTimeTextAndPeopleAndTheSameLink() {
		Meetings.BookedMeeting booked = book(this.key);
		Meetings.BookedMeeting moved = made(change(booked, later()));
		assertThat(moved.start()).isEqualTo(this.start.plusDays(400));
		assertThat(moved.joinUrl()).isNotNull().isEqualTo(booked.joinUrl());
		CalendarEntry entry = entries().getFirst();
		assertThat(entry.start()).isEqualTo(this.start.plusDays(400).atZone(LocalTimes.ZONE).toInstant());
		assertThat(entry.html()).contains("It was moved", "Join the meeting now")
			.doesNotContain("How to take part")
			.containsOnlyOnce("convenor-invitation")
			.containsOnlyOnce("me-email-text");
		assertThat(entry.invitees()).extracting(CalendarEntry.Invitee::address)
			.containsExactly(SIAN, Northmere.DEVI_RAMAN.address());
		assertThat(entry.hidesInvitees()).isTrue();
		assertThat(entry.sensitivity()).isEqualTo("private");
		assertThat(entry.location()).isEmpty();
		NORTHMERE.tenant().settle();
		assertThat(NORTHMERE.tenant().calendars().of(ALDER.address()))
			.noneMatch((each) -> each.subject().equals(this.reference));
	}

	@Test
	void aChangeIsThreeRequestsAndTheSameChangeAgainOnlyALook() {
		Meetings.BookedMeeting booked = book(this.key);
		assertThat(NORTHMERE.requestsOf(() -> change(booked, later()))).containsExactly(
				"GET /users/{user}/events/{event}", "GET /users/{user}/calendarView",
				"PATCH /users/{user}/events/{event}");
		int told = NORTHMERE.tenant().mailboxes().inbox(SIAN).size();
		assertThat(NORTHMERE.requestsOf(() -> made(change(booked, later()))))
			.containsExactly("GET /users/{user}/events/{event}", "GET /users/{user}/calendarView");
		assertThat(NORTHMERE.tenant().mailboxes().inbox(SIAN)).hasSize(told);
	}

	@Test
	void aChangeWhoseAnswerWasLostIsMadeAtTheNextAttempt() {
		Meetings.BookedMeeting booked = book(this.key);
		NORTHMERE.misbehave().on("PATCH", "/users/*/events/*").workWithoutAnswering();
		assertThatThrownBy(() -> change(booked, later())).isInstanceOf(GraphFailure.Ambiguous.class);
		int told = NORTHMERE.tenant().mailboxes().inbox(SIAN).size();
		assertThat(made(change(booked, later())).start()).isEqualTo(this.start.plusDays(400));
		assertThat(NORTHMERE.tenant().mailboxes().inbox(SIAN)).hasSize(told);
	}

	@Test
	void aThrottledOrRefusedChangeDidNothing() {
		Meetings.BookedMeeting booked = book(this.key);
		NORTHMERE.misbehave().on("PATCH", "/users/*/events/*").throttle(Duration.ofMinutes(2));
		assertThatThrownBy(() -> change(booked, later())).isInstanceOf(GraphFailure.Throttled.class);
		NORTHMERE.behave();
		NORTHMERE.misbehave().on("PATCH", "/users/*/events/*").unavailable();
		assertThatThrownBy(() -> change(booked, later())).isInstanceOf(GraphFailure.Unreachable.class);
		assertThat(meetings().look(ORGANISER, booked.eventId()).start()).isEqualTo(this.start);
	}

	@Test
	void aMeetingMovedByHandIsLeftAsItWasFound() {
		Meetings.BookedMeeting booked = book(this.key);
		byHand(booked, this.start.plusHours(3));
		Meetings.Changed changed = change(booked, later());
		assertThat(changed).isInstanceOfSatisfying(Meetings.Changed.ByHand.class,
				(byHand) -> assertThat(byHand.found().start()).isEqualTo(this.start.plusHours(3)));
		assertThat(entries().getFirst().start()).isEqualTo(this.start.plusHours(3).atZone(LocalTimes.ZONE).toInstant());
	}

	@Test
	void aMeetingCancelledOrDeletedIsGone() {
		Meetings.BookedMeeting booked = book(this.key);
		NORTHMERE.tenant().calendars().delete(ORGANISER, booked.eventId());
		assertThat(change(booked, later())).isEqualTo(new Meetings.Changed.Gone());
	}

	@Test
	void aMeetingFaceToFaceThatGoesOnlineGetsALinkAndKeepsItWhenItGoesBack() {
		Meetings.BookedMeeting booked = meetings().book(this.key, request(ALDER, false));
		Meetings.BookedMeeting online = made(change(booked, request(null, true)));
		assertThat(online.joinUrl()).isNotNull();
		assertThat(entries().getFirst().html()).contains("Join the meeting now");
		assertThat(made(change(booked, request(ALDER, false))).joinUrl()).isEqualTo(online.joinUrl());
		assertThat(entries().getFirst().location()).isEqualTo(ALDER.name());
	}

	@Test
	void aMeetingThatGoesOnlineWithoutATeamsLicenceHasNoLink() {
		Meetings.BookedMeeting booked = meetings().book(this.key, request(ALDER, false));
		NORTHMERE.tenant().directory().teamsLicence(ORGANISER, false);
		assertThat(made(change(booked, request(null, true))).joinUrl()).isNull();
	}

	@Test
	void anAnswerAlreadyGivenSurvivesAChangeThatKeepsTheTime() {
		Meetings.BookedMeeting booked = book(this.key);
		NORTHMERE.tenant().calendars().answer(SIAN, this.reference, Answer.ACCEPTED);
		made(change(booked, request(null, true)));
		assertThat(answerOf(SIAN, booked).response()).isEqualTo(Meetings.Response.ACCEPTED);
	}

	@Test
	void aMissingPermissionIsNamed() {
		NORTHMERE.withdraw("Calendars.ReadWrite");
		try {
			assertThat(catchThrowableOfType(GraphFailure.Rejected.class, () -> book(this.key)).permission())
				.isEqualTo("Calendars.ReadWrite");
		}
		finally {
			NORTHMERE.grant("Calendars.ReadWrite");
		}
	}

	private static Meetings meetings() {
		return NORTHMERE.graph().meetings();
	}

	private Meetings.BookedMeeting book(IdempotencyKey key) {
		return meetings().book(key, request(ALDER, true));
	}

	private String hostedByHelen() {
		return link(meetings().book(this.key, request(null, true, HELEN.address())));
	}

	private Meetings.MeetingRequest request(Meetings.@Nullable Room room, boolean online, String host) {
		Meetings.MeetingRequest request = request(room, online);
		return new Meetings.MeetingRequest(request.organiser(), request.subject(), request.htmlBody(), request.start(),
				request.end(),
				Stream.concat(request.attendees().stream(), Stream.of(new Meetings.Attendee(host, "The chair")))
					.toList(),
				request.room(), request.online());
	}

	private Meetings.MeetingRequest request(Meetings.@Nullable Room room, boolean online) {
		return new Meetings.MeetingRequest(ORGANISER, this.reference, "<p>How to take part</p>", this.start,
				this.start.plusHours(2),
				List.of(new Meetings.Attendee(SIAN, "Siân Pugh"), new Meetings.Attendee(DOCTOR, "A doctor")), room,
				online);
	}

	private Meetings.MeetingRequest later() {
		LocalDateTime later = this.start.plusDays(400);
		return new Meetings.MeetingRequest(ORGANISER, this.reference, "<p>It was moved</p>", later, later.plusHours(2),
				List.of(new Meetings.Attendee(SIAN, "Siân Pugh"),
						new Meetings.Attendee(Northmere.DEVI_RAMAN.address(), "Devi Raman")),
				null, true);
	}

	private Meetings.Changed change(Meetings.BookedMeeting booked, Meetings.MeetingRequest asked) {
		return meetings().change(this.key, booked.eventId(), asked,
				new Meetings.Expected(booked.start(), booked.end()));
	}

	private static Meetings.BookedMeeting made(Meetings.Changed changed) {
		assertThat(changed).isInstanceOf(Meetings.Changed.Made.class);
		return ((Meetings.Changed.Made) changed).meeting();
	}

	/** As the organiser's calendar would be changed in Outlook. */
	private static void byHand(Meetings.BookedMeeting booked, LocalDateTime start) {
		NORTHMERE.tenant().calendars().move(ORGANISER, booked.eventId(), start.atZone(LocalTimes.ZONE).toInstant());
	}

	private List<CalendarEntry> entries() {
		return NORTHMERE.tenant()
			.calendars()
			.of(ORGANISER)
			.stream()
			.filter((entry) -> entry.subject().equals(this.reference))
			.toList();
	}

	private CalendarEntry entryOf(String address) {
		return NORTHMERE.tenant()
			.calendars()
			.of(address)
			.stream()
			.filter((entry) -> entry.subject().equals(this.reference))
			.findFirst()
			.orElseThrow();
	}

	private static Meetings.Answer answerOf(String address, Meetings.BookedMeeting booked) {
		return meetings().look(ORGANISER, booked.eventId())
			.answers()
			.stream()
			.filter((answer) -> answer.address().equalsIgnoreCase(address))
			.findFirst()
			.orElseThrow();
	}

	private static String link(Meetings.BookedMeeting booked) {
		assertThat(booked.joinUrl()).isNotNull();
		return String.valueOf(booked.joinUrl());
	}

}
