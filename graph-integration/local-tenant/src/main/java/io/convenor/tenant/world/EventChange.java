package io.convenor.tenant.world;

import com.microsoft.graph.models.ChangeType;

/**
 * Something that has become of an event in a calendar.
 *
 * @param owner the address whose calendar it is
 */
public record EventChange(String owner, String eventId, ChangeType kind) {
}
