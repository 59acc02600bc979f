package io.convenor.chat.edge;

import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.bot.schema.Activity;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

import io.convenor.chat.TeamsSettings;
import io.convenor.chat.Tenancy;

/**
 * Whether an activity is let in, now that its token is known to be the Bot Framework's:
 * it must be of Teams, of our tenant, and sent from the very address the token names.
 */
@Component
class Admission {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String TEAMS = "msteams";

	private final TeamsSettings settings;

	private final Tenancy tenancy;

	Admission(TeamsSettings settings, Tenancy tenancy) {
		this.settings = settings;
		this.tenancy = tenancy;
	}

	/** Why the activity is refused; empty when it is let in. */
	Optional<Refusal> check(Jwt token, Activity activity) {
		String serviceUrl = activity.getServiceUrl();
		if (blank(activity.getType()) || activity.getConversation() == null
				|| blank(activity.getConversation().getId())) {
			return Optional.of(Refusal.NOT_AN_ACTIVITY);
		}
		if (blank(serviceUrl)) {
			return Optional.of(Refusal.NO_SERVICE_URL);
		}
		if (!serviceUrl.equals(token.getClaimAsString("serviceurl"))) {
			return Optional.of(Refusal.OTHER_SERVICE_URL);
		}
		if (!this.settings.trusts(serviceUrl)) {
			return Optional.of(Refusal.UNTRUSTED_SERVICE_URL);
		}
		if (!TEAMS.equals(activity.getChannelId())) {
			return Optional.of(Refusal.OTHER_CHANNEL);
		}
		return ofOurTenant(activity) ? Optional.empty() : Optional.of(Refusal.OTHER_TENANT);
	}

	private boolean ofOurTenant(Activity activity) {
		JsonNode channelData = JSON.valueToTree(activity.getChannelData());
		String inChannelData = channelData.path("tenant").path("id").asText(null);
		String inConversation = activity.getConversation().getTenantId();
		return (inChannelData != null || inConversation != null) && Stream.of(inChannelData, inConversation)
			.allMatch((named) -> named == null || named.equals(this.tenancy.tenantId()));
	}

	private static boolean blank(@Nullable String text) {
		return text == null || text.isBlank();
	}

	/** The reasons to refuse an activity; they go to the log and nowhere else. */
	enum Refusal {

		/** It lacks what every activity has. */
		NOT_AN_ACTIVITY(400),

		/** It does not say where it comes from. */
		NO_SERVICE_URL(403),

		/** Its token was made for another address, or for none. */
		OTHER_SERVICE_URL(403),

		/** We would not send our token to where it comes from. */
		UNTRUSTED_SERVICE_URL(403),

		/** It does not come from Teams. */
		OTHER_CHANNEL(403),

		/** It comes from another authority. */
		OTHER_TENANT(403);

		private final int status;

		Refusal(int status) {
			this.status = status;
		}

		int status() {
			return this.status;
		}

	}

}
