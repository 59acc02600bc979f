package io.convenor.scheduling.invitations;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When letters go.
 *
 * @param gatherFor how long a letter about a change waits for further ones, so that all
 * go in one; what is cancelled, or near, is told at once
 * @param waitForTheRoom how long whoever has a place in a room waits for its answer
 * before they are told that it has not confirmed yet
 */
@ConfigurationProperties("convenor.letters")
public record LetterSettings(@DefaultValue("2m") Duration gatherFor, @DefaultValue("1m") Duration waitForTheRoom) {
}
