package io.convenor.scheduling.rooms;

import java.util.UUID;

/**
 * The room of a conference cannot be had.
 *
 * @param arrangement which arrangement the conference had when it declined
 */
public record RoomDeclined(UUID conference, int arrangement) {
}
