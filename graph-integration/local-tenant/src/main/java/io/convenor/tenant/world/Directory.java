package io.convenor.tenant.world;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who and what has an account in the tenant: people, rooms, the room list and groups.
 */
public final class Directory {

	private final String domain;

	private final Map<String, Person> people = new LinkedHashMap<>();

	private final Map<String, Room> rooms = new LinkedHashMap<>();

	private final Map<String, Set<String>> roomLists = new LinkedHashMap<>();

	private final Map<String, Set<String>> groups = new LinkedHashMap<>();

	private final Map<String, Set<String>> nested = new LinkedHashMap<>();

	private final Map<String, String> principalNames = new LinkedHashMap<>();

	Directory(String domain) {
		this.domain = domain;
	}

	public synchronized void add(Person person) {
		this.people.put(key(person.address()), person);
	}

	public synchronized void add(Room room, String roomList) {
		this.rooms.put(key(room.address()), room);
		this.roomLists.computeIfAbsent(key(roomList), (list) -> new LinkedHashSet<>()).add(key(room.address()));
	}

	public synchronized void addToGroup(String groupId, Person... members) {
		for (Person member : members) {
			this.groups.computeIfAbsent(groupId, (id) -> new LinkedHashSet<>()).add(member.id());
		}
	}

	public synchronized List<Person> people() {
		return List.copyOf(this.people.values());
	}

	/**
	 * Find an account by object id or address.
	 */
	public synchronized Optional<Person> person(String idOrAddress) {
		Person byAddress = this.people.get(key(idOrAddress));
		return Optional.ofNullable(byAddress)
			.or(() -> this.people.values().stream().filter((person) -> person.id().equals(idOrAddress)).findFirst());
	}

	/**
	 * Give an account a user principal name that is not its address.
	 */
	public synchronized void principalName(String address, String principalName) {
		this.principalNames.put(key(address), principalName);
	}

	/**
	 * The name an account signs in with.
	 */
	public synchronized String userPrincipalName(Person person) {
		return this.principalNames.getOrDefault(key(person.address()), person.userPrincipalName(this.domain));
	}

	/**
	 * Find an account by its user principal name.
	 */
	public synchronized Optional<Person> byPrincipalName(String principalName) {
		return this.people.values()
			.stream()
			.filter((person) -> userPrincipalName(person).equalsIgnoreCase(principalName.strip()))
			.findFirst();
	}

	public synchronized List<Room> rooms() {
		return List.copyOf(this.rooms.values());
	}

	/**
	 * Find a room by id or address.
	 */
	public synchronized Optional<Room> room(String idOrAddress) {
		Room byAddress = this.rooms.get(key(idOrAddress));
		return Optional.ofNullable(byAddress)
			.or(() -> this.rooms.values().stream().filter((room) -> room.id().equals(idOrAddress)).findFirst());
	}

	/**
	 * The rooms of a room list.
	 * @return empty when no list has this address
	 */
	public synchronized Optional<List<Room>> roomsIn(String roomList) {
		return Optional.ofNullable(this.roomLists.get(key(roomList)))
			.map((addresses) -> addresses.stream().map(this.rooms::get).toList());
	}

	public synchronized boolean isMember(String groupId, String personId) {
		return this.groups.getOrDefault(groupId, Set.of()).contains(personId);
	}

	public synchronized void removeFromGroup(String groupId, Person member) {
		this.groups.getOrDefault(groupId, new LinkedHashSet<>()).remove(member.id());
	}

	/**
	 * Put a group into another.
	 */
	public synchronized void nest(String groupId, String within) {
		this.groups.computeIfAbsent(within, (id) -> new LinkedHashSet<>());
		this.nested.computeIfAbsent(within, (id) -> new LinkedHashSet<>()).add(groupId);
	}

	/**
	 * The ids of everybody in a group and in the groups within it.
	 */
	public synchronized Set<String> membersOf(String groupId) {
		Set<String> members = new LinkedHashSet<>(this.groups.getOrDefault(groupId, Set.of()));
		groupsWithin(groupId).forEach((each) -> members.addAll(this.groups.getOrDefault(each, Set.of())));
		return members;
	}

	/**
	 * The groups within a group, however deep.
	 */
	public synchronized Set<String> groupsWithin(String groupId) {
		Set<String> within = new LinkedHashSet<>();
		Deque<String> toLookAt = new ArrayDeque<>(this.nested.getOrDefault(groupId, Set.of()));
		while (!toLookAt.isEmpty()) {
			String next = toLookAt.pop();
			if (within.add(next)) {
				toLookAt.addAll(this.nested.getOrDefault(next, Set.of()));
			}
		}
		return within;
	}

	public synchronized Set<String> groups() {
		return Set.copyOf(this.groups.keySet());
	}

	/**
	 * Give an account its Teams licence, or take it away.
	 */
	public synchronized void teamsLicence(String address, boolean licensed) {
		this.people.computeIfPresent(key(address), (key, person) -> person.withTeamsLicence(licensed));
	}

	/**
	 * Let a room's attendant answer in another way from now on.
	 */
	public synchronized void attendant(String address, Room.Attendant attendant) {
		this.rooms.computeIfPresent(key(address), (key, room) -> room.with(attendant));
	}

	/**
	 * Whether the address belongs to the authority, with or without an account.
	 */
	public boolean isOurs(String address) {
		return key(address).endsWith("@" + this.domain);
	}

	/**
	 * The name shown beside an address: that of its account, or the address itself.
	 */
	public String nameOf(String address) {
		return person(address).map(Person::displayName).or(() -> room(address).map(Room::displayName)).orElse(address);
	}

	public static String key(String address) {
		return address.strip().toLowerCase(Locale.ROOT);
	}

}
