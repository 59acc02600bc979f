package io.convenor.graph;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.graph.models.AttendeeType;
import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.EventCollectionResponse;
import com.microsoft.graph.models.Identity;
import com.microsoft.graph.models.IdentitySet;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.LobbyBypassScope;
import com.microsoft.graph.models.LobbyBypassSettings;
import com.microsoft.graph.models.Location;
import com.microsoft.graph.models.LocationType;
import com.microsoft.graph.models.MeetingParticipantInfo;
import com.microsoft.graph.models.MeetingParticipants;
import com.microsoft.graph.models.OnlineMeeting;
import com.microsoft.graph.models.OnlineMeetingInfo;
import com.microsoft.graph.models.OnlineMeetingProviderType;
import com.microsoft.graph.models.OnlineMeetingRole;
import com.microsoft.graph.models.ResponseStatus;
import com.microsoft.graph.models.ResponseType;
import com.microsoft.graph.models.Sensitivity;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.events.item.cancel.CancelPostRequestBody;
import org.jspecify.annotations.Nullable;

/** Meetings as calendar events with a Teams meeting behind them. */
final class GraphMeetings implements Meetings {

	private static final String[] SEEN = { "id", "iCalUId", "transactionId", "isOnlineMeeting", "onlineMeeting",
			"attendees" };

	private final GraphServiceClient graph;

	private final GraphCalls calls;

	GraphMeetings(GraphServiceClient graph, GraphCalls calls) {
		this.graph = graph;
		this.calls = calls;
	}

	@Override
	public BookedMeeting book(IdempotencyKey key, MeetingRequest request) {
		Event booked = create(key, request);
		if (awaitsItsLink(booked)) {
			booked = get(request.organiser(), booked.getId());
		}
		return meeting(booked);
	}

	@Override
	public BookedMeeting look(String organiser, String eventId) {
		return meeting(get(organiser, eventId));
	}

	@Override
	public void guardLobby(IdempotencyKey key, String organiserId, String joinUrl, @Nullable Host host) {
		OnlineMeeting found = this.calls
			.ask(Operation.FIND_ONLINE_MEETING,
					() -> this.graph.users()
						.byUserId(organiserId)
						.onlineMeetings()
						.get((get) -> get.queryParameters.filter = "JoinWebUrl eq " + Filters.quoted(joinUrl)))
			.getValue()
			.stream()
			.findFirst()
			.orElseThrow(() -> new GraphFailure.NotFound(Operation.FIND_ONLINE_MEETING.thing(), null));
		// A fresh object: patching the one that was read sends what may not be changed.
		OnlineMeeting change = new OnlineMeeting();
		change.setLobbyBypassSettings(organiserOnly());
		if (host != null) {
			change.setParticipants(coorganisedBy(host));
		}
		this.calls.ask(Operation.GUARD_LOBBY,
				() -> this.graph.users()
					.byUserId(organiserId)
					.onlineMeetings()
					.byOnlineMeetingId(found.getId())
					.patch(change));
	}

	@Override
	public void cancel(IdempotencyKey key, String organiser, String eventId, String comment) {
		CancelPostRequestBody body = new CancelPostRequestBody();
		body.setComment(comment);
		try {
			this.calls.tell(Operation.CANCEL_MEETING, organiser,
					() -> this.graph.users().byUserId(organiser).events().byEventId(eventId).cancel().post(body));
		}
		catch (GraphFailure.NotFound alreadyGone) {
			// As the caller wants it.
		}
	}

	private Event create(IdempotencyKey key, MeetingRequest request) {
		Event event = event(key, request);
		try {
			return this.calls.ask(Operation.BOOK_MEETING, request.organiser(),
					() -> this.graph.users().byUserId(request.organiser()).events().post(event));
		}
		catch (GraphFailure.Conflict bookedBefore) {
			return find(key, request).orElseThrow(() -> bookedBefore);
		}
	}

	private Optional<Event> find(IdempotencyKey key, MeetingRequest request) {
		var view = this.graph.users().byUserId(request.organiser()).calendarView();
		List<Event> events = Pages
			.all(() -> this.calls.ask(Operation.FIND_BOOKED_MEETING, request.organiser(), () -> view.get((get) -> {
				get.queryParameters.startDateTime = LocalTimes.instant(request.start());
				get.queryParameters.endDateTime = LocalTimes.instant(request.end());
				get.queryParameters.select = SEEN;
			})), (link) -> this.calls.ask(Operation.FIND_BOOKED_MEETING, request.organiser(),
					() -> view.withUrl(link).get()), EventCollectionResponse::getValue);
		return events.stream().filter((event) -> key.uuid().toString().equals(event.getTransactionId())).findFirst();
	}

	private Event get(String organiser, String eventId) {
		return this.calls.ask(Operation.LOOK_AT_MEETING, organiser,
				() -> this.graph.users()
					.byUserId(organiser)
					.events()
					.byEventId(eventId)
					.get((get) -> get.queryParameters.select = SEEN));
	}

	private static Event event(IdempotencyKey key, MeetingRequest request) {
		Event event = new Event();
		event.setTransactionId(key.uuid().toString());
		event.setSubject(request.subject());
		event.setBody(html(request.htmlBody()));
		event.setStart(LocalTimes.graph(request.start()));
		event.setEnd(LocalTimes.graph(request.end()));
		event.setAttendees(attendees(request));
		event.setSensitivity(Sensitivity.Private);
		event.setHideAttendees(true);
		event.setResponseRequested(true);
		event.setAllowNewTimeProposals(false);
		if (request.online()) {
			event.setIsOnlineMeeting(true);
			event.setOnlineMeetingProvider(OnlineMeetingProviderType.TeamsForBusiness);
		}
		if (request.room() != null) {
			event.setLocation(location(request.room()));
		}
		return event;
	}

	private static ItemBody html(String content) {
		ItemBody body = new ItemBody();
		body.setContentType(BodyType.Html);
		body.setContent(content);
		return body;
	}

	private static List<com.microsoft.graph.models.Attendee> attendees(MeetingRequest request) {
		List<com.microsoft.graph.models.Attendee> attendees = new ArrayList<>();
		for (Attendee person : request.attendees()) {
			attendees.add(attendee(person.address(), person.name(), AttendeeType.Required));
		}
		Room room = request.room();
		if (room != null) {
			attendees.add(attendee(room.address(), room.name(), AttendeeType.Resource));
		}
		return attendees;
	}

	private static com.microsoft.graph.models.Attendee attendee(String address, String name, AttendeeType type) {
		EmailAddress email = new EmailAddress();
		email.setAddress(address);
		email.setName(name);
		com.microsoft.graph.models.Attendee attendee = new com.microsoft.graph.models.Attendee();
		attendee.setEmailAddress(email);
		attendee.setType(type);
		return attendee;
	}

	private static Location location(Room room) {
		Location location = new Location();
		location.setDisplayName(room.name());
		location.setLocationEmailAddress(room.address());
		location.setLocationType(LocationType.ConferenceRoom);
		return location;
	}

	private static LobbyBypassSettings organiserOnly() {
		LobbyBypassSettings lobby = new LobbyBypassSettings();
		lobby.setScope(LobbyBypassScope.Organizer);
		lobby.setIsDialInBypassEnabled(false);
		return lobby;
	}

	// Who is no organiser waits in the lobby, and nobody in the lobby can open it.
	private static MeetingParticipants coorganisedBy(Host host) {
		Identity user = new Identity();
		user.setId(host.id());
		IdentitySet identity = new IdentitySet();
		identity.setUser(user);
		MeetingParticipantInfo person = new MeetingParticipantInfo();
		person.setIdentity(identity);
		person.setUpn(host.address());
		person.setRole(OnlineMeetingRole.Coorganizer);
		MeetingParticipants participants = new MeetingParticipants();
		participants.setAttendees(List.of(person));
		return participants;
	}

	// Without a Teams licence the event comes back as no online meeting at all.
	private static boolean awaitsItsLink(Event event) {
		return Boolean.TRUE.equals(event.getIsOnlineMeeting()) && joinUrl(event) == null;
	}

	private static @Nullable String joinUrl(Event event) {
		OnlineMeetingInfo online = event.getOnlineMeeting();
		String url = (online != null) ? online.getJoinUrl() : null;
		return (url == null || url.isBlank()) ? null : url;
	}

	private static @Nullable DialIn dialIn(Event event) {
		OnlineMeetingInfo online = event.getOnlineMeeting();
		if (online == null || online.getConferenceId() == null) {
			return null;
		}
		return Stream
			.concat(Stream.ofNullable(online.getTollNumber()), Pages.orEmpty(online.getTollFreeNumbers()).stream())
			.findFirst()
			.map((number) -> new DialIn(number, online.getConferenceId()))
			.orElse(null);
	}

	private static BookedMeeting meeting(Event event) {
		return new BookedMeeting(event.getId(), Objects.requireNonNullElse(event.getICalUId(), ""), joinUrl(event),
				dialIn(event), Pages.orEmpty(event.getAttendees()).stream().map(GraphMeetings::answer).toList());
	}

	private static Answer answer(com.microsoft.graph.models.Attendee attendee) {
		ResponseStatus status = attendee.getStatus();
		String address = attendee.getEmailAddress().getAddress();
		if (status == null) {
			return new Answer(address, Response.NONE, null);
		}
		Response response = response(status.getResponse());
		OffsetDateTime at = status.getTime();
		return new Answer(address, response, (response == Response.NONE || at == null) ? null : at.toInstant());
	}

	private static Response response(@Nullable ResponseType type) {
		return switch (type) {
			case Accepted, Organizer -> Response.ACCEPTED;
			case TentativelyAccepted -> Response.TENTATIVE;
			case Declined -> Response.DECLINED;
			case None, NotResponded -> Response.NONE;
			case null -> Response.NONE;
		};
	}

}
