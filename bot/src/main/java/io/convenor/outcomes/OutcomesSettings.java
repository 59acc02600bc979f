package io.convenor.outcomes;

import java.time.Duration;
import java.util.Map;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where summaries go.
 *
 * @param team the team's id
 * @param channel the channel in it that is mapped to conferences and reviews; allegations
 * meetings are never posted there
 * @param channels further ones, by the names that the files of kinds have for them
 * @param signInWait how long a summary waits for its chair to sign in before the bot
 * posts it itself
 */
@Validated
@ConfigurationProperties("convenor.outcomes")
public record OutcomesSettings(@NotBlank String team, @NotBlank String channel,
		@DefaultValue Map<String, Place> channels, @NotNull Duration signInWait) {

	/** A channel in a team. */
	public record Place(@DefaultValue("") String team, @DefaultValue("") String channel) {
	}

}
