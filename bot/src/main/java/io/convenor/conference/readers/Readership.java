package io.convenor.conference.readers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.convenor.conference.Child;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.SharedMeeting;
import io.convenor.people.Role;

/**
 * Everybody who may read something of one meeting, and what each is kept from. It is made
 * once for all that is written about a conference, and asks nothing of a database.
 */
public final class Readership {

	private static final int SHORTEST_REFERENCE = 4;

	private final Map<String, Person> people = new LinkedHashMap<>();

	private final Map<UUID, String> keys = new HashMap<>();

	private final Map<String, Set<String>> keptFrom = new HashMap<>();

	private final Set<String> apart = new LinkedHashSet<>();

	private final Set<String> family = new LinkedHashSet<>();

	private final boolean guarded;

	private final Names names;

	private final Set<String> familiar;

	private final List<Pattern> caseReferences;

	private final Set<String> open;

	private final LocalDate today;

	private final Map<UUID, String> childNames = new HashMap<>();

	private final Map<String, List<Found>> found = new HashMap<>();

	/**
	 * @param meeting every conference held in one meeting
	 * @param separations what holds now for each of them
	 * @param called what else people are called
	 * @param open addresses and numbers everybody may know, such as the authority's own
	 */
	public Readership(SharedMeeting meeting, List<Separation> separations, List<Called> called, Set<String> open,
			LocalDate today) {
		this(meeting.all().stream().flatMap((each) -> each.everybodyEver().stream()).toList(),
				meeting.all().stream().flatMap((each) -> each.caseReferences().stream()).toList(), separations, called,
				open, today);
	}

	/** The same for people by themselves. */
	public Readership(List<Invitee> invitees, List<String> caseReferences, List<Separation> separations,
			List<Called> called, Set<String> open, LocalDate today) {
		List<Called> known = called.stream().map((each) -> invited(each, invitees)).toList();
		known.forEach((each) -> {
			Child child = each.child();
			if (child != null) {
				this.childNames.put(child.id(), each.name());
			}
		});
		invitees.stream()
			.collect(Collectors.groupingBy((each) -> SharedMeeting.mailbox(each.address()), LinkedHashMap::new,
					Collectors.toList()))
			.forEach((key, same) -> add(key, same, known));
		separations.stream().filter(Separation::keeps).forEach(this::keep);
		this.guarded = separations.stream().anyMatch(Separation::keeps)
				|| this.people.values().stream().anyMatch((each) -> each.role() == Role.FOSTER_CARER);
		List<Person> named = new ArrayList<>(this.people.values());
		known.stream()
			.filter((each) -> each.invitee() == null)
			.map((each) -> new Person("child:" + each.name(), Set.of(), List.of(each.name()), Role.YOUNG_PERSON,
					each.instead()))
			.forEach(named::add);
		this.names = new Names(named);
		this.familiar = invitees.stream()
			.flatMap((each) -> Arrays.stream(Folded.of(each.agency()).text().split("[^\\p{L}]+")))
			.collect(Collectors.toSet());
		this.caseReferences = caseReferences.stream().flatMap((each) -> pattern(each).stream()).toList();
		this.open = open.stream().map(Readership::bare).filter((each) -> !each.isEmpty()).collect(Collectors.toSet());
		this.today = today;
	}

	/** The young person who is invited is one of the children: one name is theirs. */
	private static Called invited(Called called, List<Invitee> invitees) {
		if (called.child() == null) {
			return called;
		}
		Set<String> name = words(called.name());
		return invitees.stream()
			.filter((each) -> each.role() == Role.YOUNG_PERSON && words(each.name()).containsAll(name))
			.findFirst()
			.map((each) -> called.is(each.id()))
			.orElse(called);
	}

	private static Set<String> words(String name) {
		return Set.copyOf(Arrays.asList(Folded.of(name).text().split("[^\\p{L}]+")));
	}

	private void add(String key, List<Invitee> same, List<Called> called) {
		Set<UUID> ids = same.stream().map(Invitee::id).collect(Collectors.toSet());
		List<String> names = new ArrayList<>(same.stream().map(Invitee::name).distinct().toList());
		called.stream().filter((each) -> ids.contains(each.invitee())).map(Called::name).forEach(names::add);
		this.people.put(key, Person.of(key, ids, names, same.getLast().role()));
		ids.forEach((id) -> this.keys.put(id, key));
		if (same.stream().anyMatch(Invitee::family)) {
			this.family.add(key);
		}
	}

	private void keep(Separation separation) {
		String one = this.keys.get(separation.invitee());
		if (one == null) {
			return;
		}
		this.apart.add(one);
		String other = (separation.apartFrom() != null) ? this.keys.get(separation.apartFrom()) : null;
		if (other != null) {
			this.apart.add(other);
			this.keptFrom.computeIfAbsent(one, (_) -> new LinkedHashSet<>()).add(other);
			this.keptFrom.computeIfAbsent(other, (_) -> new LinkedHashSet<>()).add(one);
		}
	}

	private static List<Pattern> pattern(String caseReference) {
		List<String> tokens = Arrays.stream(Folded.of(caseReference).text().split("[^\\p{L}\\p{N}]+"))
			.filter((token) -> !token.isEmpty())
			.toList();
		return (String.join("", tokens).length() < SHORTEST_REFERENCE) ? List.of() : List.of(Pattern
			.compile("(?<![\\p{L}\\p{N}])" + String.join("[^\\p{L}\\p{N}]{0,3}", tokens) + "(?![\\p{L}\\p{N}])"));
	}

	/** Somebody who is written to. */
	public Reader letterTo(Invitee invitee) {
		return letterTo(invitee, Set.of());
	}

	/**
	 * Somebody who is written to.
	 * @param named whose names the chair lets stand in letters to family
	 */
	public Reader letterTo(Invitee invitee, Set<UUID> named) {
		return new Letter(this, invitee, SharedMeeting.mailbox(invitee.address()), named);
	}

	/** Whoever comes for somebody tells them what they read. */
	Optional<String> whom(Invitee invitee) {
		return Optional.ofNullable(invitee.forWhom()).map(this.keys::get);
	}

	/** Whoever reads a channel, where no name, address or category is to stand. */
	public Reader channel() {
		return new Channel(this);
	}

	/** Whether somebody is kept apart, from whomever. */
	public boolean isKeptApart(Invitee invitee) {
		String person = SharedMeeting.mailbox(invitee.address());
		return isApart(person) || !keptFrom(person).isEmpty();
	}

	/** What a child is called, where letters may say it. */
	Optional<String> nameOf(Child child) {
		return Optional.ofNullable(this.childNames.get(child.id()));
	}

	boolean isGuarded() {
		return this.guarded;
	}

	boolean isApart(String person) {
		return this.apart.contains(person);
	}

	Set<String> keptFrom(String person) {
		return this.keptFrom.getOrDefault(person, Set.of());
	}

	Optional<Person> person(String key) {
		return Optional.ofNullable(this.people.get(key));
	}

	boolean isFamily(String person) {
		return this.family.contains(person);
	}

	/** Whether they are no family, and no child lives with them. */
	boolean comesForAnAgency(String person) {
		return !isFamily(person) && person(person).filter((each) -> each.role() != Role.FOSTER_CARER).isPresent();
	}

	/** Whether no other family is, or was, part of it. */
	boolean isOnlyFamily(String person) {
		return this.family.stream().allMatch(person::equals);
	}

	/** Whom an invitee is, in any of the conferences. */
	String key(UUID invitee) {
		return this.keys.getOrDefault(invitee, "");
	}

	Set<String> familiar() {
		return this.familiar;
	}

	List<Pattern> caseReferences() {
		return this.caseReferences;
	}

	Set<String> withRole(Role role) {
		return this.people.values()
			.stream()
			.filter((each) -> each.role() == role)
			.map(Person::key)
			.collect(Collectors.toSet());
	}

	/** Whatever a text has that is not for every reader, whoever that is. */
	List<Found> foundIn(String text) {
		return this.found.computeIfAbsent(text, (_) -> {
			List<Found> all = new ArrayList<>(this.names.in(text));
			Contacts.in(text, this.today)
				.stream()
				.filter((each) -> !this.open.contains(bare(text.substring(each.start(), each.end()))))
				.map((each) -> (each.why() == Why.EMAIL) ? whose(each, text) : each)
				.forEach(all::add);
			return all;
		});
	}

	/** The address of somebody we know is about them. */
	private Found whose(Found email, String text) {
		String written = SharedMeeting.mailbox(text.substring(email.start(), email.end())).replaceAll("\\.$", "");
		return this.people.containsKey(written)
				? new Found(email.start(), email.end(), Why.EMAIL, Set.of(written), Set.of(), email.instead(), "")
				: email;
	}

	private static String bare(String contact) {
		return Folded.of(contact).text().replaceAll("[^\\p{L}\\p{N}@]", "");
	}

}
