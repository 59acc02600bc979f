package io.convenor.tenant.world;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.google.gson.JsonObject;
import com.microsoft.graph.models.Attendee;
import com.microsoft.graph.models.AttendeeType;
import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.EventType;
import com.microsoft.graph.models.FreeBusyStatus;
import com.microsoft.graph.models.Importance;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.Location;
import com.microsoft.graph.models.OnlineMeetingInfo;
import com.microsoft.graph.models.OnlineMeetingProviderType;
import com.microsoft.graph.models.Recipient;
import com.microsoft.graph.models.ResponseStatus;
import com.microsoft.graph.models.ResponseType;
import com.microsoft.graph.models.Sensitivity;
import com.microsoft.graph.models.TimeSlot;
import org.jspecify.annotations.Nullable;

import io.convenor.tenant.json.GraphJson;

/**
 * How an event is filled in, copied for those invited, changed and looked at.
 */
final class Events {

	private static final int MOST_ATTENDEES = 500;

	private static final OffsetDateTime NEVER = OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

	/**
	 * What Exchange keeps to itself: a change that names one of these leaves it as it is.
	 */
	private static final Set<String> UNCHANGEABLE = Set.of("id", "iCalUId", "organizer", "isOrganizer", "transactionId",
			"createdDateTime", "lastModifiedDateTime", "changeKey", "onlineMeeting", "responseStatus", "type",
			"webLink");

	private Events() {
	}

	static Instant start(Event event) {
		return EventTime.instant(event.getStart());
	}

	static Instant end(Event event) {
		return EventTime.instant(event.getEnd());
	}

	static List<Attendee> attendees(Event event) {
		return Objects.requireNonNullElse(event.getAttendees(), List.of());
	}

	static String address(Attendee attendee) {
		return attendee.getEmailAddress().getAddress();
	}

	/** Who has to come: neither who may nor a room. */
	static Set<String> required(Event event) {
		return attendees(event).stream()
			.filter((attendee) -> attendee.getType() == null || attendee.getType() == AttendeeType.Required)
			.map(Events::address)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	static Optional<Attendee> attendee(Event event, String address) {
		return attendees(event).stream().filter((attendee) -> address.equalsIgnoreCase(address(attendee))).findFirst();
	}

	static boolean isInvited(Event event, String address) {
		return attendee(event, address).isPresent();
	}

	static boolean isOrganised(Event event) {
		return Boolean.TRUE.equals(event.getIsOrganizer());
	}

	static boolean isOnline(Event event) {
		return Boolean.TRUE.equals(event.getIsOnlineMeeting());
	}

	static void check(Event event) {
		if (end(event).isBefore(start(event))) {
			throw Refused.badRequest("ErrorCalendarEndDateIsEarlierThanStartDate",
					"The end date of the event is earlier than its start date.");
		}
		if (attendees(event).size() > MOST_ATTENDEES) {
			throw Refused.badRequest("ErrorInvalidRequest", "An event can have at most 500 attendees.");
		}
		for (Attendee attendee : attendees(event)) {
			if (attendee.getEmailAddress() == null || attendee.getEmailAddress().getAddress() == null) {
				throw Refused.badRequest("ErrorInvalidRecipients", "At least one recipient isn't valid.");
			}
		}
	}

	static void checkProposal(Event event, Answer answer) {
		if (answer != Answer.TENTATIVE && answer != Answer.DECLINED) {
			throw Refused.badRequest("ErrorInvalidArgument",
					"A new time can only be proposed with a tentative answer or a decline.");
		}
		if (!Boolean.TRUE.equals(event.getAllowNewTimeProposals())) {
			throw Refused.badRequest("ErrorInvalidArgument", "The organizer does not allow new time proposals.");
		}
	}

	/**
	 * Fill in what Exchange adds to a new event.
	 */
	static void complete(Event event, Recipient organiser, OffsetDateTime now) {
		event.setId(Ids.item("AAMkADe-"));
		event.setICalUId("040000008200E00074C5B7101A82E008" + Ids.uuid().replace("-", ""));
		event.setCreatedDateTime(now);
		event.setOrganizer(organiser);
		event.setIsOrganizer(true);
		event.setIsCancelled(false);
		event.setIsDraft(false);
		event.setHasAttachments(false);
		event.setType(EventType.SingleInstance);
		event.setOriginalStartTimeZone(event.getStart().getTimeZone());
		event.setOriginalEndTimeZone(event.getEnd().getTimeZone());
		event.setResponseStatus(status(ResponseType.Organizer, NEVER));
		event.setWebLink("https://outlook.office365.com/owa/?itemid=" + event.getId());
		fillGaps(event);
	}

	private static void fillGaps(Event event) {
		event.setSubject(Objects.requireNonNullElse(event.getSubject(), ""));
		event.setIsAllDay(Boolean.TRUE.equals(event.getIsAllDay()));
		event.setImportance(Objects.requireNonNullElse(event.getImportance(), Importance.Normal));
		event.setSensitivity(Objects.requireNonNullElse(event.getSensitivity(), Sensitivity.Normal));
		event.setShowAs(Objects.requireNonNullElse(event.getShowAs(), FreeBusyStatus.Busy));
		event.setHideAttendees(Boolean.TRUE.equals(event.getHideAttendees()));
		event.setAllowNewTimeProposals(!Boolean.FALSE.equals(event.getAllowNewTimeProposals()));
		event.setResponseRequested(!Boolean.FALSE.equals(event.getResponseRequested()));
		event.setIsOnlineMeeting(isOnline(event));
		event.setOnlineMeetingProvider(
				Objects.requireNonNullElse(event.getOnlineMeetingProvider(), OnlineMeetingProviderType.Unknown));
		event.setCategories(Objects.requireNonNullElse(event.getCategories(), List.of()));
		event.setBody(ExchangeHtml.rewritten(Objects.requireNonNullElseGet(event.getBody(), () -> html(""))));
		event.setLocation(Objects.requireNonNullElseGet(event.getLocation(), Location::new));
		if (event.getLocation().getDisplayName() == null) {
			event.getLocation().setDisplayName("");
		}
		if (event.getLocations() == null) {
			boolean nowhere = event.getLocation().getDisplayName().isEmpty();
			event.setLocations(nowhere ? List.of() : List.of(copy(event.getLocation())));
		}
		event.setAttendees(attendees(event).stream().map(Events::unanswered).toList());
	}

	static Attendee unanswered(Attendee attendee) {
		Attendee asked = GraphJson.copy(attendee, Attendee::createFromDiscriminatorValue);
		asked.setType(Objects.requireNonNullElse(attendee.getType(), AttendeeType.Required));
		if (asked.getEmailAddress().getName() == null) {
			asked.getEmailAddress().setName(address(attendee));
		}
		asked.setStatus(status(ResponseType.None, NEVER));
		asked.setProposedNewTime(null);
		return asked;
	}

	/**
	 * The event after a change: a new location replaces the list of locations, what is
	 * Exchange's own stays, and an online meeting stays online.
	 */
	static Event merged(Event before, JsonObject change) {
		JsonObject allowed = new JsonObject();
		change.entrySet()
			.stream()
			.filter((property) -> !UNCHANGEABLE.contains(property.getKey()))
			.forEach((property) -> allowed.add(property.getKey(), property.getValue()));
		if (isOnline(before)) {
			allowed.remove("isOnlineMeeting");
			allowed.remove("onlineMeetingProvider");
		}
		JsonObject tree = GraphJson.overlay(GraphJson.tree(before), allowed);
		if (isOnline(before) && allowed.has("body") && !keepsTheWayToJoin(before, tree)) {
			// Whoever takes the way to join out of the text takes the meeting off Teams.
			tree.remove("onlineMeeting");
			tree.addProperty("isOnlineMeeting", false);
			tree.addProperty("onlineMeetingProvider", OnlineMeetingProviderType.Unknown.getValue());
		}
		if (allowed.has("location") && !allowed.has("locations")) {
			tree.remove("locations");
		}
		Event after = GraphJson.model(tree, Event::createFromDiscriminatorValue);
		check(after);
		boolean moved = !start(before).equals(start(after)) || !end(before).equals(end(after));
		List<Attendee> attendees = attendees(after).stream()
			.map((attendee) -> carried(attendee, before, moved))
			.toList();
		fillGaps(after);
		after.setAttendees(attendees);
		return after;
	}

	private static boolean keepsTheWayToJoin(Event before, JsonObject after) {
		String text = after.getAsJsonObject("body").get("content").getAsString();
		return text.replace("&amp;", "&").contains(before.getOnlineMeeting().getJoinUrl());
	}

	/** An answer already given counts on, unless the time has changed. */
	private static Attendee carried(Attendee attendee, Event before, boolean moved) {
		Attendee asked = unanswered(attendee);
		if (!moved) {
			attendee(before, address(attendee)).ifPresent((known) -> {
				asked.setStatus(status(known.getStatus().getResponse(), known.getStatus().getTime()));
				asked.setProposedNewTime(known.getProposedNewTime());
			});
		}
		return asked;
	}

	/**
	 * The event as it lands in an invitee's own calendar.
	 */
	static Event copyFor(Event event, Attendee invitee) {
		Event copy = GraphJson.copy(event, Event::createFromDiscriminatorValue);
		copy.setId(Ids.item("AAMkADe-"));
		copy.setIsOrganizer(false);
		copy.setTransactionId(null);
		copy.setSingleValueExtendedProperties(null);
		copy.setCategories(List.of());
		copy.setResponseStatus(status(invitee.getStatus().getResponse(), invitee.getStatus().getTime()));
		if (Boolean.TRUE.equals(event.getHideAttendees())) {
			copy.setAttendees(List.of(GraphJson.copy(invitee, Attendee::createFromDiscriminatorValue)));
		}
		return copy;
	}

	static ResponseStatus status(ResponseType response, OffsetDateTime time) {
		ResponseStatus status = new ResponseStatus();
		status.setResponse(response);
		status.setTime(time);
		return status;
	}

	/**
	 * Put the way to join under what the organiser wrote, as Exchange does.
	 */
	static ItemBody withJoinBlock(ItemBody body, OnlineMeetingInfo online) {
		String written = Objects.requireNonNullElse(body.getContent(), "");
		String html = (body.getContentType() == BodyType.Html) ? written
				: "<p>" + written.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>") + "</p>";
		String number = online.getTollNumber();
		String conference = online.getConferenceId();
		int end = html.lastIndexOf("</body>");
		String above = (end < 0) ? html : html.substring(0, end);
		return html(above + """
				<div class="me-email-text" lang="en-GB">
				<p>________________________________________________________________________________</p>
				<p><strong>Microsoft Teams meeting</strong></p>
				<p><a id="meet_invite_block.action.join_link" href="%s">Join the meeting now</a></p>
				<p><strong>Dial in by phone</strong><br>
				<a href="tel:%s,,%s#">%s,,%s#</a> United Kingdom, London<br>
				Phone conference ID: %s#</p>
				<p>________________________________________________________________________________</p>
				</div>""".formatted(online.getJoinUrl().replace("&", "&amp;"), number.replace(" ", ""), conference,
				number, conference, conference) + html.substring(above.length()));
	}

	static String preview(Event event) {
		String text = Objects.requireNonNullElse(event.getBody().getContent(), "")
			.replaceAll("<[^>]+>", " ")
			.replaceAll("\\s+", " ")
			.strip();
		return text.substring(0, Math.min(255, text.length()));
	}

	static CalendarEntry view(Event event) {
		OnlineMeetingInfo online = event.getOnlineMeeting();
		List<CalendarEntry.Invitee> invitees = attendees(event).stream()
			.map((attendee) -> new CalendarEntry.Invitee(address(attendee), attendee.getEmailAddress().getName(),
					attendee.getType().getValue(), Answer.of(attendee.getStatus().getResponse()), proposal(attendee)))
			.toList();
		return new CalendarEntry(event.getId(), event.getICalUId(), event.getSubject(), start(event), end(event),
				event.getOrganizer().getEmailAddress().getAddress(), isOrganised(event), invitees,
				Boolean.TRUE.equals(event.getHideAttendees()), event.getLocation().getDisplayName(), joinUrl(online),
				Objects.requireNonNullElse(event.getBody().getContent(), ""), event.getSensitivity().getValue(),
				event.getShowAs().getValue(), Boolean.TRUE.equals(event.getIsCancelled()), event.getTransactionId());
	}

	private static Calendars.@Nullable Proposal proposal(Attendee attendee) {
		TimeSlot slot = attendee.getProposedNewTime();
		return (slot == null) ? null
				: new Calendars.Proposal(EventTime.instant(slot.getStart()), EventTime.instant(slot.getEnd()));
	}

	private static @Nullable String joinUrl(@Nullable OnlineMeetingInfo online) {
		return (online != null) ? online.getJoinUrl() : null;
	}

	static Map<String, String> significant(Event event) {
		return Map.of("start", start(event).toString(), "end", end(event).toString(), "subject", event.getSubject(),
				"location", event.getLocation().getDisplayName(), "body",
				Objects.requireNonNullElse(event.getBody().getContent(), ""), "online",
				Boolean.toString(isOnline(event)));
	}

	private static Location copy(Location location) {
		return GraphJson.copy(location, Location::createFromDiscriminatorValue);
	}

	private static ItemBody html(String content) {
		ItemBody body = new ItemBody();
		body.setContentType(BodyType.Html);
		body.setContent(content);
		return body;
	}

}
