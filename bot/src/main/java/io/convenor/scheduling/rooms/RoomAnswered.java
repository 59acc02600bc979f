package io.convenor.scheduling.rooms;

import java.util.UUID;

import io.convenor.conference.Conference;

/** A room answered otherwise than before. Published in the transaction that noted it. */
public record RoomAnswered(UUID conference, Conference.RoomAnswer answer) {
}
