package io.convenor.tenant.graph;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import com.microsoft.graph.models.Attendee;
import com.microsoft.graph.models.Calendar;
import com.microsoft.graph.models.DateTimeTimeZone;
import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.FreeBusyError;
import com.microsoft.graph.models.FreeBusyStatus;
import com.microsoft.graph.models.OnlineMeetingProviderType;
import com.microsoft.graph.models.ScheduleInformation;
import com.microsoft.graph.models.ScheduleItem;
import com.microsoft.graph.models.TimeSlot;
import com.microsoft.graph.users.item.calendar.getschedule.GetSchedulePostRequestBody;
import com.microsoft.graph.users.item.calendar.getschedule.GetSchedulePostResponse;
import com.microsoft.graph.users.item.events.item.cancel.CancelPostRequestBody;

import io.convenor.tenant.world.CalendarEntry;
import io.convenor.tenant.world.EventTime;
import io.convenor.tenant.world.Refused;
import io.convenor.tenant.world.World;

/**
 * Calendars: booking, changing, calling off, and who is free when.
 */
final class EventOperations {

	private static final int MOST_SCHEDULES = 20;

	private static final int DEFAULT_INTERVAL = 30;

	private static final String[] HIDDEN = { "singleValueExtendedProperties", "multiValueExtendedProperties",
			"attachments" };

	private final World world;

	private final Accounts accounts;

	private final CalendarDelta delta;

	EventOperations(World world, Accounts accounts) {
		this.world = world;
		this.delta = new CalendarDelta(world.calendars());
		this.accounts = accounts;
	}

	void register(Operations operations) {
		Needs reading = Needs.any("Calendars.Read", "Calendars.ReadWrite").inMailbox();
		Needs basics = Needs.any("Calendars.ReadBasic", "Calendars.Read", "Calendars.ReadWrite").inMailbox();
		Needs writing = Needs.any("Calendars.ReadWrite").inMailbox();
		for (String events : List.of("/users/{user}/events", "/users/{user}/calendar/events")) {
			operations.post(events, writing, this::create);
			operations.get(events, reading, this::list);
			operations.get(events + "/{event}", reading, this::get);
			operations.patch(events + "/{event}", writing, this::update);
			operations.delete(events + "/{event}", writing, this::delete);
			operations.post(events + "/{event}/cancel", writing, this::cancel);
		}
		operations.get("/users/{user}/calendar", basics, this::calendar);
		operations.get("/users/{user}/calendarView", reading, this::view);
		operations.get("/users/{user}/calendar/calendarView", reading, this::view);
		operations.get("/users/{user}/calendarView/delta", reading, this::delta);
		operations.get("/users/{user}/calendar/calendarView/delta", reading, this::delta);
		operations.post("/users/{user}/calendar/getSchedule", basics, this::schedule);
	}

	private Answer create(GraphRequest request) {
		Event draft = request.body(Event::createFromDiscriminatorValue);
		Event event = this.world.calendars().create(this.accounts.mailbox(request), draft);
		return Query.of(request, 10, HIDDEN)
			.one(201, shown(event, request))
			.with("Location", request.url() + "/" + event.getId());
	}

	private Answer get(GraphRequest request) {
		Event event = this.world.calendars().get(this.accounts.mailbox(request), request.path("event"));
		return Query.of(request, 10, HIDDEN).one(200, shown(event, request));
	}

	private Answer list(GraphRequest request) {
		List<Event> events = this.world.calendars().events(this.accounts.mailbox(request));
		return Query.of(request, 10, HIDDEN).page(events.stream().map((event) -> shown(event, request)).toList());
	}

	private Answer view(GraphRequest request) {
		Instant from = moment(request, "startDateTime");
		Instant to = moment(request, "endDateTime");
		List<Event> events = this.world.calendars()
			.events(this.accounts.mailbox(request))
			.stream()
			.filter((event) -> EventTime.instant(event.getStart()).isBefore(to))
			.filter((event) -> EventTime.instant(event.getEnd()).isAfter(from))
			.map((event) -> shown(event, request))
			.toList();
		return Query.of(request, 10, HIDDEN).page(events);
	}

	private Answer delta(GraphRequest request) {
		boolean begun = request.query("$skiptoken").or(() -> request.query("$deltatoken")).isPresent();
		CalendarDelta.Window window = begun ? new CalendarDelta.Window(Instant.EPOCH, Instant.EPOCH)
				: new CalendarDelta.Window(moment(request, "startDateTime"), moment(request, "endDateTime"));
		return this.delta.answer(request, this.accounts.mailbox(request), window, (event) -> shown(event, request),
				HIDDEN);
	}

	private Answer update(GraphRequest request) {
		Event event = this.world.calendars()
			.update(this.accounts.mailbox(request), request.path("event"),
					request.change(Event::createFromDiscriminatorValue), request.header("If-Match").orElse(null));
		return Query.of(request, 10, HIDDEN).one(200, shown(event, request));
	}

	private Answer delete(GraphRequest request) {
		this.world.calendars().delete(this.accounts.mailbox(request), request.path("event"));
		return Answer.noContent();
	}

	private Answer cancel(GraphRequest request) {
		CancelPostRequestBody body = request.body(CancelPostRequestBody::createFromDiscriminatorValue);
		this.world.calendars().cancel(this.accounts.mailbox(request), request.path("event"), body.getComment());
		return Answer.accepted();
	}

	private Answer calendar(GraphRequest request) {
		String address = this.accounts.mailbox(request);
		boolean teams = this.world.directory().person(address).filter((person) -> person.teamsLicence()).isPresent();
		Calendar calendar = new Calendar();
		calendar.setId("AAMkADcal-" + address.replaceAll("[^a-z]", ""));
		calendar.setName("Calendar");
		calendar.setCanEdit(true);
		calendar.setIsDefaultCalendar(true);
		calendar.setOwner(EventAddresses.of(address, this.world.directory().nameOf(address)));
		calendar
			.setAllowedOnlineMeetingProviders(teams ? List.of(OnlineMeetingProviderType.TeamsForBusiness) : List.of());
		calendar.setDefaultOnlineMeetingProvider(
				teams ? OnlineMeetingProviderType.TeamsForBusiness : OnlineMeetingProviderType.Unknown);
		return Query.of(request, 10).one(200, calendar);
	}

	private Answer schedule(GraphRequest request) {
		GetSchedulePostRequestBody body = request.body(GetSchedulePostRequestBody::createFromDiscriminatorValue);
		List<String> addresses = Objects.requireNonNullElse(body.getSchedules(), List.of());
		if (addresses.isEmpty() || addresses.size() > MOST_SCHEDULES) {
			throw Refused.badRequest("ErrorInvalidParameter",
					"The number of schedules asked for must be between 1 and 20.");
		}
		Instant from = EventTime.instant(body.getStartTime());
		Instant to = EventTime.instant(body.getEndTime());
		int interval = Objects.requireNonNullElse(body.getAvailabilityViewInterval(), DEFAULT_INTERVAL);
		if (interval < 5 || interval > 1440 || !from.isBefore(to)) {
			throw Refused.badRequest("ErrorInvalidTimeInterval",
					"The requested free/busy interval or time window is not valid.");
		}
		GetSchedulePostResponse response = new GetSchedulePostResponse();
		response.setValue(addresses.stream()
			.map((address) -> schedule(address, from, to, Duration.ofMinutes(interval), request.timeZone()))
			.toList());
		return Answer.ok(response);
	}

	private ScheduleInformation schedule(String address, Instant from, Instant to, Duration interval, String zone) {
		ScheduleInformation information = new ScheduleInformation();
		information.setScheduleId(address);
		boolean known = this.world.directory().person(address).isPresent()
				|| this.world.directory().room(address).isPresent();
		if (!known) {
			FreeBusyError error = new FreeBusyError();
			error.setResponseCode("ErrorMailRecipientNotFound");
			error.setMessage("Unable to resolve e-mail address " + address + " to an Active Directory object.");
			information.setError(error);
			return information;
		}
		List<CalendarEntry> busy = this.world.calendars().busyTimes(address, from, to);
		information.setScheduleItems(busy.stream().map((entry) -> item(entry, zone)).toList());
		information.setAvailabilityView(view(busy, from, to, interval));
		return information;
	}

	private static ScheduleItem item(CalendarEntry entry, String zone) {
		boolean isPrivate = !entry.sensitivity().equals("normal");
		ScheduleItem item = new ScheduleItem();
		item.setStart(EventTime.in(zone, entry.start()));
		item.setEnd(EventTime.in(zone, entry.end()));
		item.setStatus(FreeBusyStatus.forValue(entry.showAs()));
		item.setIsPrivate(isPrivate);
		if (!isPrivate) {
			item.setSubject(entry.subject());
			item.setLocation(entry.location());
		}
		return item;
	}

	private static String view(List<CalendarEntry> busy, Instant from, Instant to, Duration interval) {
		StringBuilder view = new StringBuilder();
		for (Instant slot = from; slot.isBefore(to); slot = slot.plus(interval)) {
			Instant start = slot;
			Instant end = slot.plus(interval);
			int most = busy.stream()
				.filter((entry) -> entry.start().isBefore(end) && entry.end().isAfter(start))
				.mapToInt((entry) -> digit(entry.showAs()))
				.max()
				.orElse(0);
			view.append(most);
		}
		return view.toString();
	}

	private static int digit(String showAs) {
		return switch (showAs) {
			case "tentative" -> 1;
			case "busy" -> 2;
			case "oof" -> 3;
			default -> 0;
		};
	}

	private static Instant moment(GraphRequest request, String name) {
		String text = request.query(name)
			.orElseThrow(() -> Refused.badRequest("ErrorInvalidParameter",
					"This request requires a time window specified by the query string parameters StartDateTime and "
							+ "EndDateTime."));
		DateTimeTimeZone time = new DateTimeTimeZone();
		time.setDateTime(text.replaceFirst("([+-]00:00)$", "Z"));
		return EventTime.instant(time);
	}

	/** Times come back in the zone asked for, whatever zone they were booked in. */
	private static Event shown(Event event, GraphRequest request) {
		event.setStart(EventTime.in(request.timeZone(), EventTime.instant(event.getStart())));
		event.setEnd(EventTime.in(request.timeZone(), EventTime.instant(event.getEnd())));
		for (Attendee attendee : Objects.requireNonNullElse(event.getAttendees(), List.<Attendee>of())) {
			TimeSlot proposed = attendee.getProposedNewTime();
			if (proposed != null) {
				proposed.setStart(EventTime.in(request.timeZone(), EventTime.instant(proposed.getStart())));
				proposed.setEnd(EventTime.in(request.timeZone(), EventTime.instant(proposed.getEnd())));
			}
		}
		return event;
	}

}
