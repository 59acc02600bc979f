/**
 * The tenant's own identity provider: who may sign in, with what, and the tokens that
 * prove it.
 */
@NullMarked
package io.convenor.tenant.authority;

import org.jspecify.annotations.NullMarked;
