package io.convenor.tenant.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import com.google.gson.JsonObject;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.users.item.mailfolders.item.messages.delta.DeltaGetResponse;

import io.convenor.tenant.json.GraphJson;
import io.convenor.tenant.world.MailChange;
import io.convenor.tenant.world.Mailboxes;

/**
 * Tells what has changed in a mail folder since the last time, a page at a time; where it
 * got to is in the links it gives out.
 */
final class MailDelta {

	private static final int PAGE_SIZE = 10;

	private final Mailboxes mailboxes;

	MailDelta(Mailboxes mailboxes) {
		this.mailboxes = mailboxes;
	}

	Answer answer(GraphRequest request, String address, String... hidden) {
		String folder = this.mailboxes.folderOf(address, request.path("folder")).getId();
		DeltaPlace place = place(request, address, folder);
		List<MailChange> changes = this.mailboxes.changes(address, folder, place.after(), place.upTo(),
				request.idKind());
		Query query = Query.of(request, PAGE_SIZE, hidden);
		int size = request.pageSize().or(() -> query.number("$top")).orElse(PAGE_SIZE);
		List<MailChange> page = changes.stream().skip(place.offset()).limit(size).toList();
		DeltaGetResponse frame = new DeltaGetResponse();
		if (place.offset() + size < changes.size()) {
			frame.setOdataNextLink(query.link(Map.of("$skiptoken", place.further(size).token(), "$deltatoken", "")));
		}
		else {
			frame.setOdataDeltaLink(query.link(Map.of("$deltatoken", place.done().token(), "$skiptoken", "")));
		}
		return query.collection(frame, shown(request, place, page));
	}

	private DeltaPlace place(GraphRequest request, String address, String folder) {
		Optional<String> token = request.query("$skiptoken").or(() -> request.query("$deltatoken"));
		int generation = this.mailboxes.deltaGeneration();
		long last = this.mailboxes.lastChange(address);
		if (token.isEmpty()) {
			return new DeltaPlace(generation, folder, true, 0, last, 0);
		}
		DeltaPlace place = DeltaPlace.read(token.get());
		if (place.generation() != generation || !place.scope().equals(folder)) {
			throw DeltaPlace.expired();
		}
		return request.query("$skiptoken").isPresent() ? place : place.upTo(last);
	}

	private static List<JsonObject> shown(GraphRequest request, DeltaPlace place, List<MailChange> changes) {
		Predicate<JsonObject> filter = request.query("$filter").map(Filter::of).orElse((message) -> true);
		String changeType = request.query("changeType").orElse("");
		List<JsonObject> shown = new ArrayList<>();
		for (MailChange change : changes) {
			Message message = change.message();
			if (!changeType.isEmpty() && !changeType.equals(kind(change))) {
				continue;
			}
			if (message == null) {
				if (!place.first()) {
					shown.add(removed(change.id()));
				}
				continue;
			}
			JsonObject tree = GraphJson.tree(message);
			if (filter.test(tree)) {
				shown.add(tree);
			}
		}
		return shown;
	}

	private static String kind(MailChange change) {
		if (change.message() == null) {
			return "deleted";
		}
		return change.arrived() ? "created" : "updated";
	}

	private static JsonObject removed(String id) {
		Message gone = new Message();
		gone.setId(id);
		JsonObject reason = new JsonObject();
		reason.addProperty("reason", "deleted");
		JsonObject tree = GraphJson.tree(gone);
		tree.add("@removed", reason);
		return tree;
	}

}
