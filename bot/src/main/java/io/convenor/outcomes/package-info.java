/** What a conference decided, who does what by when, and who is told in which words. */
@NullMarked
package io.convenor.outcomes;

import org.jspecify.annotations.NullMarked;
