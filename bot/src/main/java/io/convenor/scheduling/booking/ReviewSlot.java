package io.convenor.scheduling.booking;

import java.time.LocalDateTime;
import java.util.UUID;

/**
 * A time that an initial conference could have if a review moved.
 *
 * @param arrangement which arrangement of the review has it
 * @param startsAt when the initial conference would begin
 * @param moveTo when the review would begin instead
 */
record ReviewSlot(UUID review, int arrangement, LocalDateTime startsAt, LocalDateTime moveTo) {
}
