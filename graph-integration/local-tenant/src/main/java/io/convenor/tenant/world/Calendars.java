package io.convenor.tenant.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.microsoft.graph.models.Attendee;
import com.microsoft.graph.models.ChangeType;
import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.FreeBusyStatus;
import com.microsoft.graph.models.OnlineMeeting;
import com.microsoft.graph.models.OnlineMeetingInfo;
import com.microsoft.graph.models.OnlineMeetingProviderType;
import com.microsoft.graph.models.Recipient;
import com.microsoft.graph.models.TimeSlot;
import org.jspecify.annotations.Nullable;

import io.convenor.tenant.json.GraphJson;
import io.convenor.tenant.world.Room.Attendant;

/**
 * Every calendar of the tenant: what is booked in one is asked of the others, and rooms
 * answer for themselves.
 */
public final class Calendars {

	private final Clock clock;

	private final Duration roomsAnswerAfter;

	private final Directory directory;

	private final Mailboxes mailboxes;

	private final OnlineMeetings onlineMeetings;

	private final Errands errands;

	private final CalendarLog log = new CalendarLog();

	private final Map<String, Map<String, Event>> calendars = new LinkedHashMap<>();

	/** What its organiser deleted, which its id still leads to. */
	private final Map<String, Map<String, Event>> deleted = new LinkedHashMap<>();

	private final Map<String, Transaction> transactions = new HashMap<>();

	private final Map<String, Integer> timesAsked = new HashMap<>();

	private long lastVersion;

	private int deltaGeneration;

	Calendars(Clock clock, Duration roomsAnswerAfter, Directory directory, Mailboxes mailboxes,
			OnlineMeetings onlineMeetings, Errands errands) {
		this.clock = clock;
		this.roomsAnswerAfter = roomsAnswerAfter;
		this.directory = directory;
		this.mailboxes = mailboxes;
		this.onlineMeetings = onlineMeetings;
		this.errands = errands;
	}

	/**
	 * What somebody's calendar shows, earliest first.
	 */
	public synchronized List<CalendarEntry> of(String address) {
		return calendar(address).values()
			.stream()
			.map(Events::view)
			.sorted(Comparator.comparing(CalendarEntry::start))
			.toList();
	}

	/**
	 * Put something into a calendar that only says when its owner is busy.
	 */
	public void busy(String address, Instant from, Instant to) {
		busy(address, from, to, "Busy");
	}

	public synchronized void busy(String address, Instant from, Instant to, String subject) {
		Event event = new Event();
		event.setSubject(subject);
		event.setStart(EventTime.in("UTC", from));
		event.setEnd(EventTime.in("UTC", to));
		create(address, event);
	}

	/**
	 * Answer an invitation, as the person or the room invited would; the latest one where
	 * several are meant. A room may change its mind in the same way.
	 * @param eventSubjectOrId which meeting: its subject, or its id in the organiser's or
	 * the answerer's calendar
	 */
	public void answer(String address, String eventSubjectOrId, Answer answer) {
		answer(address, eventSubjectOrId, answer, null);
	}

	/**
	 * Answer an invitation and propose another time, which Outlook offers with a
	 * tentative answer and with a decline where the organiser allows it.
	 */
	public void answer(String address, String eventSubjectOrId, Answer answer, @Nullable Proposal proposal) {
		answer(address, eventSubjectOrId, answer, proposal, null);
	}

	/**
	 * The same, with something typed to the organiser, which goes into their mailbox with
	 * the answer and nowhere else.
	 */
	public synchronized void answer(String address, String eventSubjectOrId, Answer answer, @Nullable Proposal proposal,
			@Nullable String comment) {
		Owned asked = organisedEvents().filter((owned) -> Events.isInvited(owned.event(), address))
			.filter((owned) -> isMeant(owned.event(), address, eventSubjectOrId))
			.reduce((first, last) -> last)
			.orElseThrow(() -> new IllegalArgumentException(
					address + " is not invited to anything called " + eventSubjectOrId));
		if (proposal != null) {
			Events.checkProposal(asked.event(), answer);
		}
		answer(asked, address, answer, proposal, comment);
	}

	/**
	 * Move a meeting by hand to another time, as its organiser would in Outlook.
	 * @param eventSubjectOrId which meeting: its subject, or its id
	 */
	public synchronized void move(String owner, String eventSubjectOrId, Instant start) {
		Event event = organised(owner, eventSubjectOrId);
		Event change = new Event();
		change.setStart(EventTime.in("UTC", start));
		change.setEnd(EventTime.in("UTC", start.plus(Duration.between(Events.start(event), Events.end(event)))));
		edit(owner, event.getId(), change);
	}

	/**
	 * Change a meeting by hand, as its organiser would in Outlook.
	 * @param change the properties that change
	 */
	public synchronized void edit(String owner, String eventSubjectOrId, Event change) {
		JsonObject tree = GraphJson.tree(change);
		tree.keySet().removeIf((name) -> name.startsWith("@odata"));
		update(owner, organised(owner, eventSubjectOrId).getId(), tree, null);
	}

	/**
	 * Delete a meeting by hand, as its organiser would in Outlook: those invited are
	 * told.
	 */
	public synchronized void deleteByHand(String owner, String eventSubjectOrId) {
		delete(owner, organised(owner, eventSubjectOrId).getId());
	}

	private Event organised(String owner, String subjectOrId) {
		return calendar(owner).values()
			.stream()
			.filter(Events::isOrganised)
			.filter((event) -> subjectOrId.equals(event.getSubject()) || subjectOrId.equals(event.getId()))
			.reduce((first, last) -> last)
			.orElseThrow(() -> new IllegalArgumentException(owner + " has organised nothing called " + subjectOrId));
	}

	/**
	 * Be told of whatever becomes of an event in any calendar.
	 */
	public void onChange(Consumer<EventChange> watcher) {
		this.log.tell(watcher);
	}

	/**
	 * The number of the last change in a calendar.
	 */
	public long lastChange(String owner) {
		return this.log.last(owner);
	}

	/**
	 * What has become of each event that changed after one change and up to another: as
	 * it is now, or nothing where it is not, or no longer, between two moments.
	 */
	public synchronized Map<String, Optional<Event>> changes(String owner, Instant from, Instant to, long after,
			long upTo) {
		Map<String, Optional<Event>> changes = new LinkedHashMap<>();
		this.log.between(owner, after, upTo)
			.forEach((id) -> changes.put(id,
					Optional.ofNullable(calendar(owner).get(id))
						.filter((event) -> Events.start(event).isBefore(to) && Events.end(event).isAfter(from))
						.map((event) -> GraphJson.copy(event, Event::createFromDiscriminatorValue))));
		return changes;
	}

	/**
	 * Make every delta link given out so far too old to be used.
	 */
	public synchronized void expireDeltaTokens() {
		this.deltaGeneration++;
	}

	public synchronized int deltaGeneration() {
		return this.deltaGeneration;
	}

	/**
	 * The events of a calendar, earliest first.
	 */
	public synchronized List<Event> events(String owner) {
		return calendar(owner).values()
			.stream()
			.sorted(Comparator.comparing(Events::start))
			.map((event) -> GraphJson.copy(event, Event::createFromDiscriminatorValue))
			.toList();
	}

	public synchronized Event get(String owner, String id) {
		return GraphJson.copy(event(owner, id), Event::createFromDiscriminatorValue);
	}

	/**
	 * What keeps an address from being free between two moments.
	 */
	public synchronized List<CalendarEntry> busyTimes(String address, Instant from, Instant to) {
		return of(address).stream()
			.filter((entry) -> !entry.cancelled() && !entry.showAs().equals(FreeBusyStatus.Free.getValue()))
			.filter((entry) -> entry.start().isBefore(to) && entry.end().isAfter(from))
			.toList();
	}

	/**
	 * Book a meeting and invite its attendees.
	 * @return the meeting booked, or the one that an earlier request with the same
	 * transaction id booked
	 */
	public synchronized Event create(String owner, Event draft) {
		Optional<Event> earlier = earlier(owner, draft);
		if (earlier.isPresent()) {
			return earlier.get();
		}
		Event event = GraphJson.copy(draft, Event::createFromDiscriminatorValue);
		Events.check(event);
		Events.complete(event, this.mailboxes.recipient(owner), now());
		if (Events.isOnline(event)) {
			putOnline(owner, event);
		}
		store(owner, event);
		if (event.getTransactionId() != null) {
			this.transactions.put(transactionKey(owner, event.getTransactionId()),
					new Transaction(GraphJson.tree(draft), event.getId()));
		}
		Events.attendees(event).forEach((attendee) -> invite(owner, event, attendee));
		inviteToTheMeeting(event);
		return get(owner, event.getId());
	}

	/**
	 * Change a meeting; the attendees are told, and asked again when its time changes.
	 * @param version the etag that the change was made against
	 */
	public synchronized Event update(String owner, String id, JsonObject change, @Nullable String version) {
		Event before = event(owner, id);
		if (version != null && !version.equals("*") && !version.equals(before.getAdditionalData().get("@odata.etag"))) {
			throw new Refused(412, "ErrorIrresolvableConflict",
					"The send or update operation could not be performed because the change key passed in the "
							+ "request does not match the current change key for the item.");
		}
		Event after = Events.merged(before, change);
		if (!calendar(owner).containsKey(id)) {
			// Among the deleted items it is changed like any item, and nobody hears of
			// it.
			deleted(owner).put(id, after);
			return get(owner, id);
		}
		if (Events.isOnline(before) && !Events.isOnline(after)) {
			this.onlineMeetings.close(before.getOnlineMeeting().getJoinUrl());
		}
		if (Events.isOrganised(before) && Events.isOnline(after) && !Events.isOnline(before)) {
			putOnline(owner, after);
		}
		store(owner, after);
		if (Events.isOrganised(before)) {
			tellOfChange(owner, before, after);
			inviteToTheMeeting(after);
		}
		return get(owner, id);
	}

	private void inviteToTheMeeting(Event event) {
		if (event.getOnlineMeeting() != null && Events.isOrganised(event)) {
			this.onlineMeetings.invite(event.getOnlineMeeting().getJoinUrl(), Events.required(event));
		}
	}

	/**
	 * Call a meeting off and tell its attendees why.
	 */
	public synchronized void cancel(String owner, String id, @Nullable String comment) {
		Event event = event(owner, id);
		if (!Events.isOrganised(event)) {
			throw Refused.badRequest("ErrorInvalidRequest", "You need to be an organizer to cancel a meeting.");
		}
		if (!calendar(owner).containsKey(id)) {
			throw Refused.badRequest("ErrorInvalidRequest", "The meeting has been deleted and cannot be cancelled.");
		}
		callOff(owner, event, comment);
	}

	/**
	 * Take a meeting out of a calendar: the organiser calls it off by that, anybody else
	 * declines.
	 */
	public synchronized void delete(String owner, String id) {
		Event event = event(owner, id);
		if (deleted(owner).remove(id) != null) {
			return;
		}
		if (Events.isOrganised(event)) {
			callOff(owner, event, null);
			return;
		}
		organisedEvents().filter((owned) -> isSame(owned.event(), event))
			.filter((owned) -> Events.isInvited(owned.event(), owner))
			.findFirst()
			.ifPresent((owned) -> answer(owned, owner, Answer.DECLINED, null, null));
		remove(owner, id);
	}

	private void callOff(String owner, Event event, @Nullable String comment) {
		remove(owner, event.getId());
		deleted(owner).put(event.getId(), GraphJson.copy(event, Event::createFromDiscriminatorValue));
		event.setIsCancelled(true);
		Events.attendees(event).forEach((attendee) -> tellOfCancellation(event, attendee, comment));
		if (event.getOnlineMeeting() != null) {
			this.onlineMeetings.close(event.getOnlineMeeting().getJoinUrl());
		}
	}

	private Optional<Event> earlier(String owner, Event draft) {
		String transactionId = draft.getTransactionId();
		if (transactionId == null) {
			return Optional.empty();
		}
		Transaction transaction = this.transactions.get(transactionKey(owner, transactionId));
		if (transaction == null) {
			return Optional.empty();
		}
		Event event = calendar(owner).get(transaction.eventId());
		if (event == null || !transaction.request().equals(GraphJson.tree(draft))) {
			throw new Refused(409, "ErrorDuplicateTransactionId",
					"Your request can't be completed. The TransactionId value '" + transactionId
							+ "' has already been used to create a different event.");
		}
		return Optional.of(get(owner, event.getId()));
	}

	private static String transactionKey(String owner, String transactionId) {
		return Directory.key(owner) + " " + transactionId;
	}

	/**
	 * Give an event its Teams meeting. Without a licence Exchange books it all the same,
	 * only without a link and without a word.
	 */
	private void putOnline(String owner, Event event) {
		Optional<Person> organiser = this.directory.person(owner).filter(Person::teamsLicence);
		if (organiser.isEmpty()) {
			event.setIsOnlineMeeting(false);
			event.setOnlineMeetingProvider(OnlineMeetingProviderType.Unknown);
			return;
		}
		OnlineMeeting meeting = this.onlineMeetings.open(organiser.get(), event.getSubject(),
				Events.start(event).atOffset(ZoneOffset.UTC), Events.end(event).atOffset(ZoneOffset.UTC));
		OnlineMeetingInfo info = new OnlineMeetingInfo();
		info.setJoinUrl(meeting.getJoinWebUrl());
		info.setConferenceId(meeting.getAudioConferencing().getConferenceId());
		info.setTollNumber(meeting.getAudioConferencing().getTollNumber());
		event.setIsOnlineMeeting(true);
		event.setOnlineMeeting(info);
		event.setOnlineMeetingProvider(OnlineMeetingProviderType.TeamsForBusiness);
		event.setBody(Events.withJoinBlock(event.getBody(), info));
	}

	private void invite(String owner, Event event, Attendee attendee) {
		String address = Events.address(attendee);
		Optional<Room> room = this.directory.room(address);
		if (room.isPresent()) {
			askRoom(owner, event.getId(), room.get());
			return;
		}
		// Whoever is outside keeps the invitation in a calendar of their own, elsewhere.
		copyOf(event, address).ifPresent((old) -> remove(address, old.getId()));
		store(address, Events.copyFor(event, attendee));
		this.mailboxes.deliverAboutMeeting(
				MeetingMails.request(event, event.getOrganizer(), visibleRecipients(event, attendee)), address);
	}

	private void askRoom(String owner, String eventId, Room room) {
		int asked = this.timesAsked.merge(eventId + room.id(), 1, Integer::sum);
		this.errands.after(this.roomsAnswerAfter, () -> roomAnswers(room, owner, eventId, asked));
	}

	private synchronized void roomAnswers(Room room, String owner, String eventId, int asked) {
		Event event = calendar(owner).get(eventId);
		boolean askedAgain = this.timesAsked.getOrDefault(eventId + room.id(), 0) != asked;
		if (event == null || askedAgain || !Events.isInvited(event, room.address())) {
			return;
		}
		copyOf(event, room.address()).ifPresent((old) -> remove(room.address(), old.getId()));
		boolean free = busyTimes(room.address(), Events.start(event), Events.end(event)).isEmpty();
		Attendant attendant = this.directory.room(room.address()).map(Room::attendant).orElse(room.attendant());
		boolean accepts = (attendant == Attendant.DOUBLE_BOOKS) || (free && attendant == Attendant.ACCEPTS_WHEN_FREE);
		if (accepts) {
			Events.attendee(event, room.address())
				.ifPresent((attendee) -> store(room.address(), Events.copyFor(event, attendee)));
		}
		answer(new Owned(owner, event), room.address(), accepts ? Answer.ACCEPTED : Answer.DECLINED, null, null);
	}

	private void answer(Owned asked, String address, Answer answer, @Nullable Proposal proposal,
			@Nullable String comment) {
		Event event = asked.event();
		note(event, address, answer, proposal);
		store(asked.owner(), event);
		copyOf(event, address).ifPresent((copy) -> {
			copy.setResponseStatus(Events.status(answer.graph(), now()));
			note(copy, address, answer, proposal);
			if (answer == Answer.DECLINED) {
				remove(address, copy.getId());
			}
		});
		if (answer != Answer.NONE && Boolean.TRUE.equals(event.getResponseRequested())) {
			this.mailboxes.deliverAboutMeeting(MeetingMails.answer(event, answer, proposal, comment,
					this.mailboxes.recipient(address), event.getOrganizer()), asked.owner());
		}
	}

	private void note(Event event, String address, Answer answer, @Nullable Proposal proposal) {
		Events.attendee(event, address).ifPresent((attendee) -> {
			attendee.setStatus(Events.status(answer.graph(), now()));
			attendee.setProposedNewTime((proposal != null) ? proposal.slot() : null);
		});
	}

	private void tellOfChange(String owner, Event before, Event after) {
		Events.attendees(before)
			.stream()
			.filter((attendee) -> !Events.isInvited(after, Events.address(attendee)))
			.forEach((attendee) -> tellOfCancellation(after, attendee, null));
		boolean significant = !Events.significant(before).equals(Events.significant(after));
		boolean moved = !Events.start(before).equals(Events.start(after))
				|| !Events.end(before).equals(Events.end(after));
		for (Attendee attendee : Events.attendees(after)) {
			boolean known = Events.isInvited(before, Events.address(attendee));
			boolean room = this.directory.room(Events.address(attendee)).isPresent();
			if (!known || (room ? moved : significant)) {
				invite(owner, after, attendee);
			}
		}
	}

	private void tellOfCancellation(Event event, Attendee attendee, @Nullable String comment) {
		String address = Events.address(attendee);
		if (this.directory.room(address).isPresent()) {
			copyOf(event, address).ifPresent((copy) -> remove(address, copy.getId()));
			return;
		}
		copyOf(event, address).ifPresent((copy) -> {
			copy.setIsCancelled(true);
			copy.setShowAs(FreeBusyStatus.Free);
			copy.setSubject("Canceled: " + event.getSubject());
			store(address, copy);
		});
		this.mailboxes.deliverAboutMeeting(
				MeetingMails.cancellation(event, comment, event.getOrganizer(), visibleRecipients(event, attendee)),
				address);
	}

	private List<Recipient> visibleRecipients(Event event, Attendee attendee) {
		Stream<String> addresses = Boolean.TRUE.equals(event.getHideAttendees()) ? Stream.of(Events.address(attendee))
				: Events.attendees(event).stream().map(Events::address);
		return addresses.map(this.mailboxes::recipient).toList();
	}

	private void store(String owner, Event event) {
		this.lastVersion++;
		String changeKey = "DwAAABYAAAC" + this.lastVersion;
		event.setChangeKey(changeKey);
		event.getAdditionalData().put("@odata.etag", "W/\"" + changeKey + "\"");
		event.setLastModifiedDateTime(now());
		event.setBodyPreview(Events.preview(event));
		boolean known = calendar(owner).put(event.getId(), event) != null;
		this.log.note(owner, event.getId(), known ? ChangeType.Updated : ChangeType.Created);
	}

	private void remove(String owner, String id) {
		if (calendar(owner).remove(id) != null) {
			this.log.note(owner, id, ChangeType.Deleted);
		}
	}

	private Stream<Owned> organisedEvents() {
		return this.calendars.entrySet()
			.stream()
			.flatMap((calendar) -> calendar.getValue()
				.values()
				.stream()
				.filter(Events::isOrganised)
				.map((event) -> new Owned(calendar.getKey(), event)))
			.toList()
			.stream();
	}

	private boolean isMeant(Event event, String address, String subjectOrId) {
		return subjectOrId.equals(event.getSubject()) || subjectOrId.equals(event.getId())
				|| copyOf(event, address).filter((copy) -> subjectOrId.equals(copy.getId())).isPresent();
	}

	private Optional<Event> copyOf(Event event, String address) {
		return calendar(address).values()
			.stream()
			.filter((copy) -> isSame(copy, event) && !Events.isOrganised(copy))
			.findFirst();
	}

	private static boolean isSame(Event one, Event other) {
		return one.getICalUId().equals(other.getICalUId());
	}

	private Event event(String owner, String id) {
		Event event = calendar(owner).getOrDefault(id, deleted(owner).get(id));
		if (event == null) {
			throw Refused.notFound("ErrorItemNotFound", "The specified object was not found in the store.");
		}
		return event;
	}

	private Map<String, Event> calendar(String address) {
		return this.calendars.computeIfAbsent(Directory.key(address), (key) -> new LinkedHashMap<>());
	}

	private Map<String, Event> deleted(String address) {
		return this.deleted.computeIfAbsent(Directory.key(address), (key) -> new LinkedHashMap<>());
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	/**
	 * Another time that somebody invited would rather meet.
	 */
	public record Proposal(Instant start, Instant end) {

		TimeSlot slot() {
			TimeSlot slot = new TimeSlot();
			slot.setStart(EventTime.in("UTC", this.start));
			slot.setEnd(EventTime.in("UTC", this.end));
			return slot;
		}

	}

	private record Owned(String owner, Event event) {
	}

	private record Transaction(JsonObject request, String eventId) {
	}

}
