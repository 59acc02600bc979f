package io.convenor.conference.readers;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What somebody is called beside the name they were invited by.
 *
 * @param invitee who it is; null for a child the conference is about
 */
public record Called(String name, @Nullable UUID invitee) {
}
