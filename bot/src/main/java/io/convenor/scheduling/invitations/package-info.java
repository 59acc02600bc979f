/**
 * What goes out to people and follows every change: calendar entries, links, lobby and
 * letters.
 */
@NamedInterface
@NullMarked
package io.convenor.scheduling.invitations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
