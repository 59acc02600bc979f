package io.convenor.local;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.convenor.tenant.LocalTenant;
import io.convenor.tenant.MovableTime;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.Settings;
import io.convenor.tenant.authority.Authority;
import io.convenor.tenant.authority.AuthorityConfiguration;
import io.convenor.tenant.authority.LocalhostCertificate;
import io.convenor.tenant.teams.TeamsClient;
import io.convenor.tenant.teams.TeamsConfiguration;
import io.convenor.tenant.world.CalendarEntry;
import io.convenor.tenant.world.Person;
import io.convenor.timescales.Dates;

/** Northmere Council on this machine, and how a bot is configured to serve it. */
public final class LocalTown implements AutoCloseable {

	private final LocalTenant tenant;

	private final Clock clock;

	private LocalTown(LocalTenant tenant, Clock clock) {
		this.tenant = tenant;
		this.clock = clock;
	}

	public static LocalTown start(Settings settings, Class<?>... more) {
		Class<?>[] parts = Stream
			.concat(Stream.of(AuthorityConfiguration.class, TeamsConfiguration.class), Stream.of(more))
			.toArray(Class<?>[]::new);
		return new LocalTown(LocalTenant.start(settings, parts), settings.clock());
	}

	public LocalTenant tenant() {
		return this.tenant;
	}

	/** The time in Northmere. */
	public Clock clock() {
		return this.clock;
	}

	/** It is this moment now in Northmere; time only goes forward. */
	public void isNow(ZonedDateTime moment) {
		if (!(this.clock instanceof MovableTime time)) {
			throw new IllegalStateException("Nobody sets the clock of this town");
		}
		time.isNow(moment);
	}

	/** The meeting of that subject is over: it is now the moment at which it ends. */
	public void isOver(String reference) {
		Instant end = Stream.of(Northmere.CONFERENCES, Northmere.ALLEGATIONS_CALENDAR, Northmere.MARAC_CALENDAR)
			.flatMap((calendar) -> this.tenant.calendars().of(calendar.address()).stream())
			.filter((entry) -> entry.subject().equals(reference))
			.map(CalendarEntry::end)
			.max(Comparator.naturalOrder())
			.orElseThrow(() -> new IllegalArgumentException("No calendar holds " + reference));
		isNow(end.atZone(Dates.LONDON));
	}

	public TeamsClient teams() {
		return this.tenant.part(TeamsClient.class);
	}

	public Authority authority() {
		return this.tenant.part(Authority.class);
	}

	/** Everything a deployment would configure, with Northmere's values. */
	public Map<String, String> settings(URI bot) {
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("convenor.tenant-id", Northmere.TENANT_ID);
		settings.put("convenor.teams.app-id", Northmere.APP_ID);
		settings.put("convenor.teams.issuer", "https://api.botframework.com");
		settings.put("convenor.teams.jwks-uri", authority().botFrameworkKeys().toString());
		settings.put("convenor.teams.service-url-hosts", "localhost");
		settings.put("convenor.teams.service-url", teams().serviceUrl());
		settings.put("convenor.teams.sso-resource", Northmere.SSO_RESOURCE);
		settings.put("convenor.microsoft.authority-host", authority().host().toString());
		settings.put("convenor.microsoft.client-secret", Northmere.APP_SECRET);
		settings.put("convenor.microsoft.trusted-certificate",
				this.tenant.part(LocalhostCertificate.class).pem().toString());
		settings.put("convenor.graph.url", this.tenant.graphUrl());
		settings.put("convenor.graph.drive-id", Northmere.DRIVE_ID);
		settings.put("convenor.graph.credential", "secret");
		settings.put("convenor.authority.name", "Northmere Council");
		settings.put("convenor.authority.organiser", Northmere.CONFERENCES.address());
		settings.put("convenor.authority.organiser-id", Northmere.CONFERENCES.id());
		settings.put("convenor.authority.cp-mailbox", Northmere.CP_REPORTS.address());
		settings.put("convenor.authority.telephone", "01632 960 123");
		Map.of(Northmere.ALDER, "Shire Hall, Castle Street, by the main entrance, without steps", Northmere.BEECH,
				"Shire Hall, Castle Street, on the first floor", Northmere.CEDAR,
				"Civic Centre, High Street, by the side entrance, without steps")
			.forEach((room, where) -> settings.put("convenor.scheduling.room-directions[" + room.address() + "]",
					where + ". There is a car park behind it."));
		settings.put("convenor.staff.chairs",
				Northmere.CHAIRS.stream().map(Person::id).collect(Collectors.joining(",")));
		settings.put("convenor.staff.administrators", Northmere.JOAN_WHITBY.id());
		settings.put("convenor.groups.allegations.mailbox", Northmere.LADO_MAILBOX.address());
		settings.put("convenor.groups.allegations.organiser", Northmere.ALLEGATIONS_CALENDAR.address());
		settings.put("convenor.groups.allegations.organiser-id", Northmere.ALLEGATIONS_CALENDAR.id());
		settings.put("convenor.groups.allegations.custodians",
				Northmere.RUTH_ADEYEMI.id() + "," + Northmere.OWEN_PRICE.id());
		settings.put("convenor.groups.marac.called", "MARAC");
		settings.put("convenor.groups.marac.mailbox", Northmere.MARAC_MAILBOX.address());
		settings.put("convenor.groups.marac.organiser", Northmere.MARAC_CALENDAR.address());
		settings.put("convenor.groups.marac.organiser-id", Northmere.MARAC_CALENDAR.id());
		settings.put("convenor.groups.marac.custodians", Northmere.NIA_BRAND.id());
		settings.put("convenor.watching.notification-url", bot + "/graph/notifications");
		settings.put("convenor.outcomes.team", Northmere.TEAM_ID);
		settings.put("convenor.outcomes.channel", Northmere.CONFERENCE_OUTCOMES.id());
		return settings;
	}

	@Override
	public void close() {
		this.tenant.close();
	}

}
