package io.convenor.scheduling;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.convenor.graph.Meetings.BookedMeeting;

/**
 * A conference's event does not stand in the calendar as our side last put it there, and
 * nothing of ours is on its way: somebody moved, cancelled or deleted it by hand. It is
 * told again each time it is seen. Published in a transaction that holds the conference.
 *
 * @param found the event as it stands; null where it was removed
 */
public record FoundOtherwise(UUID conference, @Nullable BookedMeeting found) {
}
