package io.convenor.chat.teams;

import java.time.Instant;

/** Why something could not be said in Teams, as few cases as a sender can act on. */
public abstract sealed class SendFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private SendFailure(String message) {
		super(message);
	}

	/** Teams asks us to wait; nothing was posted. */
	public static final class Throttled extends SendFailure {

		private static final long serialVersionUID = 1L;

		private final Instant until;

		Throttled(Instant until) {
			super("Teams asks us to wait until " + until);
			this.until = until;
		}

		public Instant until() {
			return this.until;
		}

	}

	/**
	 * The bot was removed or blocked, or the message or conversation is no longer there;
	 * trying again changes nothing.
	 */
	public static final class Gone extends SendFailure {

		private static final long serialVersionUID = 1L;

		Gone(int status, String code) {
			super("The bot may not speak there any more (" + status + " " + code + ")");
		}

	}

	/** Teams refused what was sent, or refused the bot itself. */
	public static final class Refused extends SendFailure {

		private static final long serialVersionUID = 1L;

		Refused(String reason) {
			super("Teams refused it: " + reason);
		}

	}

	/** No clear answer came: it may have been posted, or not. */
	public static final class Unreachable extends SendFailure {

		private static final long serialVersionUID = 1L;

		Unreachable(String reason) {
			super("Teams could not be reached: " + reason);
		}

	}

}
