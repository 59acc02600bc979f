package io.convenor.chat.teams;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.microsoft.bot.connector.ConnectorClient;
import com.microsoft.bot.connector.Conversations;
import com.microsoft.bot.connector.rest.RestConnectorClient;
import com.microsoft.bot.restclient.RestException;
import com.microsoft.bot.restclient.ServiceResponseBuilder;
import com.microsoft.bot.restclient.RestClient;
import com.microsoft.bot.restclient.retry.RetryStrategy;
import com.microsoft.bot.restclient.serializer.JacksonAdapter;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.ChannelAccount;
import com.microsoft.bot.schema.ConversationParameters;
import com.microsoft.bot.schema.ConversationResourceResponse;
import com.microsoft.bot.schema.ErrorResponse;
import com.microsoft.bot.schema.ResourceResponse;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import retrofit2.Retrofit;

import org.springframework.stereotype.Component;

import io.convenor.chat.TeamsChat;
import io.convenor.chat.MicrosoftSettings;
import io.convenor.chat.Reply;
import io.convenor.chat.TeamsSettings;
import io.convenor.chat.Tenancy;
import io.convenor.graph.Trust;

/**
 * Speaks in Teams, to trusted addresses only. Everything here is an effect outside the
 * house: called by a delivery, or as the answer to a turn. Nothing is tried twice here.
 */
@Component
public class Connector {

	private static final Duration TO_CONNECT = Duration.ofSeconds(3);

	private static final Duration TO_ANSWER = Duration.ofSeconds(10);

	private static final Duration UNTOLD_WAIT = Duration.ofSeconds(15);

	private final Cache<String, ConnectorClient> clients = Caffeine.newBuilder().maximumSize(50).build();

	private final TeamsSettings settings;

	private final Tenancy tenancy;

	private final MicrosoftSettings microsoft;

	private final ConnectorTokens tokens;

	private final Clock clock;

	private final BotCredentials credentials;

	private final OkHttpClient http;

	Connector(TeamsSettings settings, Tenancy tenancy, MicrosoftSettings microsoft, ConnectorTokens tokens, Trust trust,
			Clock clock) {
		this.settings = settings;
		this.tenancy = tenancy;
		this.microsoft = microsoft;
		this.tokens = tokens;
		this.clock = clock;
		this.credentials = new BotCredentials(settings.appId(), tenancy.tenantId(), tokens);
		this.http = new OkHttpClient.Builder().followRedirects(false)
			.followSslRedirects(false)
			.sslSocketFactory(trust.context().getSocketFactory(), trust.manager())
			.build();
	}

	/**
	 * Says something in a conversation; in a channel it begins a new thread.
	 * @return the message and the conversation to answer or change it in
	 * @throws SendFailure when it was not said, or nobody knows
	 */
	public Posted post(TeamsChat to, Reply.Message what) {
		return switch (to.scope()) {
			case PERSONAL, GROUP -> say(to.serviceUrl(), to.id(), Activities.of(what));
			case CHANNEL -> begin(to, Activities.of(what));
		};
	}

	/**
	 * Asks somebody to sign in; Teams answers by itself for those who agreed before.
	 * @param why the sentence that asks
	 * @throws SendFailure when it was not said, or nobody knows
	 */
	public Posted askToSignIn(TeamsChat with, String why) {
		return askToSignIn(with.serviceUrl(), with.id(), why);
	}

	Posted askToSignIn(String serviceUrl, String conversationId, String why) {
		return say(serviceUrl, conversationId,
				Activities.signIn(why, this.settings.oauthConnection(), UUID.randomUUID().toString(),
						this.settings.ssoResource(),
						this.microsoft.consentPage(this.tenancy.tenantId(), this.settings.appId())));
	}

	/**
	 * Answers in the thread that a message of a channel began.
	 * @throws SendFailure when it was not said, or nobody knows
	 */
	public Posted reply(TeamsChat channel, String messageId, Reply.Message what) {
		return say(channel.serviceUrl(), channel.thread(messageId), Activities.of(what));
	}

	/**
	 * Puts something else in the place of a message.
	 * @param conversationId where the message is, with the thread
	 * @throws SendFailure when it was not changed, or nobody knows
	 */
	public void update(TeamsChat where, String conversationId, String activityId, Reply.Message what) {
		Activity activity = Activities.of(what);
		activity.setId(activityId);
		call(where.serviceUrl(), (there) -> there.updateActivity(conversationId, activityId, activity)
			.thenApply((anything) -> activityId));
	}

	Posted say(String serviceUrl, String conversationId, Activity activity) {
		ResourceResponse response = call(serviceUrl, (there) -> there.sendToConversation(conversationId, activity));
		return new Posted(conversationId, response.getId());
	}

	ConnectorClient client(String serviceUrl) {
		if (!this.settings.trusts(serviceUrl)) {
			throw new SendFailure.Refused("its address is not one the bot trusts");
		}
		return this.clients.get(serviceUrl, this::build);
	}

	BotCredentials credentials() {
		return this.credentials;
	}

	private Posted begin(TeamsChat channel, Activity activity) {
		ConversationParameters parameters = new ConversationParameters();
		parameters.setIsGroup(true);
		parameters.setBot(new ChannelAccount(channel.botId()));
		parameters.setTenantId(this.tenancy.tenantId());
		parameters.setActivity(activity);
		var channelData = JsonNodeFactory.instance.objectNode();
		channelData.putObject("channel").put("id", channel.id());
		channelData.putObject("tenant").put("id", this.tenancy.tenantId());
		parameters.setChannelData(channelData);
		ConversationResourceResponse response = call(channel.serviceUrl(),
				(there) -> there.createConversation(parameters));
		return new Posted(response.getId(), response.getActivityId());
	}

	private ConnectorClient build(String serviceUrl) {
		return new RestConnectorClient(
				new RestClient.Builder(this.http.newBuilder(), new Retrofit.Builder()).withBaseUrl(serviceUrl)
					.withCredentials(this.credentials)
					.withSerializerAdapter(new JacksonAdapter())
					.withResponseBuilderFactory(new ServiceResponseBuilder.Factory())
					.withConnectionTimeout(TO_CONNECT.toMillis(), TimeUnit.MILLISECONDS)
					.withReadTimeout(TO_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
					.withRetryStrategy(new Once())
					.build());
	}

	private <T> T call(String serviceUrl, Function<Conversations, CompletableFuture<T>> what) {
		ConnectorClient client = client(serviceUrl);
		authenticate();
		try {
			T answer = what.apply(client.getConversations()).join();
			if (answer == null) {
				throw new SendFailure.Unreachable("the answer was empty");
			}
			return answer;
		}
		catch (CompletionException ex) {
			throw understand(innermost(ex));
		}
	}

	/** Gets the token beforehand, where its failure can still be told from Teams' own. */
	private void authenticate() {
		try {
			this.tokens.token();
		}
		catch (RuntimeException ex) {
			throw new SendFailure.Unreachable("the bot got no token (" + ex.getClass().getSimpleName() + ")");
		}
	}

	private static @Nullable Throwable innermost(CompletionException wrapped) {
		Throwable cause = wrapped.getCause();
		return (cause instanceof CompletionException inner) ? innermost(inner) : cause;
	}

	private SendFailure understand(@Nullable Throwable cause) {
		return switch (cause) {
			case RestException refused when refused.response() != null -> understand(refused);
			case IOException broken -> new SendFailure.Unreachable(broken.getClass().getSimpleName());
			case null -> new SendFailure.Unreachable("nobody knows why");
			default -> new SendFailure.Unreachable(cause.getClass().getSimpleName());
		};
	}

	private SendFailure understand(RestException refused) {
		int status = refused.response().code();
		String code = (refused.body() instanceof ErrorResponse body && body.getError() != null)
				? String.valueOf(body.getError().getCode()) : "";
		return switch (status) {
			case 429 -> new SendFailure.Throttled(waitUntil(refused.response().headers().get("Retry-After")));
			case 403, 404, 410 -> new SendFailure.Gone(status, code);
			case 408, 412 -> new SendFailure.Unreachable("status " + status);
			default -> (status >= 500) ? new SendFailure.Unreachable("status " + status)
					: new SendFailure.Refused("status " + status + " " + code);
		};
	}

	private Instant waitUntil(@Nullable String retryAfter) {
		Instant now = this.clock.instant();
		if (retryAfter != null && retryAfter.matches("\\d{1,6}")) {
			return now.plusSeconds(Long.parseLong(retryAfter));
		}
		if (retryAfter != null) {
			try {
				return ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
			}
			catch (DateTimeException ex) {
				// neither way of writing it: the wait below will do
			}
		}
		return now.plus(UNTOLD_WAIT);
	}

	/**
	 * Something that was said.
	 *
	 * @param conversationId where, with the thread
	 * @param activityId the message
	 */
	public record Posted(String conversationId, String activityId) {

	}

	/** Deliveries try again, and know when; the SDK would post things twice. */
	private static final class Once extends RetryStrategy {

		Once() {
			super("once", false);
		}

		@Override
		public boolean shouldRetry(int retryCount, Response response) {
			return false;
		}

	}

}
