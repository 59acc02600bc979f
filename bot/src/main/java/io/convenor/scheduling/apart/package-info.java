/** People who must not meet: how each of them takes part without knowing of the other. */
@NamedInterface
@NullMarked
package io.convenor.scheduling.apart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
