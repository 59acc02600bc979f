package io.convenor.scheduling.invitations;

import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Meetings;
import io.convenor.scheduling.invitations.OwnEntryUpdates.OwnLobby;

/**
 * Sets the lobby of a meeting of somebody's own, so that nobody but the chair walks in.
 */
@Component
class OwnLobbyCourier implements Courier<OwnLobby, Boolean> {

	private final Meetings meetings;

	private final OwnEntryUpdates updates;

	OwnLobbyCourier(Meetings meetings, OwnEntryUpdates updates) {
		this.meetings = meetings;
		this.updates = updates;
	}

	@Override
	public String kind() {
		return "own-lobby";
	}

	@Override
	public Class<OwnLobby> contents() {
		return OwnLobby.class;
	}

	@Override
	public Outcome<Boolean> carry(OwnLobby lobby, IdempotencyKey key, UUID conference) {
		this.meetings.guardLobby(key, lobby.organiserId(), lobby.joinUrl(), lobby.host());
		return Outcome.done(true);
	}

	@Override
	public void arrived(OwnLobby lobby, Boolean guarded, UUID conference) {
		this.updates.guarded(conference, lobby);
	}

}
