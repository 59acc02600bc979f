/** Convenor gets child protection conferences ready, in Microsoft Teams. */
@NullMarked
package io.convenor;

import org.jspecify.annotations.NullMarked;
