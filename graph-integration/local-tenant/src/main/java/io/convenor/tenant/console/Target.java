package io.convenor.tenant.console;

/** What can be chosen to go wrong, in the words of the console. */
public enum Target {

	/** Any request to Graph. */
	ANYTHING("Any request to Microsoft Graph", "*", "/**"),

	/** Booking, changing or cancelling. */
	BOOKING("Booking a meeting", "POST", "/users/*/events/**"),

	/** Moving a meeting, its people, its room, its text. */
	CHANGING("Changing or moving a meeting", "PATCH", "/users/*/events/**"),

	/** The Teams options of a meeting. */
	MEETING("Changing a meeting's lobby", "PATCH", "/users/*/onlineMeetings/**"),

	/** Free and busy times. */
	AVAILABILITY("Asking who is free", "POST", "/users/*/calendar/getSchedule"),

	/** Anything that writes into a mailbox. */
	MAIL("Writing a mail", "POST", "/users/*/messages/**"),

	/** What has come in. */
	INTAKE("Reading the mailbox's changes", "GET", "/users/*/mailFolders/**"),

	/** What has changed in the calendar. */
	CALENDAR("Reading the calendar's changes", "GET", "/users/*/calendarView/**"),

	/** Who was in a meeting. */
	ATTENDANCE("Reading who was in a meeting", "GET", "/users/*/onlineMeetings/*/attendanceReports/**"),

	/** Anything in the document library. */
	DOCUMENTS("Storing a document", "PUT", "/drives/**"),

	/** A post in a channel through Graph. */
	CHANNEL("Posting in a channel on somebody's behalf", "POST", "/teams/**"),

	/** The Teams connector. */
	CONNECTOR("The bot writing in Teams", "", ""),

	/** The webhook of the bot. */
	NOTIFICATION("Telling the bot that mail has come or a meeting has changed", "", "");

	private final String title;

	private final String method;

	private final String path;

	Target(String title, String method, String path) {
		this.title = title;
		this.method = method;
		this.path = path;
	}

	public String title() {
		return this.title;
	}

	String method() {
		return this.method;
	}

	String path() {
		return this.path;
	}

}
