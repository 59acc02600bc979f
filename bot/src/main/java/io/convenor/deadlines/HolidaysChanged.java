package io.convenor.deadlines;

/**
 * Working days are counted by another list of bank holidays, and every running clock was
 * counted anew. Published in the transaction that did so.
 *
 * @param list the number of the list
 */
public record HolidaysChanged(int list) {
}
