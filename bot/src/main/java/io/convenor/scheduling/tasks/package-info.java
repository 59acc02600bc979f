/** What letters promise, as tasks that somebody does and ticks off. */
@NamedInterface
@NullMarked
package io.convenor.scheduling.tasks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
