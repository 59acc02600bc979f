/**
 * Graph's JSON, read and written with the Graph SDK's own models.
 */
@NullMarked
package io.convenor.tenant.json;

import org.jspecify.annotations.NullMarked;
