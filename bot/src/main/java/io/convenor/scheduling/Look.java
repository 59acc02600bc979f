package io.convenor.scheduling;

/** How the reading of the diaries went. */
public enum Look {

	/** They were not asked for. */
	NOT_YET,

	/** They take longer than a turn may; what they say is still to come. */
	ON_ITS_WAY,

	/** They were read. */
	DONE,

	/** They could not be read. */
	FAILED

}
