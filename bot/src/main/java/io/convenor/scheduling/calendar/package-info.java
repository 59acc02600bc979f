/**
 * What stands in calendars for a conference: the entry of its meeting, and one of their
 * own for everybody who takes part apart.
 */
@NamedInterface
@NullMarked
package io.convenor.scheduling.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
