/** Showing what letters promise to whoever has to see to it, and ticking it off. */
@NullMarked
package io.convenor.chat.tasks;

import org.jspecify.annotations.NullMarked;
