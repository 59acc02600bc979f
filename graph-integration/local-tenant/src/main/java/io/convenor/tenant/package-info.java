/**
 * A Microsoft 365 tenant on your own machine: how it is started and who lives in it.
 */
@NullMarked
package io.convenor.tenant;

import org.jspecify.annotations.NullMarked;
