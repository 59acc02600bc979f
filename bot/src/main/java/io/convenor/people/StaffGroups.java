package io.convenor.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.convenor.graph.GraphFailure;
import io.convenor.graph.Groups;

/**
 * Who belongs to the groups that the configuration names, as the directory said within
 * the last minutes. While it says nothing, what it said last counts for an hour; after
 * that nobody belongs to them.
 */
@Component
public class StaffGroups {

	private static final Logger log = LoggerFactory.getLogger(StaffGroups.class);

	private static final Duration ASKED_EVERY = Duration.ofMinutes(2);

	private static final Duration GOOD_FOR = Duration.ofMinutes(5);

	private static final Duration KEPT_WHILE_SILENT = Duration.ofHours(1);

	private final ObjectProvider<Groups> groups;

	private final Clock clock;

	private final LoadingCache<String, Set<String>> members;

	private final Map<String, Read> lastRead = new ConcurrentHashMap<>();

	private final Map<String, Instant> silentSince = new ConcurrentHashMap<>();

	StaffGroups(ObjectProvider<Groups> groups, Clock clock) {
		this.groups = groups;
		this.clock = clock;
		Instant start = clock.instant();
		this.members = Caffeine.newBuilder()
			.maximumSize(20)
			.ticker(() -> Duration.between(start, clock.instant()).toNanos())
			.refreshAfterWrite(ASKED_EVERY)
			.expireAfterWrite(GOOD_FOR)
			.executor((work) -> Thread.ofVirtual().name("staff-groups").start(work))
			.build(this::read);
	}

	/** The object ids of a group's members; nobody where no group is named. */
	Set<String> members(String groupId) {
		if (groupId.isBlank()) {
			return Set.of();
		}
		try {
			return Objects.requireNonNull(this.members.get(groupId));
		}
		catch (GraphFailure silent) {
			return lastKnown(groupId);
		}
	}

	private Set<String> lastKnown(String groupId) {
		Read last = this.lastRead.get(groupId);
		if (last == null || !last.at.plus(KEPT_WHILE_SILENT).isAfter(this.clock.instant())) {
			return Set.of();
		}
		return last.members;
	}

	private Set<String> read(String groupId) {
		try {
			Set<String> now = this.groups.getObject().members(groupId);
			this.lastRead.put(groupId, new Read(now, this.clock.instant()));
			this.silentSince.remove(groupId);
			return now;
		}
		catch (GraphFailure failure) {
			this.silentSince.putIfAbsent(groupId, this.clock.instant());
			log.warn("The members of group {} could not be read: {}", groupId, failure.toString());
			throw failure;
		}
	}

	/**
	 * How the reading of some groups is getting on; those that are not named are left
	 * out.
	 */
	public List<Reading> readings(String... groupIds) {
		return Stream.of(groupIds).filter((each) -> !each.isBlank()).distinct().map(this::reading).toList();
	}

	private Reading reading(String groupId) {
		int size = members(groupId).size();
		Read last = this.lastRead.get(groupId);
		return new Reading(groupId, size, (last != null) ? last.at : null, this.silentSince.get(groupId));
	}

	/**
	 * How the reading of a group is getting on.
	 *
	 * @param members how many count as its members now
	 * @param readAt when it was last read
	 * @param silentSince since when it could not be read; null while it can
	 */
	public record Reading(String group, int members, @Nullable Instant readAt, @Nullable Instant silentSince) {
	}

	private record Read(Set<String> members, Instant at) {
	}

}
