package io.convenor.reports;

/** Why a file was not taken as a report. */
enum Refusal {

	NONE_ATTACHED("no file was attached", "There was no file attached to it."),

	SIGNATURE("no more than a signature or a business card was attached",
			"A signature or a business card came with it, and no report."),

	MAIL_WITHOUT_A_FILE("an email with no file in it was attached",
			"An email was attached, and there is no file in it. Please attach the report itself."),

	LINK("a link was attached in place of a file",
			"A link was attached in place of the file itself, and we cannot open links. Please attach the report itself."),

	RIGHTS_MANAGED("the email is protected by Microsoft's rights management",
			"Your email is protected so that only some people can open it, and we cannot. Please send the report again without \u201cEncrypt\u201d or \u201cDo not forward\u201d."),

	ENCRYPTED("the email is encrypted for somebody else to open",
			"Your email is encrypted with a certificate, and we cannot open it. Please send the report again without it."),

	SIGNED("the files came inside a digital signature",
			"The files came inside a digital signature that we cannot open. Please send the report again without signing it."),

	TOO_MUCH_PACKED("too many files came packed into one another",
			"Too many files came packed into one another. Please attach the report itself."),

	PACKED_OTHERWISE("a file is packed in a way that cannot be opened here",
			"A file is packed in a way that we cannot open. Please attach the report itself."),

	NOTICE("no more than a privacy notice or a covering note was attached",
			"A privacy notice or a covering note came with it, and no report."),

	EMPTY("an attached file is empty", "An attached file is empty: there is nothing in it to read."),

	TOO_LARGE("an attached file is too large", "An attached file is too large for us to take in."),

	PROTECTED("an attached file is protected with a password",
			"An attached file is protected with a password, so nobody here could open it."),

	OUTLOOKS_OWN("the files came packed as Outlook rich text (winmail.dat)",
			"Outlook packed the files into one called winmail.dat, which only Outlook opens. In Outlook, please choose Format Text and then HTML, and send the mail again."),

	OLD_WORD("an attached file is in an old Office format",
			"An attached file is in an old Office format. In Word, please choose Save As and then Word Document (DOCX)."),

	MACROS("an attached file holds macros",
			"An attached file holds macros, which we cannot take. Please save it as a plain Word document (DOCX)."),

	PICTURE("a picture was attached in place of a document",
			"A picture was attached. Please send the report as a document."),

	/** Whoever sent a letterhead need not be told of it. */
	PICTURE_LEFT_OUT("a large picture was left out, which may be a page", ""),

	UNREADABLE_PICTURE("a picture was attached that could not be made a document",
			"A picture was attached that we could not make a document of. Please send the report as a document."),

	/** Nobody is told what else there is. */
	FILED_FOR_ANOTHER("the same file was filed as another agency's report", ""),

	NAMES_ANOTHER("a file names another reference", ""),

	DAMAGED("an attached file is damaged or did not arrive whole",
			"An attached file is damaged or did not arrive whole, so nobody here could open it. Please open it yourself, save it again, and attach it anew."),

	NOT_WHAT_IT_SAYS("an attached file is not what it says it is",
			"An attached file is not what its name says, so we could not open it safely."),

	TOO_LONG("an attached file would take too long to look through",
			"An attached file would take us too long to look through, so nobody here could open it. Please open it yourself, save it anew, and attach nothing else."),

	OTHER_KIND("an attached file is neither a Word document nor a PDF",
			"An attached file is neither a Word document nor a PDF.");

	private final String words;

	private final String toSender;

	Refusal(String words, String toSender) {
		this.words = words;
		this.toSender = toSender;
	}

	/** For the administrator, to follow a colon. */
	String words() {
		return this.words;
	}

	/** For the sender, as a sentence; empty where they are told nothing. */
	String toSender() {
		return this.toSender;
	}

}
