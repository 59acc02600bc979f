package io.convenor.graph;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.microsoft.graph.models.User;
import com.microsoft.graph.serviceclient.GraphServiceClient;

/** People of the directory, kept for a while once found. */
final class GraphDirectory implements Directory {

	private static final String[] SEEN = { "id", "displayName", "mail", "userPrincipalName", "jobTitle",
			"accountEnabled", "userType" };

	private static final String MARK_OF_A_GUEST = "#EXT#";

	private static final int MOST_FOUND = 10;

	/** Some of them may be accounts that are left out. */
	private static final int MOST_ASKED_FOR = 25;

	private static final int SHORTEST_TYPED = 2;

	private static final int LONGEST_TYPED = 64;

	private static final String OBJECT_ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

	private final GraphServiceClient graph;

	private final GraphCalls calls;

	private final PrincipalNames names;

	private final Cache<String, List<DirectoryPerson>> searches;

	private final Cache<String, DirectoryPerson> people;

	GraphDirectory(GraphServiceClient graph, GraphCalls calls, PrincipalNames names, Clock clock) {
		this.graph = graph;
		this.calls = calls;
		this.names = names;
		this.searches = Caches.of(500, Duration.ofMinutes(5), clock);
		this.people = Caches.of(2000, Duration.ofHours(1), clock);
	}

	@Override
	public List<DirectoryPerson> find(String typed) {
		String wanted = typed.strip();
		if (wanted.length() < SHORTEST_TYPED || wanted.length() > LONGEST_TYPED
				|| wanted.chars().anyMatch(Character::isISOControl)) {
			return List.of();
		}
		return this.searches.get(wanted.toLowerCase(Locale.ROOT),
				(key) -> search(Stream.of("displayName", "givenName", "surname", "mail", "userPrincipalName")
					.map((property) -> "startswith(" + property + "," + Filters.quoted(key) + ")")
					.collect(Collectors.joining(" or "))));
	}

	@Override
	public Optional<DirectoryPerson> person(String idOrAddress) {
		String key = idOrAddress.strip().toLowerCase(Locale.ROOT);
		if (key.isEmpty() || key.chars().anyMatch(Character::isISOControl)) {
			return Optional.empty();
		}
		DirectoryPerson known = this.people.getIfPresent(key);
		if (known != null) {
			return Optional.of(known);
		}
		Optional<DirectoryPerson> found = key.matches(OBJECT_ID) ? byId(key) : byAddress(key);
		found.ifPresent((person) -> this.people.put(key, person));
		return found;
	}

	private Optional<DirectoryPerson> byId(String id) {
		try {
			return Optional.of(person(this.calls.ask(Operation.FIND_PERSON,
					() -> this.graph.users().byUserId(id).get((get) -> get.queryParameters.select = SEEN))));
		}
		catch (GraphFailure.NotFound nobody) {
			return Optional.empty();
		}
	}

	private Optional<DirectoryPerson> byAddress(String address) {
		String quoted = Filters.quoted(address);
		return search("mail eq " + quoted + " or userPrincipalName eq " + quoted).stream().findFirst();
	}

	private List<DirectoryPerson> search(String filter) {
		return Pages.orEmpty(this.calls.ask(Operation.FIND_PEOPLE, () -> this.graph.users().get((get) -> {
			get.queryParameters.filter = filter;
			get.queryParameters.select = SEEN;
			get.queryParameters.top = MOST_ASKED_FOR;
		})).getValue())
			.stream()
			.filter((user) -> !Boolean.FALSE.equals(user.getAccountEnabled()))
			.map(this::person)
			.limit(MOST_FOUND)
			.toList();
	}

	private DirectoryPerson person(User user) {
		this.names.learn(user);
		String address = Stream.of(user.getMail(), user.getUserPrincipalName())
			.filter(Objects::nonNull)
			.findFirst()
			.orElse("");
		return new DirectoryPerson(user.getId(), Objects.requireNonNullElse(user.getDisplayName(), address), address,
				Objects.requireNonNullElse(user.getJobTitle(), ""), isGuest(user));
	}

	private static boolean isGuest(User user) {
		return "Guest".equalsIgnoreCase(user.getUserType())
				|| Objects.requireNonNullElse(user.getUserPrincipalName(), "").contains(MARK_OF_A_GUEST);
	}

}
