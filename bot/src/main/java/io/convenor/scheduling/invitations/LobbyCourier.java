package io.convenor.scheduling.invitations;

import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Meetings;
import io.convenor.scheduling.invitations.Invitations.Lobby;

/** Sets the lobby, so that nobody but the organiser's side walks in. */
@Component
class LobbyCourier implements Courier<Lobby, Boolean> {

	private final Meetings meetings;

	private final Invitations invitations;

	LobbyCourier(Meetings meetings, Invitations invitations) {
		this.meetings = meetings;
		this.invitations = invitations;
	}

	@Override
	public String kind() {
		return "lobby";
	}

	@Override
	public Class<Lobby> contents() {
		return Lobby.class;
	}

	@Override
	public Outcome<Boolean> carry(Lobby lobby, IdempotencyKey key, UUID conference) {
		this.meetings.guardLobby(key, lobby.organiserId(), lobby.joinUrl(), lobby.host());
		return Outcome.done(true);
	}

	@Override
	public void arrived(Lobby lobby, Boolean guarded, UUID conference) {
		this.invitations.lobbyGuarded(conference, lobby);
	}

}
