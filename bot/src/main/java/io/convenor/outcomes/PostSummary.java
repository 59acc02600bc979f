package io.convenor.outcomes;

import java.time.Instant;
import java.util.UUID;

/**
 * A summary on its way into the channel.
 *
 * @param chairId on whose behalf it is posted
 * @param approvedAt from when the chair's sign-in is waited for
 */
public record PostSummary(UUID outcome, String teamId, String channelId, String chairId, Instant approvedAt) {
}
