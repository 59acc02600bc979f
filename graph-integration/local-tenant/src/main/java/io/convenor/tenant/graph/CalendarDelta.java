package io.convenor.tenant.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.microsoft.graph.models.Event;
import com.microsoft.graph.users.item.calendarview.delta.DeltaGetResponse;

import io.convenor.tenant.json.GraphJson;
import io.convenor.tenant.world.Calendars;
import io.convenor.tenant.world.Refused;

/**
 * Tells what has changed in a calendar between two moments since the last time, a page at
 * a time. As in Graph, what was moved out of that time is told as removed, and so is what
 * was booked outside it since.
 */
final class CalendarDelta {

	private static final int PAGE_SIZE = 10;

	private final Calendars calendars;

	CalendarDelta(Calendars calendars) {
		this.calendars = calendars;
	}

	Answer answer(GraphRequest request, String address, Window asked, UnaryOperator<Event> shown, String... hidden) {
		refuseOptions(request);
		DeltaPlace place = place(request, address, asked);
		Window window = Window.read(place.scope());
		List<JsonObject> changes = new ArrayList<>();
		this.calendars.changes(address, window.from(), window.to(), place.after(), place.upTo())
			.forEach((id, event) -> event.map((present) -> GraphJson.tree(shown.apply(present)))
				.or(() -> place.first() ? Optional.empty() : Optional.of(removed(id)))
				.ifPresent(changes::add));
		int size = request.pageSize().orElse(PAGE_SIZE);
		DeltaGetResponse frame = new DeltaGetResponse();
		Query query = Query.of(request, PAGE_SIZE, hidden);
		if (place.offset() + size < changes.size()) {
			frame.setOdataNextLink(link(query, "$skiptoken", place.further(size)));
		}
		else {
			frame.setOdataDeltaLink(link(query, "$deltatoken", place.done()));
		}
		return query.collection(frame, changes.stream().skip(place.offset()).limit(size).toList());
	}

	private static String link(Query query, String name, DeltaPlace place) {
		String other = name.equals("$skiptoken") ? "$deltatoken" : "$skiptoken";
		return query.link(Map.of(name, place.token(), other, "", "startDateTime", "", "endDateTime", ""));
	}

	private static void refuseOptions(GraphRequest request) {
		if (Stream.of("$orderby", "$filter", "$select", "$expand", "$search")
			.anyMatch((option) -> request.query(option).isPresent())) {
			throw Refused.badRequest("ErrorInvalidUrlQuery",
					"The following parameters are not supported with change tracking over the 'CalendarView' "
							+ "resource: '$orderby, $filter, $select, $expand, $search'.");
		}
	}

	private DeltaPlace place(GraphRequest request, String address, Window asked) {
		Optional<String> token = request.query("$skiptoken").or(() -> request.query("$deltatoken"));
		int generation = this.calendars.deltaGeneration();
		long last = this.calendars.lastChange(address);
		if (token.isEmpty()) {
			return new DeltaPlace(generation, asked.scope(), true, 0, last, 0);
		}
		DeltaPlace place = DeltaPlace.read(token.get());
		if (place.generation() != generation) {
			throw DeltaPlace.expired();
		}
		return request.query("$skiptoken").isPresent() ? place : place.upTo(last);
	}

	private static JsonObject removed(String id) {
		Event gone = new Event();
		gone.setId(id);
		JsonObject reason = new JsonObject();
		reason.addProperty("reason", "deleted");
		JsonObject tree = GraphJson.tree(gone);
		tree.add("@removed", reason);
		return tree;
	}

	/** The time that is looked at. */
	record Window(Instant from, Instant to) {

		static Window read(String scope) {
			String[] parts = scope.split("/", 2);
			return new Window(Instant.parse(parts[0]), Instant.parse(parts[1]));
		}

		String scope() {
			return this.from + "/" + this.to;
		}

	}

}
