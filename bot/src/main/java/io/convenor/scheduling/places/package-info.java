/**
 * The places in the room: who sits there and why, who waits for one, and who moves up.
 */
@NamedInterface
@NullMarked
package io.convenor.scheduling.places;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
