package io.convenor.tenant.graph;

import java.time.Instant;
import java.util.List;

import com.microsoft.graph.models.AllowedLobbyAdmitterRoles;
import com.microsoft.graph.models.AttendanceRecord;
import com.microsoft.graph.models.Attendee;
import com.microsoft.graph.models.AttendeeType;
import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.LobbyBypassScope;
import com.microsoft.graph.models.LobbyBypassSettings;
import com.microsoft.graph.models.MeetingAttendanceReport;
import com.microsoft.graph.models.MeetingParticipantInfo;
import com.microsoft.graph.models.MeetingParticipants;
import com.microsoft.graph.models.OnlineMeeting;
import com.microsoft.graph.models.OnlineMeetingPresenters;
import com.microsoft.graph.models.OnlineMeetingRole;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.onlinemeetings.createorget.CreateOrGetPostRequestBody;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.JoinableMeeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@Tag("slow")
class OnlineMeetingTests extends GraphTenant {

	@Test
	void theLobbyOfACalendarMeetingIsSetThroughItsLink() {
		OnlineMeeting found = find(book());
		OnlineMeeting change = new OnlineMeeting();
		LobbyBypassSettings lobby = new LobbyBypassSettings();
		lobby.setScope(LobbyBypassScope.Organizer);
		change.setLobbyBypassSettings(lobby);
		change.setAllowedPresenters(OnlineMeetingPresenters.Organizer);
		change.setAllowRecording(false);
		OnlineMeeting changed = this.graph.users()
			.byUserId(ORGANISER)
			.onlineMeetings()
			.byOnlineMeetingId(found.getId())
			.patch(change);
		assertThat(changed.getLobbyBypassSettings().getScope()).isEqualTo(LobbyBypassScope.Organizer);
		JoinableMeeting meeting = this.tenant.onlineMeetings().all().getFirst();
		assertThat(meeting.lobby()).isEqualTo("organizer");
		assertThat(meeting.callersSkipLobby()).isFalse();
		assertThat(meeting.presenters()).isEqualTo("organizer");
		assertThat(meeting.allowsRecording()).isFalse();
		assertThat(meeting.dialIn()).startsWith("+44 20 7946");
	}

	@Test
	void withoutAnAccessPolicyAnApplicationIsRefused() {
		String link = book();
		this.tenant.onlineMeetings().accessPolicy(Northmere.CONFERENCES.address(), false);
		ODataError error = refusal(() -> find(link));
		assertThat(error.getResponseStatusCode()).isEqualTo(403);
		assertThat(error.getError().getMessage()).startsWith("No application access policy found for this app");
	}

	@Test
	void aFetchedMeetingCannotBeSentBackWhole() {
		OnlineMeeting found = find(book());
		OnlineMeeting whole = new OnlineMeeting();
		whole.setJoinWebUrl(found.getJoinWebUrl());
		whole.setSubject("CP-7F3KM");
		ODataError error = refusal(() -> this.graph.users()
			.byUserId(ORGANISER)
			.onlineMeetings()
			.byOnlineMeetingId(found.getId())
			.patch(whole));
		assertThat(error.getError().getMessage()).isEqualTo("Updating meeting type is not supported.");
	}

	@Test
	void aLaterLobbyScopeOnlyComesToThoseWhoKnowIt() {
		OnlineMeeting found = find(book());
		OnlineMeeting change = new OnlineMeeting();
		LobbyBypassSettings lobby = new LobbyBypassSettings();
		lobby.setScope(LobbyBypassScope.Invited);
		change.setLobbyBypassSettings(lobby);
		this.graph.users().byUserId(ORGANISER).onlineMeetings().byOnlineMeetingId(found.getId()).patch(change);
		assertThat(get(found, "").getLobbyBypassSettings().getScope()).isEqualTo(LobbyBypassScope.UnknownFutureValue);
		assertThat(get(found, "include-unknown-enum-members").getLobbyBypassSettings().getScope())
			.isEqualTo(LobbyBypassScope.Invited);
	}

	@Test
	void atFirstEverybodyLetsOthersInAndAnybodyRecords() {
		String link = book();
		assertThat(this.tenant.onlineMeetings().mayAdmit(link, "mother@family.example")).isTrue();
		assertThat(this.tenant.onlineMeetings().mayRecord(link, "mother@family.example")).isTrue();
		OnlineMeeting change = new OnlineMeeting();
		change.setAllowedLobbyAdmitters(AllowedLobbyAdmitterRoles.OrganizerAndCoOrganizers);
		change.setAllowRecording(false);
		patch(link, change);
		assertThat(this.tenant.onlineMeetings().mayAdmit(link, "mother@family.example")).isFalse();
		assertThat(this.tenant.onlineMeetings().mayAdmit(link, Northmere.CONFERENCES.address())).isTrue();
		assertThat(this.tenant.onlineMeetings().mayRecord(link, "mother@family.example")).isFalse();
	}

	@Test
	void aCoOrganiserWhoIsNoRequiredAttendeeIsDroppedWithoutAWord() {
		String link = book();
		patch(link, withParticipant(Northmere.MARTIN_HALE.address()));
		assertThat(this.tenant.onlineMeetings().runs(link, Northmere.MARTIN_HALE.address())).isFalse();
		Event event = this.tenant.calendars().events(Northmere.CONFERENCES.address()).getLast();
		Event invited = new Event();
		invited.setAttendees(List.of(attendee(Northmere.MARTIN_HALE.address())));
		this.tenant.calendars().edit(Northmere.CONFERENCES.address(), event.getId(), invited);
		patch(link, withParticipant(Northmere.MARTIN_HALE.address()));
		assertThat(this.tenant.onlineMeetings().runs(link, Northmere.MARTIN_HALE.address())).isTrue();
	}

	@Test
	void aCoOrganiserIsOnlyToldToThoseWhoKnowTheWord() {
		String link = open("call with a host").getJoinWebUrl();
		patch(link, withParticipant(Northmere.HELEN_OKAFOR.address()));
		OnlineMeeting found = find(link);
		assertThat(get(found, "").getParticipants().getAttendees()).singleElement()
			.satisfies((host) -> assertThat(host.getRole()).isEqualTo(OnlineMeetingRole.UnknownFutureValue));
		assertThat(get(found, "include-unknown-enum-members").getParticipants().getAttendees()).singleElement()
			.satisfies((host) -> assertThat(host.getRole()).isEqualTo(OnlineMeetingRole.Coorganizer));
	}

	@Test
	void presentersAreNamedOnTheListThatComesWithThem() {
		OnlineMeeting change = new OnlineMeeting();
		change.setAllowedPresenters(OnlineMeetingPresenters.RoleIsPresenter);
		String link = book();
		assertThat(refusal(() -> patch(link, change)).getResponseStatusCode()).isEqualTo(400);
	}

	@Test
	void aMeetingInNoCalendarCanBeEndedAndOneOfAnEventCannot() {
		OnlineMeeting opened = open("call to be ended");
		var meetings = this.graph.users().byUserId(ORGANISER).onlineMeetings();
		meetings.byOnlineMeetingId(opened.getId()).delete();
		assertThat(refusal(() -> get(opened, "")).getResponseStatusCode()).isEqualTo(404);
		OnlineMeeting booked = find(book());
		assertThat(refusal(() -> meetings.byOnlineMeetingId(booked.getId()).delete()).getResponseStatusCode())
			.isEqualTo(400);
	}

	private void patch(String link, OnlineMeeting change) {
		this.graph.users().byUserId(ORGANISER).onlineMeetings().byOnlineMeetingId(find(link).getId()).patch(change);
	}

	private static OnlineMeeting withParticipant(String principalName) {
		MeetingParticipantInfo person = new MeetingParticipantInfo();
		person.setUpn(principalName);
		person.setRole(OnlineMeetingRole.Coorganizer);
		MeetingParticipants participants = new MeetingParticipants();
		participants.setAttendees(List.of(person));
		OnlineMeeting change = new OnlineMeeting();
		change.setParticipants(participants);
		return change;
	}

	private static Attendee attendee(String address) {
		EmailAddress email = new EmailAddress();
		email.setAddress(address);
		Attendee attendee = new Attendee();
		attendee.setEmailAddress(email);
		attendee.setType(AttendeeType.Required);
		return attendee;
	}

	@Test
	void theOrganiserIsNamedByItsObjectId() {
		String link = book();
		ODataError error = refusal(() -> this.graph.users()
			.byUserId(Northmere.CONFERENCES.address())
			.onlineMeetings()
			.get((config) -> config.queryParameters.filter = "JoinWebUrl eq '" + link + "'"));
		assertThat(error.getResponseStatusCode()).isEqualTo(400);
	}

	@Test
	void aMeetingUnderOneExternalIdIsOpenedOnceAndIsInNoCalendar() {
		OnlineMeeting opened = open("call of CP-7F3KM");
		assertThat(opened.getAudioConferencing().getTollNumber()).isNotBlank();
		assertThat(open("call of CP-7F3KM").getId()).isEqualTo(opened.getId());
		assertThat(open("another").getId()).isNotEqualTo(opened.getId());
		assertThat(this.tenant.calendars().of(Northmere.CONFERENCES.address())).isEmpty();
		assertThat(find(opened.getJoinWebUrl()).getId()).isEqualTo(opened.getId());
		assertThat(refusal(() -> open("")).getResponseStatusCode()).isEqualTo(400);
	}

	@Test
	void aReportIsWrittenForEachSessionAndItsRecordsComeWhenAskedFor() {
		OnlineMeeting meeting = find(book());
		Instant ten = Instant.parse("2026-03-10T10:00:00Z");
		this.tenant.onlineMeetings()
			.attends(meeting.getJoinWebUrl(), Northmere.HELEN_OKAFOR, ten, ten.plusSeconds(600));
		this.tenant.onlineMeetings()
			.attendsAsGuest(meeting.getJoinWebUrl(), "Mum", ten.plusSeconds(60), ten.plusSeconds(90));
		this.tenant.onlineMeetings()
			.attends(meeting.getJoinWebUrl(), Northmere.CONFERENCES, ten.plusSeconds(900), ten.plusSeconds(960));
		var reports = reporter().users()
			.byUserId(ORGANISER)
			.onlineMeetings()
			.byOnlineMeetingId(meeting.getId())
			.attendanceReports();
		List<MeetingAttendanceReport> sessions = reports.get().getValue();
		assertThat(sessions).hasSize(2);
		assertThat(sessions).allSatisfy((session) -> assertThat(session.getAttendanceRecords()).isNullOrEmpty());
		var first = reports.byMeetingAttendanceReportId(sessions.getLast().getId());
		assertThat(first.get().getAttendanceRecords()).isNullOrEmpty();
		assertThat(first.get((config) -> config.queryParameters.expand = new String[] { "attendanceRecords" })
			.getAttendanceRecords()).hasSize(2);
		assertThat(first.attendanceRecords().get().getValue())
			.extracting((record) -> record.getIdentity().getDisplayName(), AttendanceRecord::getEmailAddress,
					AttendanceRecord::getTotalAttendanceInSeconds)
			.containsExactly(tuple("Helen Okafor", Northmere.HELEN_OKAFOR.address(), 600), tuple("Mum", null, 30));
	}

	@Test
	void attendanceNeedsAPermissionOfItsOwn() {
		OnlineMeeting meeting = find(book());
		assertThat(refusal(() -> this.graph.users()
			.byUserId(ORGANISER)
			.onlineMeetings()
			.byOnlineMeetingId(meeting.getId())
			.attendanceReports()
			.get()).getResponseStatusCode()).isEqualTo(403);
	}

	private GraphServiceClient reporter() {
		return client(TestTokens.app("OnlineMeetingArtifact.Read.All"));
	}

	private OnlineMeeting open(String externalId) {
		CreateOrGetPostRequestBody body = new CreateOrGetPostRequestBody();
		body.setExternalId(externalId);
		body.setSubject("CP-7F3KM");
		return this.graph.users().byUserId(ORGANISER).onlineMeetings().createOrGet().post(body);
	}

	private OnlineMeeting get(OnlineMeeting meeting, String preference) {
		return this.graph.users()
			.byUserId(ORGANISER)
			.onlineMeetings()
			.byOnlineMeetingId(meeting.getId())
			.get((config) -> config.headers.add("Prefer", preference));
	}

	private OnlineMeeting find(String link) {
		return this.graph.users()
			.byUserId(ORGANISER)
			.onlineMeetings()
			.get((config) -> config.queryParameters.filter = "JoinWebUrl eq '" + link + "'")
			.getValue()
			.getFirst();
	}

	private String book() {
		return this.graph.users()
			.byUserId(ORGANISER)
			.events()
			.post(CalendarTests.conference("2026-03-10T10:00:00", CalendarTests.HELEN))
			.getOnlineMeeting()
			.getJoinUrl();
	}

}
