package io.convenor.chat.teams;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.microsoft.bot.builder.BotFrameworkAdapter;
import com.microsoft.bot.builder.InvokeResponse;
import com.microsoft.bot.builder.TurnContext;
import com.microsoft.bot.connector.ConnectorClient;
import com.microsoft.bot.connector.authentication.AppCredentials;
import com.microsoft.bot.connector.authentication.AuthenticationConfiguration;
import com.microsoft.bot.connector.authentication.ClaimsIdentity;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ActivityTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import io.convenor.chat.TeamsSettings;

/**
 * Where an activity goes in once the edge has let it through. Who sent it must have been
 * settled before: nothing here asks again.
 */
@Component
public class TeamsDoor {

	private final TeamsBot bot;

	private final Adapter adapter;

	private final TeamsSettings settings;

	TeamsDoor(TeamsBot bot, Connector connector, TeamsSettings settings) {
		this.bot = bot;
		this.adapter = new Adapter(connector);
		this.settings = settings;
	}

	/** Reads what Teams sent; empty when it is not an activity. */
	public Optional<Activity> read(byte[] body) {
		try {
			return Optional.ofNullable(Activities.read(body));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/** Takes an activity in, and says what to answer the connector. */
	public Answer receive(Activity activity) {
		Locale locale = Hearing.locale(activity.getLocale());
		// The SDK makes an activity's locale the default of the whole machine, and
		// collects
		// replies when an activity asks for that.
		activity.setLocale(null);
		activity.setDeliveryMode(null);
		ClaimsIdentity identity = new ClaimsIdentity("Teams",
				Map.of("aud", this.settings.appId(), "serviceurl", activity.getServiceUrl()));
		InvokeResponse response = this.adapter.processActivity(identity, activity, (context) -> turn(context, locale))
			.join();
		if (response == null) {
			return new Answer(200, null);
		}
		return new Answer(response.getStatus(),
				(response.getBody() != null) ? Activities.write(response.getBody()) : null);
	}

	private CompletableFuture<Void> turn(TurnContext context, Locale locale) {
		Activity activity = context.getActivity();
		if (activity.isType(ActivityTypes.INVOKE)) {
			Activity response = new Activity(ActivityTypes.INVOKE_RESPONSE);
			response.setValue(this.bot.answer(activity, locale));
			context.getTurnState().add(BotFrameworkAdapter.INVOKE_RESPONSE_KEY, response);
		}
		else {
			this.bot.hear(activity, locale);
		}
		return CompletableFuture.completedFuture(null);
	}

	/**
	 * What the connector is answered.
	 *
	 * @param status an HTTP status
	 * @param body JSON, if any
	 */
	public record Answer(int status, byte @Nullable [] body) {

	}

	/** The SDK's adapter, with our way out in place of its own. */
	private static final class Adapter extends BotFrameworkAdapter {

		private final Connector connector;

		Adapter(Connector connector) {
			super(connector.credentials(), new AuthenticationConfiguration(), null, null, null);
			this.connector = connector;
		}

		@Override
		protected CompletableFuture<ConnectorClient> getOrCreateConnectorClient(String serviceUrl,
				AppCredentials usingAppCredentials) {
			return CompletableFuture.completedFuture(this.connector.client(serviceUrl));
		}

	}

}
