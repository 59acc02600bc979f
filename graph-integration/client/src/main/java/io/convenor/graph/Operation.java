package io.convenor.graph;

import org.jspecify.annotations.Nullable;

/**
 * Everything we ask of Graph: what to call it when it fails, what it works on, and the
 * application permission it needs.
 */
enum Operation {

	BOOK_MEETING("Booking the meeting", "The organiser's mailbox", Kind.WRITE, "Calendars.ReadWrite"),

	LOOK_AT_MEETING("Looking at the meeting", "The meeting", Kind.READ, "Calendars.Read"),

	FIND_BOOKED_MEETING("Finding the meeting that was booked before", "The organiser's calendar", Kind.READ,
			"Calendars.Read"),

	CHANGE_MEETING("Changing the meeting", "The meeting", Kind.WRITE, "Calendars.ReadWrite"),

	CANCEL_MEETING("Cancelling the meeting", "The meeting", Kind.WRITE, "Calendars.ReadWrite"),

	FIND_ONLINE_MEETING("Finding the Teams meeting", "The Teams meeting", Kind.READ,
			"OnlineMeetings.ReadWrite.All, with an application access policy for the organiser"),

	CLOSE_MEETING("Setting the options of the Teams meeting", "The Teams meeting", Kind.WRITE,
			"OnlineMeetings.ReadWrite.All, with an application access policy for the organiser"),

	READ_OPTIONS("Reading the options of the Teams meeting", "The Teams meeting", Kind.READ,
			"OnlineMeetings.ReadWrite.All, with an application access policy for the organiser"),

	END_CALL("Ending the call", "The Teams meeting", Kind.WRITE,
			"OnlineMeetings.ReadWrite.All, with an application access policy for the organiser"),

	OPEN_CALL("Opening the call", "The organiser", Kind.WRITE,
			"OnlineMeetings.ReadWrite.All, with an application access policy for the organiser"),

	READ_CALENDAR_CHANGES("Reading what changed in the calendar", "The organiser's calendar", Kind.READ,
			"Calendars.Read"),

	LIST_SESSIONS("Listing the sessions of the Teams meeting", "The Teams meeting", Kind.READ,
			"OnlineMeetingArtifact.Read.All, with an application access policy for the organiser"),

	READ_ATTENDANCE("Reading who was in the Teams meeting", "The attendance report", Kind.READ,
			"OnlineMeetingArtifact.Read.All, with an application access policy for the organiser"),

	READ_DIARIES("Reading diaries", "The mailbox that asks", Kind.READ, "Calendars.ReadBasic"),

	LIST_ROOMS("Listing the rooms", "The list of rooms", Kind.READ, "Place.Read.All"),

	DRAFT_MAIL("Writing the mail", "The sending mailbox", Kind.WRITE, "Mail.ReadWrite"),

	ATTACH_FILE("Attaching a file to the mail", "The mail", Kind.WRITE, "Mail.ReadWrite"),

	SEND_MAIL("Sending the mail", "The mail", Kind.WRITE, "Mail.Send"),

	FIND_MAIL("Finding the mail that was written before", "The sending mailbox", Kind.READ, "Mail.Read"),

	READ_ARRIVALS("Reading what arrived", "The mailbox", Kind.READ, "Mail.Read"),

	READ_MAIL("Reading the mail", "The mail", Kind.READ, "Mail.Read"),

	LIST_ATTACHMENTS("Listing the attached files", "The mail", Kind.READ, "Mail.Read"),

	OPEN_ATTACHMENT("Opening the attached file", "The attached file", Kind.READ, "Mail.Read"),

	FIND_FOLDER("Finding the mail folder", "The mailbox", Kind.READ, "Mail.Read"),

	MAKE_FOLDER("Making the mail folder", "The mailbox", Kind.WRITE, "Mail.ReadWrite"),

	FILE_MAIL("Filing the mail", "The mail or its folder", Kind.WRITE, "Mail.ReadWrite"),

	STORE_DOCUMENT("Storing the document", "The document library", Kind.WRITE,
			"Sites.Selected, with write on the document library's site"),

	UPLOAD_SLICE("Uploading a part of the document", "The upload", Kind.WRITE, null),

	UPLOAD_PROGRESS("Asking how far the upload got", "The upload", Kind.READ, null),

	FIND_DOCUMENT("Finding the document", "The document", Kind.READ,
			"Sites.Selected, with write on the document library's site"),

	OPEN_DOCUMENT("Opening the document", "The document", Kind.READ,
			"Sites.Selected, with write on the document library's site"),

	POST_TO_CHANNEL("Posting to the channel", "The channel", Kind.WRITE, "ChannelMessage.Send (delegated)"),

	READ_CHANNEL("Reading the channel", "The channel", Kind.READ, "ChannelMessage.Read.Group"),

	LIST_CHANNELS("Listing the channels", "The team", Kind.READ, "Channel.ReadBasic.All"),

	FIND_PEOPLE("Finding people", "The directory", Kind.READ, "User.ReadBasic.All"),

	FIND_PERSON("Finding a person", "The person", Kind.READ, "User.ReadBasic.All"),

	LIST_MEMBERS("Listing the members of a group", "The group", Kind.READ, "GroupMember.Read.All"),

	WATCH_INBOX("Asking to be told of new mail", "The mailbox", Kind.WRITE, "Mail.Read"),

	WATCH_CALENDAR("Asking to be told of changes in the calendar", "The organiser's calendar", Kind.WRITE,
			"Calendars.Read"),

	RENEW_WATCH("Asking to be told for longer", "The subscription", Kind.WRITE, "Mail.Read or Calendars.Read"),

	LIST_WATCHES("Listing the subscriptions", "The list of subscriptions", Kind.READ, null),

	CHECK_LICENCE("Checking the organiser's licence", "The organiser's calendar", Kind.READ, "Calendars.Read"),

	CHECK_MAILBOX("Checking the mailbox", "The mailbox", Kind.READ, "Mail.Read"),

	CHECK_SENDER("Checking what people see as the sender", "The mailbox", Kind.READ, "User.ReadBasic.All"),

	CHECK_LOBBY("Checking the lobby policy", "The Teams meeting", Kind.READ,
			"OnlineMeetings.ReadWrite.All, with an application access policy for the organiser"),

	CHECK_LIBRARY("Checking the document library", "The document library", Kind.READ,
			"Sites.Selected, with write on the document library's site");

	private final String doing;

	private final String thing;

	private final Kind kind;

	private final @Nullable String permission;

	Operation(String doing, String thing, Kind kind, @Nullable String permission) {
		this.doing = doing;
		this.thing = thing;
		this.kind = kind;
		this.permission = permission;
	}

	/** As a sentence begins: "Booking the meeting". */
	String doing() {
		return this.doing;
	}

	/** What a "not found" is about. */
	String thing() {
		return this.thing;
	}

	boolean writes() {
		return this.kind == Kind.WRITE;
	}

	/** Null where the call carries its own proof, or needs none. */
	@Nullable String permission() {
		return this.permission;
	}

	private enum Kind {

		READ, WRITE

	}

}
