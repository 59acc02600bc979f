package io.convenor.graph;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.graph.models.AudioConferencing;
import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.EventCollectionResponse;
import com.microsoft.graph.models.Identity;
import com.microsoft.graph.models.IdentitySet;
import com.microsoft.graph.models.LobbyBypassScope;
import com.microsoft.graph.models.LobbyBypassSettings;
import com.microsoft.graph.models.MeetingParticipantInfo;
import com.microsoft.graph.models.MeetingParticipants;
import com.microsoft.graph.models.OnlineMeeting;
import com.microsoft.graph.models.OnlineMeetingRole;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.events.item.cancel.CancelPostRequestBody;
import com.microsoft.graph.users.item.onlinemeetings.createorget.CreateOrGetPostRequestBody;
import org.jspecify.annotations.Nullable;

/** Meetings as calendar events with a Teams meeting behind them. */
final class GraphMeetings implements Meetings {

	private static final String[] SEEN = { "id", "iCalUId", "transactionId", "isOnlineMeeting", "onlineMeeting",
			"attendees", "start", "end", "isCancelled" };

	private static final String[] SEEN_BEFORE_A_CHANGE = Stream
		.concat(Arrays.stream(SEEN), Stream.of("subject", "body", "location"))
		.toArray(String[]::new);

	private final GraphServiceClient graph;

	private final GraphCalls calls;

	private final TeamsMeetings teamsMeetings;

	GraphMeetings(GraphServiceClient graph, GraphCalls calls, TeamsMeetings teamsMeetings) {
		this.graph = graph;
		this.calls = calls;
		this.teamsMeetings = teamsMeetings;
	}

	@Override
	public BookedMeeting book(IdempotencyKey key, MeetingRequest request) {
		return withItsLink(request.organiser(), create(key, request));
	}

	@Override
	public BookedMeeting look(String organiser, String eventId) {
		return CalendarEvents.meeting(get(organiser, eventId, SEEN));
	}

	@Override
	public Changed change(IdempotencyKey key, String eventId, MeetingRequest asked, Expected expected) {
		try {
			try {
				return lookAndChange(eventId, asked, expected);
			}
			catch (GraphFailure.Conflict changedMeanwhile) {
				// An answer that arrived after the look is enough for this.
				return lookAndChange(eventId, asked, expected);
			}
		}
		catch (GraphFailure.NotFound gone) {
			return new Changed.Gone();
		}
	}

	@Override
	public void guardLobby(IdempotencyKey key, String organiserId, String joinUrl, @Nullable Host host) {
		OnlineMeeting found = this.teamsMeetings.byLink(organiserId, joinUrl);
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
	public Call openCall(IdempotencyKey key, String organiserId, String subject, LocalDateTime start,
			LocalDateTime end) {
		CreateOrGetPostRequestBody asked = new CreateOrGetPostRequestBody();
		asked.setExternalId(key.uuid().toString());
		asked.setSubject(subject);
		asked.setStartDateTime(LocalTimes.moment(start));
		asked.setEndDateTime(LocalTimes.moment(end));
		OnlineMeeting opened = this.calls.ask(Operation.OPEN_CALL,
				() -> this.graph.users().byUserId(organiserId).onlineMeetings().createOrGet().post(asked));
		return new Call(opened.getJoinWebUrl(), dialIn(opened.getAudioConferencing()));
	}

	private static @Nullable DialIn dialIn(@Nullable AudioConferencing audio) {
		if (audio == null || audio.getConferenceId() == null) {
			return null;
		}
		return Stream
			.of(Stream.ofNullable(audio.getTollNumber()), Pages.orEmpty(audio.getTollNumbers()).stream(),
					Stream.ofNullable(audio.getTollFreeNumber()), Pages.orEmpty(audio.getTollFreeNumbers()).stream())
			.flatMap((numbers) -> numbers)
			.findFirst()
			.map((number) -> new DialIn(number, audio.getConferenceId()))
			.orElse(null);
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
		Event event = CalendarEvents.booking(key, request);
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

	private Changed lookAndChange(String eventId, MeetingRequest asked, Expected expected) {
		Event found = get(asked.organiser(), eventId, SEEN_BEFORE_A_CHANGE);
		BookedMeeting meeting = CalendarEvents.meeting(found);
		if (meeting.cancelled()) {
			return new Changed.Gone();
		}
		Expected stands = new Expected(meeting.start(), meeting.end());
		if (!stands.equals(expected) && !stands.equals(new Expected(asked.start(), asked.end()))) {
			return new Changed.ByHand(meeting);
		}
		if (CalendarEvents.isAsAsked(found, asked)) {
			return new Changed.Made(meeting);
		}
		return new Changed.Made(withItsLink(asked.organiser(), write(found, asked)));
	}

	private Event write(Event found, MeetingRequest asked) {
		Event change = CalendarEvents.change(found, asked);
		return this.calls.ask(Operation.CHANGE_MEETING, asked.organiser(),
				() -> this.graph.users()
					.byUserId(asked.organiser())
					.events()
					.byEventId(found.getId())
					.patch(change, (patch) -> CalendarEvents.version(found)
						.ifPresent((version) -> patch.headers.add("If-Match", version))));
	}

	private BookedMeeting withItsLink(String organiser, Event event) {
		return CalendarEvents
			.meeting(CalendarEvents.awaitsItsLink(event) ? get(organiser, event.getId(), SEEN) : event);
	}

	private Event get(String organiser, String eventId, String[] seen) {
		return this.calls.ask(Operation.LOOK_AT_MEETING, organiser,
				() -> this.graph.users()
					.byUserId(organiser)
					.events()
					.byEventId(eventId)
					.get((get) -> get.queryParameters.select = seen));
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

}
