package io.convenor.scheduling.invitations;

import java.util.UUID;

/**
 * The number of a conference call is known, or will never be: whoever keeps the calendar
 * and the letters of a conference that was booked before can now tell people.
 */
public record CallOpened(UUID conference) {
}
