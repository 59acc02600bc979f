package io.convenor.chat.teams;

import java.util.concurrent.CompletableFuture;

import com.microsoft.bot.connector.authentication.Authenticator;
import com.microsoft.bot.connector.authentication.MicrosoftAppCredentials;

/** Gives the SDK our tokens in place of those it would fetch from the wrong tenant. */
class BotCredentials extends MicrosoftAppCredentials {

	private final ConnectorTokens tokens;

	BotCredentials(String appId, String tenantId, ConnectorTokens tokens) {
		super(appId, null, tenantId);
		this.tokens = tokens;
	}

	@Override
	public CompletableFuture<String> getToken() {
		try {
			return CompletableFuture.completedFuture(this.tokens.token());
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	@Override
	protected Authenticator buildAuthenticator() {
		throw new UnsupportedOperationException("The bot's tokens come from elsewhere");
	}

}
