package io.convenor.conference;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * By what people join the meeting, as Microsoft 365 gave it.
 *
 * @param joinUrl the link; of a conference call it is for whoever hosts it
 * @param dialInNumber the number to ring
 * @param dialInCode what a caller keys in after it
 * @param lobbyGuarded whether nobody is known to walk in past the lobby
 */
record Joining(@Nullable String joinUrl, @Nullable String dialInNumber, @Nullable String dialInCode,
		boolean lobbyGuarded) {

	static final Joining NOTHING_YET = new Joining(null, null, null, false);

	/** A lobby is guarded for one link, and for another only once that was seen to. */
	Joining by(@Nullable String link, @Nullable String number, @Nullable String code) {
		return new Joining(link, number, code, this.lobbyGuarded && Objects.equals(this.joinUrl, link));
	}

	Joining guarded(boolean guarded) {
		return new Joining(this.joinUrl, this.dialInNumber, this.dialInCode, guarded);
	}

}
