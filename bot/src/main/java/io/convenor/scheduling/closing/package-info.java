/**
 * Keeps every meeting on Teams closed: who walks in, who lets people in, what is
 * recorded; set once, read back, and looked at again before it begins.
 */
@NamedInterface
@NullMarked
package io.convenor.scheduling.closing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
