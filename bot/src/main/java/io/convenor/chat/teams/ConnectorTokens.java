package io.convenor.chat.teams;

/** The port through which the bot gets the token it shows to the Bot Connector. */
@FunctionalInterface
public interface ConnectorTokens {

	/** A token that is valid for some minutes yet. */
	String token();

}
