package io.convenor.graph;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.graph.models.AudioConferencing;
import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.EventCollectionResponse;
import com.microsoft.graph.models.OnlineMeeting;
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

	private static final String[] ONLY_ITS_ID = { "id" };

	private static final int MANY = 100;

	private static final int BAD_REQUEST = 400;

	private static final int FORBIDDEN = 403;

	private final GraphServiceClient graph;

	private final GraphCalls calls;

	private final TeamsMeetings teamsMeetings;

	private final PrincipalNames names;

	GraphMeetings(GraphServiceClient graph, GraphCalls calls, TeamsMeetings teamsMeetings, PrincipalNames names) {
		this.graph = graph;
		this.calls = calls;
		this.teamsMeetings = teamsMeetings;
		this.names = names;
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
	public Optional<BookedMeeting> find(String organiser, String eventId) {
		try {
			Event found = get(organiser, eventId, SEEN);
			return Optional.of(found).filter((event) -> stands(organiser, event)).map(CalendarEvents::meeting);
		}
		catch (GraphFailure.NotFound gone) {
			return Optional.empty();
		}
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
	public MeetingOptions close(IdempotencyKey key, String organiserId, String joinUrl, MeetingOptions.Asked asked) {
		OnlineMeeting found = this.teamsMeetings.byLink(organiserId, joinUrl);
		String hostName = principalName(asked.host());
		OnlineMeeting change = OnlineMeetings.closed(asked, hostName);
		var meeting = this.graph.users().byUserId(organiserId).onlineMeetings().byOnlineMeetingId(found.getId());
		this.calls.ask(Operation.CLOSE_MEETING, () -> meeting.patch(change));
		return OnlineMeetings.options(
				this.calls.ask(Operation.READ_OPTIONS,
						() -> meeting.get((get) -> get.headers.add("Prefer", TeamsMeetings.ALL_VALUES))),
				asked.host(), hostName);
	}

	@Override
	public MeetingOptions options(String organiserId, String joinUrl, @Nullable Host host) {
		return OnlineMeetings.options(this.teamsMeetings.byLink(organiserId, joinUrl), host, principalName(host));
	}

	private @Nullable String principalName(@Nullable Host host) {
		try {
			return (host != null) ? this.names.of(host.id()) : null;
		}
		catch (GraphFailure.NotFound nobody) {
			return null;
		}
	}

	@Override
	public Call openCall(IdempotencyKey key, String organiserId, String subject, LocalDateTime start, LocalDateTime end,
			@Nullable Host host) {
		CreateOrGetPostRequestBody asked = new CreateOrGetPostRequestBody();
		asked.setExternalId(key.uuid().toString());
		asked.setSubject(subject);
		asked.setStartDateTime(LocalTimes.moment(start));
		asked.setEndDateTime(LocalTimes.moment(end));
		if (host != null) {
			asked.setParticipants(
					OnlineMeetings.invited(host, Objects.requireNonNullElse(principalName(host), host.address())));
		}
		OnlineMeeting opened = this.calls.ask(Operation.OPEN_CALL,
				() -> this.graph.users().byUserId(organiserId).onlineMeetings().createOrGet().post(asked));
		return new Call(opened.getJoinWebUrl(), dialIn(opened.getAudioConferencing()));
	}

	@Override
	public void endCall(IdempotencyKey key, String organiserId, String joinUrl) {
		try {
			OnlineMeeting found = this.teamsMeetings.byLink(organiserId, joinUrl);
			this.calls.tell(Operation.END_CALL,
					() -> this.graph.users()
						.byUserId(organiserId)
						.onlineMeetings()
						.byOnlineMeetingId(found.getId())
						.delete());
		}
		catch (GraphFailure.NotFound alreadyGone) {
			// As the caller wants it.
		}
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
		catch (GraphFailure.Rejected refused) {
			// What was deleted before is no meeting any more that could be cancelled.
			if ((refused.status() != BAD_REQUEST && refused.status() != FORBIDDEN)
					|| find(organiser, eventId).isPresent()) {
				throw refused;
			}
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
		return between(request.organiser(), request.start(), request.end(), SEEN)
			.filter((event) -> key.uuid().toString().equals(event.getTransactionId()))
			.findFirst();
	}

	private Stream<Event> between(String organiser, LocalDateTime from, LocalDateTime until, String[] seen) {
		var view = this.graph.users().byUserId(organiser).calendarView();
		return Pages.all(() -> this.calls.ask(Operation.FIND_BOOKED_MEETING, organiser, () -> view.get((get) -> {
			get.queryParameters.startDateTime = LocalTimes.instant(from);
			get.queryParameters.endDateTime = LocalTimes.instant(until);
			get.queryParameters.select = seen;
			get.queryParameters.top = MANY;
		})), (link) -> this.calls.ask(Operation.FIND_BOOKED_MEETING, organiser, () -> view.withUrl(link).get()),
				EventCollectionResponse::getValue)
			.stream();
	}

	private Changed lookAndChange(String eventId, MeetingRequest asked, Expected expected) {
		Event found = get(asked.organiser(), eventId, SEEN_BEFORE_A_CHANGE);
		BookedMeeting meeting = CalendarEvents.meeting(found);
		if (meeting.cancelled() || !stands(asked.organiser(), found)) {
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

	/**
	 * Whether the calendar holds an event. One that was deleted is found by its id all
	 * the same: it lies among the deleted items.
	 */
	private boolean stands(String organiser, Event event) {
		BookedMeeting meeting = CalendarEvents.meeting(event);
		return between(organiser, meeting.start(), meeting.end().plusMinutes(1), ONLY_ITS_ID)
			.anyMatch((each) -> event.getId().equals(each.getId()));
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

}
