package io.convenor.tenant.teams;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The Agents Playground, once it has written to the tenant: it is shown whatever the bot
 * does in the conversations that it knows.
 */
final class PlaygroundLink {

	private static final Logger LOG = LoggerFactory.getLogger(PlaygroundLink.class);

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(2))
		.build();

	private final Set<String> conversations = ConcurrentHashMap.newKeySet();

	private volatile @Nullable String connector;

	/**
	 * Learns that this conversation is shown by the Playground whose connector this is.
	 */
	void learn(String connectorUrl, String conversationId) {
		this.connector = connectorUrl.endsWith("/") ? connectorUrl : connectorUrl + "/";
		this.conversations.add(TeamsIds.channelOf(conversationId));
	}

	/**
	 * Passes on what the bot asked of the connector.
	 * @return the id the Playground gave to it, or null when it is not shown there
	 */
	@Nullable String forward(Connector.Call call, String conversationId, String idField) {
		String base = this.connector;
		if (base == null || !this.conversations.contains(TeamsIds.channelOf(conversationId))) {
			return null;
		}
		try {
			HttpResponse<byte[]> answer = this.http.send(request(base, call), BodyHandlers.ofByteArray());
			if (answer.statusCode() >= 300 || answer.body().length == 0) {
				LOG.info("The Playground answered {} to {}", answer.statusCode(), call.shape());
				return null;
			}
			return Json.read(answer.body()).path(idField).asString(null);
		}
		catch (IOException | JacksonException ex) {
			LOG.info("The Playground could not be told about {}: {}", call.shape(), ex.toString());
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

	private static HttpRequest request(String base, Connector.Call call) {
		HttpRequest.BodyPublisher body = call.method().equals("DELETE") ? BodyPublishers.noBody()
				: BodyPublishers.ofString(Json.write(call.body()));
		return HttpRequest.newBuilder(URI.create(base + call.path()))
			.timeout(Duration.ofSeconds(5))
			.header("Content-Type", "application/json")
			.method(call.method(), body)
			.build();
	}

}
