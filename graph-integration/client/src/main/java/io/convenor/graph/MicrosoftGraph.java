package io.convenor.graph;

/**
 * Every door to Microsoft 365, opened with one set of settings. Whatever goes wrong
 * behind any of them is a {@link GraphFailure}. A read may take a minute when Microsoft
 * 365 asks for short waits; a write is sent once and never waits.
 */
public interface MicrosoftGraph {

	Meetings meetings();

	CalendarWatch calendarWatch();

	Attendance attendance();

	Availability availability();

	Outbox outbox();

	SharedMailbox sharedMailbox();

	DocumentLibrary documentLibrary();

	Channels channels();

	Directory directory();

	Groups groups();

	ChangeNotifications changeNotifications();

	TenantChecks tenantChecks();

	/**
	 * A token for another of Microsoft's services under the same identity, such as the
	 * Bot Connector; kept until shortly before it expires.
	 * @param scope such as {@code https://api.botframework.com/.default}
	 */
	String token(String scope);

}
