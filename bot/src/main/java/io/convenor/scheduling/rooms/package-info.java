/**
 * The conference rooms: which there are, what they have, and whether one was promised
 * twice.
 */
@NamedInterface
@NullMarked
package io.convenor.scheduling.rooms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
