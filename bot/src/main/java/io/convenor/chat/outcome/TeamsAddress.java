package io.convenor.chat.outcome;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where Teams is reached when no conversation has told us.
 *
 * @param serviceUrl its host must be one the bot trusts
 */
@Validated
@ConfigurationProperties("convenor.teams")
record TeamsAddress(@NotBlank String serviceUrl) {
}
