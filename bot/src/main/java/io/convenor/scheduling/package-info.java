/**
 * Putting a conference together, booking it and carrying it to its day, in sub-rooms that
 * know only those before them: rooms, invitations, answers, places, booking, changes, and
 * apart and cover. Here is what they share.
 */
@NullMarked
package io.convenor.scheduling;

import org.jspecify.annotations.NullMarked;
