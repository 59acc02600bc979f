/**
 * The seam to the Bot Framework SDK: the only place that would change if it were left.
 */
@NullMarked
package io.convenor.chat.teams;

import org.jspecify.annotations.NullMarked;
