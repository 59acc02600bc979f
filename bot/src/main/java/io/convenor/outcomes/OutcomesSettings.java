package io.convenor.outcomes;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where summaries go.
 *
 * @param team the team's id
 * @param channel the channel in it that is mapped to conferences and reviews; allegations
 * meetings are never posted there
 */
@Validated
@ConfigurationProperties("convenor.outcomes")
public record OutcomesSettings(@NotBlank String team, @NotBlank String channel) {
}
