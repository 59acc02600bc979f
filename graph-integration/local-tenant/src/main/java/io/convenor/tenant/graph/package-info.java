/**
 * Microsoft Graph's dialect over HTTP, answered from what the tenant holds.
 */
@NullMarked
package io.convenor.tenant.graph;

import org.jspecify.annotations.NullMarked;
