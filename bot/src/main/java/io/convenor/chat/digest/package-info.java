/**
 * The chair's day: what each chair is told in the morning about the days ahead.
 */
@NullMarked
package io.convenor.chat.digest;

import org.jspecify.annotations.NullMarked;
