package io.convenor.chat;

/**
 * The port through which chat asks the house what a person is. Without one, only commands
 * for everyone are open.
 */
@FunctionalInterface
public interface Standing {

	boolean belongs(Speaker who, Audience audience);

}
