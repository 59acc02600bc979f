/** Working days, rule sets and due dates: what the field's clocks say, and why. */
@NullMarked
package io.convenor.timescales;

import org.jspecify.annotations.NullMarked;
