package io.convenor.people;

/**
 * From where a conference is looked after.
 *
 * @param mailbox its mail is sent from it, and answers come to it
 * @param organiser the mailbox whose calendar holds it
 * @param organiserId that mailbox's object id
 */
public record Office(String mailbox, String organiser, String organiserId) {
}
