/** Who did what, and when: written once, never changed. */
@NullMarked
package io.convenor.audit;

import org.jspecify.annotations.NullMarked;
