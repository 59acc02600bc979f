package io.convenor.graph;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.microsoft.graph.models.AttendeeType;
import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.DateTimeTimeZone;
import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.Location;
import com.microsoft.graph.models.LocationType;
import com.microsoft.graph.models.OnlineMeetingInfo;
import com.microsoft.graph.models.OnlineMeetingProviderType;
import com.microsoft.graph.models.ResponseStatus;
import com.microsoft.graph.models.ResponseType;
import com.microsoft.graph.models.Sensitivity;
import com.microsoft.graph.models.TimeSlot;
import org.jspecify.annotations.Nullable;

import io.convenor.graph.Meetings.Answer;
import io.convenor.graph.Meetings.Attendee;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.DialIn;
import io.convenor.graph.Meetings.MeetingRequest;
import io.convenor.graph.Meetings.ProposedTime;
import io.convenor.graph.Meetings.Response;
import io.convenor.graph.Meetings.Room;

/** Our meetings as calendar events, and calendar events as our meetings. */
final class CalendarEvents {

	// What Outlook puts where no place was named.
	private static final String NO_PLACE = "Microsoft Teams Meeting";

	private CalendarEvents() {
	}

	static Event booking(IdempotencyKey key, MeetingRequest request) {
		Event event = new Event();
		event.setTransactionId(key.uuid().toString());
		event.setSubject(request.subject());
		event.setBody(html(InvitationText.marked(request.htmlBody())));
		event.setStart(LocalTimes.graph(request.start()));
		event.setEnd(LocalTimes.graph(request.end()));
		event.setAttendees(attendees(request));
		event.setSensitivity(Sensitivity.Private);
		event.setHideAttendees(true);
		event.setResponseRequested(true);
		event.setAllowNewTimeProposals(true);
		if (request.online()) {
			putOnline(event);
		}
		if (!place(request).isEmpty()) {
			event.setLocation(location(request));
		}
		return event;
	}

	/**
	 * What has to change in an event. A fresh object: patching the one that was read
	 * sends what may not be changed.
	 */
	static Event change(Event found, MeetingRequest asked) {
		Event change = new Event();
		change.setSubject(asked.subject());
		change.setBody(html(InvitationText.exchanged(text(found), asked.htmlBody())));
		change.setStart(LocalTimes.graph(asked.start()));
		change.setEnd(LocalTimes.graph(asked.end()));
		change.setAttendees(attendees(asked));
		if (!place(asked).isEmpty() || !place(found).isEmpty()) {
			change.setLocation(location(asked));
		}
		// Graph lets a meeting go online once, and never back.
		if (asked.online() && !Boolean.TRUE.equals(found.getIsOnlineMeeting())) {
			putOnline(change);
		}
		return change;
	}

	/** Whether an event says all that is asked already. */
	static boolean isAsAsked(Event found, MeetingRequest asked) {
		BookedMeeting meeting = meeting(found);
		return asked.subject().equals(found.getSubject()) && asked.start().equals(meeting.start())
				&& asked.end().equals(meeting.end()) && InvitationText.says(text(found), asked.htmlBody())
				&& place(found).equals(place(asked)) && invited(attendees(found)).equals(invited(attendees(asked)))
				&& (!asked.online() || Boolean.TRUE.equals(found.getIsOnlineMeeting()));
	}

	/** The version of an event that was read, where Graph gave one. */
	static Optional<String> version(Event found) {
		return Optional.ofNullable(found.getAdditionalData().get("@odata.etag")).map(Object::toString);
	}

	private static Set<String> invited(List<com.microsoft.graph.models.Attendee> attendees) {
		return attendees.stream()
			.map((attendee) -> attendee.getType() + " "
					+ attendee.getEmailAddress().getAddress().toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
	}

	private static String text(Event event) {
		ItemBody body = event.getBody();
		return (body != null && body.getContent() != null) ? body.getContent() : "";
	}

	private static String place(Event event) {
		Location location = event.getLocation();
		String place = (location != null && location.getDisplayName() != null) ? location.getDisplayName() : "";
		return place.equals(NO_PLACE) ? "" : place;
	}

	private static String place(MeetingRequest asked) {
		Room room = asked.room();
		return (room != null) ? room.name() : Objects.requireNonNullElse(asked.place(), "");
	}

	private static void putOnline(Event event) {
		event.setIsOnlineMeeting(true);
		event.setOnlineMeetingProvider(OnlineMeetingProviderType.TeamsForBusiness);
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

	/** A room that is not asked itself is only named. */
	private static Location location(MeetingRequest asked) {
		Room room = asked.room();
		Location location = new Location();
		location.setDisplayName(place(asked));
		location.setLocationEmailAddress((room != null) ? room.address() : "");
		location.setLocationType((room != null) ? LocationType.ConferenceRoom : LocationType.Default);
		return location;
	}

	// Without a Teams licence the event comes back as no online meeting at all.
	static boolean awaitsItsLink(Event event) {
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

	static BookedMeeting meeting(Event event) {
		return new BookedMeeting(event.getId(), Objects.requireNonNullElse(event.getICalUId(), ""), joinUrl(event),
				dialIn(event), attendees(event).stream().map(CalendarEvents::answer).toList(), time(event.getStart()),
				time(event.getEnd()), Boolean.TRUE.equals(event.getIsCancelled()));
	}

	/** Whether an event says when it is, without which it is no meeting. */
	static boolean isWhole(Event event) {
		return isTime(event.getStart()) && isTime(event.getEnd());
	}

	private static boolean isTime(@Nullable DateTimeTimeZone time) {
		return time != null && time.getDateTime() != null;
	}

	private static LocalDateTime time(DateTimeTimeZone time) {
		if (!isTime(time)) {
			throw new GraphFailure.Unreachable("Microsoft 365 gave a meeting without its time", null);
		}
		return LocalTimes.local(time);
	}

	/** Whoever has an address: a group that Outlook could not resolve has none. */
	private static List<com.microsoft.graph.models.Attendee> attendees(Event event) {
		return Pages.orEmpty(event.getAttendees())
			.stream()
			.filter((attendee) -> attendee.getEmailAddress() != null && attendee.getEmailAddress().getAddress() != null)
			.toList();
	}

	private static Answer answer(com.microsoft.graph.models.Attendee attendee) {
		ResponseStatus status = attendee.getStatus();
		String address = attendee.getEmailAddress().getAddress();
		if (status == null) {
			return new Answer(address, Response.NONE, null, null);
		}
		Response response = response(status.getResponse());
		OffsetDateTime at = status.getTime();
		return new Answer(address, response, (response == Response.NONE || at == null) ? null : at.toInstant(),
				proposed(attendee.getProposedNewTime()));
	}

	private static @Nullable ProposedTime proposed(@Nullable TimeSlot slot) {
		return (slot == null || slot.getStart() == null || slot.getEnd() == null) ? null
				: new ProposedTime(LocalTimes.local(slot.getStart()), LocalTimes.local(slot.getEnd()));
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
