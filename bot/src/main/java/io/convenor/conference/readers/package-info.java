/**
 * What each reader may be told: one rule for every word that is written to a person or a
 * channel.
 */
@NamedInterface
@NullMarked
package io.convenor.conference.readers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
