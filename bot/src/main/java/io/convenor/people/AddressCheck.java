package io.convenor.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks at addresses before anything is sent to them and says what is odd: a letter about
 * a child must not go astray by one mistyped letter.
 */
@Component
public class AddressCheck {

	/** Where many agencies of one kind have their mail. */
	private static final Set<String> SHARED_DOMAINS = Set.of("nhs.net", "nhs.uk", "gov.uk", "police.uk", "sch.uk",
			"justice.gov.uk", "cafcass.gov.uk", "nspcc.org.uk", "barnardos.org.uk");

	/** Who may come as family although their role is usually a professional's. */
	private static final Set<Role> EITHER = EnumSet.of(Role.ADVOCATE, Role.FOSTER_CARER, Role.INTERPRETER,
			Role.SOLICITOR);

	/** Words of which one is enough to see that a name is no person's. */
	private static final Set<String> NO_PERSONS = Set.of("police", "constabulary", "school", "academy", "nursery",
			"college", "nhs", "trust", "surgery", "hospital", "clinic", "council", "services", "probation", "housing",
			"camhs", "refuge", "solicitors");

	/** Roles in which people work from a mailbox of their own. */
	private static final Set<Role> FROM_HOME = EnumSet.of(Role.FOSTER_CARER);

	private static final int SHORTEST_NAME_OF_A_DOMAIN = 5;

	private static final int LONG_DOMAIN = 8;

	private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(2);

	private final Agencies agencies;

	private final Authority authority;

	private final Custodies custodies;

	AddressCheck(Agencies agencies, Authority authority, Custodies custodies) {
		this.agencies = agencies;
		this.authority = authority;
		this.custodies = custodies;
	}

	/**
	 * What is odd about the addresses of people who are to be invited together.
	 * @param rooms the mailboxes of rooms, in lower case
	 */
	public List<Doubt> doubts(Collection<Addressed> people, Set<String> rooms) {
		List<Agency> known = this.agencies.all();
		List<Doubt> doubts = new ArrayList<>();
		for (Addressed person : people) {
			doubts.addAll(mailbox(person, rooms));
			if (!person.fromDirectory) {
				domain(person, known).ifPresent(doubts::add);
			}
			if (isProfessionalAsFamily(person)) {
				doubts.add(Doubt.of(Doubt.Kind.PROFESSIONAL_AS_FAMILY, person,
						"comes as %s, but as one of the family, who are written to as family. Is that right?"
							.formatted(person.role.label())));
			}
			else if (isAnAgencyAsFamily(person, known)) {
				doubts.add(Doubt.of(Doubt.Kind.PROFESSIONAL_AS_FAMILY, person,
						"has the name of an agency, but comes as one of the family, who are written to as family. Is that right?"));
			}
		}
		doubts.addAll(namesakes(people));
		return doubts;
	}

	/**
	 * What is odd about somebody's address at the authority itself, once the directory
	 * was asked.
	 * @param name the name the directory has for the address, or null where it knows none
	 */
	public Optional<Doubt> againstDirectory(Addressed person, @Nullable String name) {
		if (name == null) {
			return Optional.of(Doubt.of(Doubt.Kind.NOT_IN_THE_DIRECTORY, person,
					"nobody in the directory has this address. Is it right?"));
		}
		return fits(person.name, name) ? Optional.empty()
				: Optional.of(Doubt.of(Doubt.Kind.ANOTHER_NAME_IN_THE_DIRECTORY, person,
						"in the directory this is the address of %s. Is it the right one?".formatted(name)));
	}

	/** That an address at the authority could not be looked up. */
	public Doubt notAsked(Addressed person) {
		return Doubt.of(Doubt.Kind.DIRECTORY_NOT_ASKED, person,
				"the directory did not answer, so I could not look it up. Is it right?");
	}

	/** Whether an address is one of the authority's own, which its directory knows. */
	public boolean isOurs(EmailAddress address) {
		return domains().contains(address.domain());
	}

	private List<Doubt> mailbox(Addressed person, Set<String> rooms) {
		List<Doubt> doubts = new ArrayList<>();
		if (addresses().contains(person.address.value())) {
			doubts.add(Doubt.of(Doubt.Kind.OUR_OWN_MAILBOX, person,
					"this is a mailbox of the administration, not of a person. Is it right?"));
		}
		if (rooms.contains(person.address.value())) {
			doubts.add(Doubt.of(Doubt.Kind.A_ROOM, person, "this is the mailbox of a room. Is it right?"));
		}
		return doubts;
	}

	/** The first thing that is odd about the domain. */
	private Optional<Doubt> domain(Addressed person, List<Agency> known) {
		String domain = person.address.domain();
		boolean speaksForAnAgency = person.standing == Standing.PROFESSIONAL;
		if (Stream.of(domain.split("\\.")).anyMatch((label) -> label.startsWith("xn--"))) {
			return Optional.of(Doubt.of(Doubt.Kind.FOREIGN_LETTERS, person,
					"the domain is written in letters of another alphabet, which can look like ours. Is it right?"));
		}
		if (speaksForAnAgency && PersonalMailboxes.domains().contains(domain) && !FROM_HOME.contains(person.role)) {
			return Optional.of(Doubt.of(Doubt.Kind.PERSONAL_MAILBOX, person,
					"this is a personal mailbox, and %s. Is it right?".formatted(person.speaksFor())));
		}
		Optional<Doubt> agency = speaksForAnAgency ? agency(person, domain, known) : Optional.empty();
		return nearMiss(domain, known).map((near) -> Doubt.of(Doubt.Kind.NEARLY_A_KNOWN_DOMAIN, person,
				"%s is nearly %s, but not quite. Is it right?".formatted(domain, near)))
			.or(() -> agency);
	}

	private static Optional<Doubt> agency(Addressed person, String domain, List<Agency> known) {
		String key = Agency.key(person.agency);
		if (key.isEmpty()) {
			return Optional.empty();
		}
		Optional<Agency> own = known.stream().filter((each) -> Agency.key(each.name()).equals(key)).findFirst();
		if (own.isPresent()) {
			return own.get().domains().stream().anyMatch((each) -> isWithin(domain, each)) ? Optional.empty()
					: Optional.of(Doubt.of(Doubt.Kind.NEW_FOR_THE_AGENCY, person,
							"%s is new for %s, whose mail comes from %s. Is it right?".formatted(domain,
									own.get().name(), String.join(", ", own.get().domains()))));
		}
		return known.stream()
			.filter((each) -> each.domains().contains(domain) && !SHARED_DOMAINS.contains(domain))
			.findFirst()
			.map((other) -> Doubt.of(Doubt.Kind.ANOTHER_AGENCYS, person,
					"%s is where the mail of %s comes from, and %s. Is it right?".formatted(domain, other.name(),
							person.speaksFor())));
	}

	private static boolean isWithin(String domain, String parent) {
		return domain.equals(parent) || domain.endsWith("." + parent);
	}

	/** A domain we know that somebody may have meant who typed another. */
	private Optional<String> nearMiss(String domain, List<Agency> known) {
		Set<String> all = new LinkedHashSet<>(PersonalMailboxes.domains());
		known.forEach((each) -> all.addAll(each.domains()));
		all.addAll(domains());
		all.addAll(SHARED_DOMAINS);
		if (all.contains(domain)) {
			return Optional.empty();
		}
		return SHARED_DOMAINS.stream()
			.filter((shared) -> isWithin(domain, shared))
			.findFirst()
			.map((shared) -> all.stream().filter((each) -> isWithin(each, shared) && isMistyped(domain, each)))
			.orElseGet(() -> Stream.concat(all.stream().filter((each) -> isNear(domain, each)),
					SHARED_DOMAINS.stream().filter((shared) -> isMistyped(ending(domain, shared), shared))))
			.sorted()
			.findFirst();
	}

	/** As much of a domain as another has: "nsh.uk" of "trust.nsh.uk". */
	private static String ending(String domain, String like) {
		List<String> labels = List.of(domain.split("\\."));
		int many = like.split("\\.").length;
		return String.join(".", labels.subList(Math.max(0, labels.size() - many), labels.size()));
	}

	/** A letter or two more, less or other, or two that changed places. */
	private static boolean isMistyped(String domain, String known) {
		int apart = DISTANCE.apply(domain, known);
		return (apart > 0 && apart <= ((known.length() >= LONG_DOMAIN) ? 2 : 1)) || haveChangedPlaces(domain, known);
	}

	private static boolean haveChangedPlaces(String domain, String known) {
		int same = 0;
		int shorter = Math.min(domain.length(), known.length());
		while (same < shorter && domain.charAt(same) == known.charAt(same)) {
			same++;
		}
		return domain.length() == known.length() && same + 1 < shorter && domain.charAt(same) == known.charAt(same + 1)
				&& domain.charAt(same + 1) == known.charAt(same)
				&& domain.substring(same + 2).equals(known.substring(same + 2));
	}

	private static boolean isNear(String domain, String known) {
		String name = domain.substring(0, domain.indexOf('.'));
		String knownName = known.substring(0, known.indexOf('.'));
		return isMistyped(domain, known) || (name.length() >= SHORTEST_NAME_OF_A_DOMAIN && name.equals(knownName));
	}

	private static boolean isProfessionalAsFamily(Addressed person) {
		return person.standing == Standing.FAMILY && person.role.standing() == Standing.PROFESSIONAL
				&& !EITHER.contains(person.role);
	}

	/** "Police" is the name of nobody's uncle. */
	private static boolean isAnAgencyAsFamily(Addressed person, List<Agency> known) {
		String name = Agency.key(person.name);
		Stream<String> agencies = Stream.concat(known.stream().map(Agency::name),
				Stream.of(Role.values()).filter((role) -> role.standing() == Standing.PROFESSIONAL).map(Role::label));
		return person.standing == Standing.FAMILY && (agencies.map(Agency::key).anyMatch(name::equals)
				|| Stream.of(name.split(" ")).anyMatch(NO_PERSONS::contains));
	}

	private static List<Doubt> namesakes(Collection<Addressed> people) {
		Map<String, List<Addressed>> byName = new HashMap<>();
		people.forEach((each) -> byName.computeIfAbsent(Agency.key(each.name), (_) -> new ArrayList<>()).add(each));
		return byName.values().stream().filter((same) -> same.size() > 1).map((same) -> {
			String both = same.stream()
				.map((each) -> "%s (%s)".formatted(each.address, each.role.label().toLowerCase(Locale.UK)))
				.sorted()
				.collect(Collectors.joining(" and "));
			return new Doubt(Doubt.Kind.SAME_NAME + "|" + both,
					"%s is on the list more than once: %s. Are they different people?".formatted(same.getFirst().name,
							both));
		}).toList();
	}

	/** Whether two spellings may be one person's name. */
	private static boolean fits(String written, String inDirectory) {
		List<String> one = List.of(Agency.key(written).split(" "));
		List<String> other = List.of(Agency.key(inDirectory).split(" "));
		boolean same = one.containsAll(other) || other.containsAll(one);
		boolean sameSurname = one.getLast().equals(other.getLast())
				&& one.getFirst().regionMatches(0, other.getFirst(), 0, 1);
		return same || sameSurname;
	}

	Set<String> addresses() {
		return Stream
			.concat(Stream.of(this.authority.cpMailbox(), this.authority.organiser()),
					this.custodies.groups()
						.values()
						.stream()
						.flatMap((each) -> Stream.of(each.mailbox(), each.organiser())))
			.filter((address) -> !address.isBlank())
			.map((address) -> address.toLowerCase(Locale.ROOT))
			.collect(Collectors.toUnmodifiableSet());
	}

	Set<String> domains() {
		return addresses().stream()
			.map((address) -> address.substring(address.lastIndexOf('@') + 1))
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * Somebody and where they would be written to.
	 *
	 * @param agency whom they speak for; empty for family
	 * @param fromDirectory whether the directory gave the address
	 */
	public record Addressed(String name, EmailAddress address, String agency, Role role, Standing standing,
			boolean fromDirectory) {

		private String speaksFor() {
			return this.agency.isBlank() ? "they come as " + this.role.label() : "they speak for " + this.agency;
		}

	}

}
