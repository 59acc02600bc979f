/**
 * A conference being put together: its people, slots and last lawful date, up to the
 * confirmation.
 */
@NamedInterface
@NullMarked
package io.convenor.scheduling.booking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
