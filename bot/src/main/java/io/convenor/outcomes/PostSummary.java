package io.convenor.outcomes;

import java.time.Instant;
import java.util.UUID;

/**
 * A summary on its way into the channel.
 *
 * @param chairId on whose behalf it is posted
 * @param summary the words the chair approved
 * @param signInBy until when the chair's sign-in is waited for; after that the bot posts
 * the summary itself
 */
public record PostSummary(UUID outcome, String teamId, String channelId, String chairId, Summary summary,
		Instant signInBy) {
}
