package io.convenor.chat.conversations;

import java.util.UUID;

/**
 * What a card of the log is about: a conference, and for whose eyes it is, so that a card
 * shows nothing any more to somebody who no longer looks after it.
 *
 * @param page which form it is; empty on the checklist
 * @param what the conversation or area that the form is about; may be empty
 */
record Desk(UUID conference, String reader, String page, String what) {

	private static final int PARTS = 4;

	static Desk of(UUID conference, String reader) {
		return new Desk(conference, reader, "", "");
	}

	static Desk read(String subject) {
		String[] parts = subject.split("/", PARTS);
		return new Desk(UUID.fromString(parts[0]), parts[1], (parts.length > 2) ? parts[2] : "",
				(parts.length > PARTS - 1) ? parts[PARTS - 1] : "");
	}

	Desk at(Page newPage, String newWhat) {
		return new Desk(this.conference, this.reader, newPage.name(), newWhat);
	}

	String subject() {
		String desk = this.conference + "/" + this.reader;
		return this.page.isEmpty() ? desk : desk + "/" + this.page + "/" + this.what;
	}

	/** The forms there are. */
	enum Page {

		RECORD, CHOOSE, CORRECT, REASON, VISIT, UNASSESSED, AREA, MINUTES, FINISH

	}

}
