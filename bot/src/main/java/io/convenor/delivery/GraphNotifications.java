package io.convenor.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where Microsoft 365 tells us of changes. What it says is never believed beyond "look
 * now": the mailbox itself is read.
 */
@RestController
class GraphNotifications {

	private static final Logger log = LoggerFactory.getLogger(GraphNotifications.class);

	private static final int LONGEST_TOKEN = 1024;

	private static final int LARGEST_BODY = 256 * 1024;

	/** Different ones in one request; what is beyond is found at the next interval. */
	private static final int MOST_NOTIFICATIONS = 100;

	private final Watching watching;

	private final Subscriptions subscriptions;

	private final JsonMapper json;

	GraphNotifications(Watching watching, Subscriptions subscriptions, JsonMapper json) {
		this.watching = watching;
		this.subscriptions = subscriptions;
		this.json = json;
	}

	@PostMapping("/graph/notifications")
	ResponseEntity<String> receive(HttpServletRequest request) throws IOException {
		String token = request.getParameter("validationToken");
		return (token != null) ? handshake(token) : notified(request);
	}

	/** Microsoft 365 wants its token back as plain text before it subscribes us. */
	private static ResponseEntity<String> handshake(String token) {
		boolean plausible = !token.isBlank() && token.length() <= LONGEST_TOKEN
				&& token.chars().noneMatch(Character::isISOControl);
		return plausible ? ResponseEntity.ok()
			.contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
			.header("X-Content-Type-Options", "nosniff")
			.body(HtmlUtils.htmlEscape(token, "UTF-8")) : ResponseEntity.badRequest().build();
	}

	private ResponseEntity<String> notified(HttpServletRequest request) throws IOException {
		if (request.getContentLengthLong() > LARGEST_BODY) {
			return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
		}
		byte[] body;
		try (InputStream content = request.getInputStream()) {
			body = content.readNBytes(LARGEST_BODY + 1);
		}
		if (body.length > LARGEST_BODY) {
			return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
		}
		Optional<JsonNode> notifications = notifications(body);
		if (notifications.isEmpty()) {
			return ResponseEntity.badRequest().build();
		}
		meantBy(notifications.get()).forEach((row) -> this.watching.wake(row.what(), row.mailbox()));
		// A wrong secret is answered like a right one: who guesses learns nothing, and
		// Microsoft 365 would only repeat what is refused.
		return ResponseEntity.accepted().build();
	}

	private Optional<JsonNode> notifications(byte[] body) {
		try {
			return Optional.ofNullable(this.json.readTree(body))
				.map((root) -> root.get("value"))
				.filter((value) -> value.isArray() && !value.isEmpty());
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

	private Set<Subscriptions.Row> meantBy(JsonNode notifications) {
		Set<Subscriptions.Row> meant = this.subscriptions.meantBy(notifications.valueStream()
			.map((each) -> new Subscriptions.Told(each.path("clientState").asString(""),
					each.path("subscriptionId").asString("")))
			.distinct()
			.limit(MOST_NOTIFICATIONS)
			.collect(Collectors.toCollection(LinkedHashSet::new)));
		if (meant.isEmpty()) {
			log.warn("A change notification did not carry our secret and was ignored");
		}
		return meant;
	}

}
