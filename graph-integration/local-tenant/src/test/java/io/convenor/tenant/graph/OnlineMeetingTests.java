package io.convenor.tenant.graph;

import com.microsoft.graph.models.LobbyBypassScope;
import com.microsoft.graph.models.LobbyBypassSettings;
import com.microsoft.graph.models.OnlineMeeting;
import com.microsoft.graph.models.OnlineMeetingPresenters;
import com.microsoft.graph.models.odataerrors.ODataError;
import org.junit.jupiter.api.Test;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.JoinableMeeting;

import static org.assertj.core.api.Assertions.assertThat;

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
		whole.setSubject("CP-7F3K");
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
	void theOrganiserIsNamedByItsObjectId() {
		String link = book();
		ODataError error = refusal(() -> this.graph.users()
			.byUserId(Northmere.CONFERENCES.address())
			.onlineMeetings()
			.get((config) -> config.queryParameters.filter = "JoinWebUrl eq '" + link + "'"));
		assertThat(error.getResponseStatusCode()).isEqualTo(400);
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
