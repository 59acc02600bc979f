/** Clocks that are running: started, stopped, due and missed. */
@NullMarked
package io.convenor.deadlines;

import org.jspecify.annotations.NullMarked;
