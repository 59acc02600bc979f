package io.convenor.scheduling.booking;

import java.util.List;

/**
 * The names of what is filled in to keep people apart, the same on the card and in the
 * room.
 */
public final class ApartFields {

	public static final String WHO = "apartWho";

	public static final String MANNER = "apartManner";

	public static final String FROM = "apartFrom";

	public static final String UNTIL = "apartUntil";

	/** Whom they must not meet. */
	public static final String OTHER = "apartOther";

	public static final String OTHER_FROM = "apartOtherFrom";

	public static final String OTHER_UNTIL = "apartOtherUntil";

	public static final String REASON = "apartReason";

	/** Everything there is to fill in. */
	public static final List<String> ALL = List.of(WHO, MANNER, FROM, UNTIL, OTHER, OTHER_FROM, OTHER_UNTIL, REASON);

	private ApartFields() {
	}

}
