package io.convenor.tenant.graph;

import java.time.Duration;
import java.util.Locale;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.convenor.tenant.misbehaviour.Misbehaviours;
import io.convenor.tenant.world.Refused;

/**
 * Lets somebody outside the Java process tell the tenant to go wrong.
 */
final class MisbehaviourOperations {

	private final Misbehaviours misbehaviours;

	MisbehaviourOperations(Misbehaviours misbehaviours) {
		this.misbehaviours = misbehaviours;
	}

	void register(Operations operations) {
		operations.post("/_tenant/misbehaviours", Needs.any(), this::add);
		operations.delete("/_tenant/misbehaviours", Needs.any(), (request) -> {
			this.misbehaviours.clear();
			return Answer.noContent();
		});
	}

	private Answer add(GraphRequest request) {
		JsonObject body = request.json();
		int times = number(body, "times", 1);
		Misbehaviours.Trigger trigger = this.misbehaviours.on(text(body, "method", "*"), text(body, "path", "/**"))
			.times(times);
		switch (text(body, "fault", "").toLowerCase(Locale.ROOT)) {
			case "throttle" -> trigger.throttle(Duration.ofSeconds(number(body, "retryAfterSeconds", 1)));
			case "unavailable" -> trigger.unavailable();
			case "work-without-answer" ->
				trigger.workWithoutAnswering(Duration.ofSeconds(number(body, "holdSeconds", 0)));
			case "drop-connection" -> trigger.dropConnection();
			case "notify-twice" -> this.misbehaviours.notifyTwice(times);
			case "never-notify" -> this.misbehaviours.neverNotify(times);
			default -> throw Refused.badRequest("BadRequest", "fault must be one of throttle, unavailable, "
					+ "work-without-answer, drop-connection, notify-twice, never-notify.");
		}
		return Answer.noContent();
	}

	private static String text(JsonObject body, String name, String otherwise) {
		JsonElement value = body.get(name);
		return (value != null && value.isJsonPrimitive()) ? value.getAsString() : otherwise;
	}

	private static int number(JsonObject body, String name, int otherwise) {
		try {
			return Integer.parseInt(text(body, name, Integer.toString(otherwise)));
		}
		catch (NumberFormatException ex) {
			throw Refused.badRequest("BadRequest", name + " must be a whole number.");
		}
	}

}
