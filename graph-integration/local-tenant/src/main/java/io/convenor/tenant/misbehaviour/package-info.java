/**
 * The ways in which the tenant can be told to go wrong, as Microsoft 365 sometimes does.
 */
@NullMarked
package io.convenor.tenant.misbehaviour;

import org.jspecify.annotations.NullMarked;
