package io.convenor.chat.cards;

/**
 * One thing to choose.
 *
 * @param value what comes back when it is chosen
 * @param title what the person reads
 */
public record Option(String value, String title) {

}
