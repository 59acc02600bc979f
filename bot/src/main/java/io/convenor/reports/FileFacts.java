package io.convenor.reports;

import java.util.Set;

/**
 * What a file is, as its bytes say: neither its name nor the content type it came with
 * was asked.
 *
 * @param form what it is written in
 * @param state whether somebody could read it
 * @param pages how many pages a PDF has; 0 for anything else, and where it was not opened
 * @param found what it holds beside its pages
 */
record FileFacts(Form form, State state, int pages, Set<Finding> found) {

	FileFacts {
		found = Set.copyOf(found);
	}

	static FileFacts of(Form form, State state) {
		return new FileFacts(form, state, 0, Set.of());
	}

	/** What a file is written in. */
	enum Form {

		PDF,

		/** A document of Word's newer kind, which is a zip file of parts. */
		WORD,

		/** A document of an older Word, or one of a newer kind that is locked. */
		OLD_OFFICE,

		ZIP, PICTURE,

		/** A mail as the internet carries it. */
		MAIL,

		/** A mail that Outlook saved as a file. */
		OUTLOOK_MAIL,

		/** What stands in a digital signature. */
		SIGNED,

		/** A mail that only whoever it is for can open. */
		ENCRYPTED,

		/** A mail that opens only for those whom its sender's organisation lets in. */
		RIGHTS_MANAGED,

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
