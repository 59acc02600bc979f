/**
 * The agenda of a meeting, its dates, and what moves them: a birth, or a report in hand.
 */
@NullMarked
package io.convenor.chat.guide;

import org.jspecify.annotations.NullMarked;
