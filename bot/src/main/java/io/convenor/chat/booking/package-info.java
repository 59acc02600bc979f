/**
 * Talking with a chair about a conference they put together, step by step, on one card.
 */
@NullMarked
package io.convenor.chat.booking;

import org.jspecify.annotations.NullMarked;
