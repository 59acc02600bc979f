package io.convenor.scheduling.rooms;

import java.util.UUID;

/** A room that accepted turned out to have somebody else, too; or that was settled. */
public record RoomDoubleBooked(UUID conference, boolean settled) {
}
