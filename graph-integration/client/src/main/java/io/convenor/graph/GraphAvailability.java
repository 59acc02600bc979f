package io.convenor.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.microsoft.graph.models.FreeBusyError;
import com.microsoft.graph.models.FreeBusyStatus;
import com.microsoft.graph.models.Room;
import com.microsoft.graph.models.RoomCollectionResponse;
import com.microsoft.graph.models.ScheduleInformation;
import com.microsoft.graph.models.ScheduleItem;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.calendar.getschedule.GetSchedulePostRequestBody;
import org.jspecify.annotations.Nullable;

/** Free and busy times, and the rooms of the directory. */
final class GraphAvailability implements Availability {

	private static final int MOST_MAILBOXES = 20;

	private static final int MOST_DAYS = 42;

	private static final int VIEW_MINUTES = 30;

	private static final Duration ROOMS_KEPT = Duration.ofHours(6);

	private static final Set<FreeBusyStatus> TAKEN = Set.of(FreeBusyStatus.Busy, FreeBusyStatus.Oof,
			FreeBusyStatus.Tentative, FreeBusyStatus.Unknown);

	private final GraphServiceClient graph;

	private final GraphCalls calls;

	private final Cache<String, List<BookableRoom>> rooms;

	GraphAvailability(GraphServiceClient graph, GraphCalls calls, Clock clock) {
		this.graph = graph;
		this.calls = calls;
		this.rooms = Caches.of(1, ROOMS_KEPT, clock);
	}

	@Override
	public List<Diary> diaries(String asker, List<String> addresses, LocalDateTime from, LocalDateTime to) {
		List<Diary> diaries = new ArrayList<>();
		for (int first = 0; first < addresses.size(); first += MOST_MAILBOXES) {
			List<String> some = addresses.subList(first, Math.min(addresses.size(), first + MOST_MAILBOXES));
			diaries.addAll(read(asker, some, from, to));
		}
		return List.copyOf(diaries);
	}

	private List<Diary> read(String asker, List<String> addresses, LocalDateTime from, LocalDateTime to) {
		Map<String, List<Busy>> busy = new HashMap<>();
		Map<String, String> problems = new HashMap<>();
		for (LocalDateTime begin = from; begin.isBefore(to); begin = begin.plusDays(MOST_DAYS)) {
			LocalDateTime end = begin.plusDays(MOST_DAYS);
			for (ScheduleInformation schedule : ask(asker, addresses, begin, end.isBefore(to) ? end : to)) {
				String address = lower(schedule.getScheduleId());
				busy.computeIfAbsent(address, (each) -> new ArrayList<>()).addAll(busy(schedule, begin));
				if (schedule.getError() != null) {
					problems.put(address, problem(schedule.getError()));
				}
			}
		}
		return addresses.stream().map((address) -> diary(address, busy, problems)).toList();
	}

	private static Diary diary(String address, Map<String, List<Busy>> busy, Map<String, String> problems) {
		List<Busy> times = busy.get(lower(address));
		String problem = (times != null) ? problems.get(lower(address)) : "Microsoft 365 gave no answer for this diary";
		return new Diary(address, (times == null || problem != null) ? List.of() : times, problem);
	}

	private List<ScheduleInformation> ask(String asker, List<String> addresses, LocalDateTime from, LocalDateTime to) {
		GetSchedulePostRequestBody question = new GetSchedulePostRequestBody();
		question.setSchedules(addresses);
		question.setStartTime(LocalTimes.graph(from));
		question.setEndTime(LocalTimes.graph(to));
		question.setAvailabilityViewInterval(VIEW_MINUTES);
		return Pages.orEmpty(
				this.calls
					.ask(Operation.READ_DIARIES, asker,
							() -> this.graph.users().byUserId(asker).calendar().getSchedule().post(question))
					.getValue());
	}

	private static List<Busy> busy(ScheduleInformation schedule, LocalDateTime begin) {
		List<ScheduleItem> items = schedule.getScheduleItems();
		if (items == null) {
			return busy(schedule.getAvailabilityView(), begin);
		}
		return items.stream()
			.filter((item) -> item.getStatus() == null || TAKEN.contains(item.getStatus()))
			.map((item) -> new Busy(LocalTimes.local(item.getStart()), LocalTimes.local(item.getEnd())))
			.toList();
	}

	// Some mailboxes show no items, only a digit for each half hour: 0 and 4 are free.
	private static List<Busy> busy(@Nullable String view, LocalDateTime begin) {
		List<Busy> busy = new ArrayList<>();
		for (int slot = 0; view != null && slot < view.length(); slot++) {
			if (view.charAt(slot) != '0' && view.charAt(slot) != '4') {
				LocalDateTime from = begin.plusMinutes((long) slot * VIEW_MINUTES);
				busy.add(new Busy(from, from.plusMinutes(VIEW_MINUTES)));
			}
		}
		return busy;
	}

	private static String problem(FreeBusyError error) {
		String code = error.getResponseCode();
		return "Microsoft 365 cannot read this diary ("
				+ ((code != null && code.matches("[A-Za-z0-9_.-]{1,80}")) ? code : "no code") + ")";
	}

	private static String lower(@Nullable String address) {
		return (address != null) ? address.toLowerCase(Locale.ROOT) : "";
	}

	@Override
	public List<BookableRoom> rooms() {
		return this.rooms.get("rooms", (key) -> readRooms());
	}

	private List<BookableRoom> readRooms() {
		var places = this.graph.places().graphRoom();
		List<Room> rooms = Pages.all(
				() -> this.calls.ask(Operation.LIST_ROOMS, () -> places.get((get) -> get.queryParameters.top = 100)),
				(link) -> this.calls.ask(Operation.LIST_ROOMS, () -> places.withUrl(link).get()),
				RoomCollectionResponse::getValue);
		return rooms.stream().filter((room) -> room.getEmailAddress() != null).map(GraphAvailability::room).toList();
	}

	private static BookableRoom room(Room room) {
		String name = (room.getDisplayName() != null) ? room.getDisplayName() : room.getEmailAddress();
		return new BookableRoom(room.getEmailAddress(), name, room.getCapacity(),
				Boolean.TRUE.equals(room.getIsWheelChairAccessible()), text(room.getBuilding()), equipment(room));
	}

	private static List<String> equipment(Room room) {
		return Stream
			.concat(Stream.of(room.getDisplayDeviceName(), room.getVideoDeviceName(), room.getAudioDeviceName()),
					Pages.orEmpty(room.getTags()).stream())
			.map(GraphAvailability::text)
			.filter(Objects::nonNull)
			.distinct()
			.toList();
	}

	private static @Nullable String text(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

}
