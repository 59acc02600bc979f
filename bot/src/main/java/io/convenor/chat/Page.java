package io.convenor.chat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a live card shows of its subject: one of its parts, and of the list there a page.
 * It is kept with the posted card, so that what shows it anew shows the same.
 *
 * @param part a name that the card's view knows; empty for what it shows first
 * @param number from zero; a view shows its last page for one beyond
 */
public record Page(String part, int number) {

	/** What a card shows before anybody turns a page. */
	public static final Page FIRST = new Page("", 0);

	/** More pages than any list has: its last page, whichever that is. */
	private static final int BEYOND = 9999;

	private static final Pattern WRITTEN = Pattern.compile("([a-z-]{0,30})/(\\d{1,4})");

	/** The beginning of a part. */
	public static Page of(String part) {
		return new Page(part, 0);
	}

	/** The end of a list, where what was just added stands. */
	public static Page last() {
		return FIRST.turnedTo(BEYOND);
	}

	/** A page as it was written; what is none is the first. */
	public static Page read(String written) {
		Matcher matcher = WRITTEN.matcher(written);
		return matcher.matches() ? new Page(matcher.group(1), Integer.parseInt(matcher.group(2))) : FIRST;
	}

	/** Another page of the same part. */
	public Page turnedTo(int newNumber) {
		return new Page(this.part, newNumber);
	}

	/** As a button carries it, and a table keeps it. */
	public String written() {
		return this.part + "/" + this.number;
	}

}
