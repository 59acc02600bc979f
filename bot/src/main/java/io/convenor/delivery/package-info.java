/** Everything that must happen outside the house: once, and seen to have happened. */
@NullMarked
package io.convenor.delivery;

import org.jspecify.annotations.NullMarked;
