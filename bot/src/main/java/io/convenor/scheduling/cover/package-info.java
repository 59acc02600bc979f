/** Handing a chair's conferences to other chairs. */
@NamedInterface
@NullMarked
package io.convenor.scheduling.cover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
