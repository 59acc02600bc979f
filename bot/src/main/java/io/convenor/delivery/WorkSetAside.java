package io.convenor.delivery;

/**
 * Something that was read in a mailbox or a calendar was set aside. Published in the
 * transaction that set it aside.
 */
public record WorkSetAside(String what, String mailbox) {
}
