package io.convenor.tenant.teams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.convenor.tenant.authority.Tokens;

/** The one address at which the bot takes activities, and the way there. */
final class BotEndpoint {

	/**
	 * Longer than the time Teams allows, so that a test can see how late an answer was.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final Tokens tokens;

	private volatile @Nullable URI uri;

	BotEndpoint(Tokens tokens) {
		this.tokens = tokens;
	}

	void at(URI endpoint) {
		this.uri = endpoint;
	}

	/** Sends an activity signed for the service URL that it names. */
	HttpResponse<String> send(JsonNode activity) {
		String token = this.tokens.channelToken(activity.path("serviceUrl").asString(""));
		return send(Json.write(activity), Map.of("Authorization", "Bearer " + token));
	}

	/** Sends anything, with these headers and no others. */
	HttpResponse<String> send(String body, Map<String, String> headers) {
		URI endpoint = this.uri;
		if (endpoint == null) {
			throw new IllegalStateException("Nobody has said where the bot is: call TeamsClient.talksTo first");
		}
		HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
			.timeout(PATIENCE)
			.POST(BodyPublishers.ofString(body));
		if (headers.keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
			request.header("Content-Type", "application/json; charset=utf-8");
		}
		headers.forEach(request::header);
		try {
			return this.http.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The bot at " + endpoint + " did not answer", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Waiting for the bot was interrupted", ex);
		}
	}

}
