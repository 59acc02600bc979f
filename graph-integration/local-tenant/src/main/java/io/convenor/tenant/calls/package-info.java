/**
 * The record of every Graph request the tenant was sent.
 */
@NullMarked
package io.convenor.tenant.calls;

import org.jspecify.annotations.NullMarked;
