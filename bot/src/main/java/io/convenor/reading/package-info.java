/**
 * Reads at once what many rooms keep about some conferences, or what waits for a chair in
 * them, so that a card or a list takes a few statements whatever is on it.
 */
@NullMarked
package io.convenor.reading;

import org.jspecify.annotations.NullMarked;
