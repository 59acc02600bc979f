/** Dates and how they came about, and the bank holidays they are counted by. */
@NullMarked
package io.convenor.chat.clocks;

import org.jspecify.annotations.NullMarked;
