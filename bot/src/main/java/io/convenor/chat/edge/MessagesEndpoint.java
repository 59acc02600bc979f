package io.convenor.chat.edge;

import java.io.IOException;
import java.util.Optional;

import com.microsoft.bot.schema.Activity;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import io.convenor.chat.Turns;
import io.convenor.chat.teams.TeamsDoor;

/** Takes in what Teams sends. A refusal is a bare status, whatever the reason. */
@RestController
class MessagesEndpoint {

	static final String PATH = "/api/messages";

	static final int MOST_BYTES = 1024 * 1024;

	private static final Logger log = LoggerFactory.getLogger(MessagesEndpoint.class);

	private final TeamsDoor door;

	private final Admission admission;

	MessagesEndpoint(TeamsDoor door, Admission admission) {
		this.door = door;
		this.admission = admission;
	}

	@PostMapping(PATH)
	ResponseEntity<byte[]> receive(HttpServletRequest request, JwtAuthenticationToken caller) throws IOException {
		if (request.getContentLengthLong() > MOST_BYTES) {
			return refused(413, "too large");
		}
		byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
		if (body.length > MOST_BYTES) {
			return refused(413, "too large");
		}
		Optional<Activity> activity = this.door.read(body);
		if (activity.isEmpty()) {
			return refused(400, "not an activity");
		}
		return this.admission.check(caller.getToken(), activity.get())
			.map((refusal) -> refused(refusal.status(), refusal.name()))
			.orElseGet(() -> admitted(activity.get()));
	}

	private ResponseEntity<byte[]> admitted(Activity activity) {
		try {
			TeamsDoor.Answer answer = this.door.receive(activity);
			ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status());
			return (answer.body() != null) ? response.contentType(MediaType.APPLICATION_JSON).body(answer.body())
					: response.build();
		}
		catch (RuntimeException ex) {
			Turns.apology(ex);
			return ResponseEntity.status(500).build();
		}
	}

	private static ResponseEntity<byte[]> refused(int status, String reason) {
		log.warn("Refused an activity: {}", reason);
		return ResponseEntity.status(status).build();
	}

}
