package io.convenor.graph;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.graph.models.AllowedLobbyAdmitterRoles;
import com.microsoft.graph.models.Identity;
import com.microsoft.graph.models.IdentitySet;
import com.microsoft.graph.models.LobbyBypassScope;
import com.microsoft.graph.models.LobbyBypassSettings;
import com.microsoft.graph.models.MeetingChatMode;
import com.microsoft.graph.models.MeetingParticipantInfo;
import com.microsoft.graph.models.MeetingParticipants;
import com.microsoft.graph.models.OnlineMeeting;
import com.microsoft.graph.models.OnlineMeetingPresenters;
import com.microsoft.graph.models.OnlineMeetingRole;
import org.jspecify.annotations.Nullable;

import io.convenor.graph.MeetingOptions.Asked;
import io.convenor.graph.MeetingOptions.Chat;
import io.convenor.graph.MeetingOptions.Presenting;
import io.convenor.graph.MeetingOptions.Role;
import io.convenor.graph.MeetingOptions.Seat;
import io.convenor.graph.Meetings.Host;

/** What a Teams meeting lets people do, in Graph's words and in ours. */
final class OnlineMeetings {

	private OnlineMeetings() {
	}

	/**
	 * Everything that closes a meeting. A fresh object: patching the one that was read
	 * sends what may not be changed.
	 * @param hostName the host's user principal name, by which alone Teams knows a
	 * co-organiser
	 */
	static OnlineMeeting closed(Asked asked, @Nullable String hostName) {
		OnlineMeeting change = new OnlineMeeting();
		LobbyBypassSettings lobby = new LobbyBypassSettings();
		lobby.setScope(LobbyBypassScope.Organizer);
		lobby.setIsDialInBypassEnabled(false);
		change.setLobbyBypassSettings(lobby);
		change.setAllowedLobbyAdmitters(AllowedLobbyAdmitterRoles.OrganizerAndCoOrganizers);
		change.setAllowedPresenters((asked.presenting() == Presenting.NAMED) ? OnlineMeetingPresenters.RoleIsPresenter
				: OnlineMeetingPresenters.Organizer);
		change.setAllowRecording(asked.recording());
		change.setRecordAutomatically(false);
		change.setAllowTranscription(asked.transcription());
		change.setAllowMeetingChat(switch (asked.chat()) {
			case ON -> MeetingChatMode.Enabled;
			case DURING_THE_MEETING -> MeetingChatMode.Limited;
			case OFF -> MeetingChatMode.Disabled;
		});
		change.setParticipants(everybody(asked, hostName));
		return change;
	}

	/** Graph takes the list as a whole: whoever is not on it loses their role. */
	private static MeetingParticipants everybody(Asked asked, @Nullable String hostName) {
		Host host = asked.host();
		Stream<MeetingParticipantInfo> others = asked.invited()
			.stream()
			.filter((address) -> host == null || !address.equalsIgnoreCase(host.address()))
			.map((address) -> participant(address, asked.presenters().stream().anyMatch(address::equalsIgnoreCase)
					? OnlineMeetingRole.Presenter : OnlineMeetingRole.Attendee));
		MeetingParticipants participants = new MeetingParticipants();
		participants.setAttendees(Stream
			.concat(Stream.ofNullable(host).map((each) -> host(each, Objects.requireNonNullElse(hostName, ""))), others)
			.toList());
		return participants;
	}

	static MeetingParticipants invited(Host host, String hostName) {
		MeetingParticipants participants = new MeetingParticipants();
		MeetingParticipantInfo person = host(host, hostName);
		participants.setAttendees(List.of(person));
		return participants;
	}

	// Who is no organiser waits in the lobby, and nobody in the lobby can open it.
	private static MeetingParticipantInfo host(Host host, String name) {
		Identity user = new Identity();
		user.setId(host.id());
		IdentitySet identity = new IdentitySet();
		identity.setUser(user);
		MeetingParticipantInfo person = participant(name.isEmpty() ? host.address() : name,
				OnlineMeetingRole.Coorganizer);
		person.setIdentity(identity);
		return person;
	}

	private static MeetingParticipantInfo participant(String name, OnlineMeetingRole role) {
		MeetingParticipantInfo person = new MeetingParticipantInfo();
		person.setUpn(name);
		person.setRole(role);
		return person;
	}

	static MeetingOptions options(OnlineMeeting found, @Nullable Host host, @Nullable String hostName) {
		LobbyBypassSettings lobby = found.getLobbyBypassSettings();
		LobbyBypassScope scope = (lobby != null) ? lobby.getScope() : null;
		Boolean callersPass = (lobby != null) ? lobby.getIsDialInBypassEnabled() : null;
		return new MeetingOptions(
				(scope == null || scope == LobbyBypassScope.UnknownFutureValue) ? null
						: Boolean.valueOf(scope == LobbyBypassScope.Organizer),
				(callersPass == null) ? null : Boolean.valueOf(!callersPass),
				admitted(found.getAllowedLobbyAdmitters()), presenting(found.getAllowedPresenters()),
				found.getAllowRecording(), found.getRecordAutomatically(), found.getAllowTranscription(),
				chat(found.getAllowMeetingChat()),
				seats(found.getParticipants()).stream().map((seat) -> known(seat, host, hostName)).toList());
	}

	/** A seat may only have a principal name, which need not be the host's address. */
	private static Seat known(Seat seat, @Nullable Host host, @Nullable String hostName) {
		if (host == null || seat.id() != null || !seat.address().equalsIgnoreCase(hostName)) {
			return seat;
		}
		return new Seat(seat.address(), host.id(), seat.role());
	}

	private static @Nullable Boolean admitted(@Nullable AllowedLobbyAdmitterRoles admitters) {
		return switch (admitters) {
			case OrganizerAndCoOrganizers -> true;
			case OrganizerAndCoOrganizersAndPresenters -> false;
			case UnknownFutureValue -> null;
			case null -> null;
		};
	}

	private static @Nullable Presenting presenting(@Nullable OnlineMeetingPresenters presenters) {
		return switch (presenters) {
			case Everyone -> Presenting.EVERYBODY;
			case Organization -> Presenting.THE_AUTHORITY;
			case RoleIsPresenter -> Presenting.NAMED;
			case Organizer -> Presenting.ORGANISERS;
			case UnknownFutureValue -> null;
			case null -> null;
		};
	}

	private static @Nullable Chat chat(@Nullable MeetingChatMode mode) {
		return switch (mode) {
			case Enabled -> Chat.ON;
			case Limited -> Chat.DURING_THE_MEETING;
			case Disabled -> Chat.OFF;
			case UnknownFutureValue -> null;
			case null -> null;
		};
	}

	private static List<Seat> seats(@Nullable MeetingParticipants participants) {
		return (participants == null) ? List.of()
				: Pages.orEmpty(participants.getAttendees()).stream().map(OnlineMeetings::seat).toList();
	}

	private static Seat seat(MeetingParticipantInfo person) {
		String id = Optional.ofNullable(person.getIdentity())
			.map(IdentitySet::getUser)
			.map(Identity::getId)
			.orElse(null);
		return new Seat(Objects.requireNonNullElse(person.getUpn(), ""), id, role(person.getRole()));
	}

	private static @Nullable Role role(@Nullable OnlineMeetingRole role) {
		return switch (role) {
			case Attendee -> Role.ATTENDEE;
			case Presenter, Producer -> Role.PRESENTER;
			case Coorganizer -> Role.CO_ORGANISER;
			case UnknownFutureValue -> null;
			case null -> null;
		};
	}

}
