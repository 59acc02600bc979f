package io.convenor.outcomes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation;
import io.convenor.conference.SharedMeeting;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.readers.Called;
import io.convenor.conference.readers.Readership;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;

/**
 * A family, or several in one meeting, whoever else comes, who is kept apart from whom,
 * and what is to be done. It knows what each part of what is written tells, and of whom.
 */
final class GeneratedMeeting {

	static final LocalDate HELD = LocalDate.of(2026, 3, 3);

	private static final List<String> FIRST = List.of("Kim", "Lee", "Ruth", "Dean", "Kayleigh", "Siân", "Zoë", "Will",
			"Grace", "Jo", "Mohammed", "Øyvind", "Aoife", "D'Arcy", "Anne-Marie", "Tom", "Bo", "Priya", "Jürgen",
			"Bartłomiej", "Chloé", "Wei", "Tamsin", "Rhys");

	private static final List<String> LAST = List.of("Marsh", "Tanner", "Cole", "O’Brien-Pugh", "Young", "Khan",
			"Nowak", "Ng", "Hartley", "Okonkwo", "de Souza", "Miles", "Łoś", "Reed");

	private static final List<String> NICKNAMES = List.of("Deano", "Kitty", "Smudge", "Titch", "Nanna Jean", "Mo",
			"Big Rob", "Squeak", "Kez", "Bazza");

	private static final List<String> CHILDREN = List.of("Lily", "Alfie", "Summer-Rose", "Kai");

	private static final List<Role> MAY_COME = List.of(Role.RELATIVE, Role.FOSTER_CARER, Role.HEALTH_VISITOR,
			Role.YOUNG_PERSON, Role.ADVOCATE, Role.FATHER, Role.CARER, Role.SUPPORTER, Role.SOLICITOR, Role.INTERPRETER,
			Role.MINUTE_TAKER, Role.TEAM_MANAGER, Role.POLICE, Role.GP, Role.SCHOOL, Role.DOMESTIC_ABUSE_ADVISER,
			Role.OTHER_PROFESSIONAL, Role.FOSTER_CARER, Role.RELATIVE, Role.MOTHER);

	private static final Set<Role> FOR_SOMEBODY = Set.of(Role.ADVOCATE, Role.SOLICITOR, Role.INTERPRETER);

	private final Random random;

	private final Spellings spellings;

	private final List<String> first = new ArrayList<>(FIRST);

	private final List<String> nicknames = new ArrayList<>(NICKNAMES);

	private final List<Called> called = new ArrayList<>();

	private final List<Separation> separations = new ArrayList<>();

	private final SharedMeeting meeting;

	private final Map<UUID, List<Clause>> written = new LinkedHashMap<>();

	private final Outcome outcome;

	private @Nullable Readings readings;

	private int marks;

	GeneratedMeeting(Random random) {
		this.random = random;
		this.spellings = new Spellings(random);
		List<Invitee> people = people();
		Conference host = book(people);
		List<Conference> guests = (random.nextInt(4) == 0) ? List.of(book(sharing(people))) : List.of();
		this.meeting = new SharedMeeting(host, guests);
		for (int i = random.nextInt(4); i > 0; i--) {
			keepApart(pick(this.meeting.all()));
		}
		everybody().forEach(this::callBySomethingElse);
		CHILDREN.subList(0, random.nextInt(3)).forEach((name) -> this.called.add(new Called(name, null)));
		this.outcome = outcome(host);
	}

	private Conference book(List<Invitee> people) {
		return SampleConferences.of(pick(List.of(SomeKinds.INITIAL_CONFERENCE, SomeKinds.LATER_REVIEW_CONFERENCE)),
				SampleConferences.HELEN, SampleConferences.STARTS, people);
	}

	private List<Invitee> people() {
		List<Role> roles = new ArrayList<>(List.of(Role.CHAIR, Role.MOTHER, Role.FATHER, Role.SOCIAL_WORKER));
		MAY_COME.stream().filter((_) -> this.random.nextInt(5) == 0).forEach(roles::add);
		List<Invitee> people = new ArrayList<>();
		roles.forEach((role) -> people.add(somebody(role, people)));
		return people;
	}

	private Invitee somebody(Role role, List<Invitee> before) {
		String given = this.first.remove(this.random.nextInt(this.first.size()));
		boolean sharesTheName = this.random.nextInt(5) < 2;
		String name = given + " " + (sharesTheName ? LAST.getFirst() : pick(LAST.subList(1, LAST.size())));
		Invitee.Builder builder = Invitee.named(name)
			.mailbox(new EmailAddress("somebody" + this.first.size() + "@mail.example"))
			.as(role);
		List<Invitee> family = before.stream().filter(Invitee::family).toList();
		if (FOR_SOMEBODY.contains(role) && this.random.nextInt(3) > 0) {
			builder.forWhom(pick(family).id());
		}
		return builder.build();
	}

	/** A brother's or sister's conference: some of the same people, and some others. */
	private List<Invitee> sharing(List<Invitee> people) {
		List<Invitee> others = new ArrayList<>();
		people.stream()
			.filter((each) -> each.role() == Role.CHAIR || this.random.nextBoolean())
			.map((each) -> Invitee.named(each.name()).mailbox(new EmailAddress(each.address())).as(each.role()).build())
			.forEach(others::add);
		List.of(Role.FATHER, Role.RELATIVE).forEach((role) -> others.add(somebody(role, others)));
		return others;
	}

	private void keepApart(Conference conference) {
		List<Invitee> those = conference.invitees()
			.stream()
			.filter((each) -> each.role() != Role.CHAIR && (each.family() || this.random.nextInt(6) == 0))
			.toList();
		Invitee one = pick(those);
		Invitee other = pick(those);
		boolean fromAnybody = one.equals(other);
		boolean ended = this.random.nextInt(8) == 0;
		this.separations.add(new Separation(UUID.randomUUID(), conference.id(), one.id(),
				pick(List.of(Separation.Manner.values())), 0, null, fromAnybody ? null : other.id(), "An order",
				"somebody", Instant.EPOCH, ended ? Instant.EPOCH : null, ended ? "somebody" : null));
	}

	/** Somebody more is kept apart, after something was decided. */
	void keepSomebodyMoreApart() {
		this.readings = null;
		keepApart(host());
	}

	private void callBySomethingElse(Invitee invitee) {
		if (this.random.nextInt(5) == 0 && !this.nicknames.isEmpty()) {
			this.called
				.add(new Called(this.nicknames.remove(this.random.nextInt(this.nicknames.size())), invitee.id()));
		}
	}

	private Outcome outcome(Conference host) {
		Outcome draft = Outcome.draft(host.id(), SampleConferences.HELEN,
				new HashSet<>(host.invitees().stream().map(Invitee::id).toList()));
		draft.decided(new Outcome.Decided(HELD, SomeDecisions.CHILD_PROTECTION_PLAN, Category.NEGLECT, null));
		for (int i = 1 + this.random.nextInt(2); i > 0; i--) {
			Invitee owner = pick(host.invitees());
			List<Clause> clauses = clauses(owner);
			Action action = new Action(UUID.randomUUID(), joined(clauses), owner.id(), HELD);
			draft.add(action);
			this.written.put(action.id(), clauses);
		}
		if (this.random.nextInt(4) == 0) {
			draft.name(Set.of(pick(draft.actions()).owner()));
		}
		return draft;
	}

	private List<Clause> clauses(Invitee owner) {
		List<Clause> clauses = new ArrayList<>();
		for (int i = 1 + this.random.nextInt(3); i > 0; i--) {
			clauses.add(switch (this.random.nextInt(5)) {
				case 0 -> plain();
				case 1 -> leading();
				case 2, 3 -> naming(pick(everybody()));
				default -> {
					String mark = mark();
					String given = given(owner);
					yield new Clause(given + " to bring the " + mark, mark, given, Set.of(owner.address()), Tells.NAME);
				}
			});
		}
		return clauses;
	}

	private Clause plain() {
		String mark = mark();
		return new Clause("bring the " + mark, mark, "", Set.of(), Tells.NOTHING);
	}

	private Clause leading() {
		String mark = mark();
		String contact = this.spellings.contact();
		String text = this.random.nextBoolean() ? "bring the " + mark + " " + contact
				: "ask " + contact + " for the " + mark;
		return new Clause(text, mark, contact.substring(contact.indexOf(' ') + 1), Set.of(), Tells.WHERE_SOMEBODY_IS);
	}

	/** Somebody by whatever they are called. */
	Clause naming(Invitee somebody) {
		String mark = mark();
		Clause named = named(somebody, mark);
		return new Clause("ask " + named.secret + " for the " + mark, mark, named.secret, named.of, named.tells);
	}

	private Clause named(Invitee somebody, String mark) {
		String surname = somebody.name().substring(somebody.name().indexOf(' ') + 1);
		String given = given(somebody);
		Set<String> alone = Set.of(somebody.address());
		return switch (this.random.nextInt(10)) {
			case 0, 1 -> new Clause("", mark, this.spellings.name(somebody.name()), alone, Tells.NAME);
			case 2 -> titled(somebody, surname, mark);
			case 3 -> initials(given.charAt(0), Character.toUpperCase(surname.charAt(0)), mark);
			case 4 ->
				new Clause("", mark, given.charAt(0) + ". " + surname, called(given.charAt(0), surname), Tells.NAME);
			case 5 -> new Clause("", mark, somebody.address(), alone, Tells.NAME);
			case 6 ->
				nickname(somebody).map((name) -> new Clause("", mark, this.spellings.name(name), alone, Tells.NAME))
					.orElseGet(() -> new Clause("", mark, given, alone, Tells.NAME));
			case 7 -> perhaps(given).map((name) -> new Clause("", mark, name, alone, Tells.PERHAPS_A_NAME))
				.orElseGet(() -> new Clause("", mark, given, alone, Tells.NAME));
			case 8 -> inWords(somebody, mark).orElseGet(() -> new Clause("", mark, given, alone, Tells.NAME));
			default -> new Clause("", mark, this.spellings.name(given), alone, Tells.NAME);
		};
	}

	/** What may be a name. */
	private Optional<String> perhaps(String given) {
		return Spellings.isEveryday(given) ? Optional.of(given.toLowerCase(Locale.ROOT))
				: Optional.of(given).filter((name) -> name.matches("\\p{L}{5,}")).map(this.spellings::misspelt);
	}

	private Clause titled(Invitee somebody, String surname, String mark) {
		boolean man = somebody.role() == Role.FATHER || (somebody.role() != Role.MOTHER && this.random.nextBoolean());
		Role not = man ? Role.MOTHER : Role.FATHER;
		Set<String> those = everybody().stream()
			.filter((each) -> each.name().endsWith(" " + surname) && each.role() != not)
			.map(Invitee::address)
			.collect(Collectors.toSet());
		return new Clause("", mark, pick(man ? List.of("Mr ", "Mr. ") : List.of("Ms ", "Mrs ", "Miss ")) + surname,
				those, Tells.NAME);
	}

	/** "Dad", where nobody else is one. */
	private Optional<Clause> inWords(Invitee somebody, String mark) {
		List<String> words = switch (somebody.role()) {
			case MOTHER -> List.of("Mum", "the mother", "mummy");
			case FATHER -> List.of("Dad", "the father", "her ex-husband");
			default -> List.of();
		};
		boolean alone = everybody().stream().filter((each) -> each.role() == somebody.role()).count() == 1;
		return (alone && !words.isEmpty())
				? Optional.of(new Clause("", mark, pick(words), Set.of(somebody.address()), Tells.ROLE))
				: Optional.empty();
	}

	private Optional<String> nickname(Invitee somebody) {
		return this.called.stream()
			.filter((each) -> somebody.id().equals(each.invitee()))
			.map(Called::name)
			.findFirst();
	}

	private Set<String> called(char initial, String surname) {
		return everybody().stream()
			.filter((each) -> each.name().endsWith(" " + surname))
			.filter((each) -> each.name().charAt(0) == initial
					|| nickname(each).filter((name) -> name.charAt(0) == initial).isPresent())
			.map(Invitee::address)
			.collect(Collectors.toSet());
	}

	private Clause initials(char given, char surname, String mark) {
		return new Clause("", mark, given + "." + surname + ".", initialled(given, surname), Tells.NAME);
	}

	/** Two initials may be those of everybody whose names begin with them. */
	private Set<String> initialled(char given, char surname) {
		return everybody().stream().filter((each) -> {
			List<String> parts = List.of(each.name().toUpperCase(Locale.UK).split("[ ’'-]"));
			return parts.getFirst().charAt(0) == given
					&& parts.subList(1, parts.size()).stream().anyMatch((part) -> part.charAt(0) == surname);
		}).map(Invitee::address).collect(Collectors.toSet());
	}

	private String joined(List<Clause> clauses) {
		StringBuilder text = new StringBuilder();
		for (Clause clause : clauses) {
			text.append(text.isEmpty() ? "" : pick(List.of("; ", ". ", "\n", " - "))).append(clause.text);
		}
		return text.toString();
	}

	private String mark() {
		this.marks++;
		return "thing" + (char) ('a' + this.marks % 26) + (char) ('a' + this.marks / 26) + "q";
	}

	static String given(Invitee somebody) {
		return somebody.name().substring(0, somebody.name().indexOf(' '));
	}

	/** What each reads now. */
	Readings readings() {
		if (this.readings == null) {
			this.readings = readAnew();
		}
		return this.readings;
	}

	private Readings readAnew() {
		return new Readings(this.outcome, host(),
				new Readership(this.meeting, this.separations, this.called, Set.of("01632 960123"), HELD));
	}

	Conference host() {
		return this.meeting.host();
	}

	Outcome outcome() {
		return this.outcome;
	}

	List<Clause> written(Action action) {
		return Objects.requireNonNull(this.written.get(action.id()));
	}

	/** Everybody in the meeting, each once. */
	List<Invitee> everybody() {
		return this.meeting.people();
	}

	List<String> childrensNames() {
		return this.called.stream().filter((each) -> each.invitee() == null).map(Called::name).toList();
	}

	/** From whom somebody is kept, and whoever comes for them. */
	Set<String> keptFrom(Invitee reader) {
		Set<String> selves = selves(reader);
		Set<String> kept = holding().flatMap((each) -> {
			@Nullable UUID other = each.apartFrom();
			return (other == null) ? Stream.empty()
					: selves.contains(address(each.invitee())) ? Stream.of(address(other))
							: selves.contains(address(other)) ? Stream.of(address(each.invitee())) : Stream.empty();
		}).collect(Collectors.toSet());
		kept.remove(reader.address());
		return kept;
	}

	/**
	 * Whether addresses, numbers and places are kept from somebody: they are kept from
	 * another, or are near a family in which somebody is, or whose child is placed.
	 */
	boolean readsNoPlaces(Invitee reader) {
		boolean guarded = holding().findAny().isPresent()
				|| everybody().stream().anyMatch((each) -> each.role() == Role.FOSTER_CARER);
		return !keptFrom(reader).isEmpty() || (isNearFamily(reader) && guarded);
	}

	static boolean isNearFamily(Invitee reader) {
		return reader.family() || reader.forWhom() != null || FOR_SOMEBODY.contains(reader.role())
				|| reader.role() == Role.FOSTER_CARER;
	}

	/** Whether a foster carer's name is kept from somebody. */
	boolean knowsNoFosterCarer(Invitee reader) {
		return reader.family() || reader.forWhom() != null;
	}

	private Set<String> selves(Invitee reader) {
		return Stream.concat(Stream.of(reader.address()), Stream.ofNullable(reader.forWhom()).map(this::address))
			.collect(Collectors.toSet());
	}

	private Stream<Separation> holding() {
		return this.separations.stream().filter((each) -> each.endedAt() == null);
	}

	private String address(UUID invitee) {
		return this.meeting.all()
			.stream()
			.flatMap((each) -> each.invitee(invitee).stream())
			.map(Invitee::address)
			.findFirst()
			.orElseThrow();
	}

	private <T> T pick(List<T> all) {
		return all.get(this.random.nextInt(all.size()));
	}

	@Override
	public String toString() {
		return "\npeople: %s\nkept apart: %s\ncalled: %s\nto do: %s".formatted(everybody().stream()
			.map((each) -> each.described() + " " + each.address()
					+ Stream.ofNullable(each.forWhom()).map((whom) -> " for " + address(whom)).findFirst().orElse(""))
			.toList(),
				holding()
					.map((each) -> address(each.invitee()) + " "
							+ Stream.ofNullable(each.apartFrom()).map(this::address).findFirst().orElse("everybody"))
					.toList(),
				this.called, this.outcome.actions());
	}

	/** What a part of an action tells. */
	enum Tells {

		NOTHING, NAME, ROLE, PERHAPS_A_NAME, WHERE_SOMEBODY_IS

	}

	/**
	 * A part of what is to be done.
	 *
	 * @param mark a word by which it is found again
	 * @param secret the words that tell
	 * @param of whom they tell, by mailbox; several where it may be any of them
	 */
	record Clause(String text, String mark, String secret, Set<String> of, Tells tells) {
	}

}
