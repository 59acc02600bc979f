package io.convenor.tenant.calls;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The ledger of every request that Graph was sent, oldest first.
 */
public final class Calls {

	private final Clock clock;

	private final List<Call> calls = new ArrayList<>();

	public Calls(Clock clock) {
		this.clock = clock;
	}

	public synchronized List<Call> all() {
		return List.copyOf(this.calls);
	}

	/**
	 * The number of the last request so far, to ask {@link #since} with.
	 */
	public synchronized long marker() {
		return this.calls.size();
	}

	/**
	 * The requests that came after a marker was taken.
	 */
	public synchronized List<Call> since(long marker) {
		return List.copyOf(this.calls.subList((int) marker, this.calls.size()));
	}

	/**
	 * How often each operation was asked for, by {@link Call#operation}.
	 */
	public Map<String, Long> counts() {
		return counts(all());
	}

	public static Map<String, Long> counts(List<Call> calls) {
		return calls.stream().collect(Collectors.groupingBy(Call::operation, TreeMap::new, Collectors.counting()));
	}

	public synchronized void enter(String method, String path, String template, boolean appOnly,
			@Nullable String askedBy, int status, int cost, Duration took) {
		this.calls.add(new Call(this.calls.size() + 1L, this.clock.instant(), method, path, template, appOnly, askedBy,
				status, cost, took));
	}

}
