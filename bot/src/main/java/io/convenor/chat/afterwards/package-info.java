/**
 * What is done after a conference, ticked off: the minutes, the review report, the first
 * core group.
 */
@NullMarked
package io.convenor.chat.afterwards;

import org.jspecify.annotations.NullMarked;
