/**
 * Moving, postponing, combining and cancelling a booked conference, and holding it
 * another way.
 */
@NamedInterface
@NullMarked
package io.convenor.scheduling.changes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
