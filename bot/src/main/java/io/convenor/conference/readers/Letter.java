package io.convenor.conference.readers;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Child;
import io.convenor.conference.Invitee;
import io.convenor.conference.readers.Passage.Standing;
import io.convenor.people.Role;

/**
 * Somebody who is written to alone. They find no trace of whoever they are kept from;
 * family reads of no place but its own, and of foster carers by what they are.
 */
final class Letter implements Reader {

	/** Somebody spoken of just before. */
	private static final Pattern GOES_ON = Pattern
		.compile("(?i)^(?:he|she|they|him|her|his|them|their|there|this|it|that)\\b.*", Pattern.DOTALL);

	/** They tell a family what they read, or live with its child. */
	private static final Set<Role> WITH_FAMILY = Set.of(Role.ADVOCATE, Role.FOSTER_CARER, Role.INTERPRETER,
			Role.SOLICITOR);

	private final Readership readership;

	private final Invitee invitee;

	private final String reader;

	private final Set<UUID> named;

	private final Set<String> keptFrom;

	/** Whether they are family, or come for somebody who is. */
	private final boolean asFamily;

	private final Set<String> fosterCarers;

	private final Nearness nearness;

	Letter(Readership readership, Invitee invitee, String reader, Set<UUID> named) {
		this.readership = readership;
		this.invitee = invitee;
		this.reader = reader;
		this.named = named;
		Set<String> kept = new LinkedHashSet<>(readership.keptFrom(reader));
		readership.whom(invitee).map(readership::keptFrom).ifPresent(kept::addAll);
		kept.remove(reader);
		this.keptFrom = kept;
		this.asFamily = invitee.family() || readership.whom(invitee).filter(readership::isFamily).isPresent();
		this.fosterCarers = this.asFamily ? readership.withRole(Role.FOSTER_CARER) : Set.of();
		this.nearness = nearness();
	}

	private Nearness nearness() {
		Optional<String> whom = this.readership.whom(this.invitee);
		boolean family = this.invitee.family() || whom.isPresent() || WITH_FAMILY.contains(this.invitee.role());
		boolean apart = this.readership.isApart(this.reader) || whom.filter(this.readership::isApart).isPresent();
		if (!this.keptFrom.isEmpty() || (family && apart)) {
			return Nearness.APART;
		}
		if (!family) {
			return Nearness.PROFESSIONAL;
		}
		return this.readership.isGuarded() ? Nearness.GUARDED
				: this.readership.isOnlyFamily(this.reader) ? Nearness.PROFESSIONAL : Nearness.FAMILY;
	}

	@Override
	public Reading reads(String text, @Nullable UUID owner) {
		List<Found> names = this.readership.foundIn(text);
		List<Found> found = new ArrayList<>(names);
		this.keptFrom.stream()
			.flatMap((each) -> this.readership.person(each).stream())
			.flatMap((person) -> Stream.concat(Kin.in(text, person).stream(),
					Kin.abbreviatedIn(text, person).stream().filter((each) -> !isTheirOwnName(each, names))))
			.forEach(found::add);
		boolean own = owner != null && this.readership.key(owner).equals(this.reader);
		List<Judged> judged = found.stream().flatMap((each) -> judge(each, found, own).stream()).toList();
		List<Passage> passages = Judged.passages(text, judged);
		if (owner != null && this.keptFrom.contains(this.readership.key(owner))) {
			passages = passages.stream()
				.map((each) -> concernsReader(each.said()) ? each : somebodyElses(each))
				.toList();
		}
		return new Reading(goingOn(passages));
	}

	/**
	 * "Mo" means the mother, but not to somebody who is called so or has such initials.
	 */
	private boolean isTheirOwnName(Found letters, List<Found> names) {
		return names.stream()
			.anyMatch((name) -> (name.why() == Why.NAME || name.why() == Why.INITIALS)
					&& name.isAbout(Set.of(this.reader)) && !name.isAbout(this.keptFrom)
					&& name.start() <= letters.start() && name.end() >= letters.end());
	}

	private Optional<Judged> judge(Found found, List<Found> all, boolean own) {
		return switch (found.why()) {
			case NAME, INITIALS -> name(found, all);
			case LIKE_A_NAME, LIKE_INITIALS -> likeAName(found);
			case ROLE -> role(found, own);
			case EMAIL -> found.isAbout(this.keptFrom) ? Optional.of(Judged.held(found, false))
					: isAnAgencys(found) ? Optional.empty() : contact(found);
			case TELEPHONE, NHS_NUMBER, BIRTH, POSTCODE, ADDRESS -> contact(found);
			case PLACE -> switch (this.nearness) {
				case APART -> Optional.of(Judged.held(found, true));
				case GUARDED, FAMILY -> Optional.of(Judged.suspected(found));
				case PROFESSIONAL -> Optional.empty();
			};
			case NAMED_PLACE -> switch (this.nearness) {
				case APART -> Optional.of(Judged.held(found, true));
				case GUARDED -> Optional.of(Judged.suspected(found));
				case FAMILY, PROFESSIONAL -> Optional.empty();
			};
			case WHEREABOUTS, LIKE_A_NUMBER, LIKE_AN_ADDRESS ->
				(this.nearness == Nearness.APART || this.nearness == Nearness.GUARDED)
						? Optional.of(Judged.suspected(found)) : Optional.empty();
			case LIKE_A_BIRTH ->
				(this.nearness == Nearness.APART) ? Optional.of(Judged.suspected(found)) : Optional.empty();
			case CASE_REFERENCE, CATEGORY, LIKE_A_CATEGORY, FOLLOWS -> Optional.empty();
		};
	}

	/**
	 * A surname that both have tells of the other where it stands alone: nobody knows who
	 * is meant. Their own full name tells them nothing.
	 */
	private Optional<Judged> name(Found found, List<Found> all) {
		if (found.isAbout(this.keptFrom)) {
			return Optional.of(Judged.held(found, !this.keptFrom.containsAll(found.people())));
		}
		boolean sharedWithThem = found.namesakes().stream().anyMatch(this.keptFrom::contains);
		if (sharedWithThem && isNamedBeside(found, all)) {
			return Optional.of(Judged.held(found, true));
		}
		if (found.isAbout(this.fosterCarers) && !found.people().contains(this.reader) && !mayBeNamed(found.people())) {
			return Optional
				.of(this.fosterCarers.containsAll(found.people()) ? Judged.replaced(found) : Judged.suspected(found));
		}
		return Optional.empty();
	}

	/** Whether the reader is named elsewhere in the text, so that this is another. */
	private boolean isNamedBeside(Found found, List<Found> all) {
		return all.stream()
			.anyMatch((each) -> !each.equals(found) && each.why() == Why.NAME
					&& each.people().equals(Set.of(this.reader)) && each.namesakes().isEmpty());
	}

	private Optional<Judged> likeAName(Found found) {
		boolean unknownInitial = found.why() == Why.LIKE_INITIALS && found.people().isEmpty()
				&& this.nearness == Nearness.APART;
		boolean fosterCarer = found.isAbout(this.fosterCarers) && !mayBeNamed(found.people());
		return (found.isAbout(this.keptFrom) || unknownInitial || fosterCarer) ? Optional.of(Judged.suspected(found))
				: Optional.empty();
	}

	/** Two fathers are both "the father"; what a father is to do himself is for him. */
	private Optional<Judged> role(Found found, boolean own) {
		boolean readersToo = this.readership.person(found.people().iterator().next())
			.filter((other) -> other.role() == this.invitee.role())
			.isPresent();
		if (readersToo) {
			return own ? Optional.empty() : Optional.of(Judged.suspected(found));
		}
		return Optional.of(Judged.held(found, false));
	}

	private Optional<Judged> contact(Found found) {
		return switch (this.nearness) {
			case APART, GUARDED -> Optional.of(Judged.held(found, true));
			case FAMILY, PROFESSIONAL -> Optional.empty();
		};
	}

	/**
	 * Whether it is the address of somebody who comes for an agency, or the reader's own.
	 */
	private boolean isAnAgencys(Found email) {
		return !email.people().isEmpty() && email.people()
			.stream()
			.allMatch((each) -> each.equals(this.reader) || this.readership.comesForAnAgency(each));
	}

	private boolean mayBeNamed(Set<String> people) {
		Set<String> allowed = this.named.stream().map(this.readership::key).collect(Collectors.toSet());
		return allowed.containsAll(people);
	}

	/** Whether a part of somebody else's task says what this reader is to do. */
	private boolean concernsReader(String part) {
		return this.readership.foundIn(part)
			.stream()
			.anyMatch((each) -> each.why() == Why.NAME && each.people().equals(Set.of(this.reader)))
				|| this.readership.person(this.reader).filter((self) -> !Kin.in(part, self).isEmpty()).isPresent();
	}

	private static Passage somebodyElses(Passage passage) {
		List<String> because = new ArrayList<>(passage.because());
		because.add(Passage.OTHERS_TASK);
		return new Passage(passage.said(), passage.reads(), Standing.HELD, false, because, passage.joint());
	}

	/** What follows a part that is held back may only make sense with it. */
	private static List<Passage> goingOn(List<Passage> passages) {
		List<Passage> all = new ArrayList<>();
		for (Passage passage : passages) {
			boolean follows = !all.isEmpty() && !all.getLast().isRead() && passage.isRead()
					&& GOES_ON.matcher(passage.said()).matches();
			all.add(follows ? new Passage(passage.said(), passage.reads(), Standing.SUSPECTED, true,
					List.of(Why.FOLLOWS.because()), passage.joint()) : passage);
		}
		return all;
	}

	@Override
	public String calls(Invitee somebody) {
		String key = this.readership.key(somebody.id());
		if (key.equals(this.reader)) {
			return "You";
		}
		if (this.keptFrom.contains(key)) {
			return "Somebody else";
		}
		if (!this.invitee.family() && !this.fosterCarers.contains(key)) {
			return somebody.described();
		}
		return this.named.contains(somebody.id()) ? somebody.name() + " (" + somebody.role().label() + ")"
				: somebody.role().label();
	}

	/**
	 * Family and whoever's agency knows the child knows the name anyway; but who is kept
	 * from a young person reads no child's, whatever it is short for.
	 */
	@Override
	public Optional<String> names(Child child) {
		boolean knowsIt = this.invitee.family() || this.invitee.role() == Role.FOSTER_CARER
				|| this.invitee.knowsTheChild();
		boolean keptFromAChild = this.keptFrom.stream()
			.flatMap((each) -> this.readership.person(each).stream())
			.anyMatch((each) -> each.role() == Role.YOUNG_PERSON);
		boolean apartFromAChild = this.keptFrom.isEmpty() && this.readership.isApart(this.reader)
				&& !this.readership.withRole(Role.YOUNG_PERSON).isEmpty();
		return (knowsIt && !keptFromAChild && !apartFromAChild)
				? this.readership.nameOf(child).filter((name) -> reads(name).text().equals(name)) : Optional.empty();
	}

	/** How near a reader is to what they should not know. */
	private enum Nearness {

		/** Kept apart from somebody, or from everybody. */
		APART,

		/** Family where somebody is kept apart, or a child lives with a foster carer. */
		GUARDED,

		/** Family that is all together. */
		FAMILY,

		/** Nothing but names is kept from them. */
		PROFESSIONAL

	}

}
