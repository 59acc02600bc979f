package io.convenor.tenant.teams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A bot of a few lines, that does what a test tells it to do with each activity. */
final class TinyBot implements AutoCloseable {

	private final HttpServer server;

	private final HttpClient http = HttpClient.newHttpClient();

	private final String token;

	final List<JsonNode> received = new CopyOnWriteArrayList<>();

	final List<String> authorisations = new CopyOnWriteArrayList<>();

	volatile Function<JsonNode, JsonNode> behaviour = (activity) -> Json.object();

	volatile int status = 200;

	TinyBot(String token) throws IOException {
		this.token = token;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/api/messages", this::take);
		this.server.setExecutor((task) -> Thread.ofVirtual().start(task));
		this.server.start();
	}

	URI uri() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort() + "/api/messages");
	}

	/** Says something in the conversation of this activity. */
	HttpResponse<String> says(JsonNode activity, ObjectNode message) {
		return connector("POST", activity.path("serviceUrl").asString(""),
				"v3/conversations/" + activity.path("conversation").path("id").asString("") + "/activities", message);
	}

	HttpResponse<String> connector(String method, String serviceUrl, String path, JsonNode body) {
		return connector(method, serviceUrl, path, body, this.token);
	}

	HttpResponse<String> connector(String method, String serviceUrl, String path, JsonNode body, String bearer) {
		try {
			return this.http.send(HttpRequest.newBuilder(URI.create(serviceUrl + path))
				.header("Authorization", "Bearer " + bearer)
				.header("Content-Type", "application/json")
				.method(method, BodyPublishers.ofString(Json.write(body)))
				.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static ObjectNode text(String text) {
		return Json.object().put("type", "message").put("text", text);
	}

	static ObjectNode card(String json) {
		ObjectNode message = Json.object().put("type", "message");
		message.putArray("attachments")
			.addObject()
			.put("contentType", "application/vnd.microsoft.card.adaptive")
			.set("content", Json.read(json));
		return message;
	}

	static ObjectNode invokeResponse(String json) {
		ObjectNode answer = Json.object().put("statusCode", 200).put("type", "application/vnd.microsoft.card.adaptive");
		answer.set("value", Json.read(json));
		return answer;
	}

	private void take(HttpExchange exchange) throws IOException {
		JsonNode activity = Json.read(exchange.getRequestBody().readAllBytes());
		this.received.add(activity);
		this.authorisations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
		byte[] answer;
		try {
			answer = Json.write(this.behaviour.apply(activity)).getBytes(UTF_8);
		}
		catch (RuntimeException ex) {
			answer = ex.toString().getBytes(UTF_8);
			this.status = 500;
		}
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(this.status, answer.length);
		exchange.getResponseBody().write(answer);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
