package io.convenor.tenant.world;

/**
 * A Teams meeting as its options page shows it.
 *
 * @param organiser the organiser's address
 * @param dialIn the number to ring
 * @param conferenceId what to key in after ringing it
 * @param lobby who walks past the lobby, in Graph's words
 * @param callersSkipLobby whether those who dial in do too
 * @param presenters who may present, in Graph's words
 * @param admitters who lets others in, in Graph's words
 * @param chat who may write in its chat, in Graph's words
 */
public record JoinableMeeting(String id, String organiser, String subject, String joinUrl, String dialIn,
		String conferenceId, String lobby, boolean callersSkipLobby, String presenters, boolean allowsRecording,
		boolean allowsTranscription, boolean recordsByItself, String admitters, String chat) {
}
