package io.convenor.graph;

import java.time.Clock;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import okhttp3.OkHttpClient;

/** Microsoft 365 through Microsoft's own Graph SDK. Safe for use by many threads. */
public final class GraphClient implements MicrosoftGraph {

	private final TokenCredential identity;

	private final Meetings meetings;

	private final CalendarWatch calendarWatch;

	private final Attendance attendance;

	private final Availability availability;

	private final Outbox outbox;

	private final SharedMailbox sharedMailbox;

	private final DocumentLibrary documentLibrary;

	private final Channels channels;

	private final Directory directory;

	private final Groups groups;

	private final ChangeNotifications changeNotifications;

	private final TenantChecks tenantChecks;

	private GraphClient(GraphSettings settings, Clock clock) {
		Trust trust = Trust.of(settings.trustedCertificate());
		Identity identities = new Identity(settings, trust, clock);
		this.identity = identities.own();
		OkHttpClient http = Wire.forCalls(trust, clock);
		Clients clients = new Clients(settings, identities, this.identity, http, clock);
		GraphCalls calls = new GraphCalls(clock);
		TeamsMeetings teamsMeetings = new TeamsMeetings(clients.own(), calls);
		PrincipalNames names = new PrincipalNames(clients.own(), calls, clock);
		this.meetings = new GraphMeetings(clients.own(), calls, teamsMeetings, names);
		this.calendarWatch = new GraphCalendarWatch(clients.own(), calls, settings);
		this.attendance = new GraphAttendance(clients.own(), calls, teamsMeetings);
		this.availability = new GraphAvailability(clients.own(), calls, clock);
		this.outbox = new GraphOutbox(clients.own(), calls);
		this.sharedMailbox = new GraphSharedMailbox(clients, calls, settings, clock);
		this.documentLibrary = new GraphDocumentLibrary(clients, calls, settings.driveId(),
				new SlicedUpload(Wire.forUploads(http), calls, clock));
		this.channels = new GraphChannels(clients, calls);
		this.directory = new GraphDirectory(clients.own(), calls, names, clock);
		this.groups = new GraphGroups(clients.own(), calls);
		this.changeNotifications = new GraphChangeNotifications(clients.own(), calls, clock);
		this.tenantChecks = new GraphTenantChecks(clients.own(), calls, this.identity, settings.driveId());
	}

	/**
	 * Opens every door with one set of settings. Nothing is asked of Microsoft 365 yet.
	 * @throws IllegalArgumentException when the settings cannot work, such as a
	 * certificate that cannot be read
	 */
	public static GraphClient connect(GraphSettings settings, Clock clock) {
		return new GraphClient(settings, clock);
	}

	@Override
	public Meetings meetings() {
		return this.meetings;
	}

	@Override
	public CalendarWatch calendarWatch() {
		return this.calendarWatch;
	}

	@Override
	public Attendance attendance() {
		return this.attendance;
	}

	@Override
	public Availability availability() {
		return this.availability;
	}

	@Override
	public Outbox outbox() {
		return this.outbox;
	}

	@Override
	public SharedMailbox sharedMailbox() {
		return this.sharedMailbox;
	}

	@Override
	public DocumentLibrary documentLibrary() {
		return this.documentLibrary;
	}

	@Override
	public Channels channels() {
		return this.channels;
	}

	@Override
	public Directory directory() {
		return this.directory;
	}

	@Override
	public Groups groups() {
		return this.groups;
	}

	@Override
	public ChangeNotifications changeNotifications() {
		return this.changeNotifications;
	}

	@Override
	public TenantChecks tenantChecks() {
		return this.tenantChecks;
	}

	@Override
	public String token(String scope) {
		return this.identity.getTokenSync(new TokenRequestContext().addScopes(scope)).getToken();
	}

}
