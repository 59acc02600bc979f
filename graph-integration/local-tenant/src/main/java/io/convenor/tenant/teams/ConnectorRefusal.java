package io.convenor.tenant.teams;

/** What the connector says no to, as the real one words it. */
final class ConnectorRefusal extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	private final String code;

	ConnectorRefusal(int status, String code, String message) {
		super(message);
		this.status = status;
		this.code = code;
	}

	static ConnectorRefusal notInRoster() {
		return new ConnectorRefusal(403, "BotNotInConversationRoster",
				"The bot is not part of the conversation roster.");
	}

	int status() {
		return this.status;
	}

	String code() {
		return this.code;
	}

}
