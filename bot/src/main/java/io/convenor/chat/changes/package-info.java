/**
 * Talking with whoever looks after a booked conference about changing it, about the calls
 * to families that follow, and about what somebody did to it in Outlook by hand.
 */
@NullMarked
package io.convenor.chat.changes;

import org.jspecify.annotations.NullMarked;
