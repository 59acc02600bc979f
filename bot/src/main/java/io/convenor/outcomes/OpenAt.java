package io.convenor.outcomes;

/**
 * Where the chair is in filling an outcome in.
 *
 * @param sheet which part of a step that does not fit one card, from 0
 */
record OpenAt(Outcome.Page page, int sheet) {
}
