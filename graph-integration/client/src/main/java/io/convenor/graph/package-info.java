/**
 * What we ask of Microsoft 365, in plain words: no Graph SDK type leaves this package.
 */
@NullMarked
package io.convenor.graph;

import org.jspecify.annotations.NullMarked;
