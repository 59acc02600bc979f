package io.convenor.graph;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.microsoft.graph.models.Event;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.calendarview.delta.DeltaGetResponse;
import com.microsoft.graph.users.item.calendarview.delta.DeltaRequestBuilder;
import org.jspecify.annotations.Nullable;

/** A calendar's list of changes. Graph lets nobody choose properties here. */
final class GraphCalendarWatch implements CalendarWatch {

	private static final String PAGE_SIZE = "odata.maxpagesize=50";

	private final GraphServiceClient graph;

	private final GraphCalls calls;

	private final String graphAddress;

	GraphCalendarWatch(GraphServiceClient graph, GraphCalls calls, GraphSettings settings) {
		this.graph = graph;
		this.calls = calls;
		this.graphAddress = settings.graphUrl() + "/";
	}

	@Override
	public Changes changesSince(String mailbox, LocalDate from, LocalDate until, @Nullable String position) {
		if (position != null && !position.startsWith(this.graphAddress)) {
			throw new GraphFailure.PositionLost(null);
		}
		List<Seen> seen = new ArrayList<>();
		DeltaGetResponse page = (position != null) ? page(mailbox, position) : firstPage(mailbox, from, until);
		while (true) {
			Pages.orEmpty(page.getValue())
				.stream()
				.map(GraphCalendarWatch::seen)
				.filter(Objects::nonNull)
				.forEach(seen::add);
			if (page.getOdataNextLink() == null) {
				return new Changes(seen, page.getOdataDeltaLink());
			}
			page = page(mailbox, page.getOdataNextLink());
		}
	}

	private DeltaGetResponse firstPage(String mailbox, LocalDate from, LocalDate until) {
		return this.calls.ask(Operation.READ_CALENDAR_CHANGES, mailbox, () -> delta(mailbox).get((get) -> {
			get.queryParameters.startDateTime = LocalTimes.instant(from.atStartOfDay());
			get.queryParameters.endDateTime = LocalTimes.instant(until.plusDays(1).atStartOfDay());
			get.headers.add("Prefer", PAGE_SIZE);
		}));
	}

	private DeltaGetResponse page(String mailbox, String link) {
		return this.calls.ask(Operation.READ_CALENDAR_CHANGES, mailbox,
				() -> delta(mailbox).withUrl(link).get((get) -> get.headers.add("Prefer", PAGE_SIZE)));
	}

	private DeltaRequestBuilder delta(String mailbox) {
		return this.graph.users().byUserId(mailbox).calendarView().delta();
	}

	// An occurrence in a series of somebody else's may come without most of itself.
	private static @Nullable Seen seen(Event event) {
		if (event.getAdditionalData().containsKey("@removed")) {
			return new Seen.Removed(event.getId());
		}
		return CalendarEvents.isWhole(event) ? new Seen.Standing(CalendarEvents.meeting(event)) : null;
	}

}
