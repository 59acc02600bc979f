/**
 * What invitees said about taking part, what their calendars tell, who was there, and
 * whether the conference is quorate.
 */
@NamedInterface
@NullMarked
package io.convenor.scheduling.answers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
