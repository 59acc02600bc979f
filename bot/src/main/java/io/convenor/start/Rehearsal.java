package io.convenor.start;

/**
 * Something that is done once before the bot says that it is ready, with made-up
 * contents, so that the first who needs it does not wait for what only the first waits
 * for. It leaves nothing behind: it writes in no table and changes nothing in Microsoft
 * 365.
 */
@FunctionalInterface
public interface Rehearsal {

	void rehearse();

}
