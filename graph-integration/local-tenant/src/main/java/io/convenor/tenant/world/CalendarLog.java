package io.convenor.tenant.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import com.microsoft.graph.models.ChangeType;

/**
 * What has become of the events of each calendar, in order: for those who ask later and
 * for those who want to be told.
 */
final class CalendarLog {

	private final Map<String, List<String>> changed = new HashMap<>();

	private final List<Consumer<EventChange>> watchers = new CopyOnWriteArrayList<>();

	void tell(Consumer<EventChange> watcher) {
		this.watchers.add(watcher);
	}

	synchronized void note(String owner, String eventId, ChangeType kind) {
		this.changed.computeIfAbsent(Directory.key(owner), (key) -> new ArrayList<>()).add(eventId);
		EventChange change = new EventChange(Directory.key(owner), eventId, kind);
		this.watchers.forEach((watcher) -> watcher.accept(change));
	}

	/** The number of the last change in a calendar. */
	synchronized long last(String owner) {
		return this.changed.getOrDefault(Directory.key(owner), List.of()).size();
	}

	/** The events that changed after one change and up to another, each once. */
	synchronized SequencedSet<String> between(String owner, long after, long upTo) {
		List<String> all = this.changed.getOrDefault(Directory.key(owner), List.of());
		SequencedSet<String> events = new LinkedHashSet<>();
		all.subList((int) after, (int) upTo).forEach(events::addLast);
		return events;
	}

}
