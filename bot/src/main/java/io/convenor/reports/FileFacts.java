package io.convenor.reports;

/**
 * What a file is, as its bytes say: neither its name nor the content type it came with
 * was asked.
 *
 * @param form what it is written in
 * @param state whether somebody could read it
 * @param pages how many pages a PDF has; 0 for anything else, and where it was not opened
 * @param macros whether a document holds macros
 * @param embedded how many files lie in it
 */
record FileFacts(Form form, State state, int pages, boolean macros, int embedded) {

	static FileFacts of(Form form, State state) {
		return new FileFacts(form, state, 0, false, 0);
	}

	/** What a file is written in. */
	enum Form {

		PDF,

		/** A document of Word's newer kind, which is a zip file of parts. */
		WORD,

		/** A document of an older Word, or one of a newer kind that is locked. */
		OLD_OFFICE,

		ZIP, PICTURE,

		/** A mail that was saved as a file. */
		MAIL,

		/** What Outlook packs all files into where it writes to the wrong reader. */
		OUTLOOKS_OWN,

		OTHER

	}

	/** Whether somebody could read it. */
	enum State {

		WHOLE,

		/** There is nothing in it. */
		EMPTY,

		/** It opens for those who know a password, and for nobody else. */
		LOCKED,

		/** Something of it is missing or does not fit together. */
		DAMAGED,

		/** It would take more memory or time to look through than a report does. */
		TOO_MUCH

	}

}
