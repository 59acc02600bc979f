package io.convenor.conference;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import io.convenor.people.Capacity;
import io.convenor.people.Role;
import io.convenor.people.Staff;

/**
 * The one rule for who may know of a conference. It is asked for what somebody types and
 * for everything that is shown, pushed, shown anew, tried again, counted or refused:
 * <ul>
 * <li>its chair knows all of it, for as long as they are one of the chairs;
 * <li>the administration team knows all of every conference but those about allegations;
 * <li>the custodians know all of those about allegations, and of no other;
 * <li>an administrator knows all of one about allegations for a while, after opening it
 * for a reason that the custodians were told;
 * <li>a chair who had it before knows that it exists, and so does everybody in a channel
 * unless it is about allegations;
 * <li>nobody else knows anything of it.
 * </ul>
 */
@Component
public class NeedToKnow {

	private final Staff staff;

	private final Conferences conferences;

	private final OpenedInNeed opened;

	private final Kinds kinds;

	private final Clock clock;

	NeedToKnow(Staff staff, Conferences conferences, OpenedInNeed opened, Kinds kinds, Clock clock) {
		this.kinds = kinds;
		this.staff = staff;
		this.conferences = conferences;
		this.opened = opened;
		this.clock = clock;
	}

	/** How much of a conference a viewer may know. */
	public Knowledge of(Viewer viewer, Conference conference) {
		return switch (viewer) {
			case Viewer.Person(String person) -> of(person, conference);
			case Viewer.Several _ -> isApart(conference.kind()) ? Knowledge.NOTHING : Knowledge.THAT_IT_EXISTS;
			case Viewer.Anybody _ -> Knowledge.NOTHING;
		};
	}

	private Knowledge of(String person, Conference conference) {
		if (knows(person, conference.kind(), conference.chairId()) || (isApart(conference.kind())
				&& isAdministrator(person) && this.opened.isOpen(conference.id(), person, this.clock.instant()))) {
			return Knowledge.THE_WHOLE;
		}
		return (isChair(person) && ranOnce(person, conference)) ? Knowledge.THAT_IT_EXISTS : Knowledge.NOTHING;
	}

	/** Whether somebody may know all of a conference. */
	public boolean knows(String person, Conference conference) {
		return of(Viewer.person(person), conference) == Knowledge.THE_WHOLE;
	}

	/**
	 * Whether somebody may know all of whatever is of this kind and has this chair,
	 * unless they opened it in need.
	 */
	public boolean knows(String person, Kind kind, String chairId) {
		boolean theirs = chairId.equals(person) && isChair(person);
		return theirs || (isApart(kind) ? isCustodian(person) : isAdministrator(person));
	}

	/**
	 * Who may know all of a conference beside its chair, and does something about it when
	 * the chair cannot: the administration team, or the custodians.
	 */
	public Set<String> keepers(Kind kind) {
		return isApart(kind) ? this.staff.custodians() : this.staff.administrators();
	}

	/** The kinds of which somebody may know every conference, whoever chairs it. */
	public Set<Kind> keptBy(String person) {
		return this.kinds.those((kind) -> isApart(kind) ? isCustodian(person) : isAdministrator(person));
	}

	/** Whether all that is about meetings of this kind stays with its custodians. */
	public boolean isApart(Kind kind) {
		return kind.isRestricted();
	}

	/**
	 * The conference with a reference, if this person may know all of it. That there is
	 * one they may not know of makes no difference to what is asked of the database.
	 */
	Optional<Conference> find(Reference reference, String person) {
		return this.conferences.knownByReference(reference.value(), person, isChair(person), isAdministrator(person),
				isCustodian(person), apart(), this.clock.instant());
	}

	/** The conference with an id, if this person may know all of it. */
	Optional<Conference> find(UUID id, String person) {
		return this.conferences.knownById(id, person, isChair(person), isAdministrator(person), isCustodian(person),
				apart(), this.clock.instant());
	}

	/** Those of some conferences that this person may know all of. */
	List<Conference> among(Collection<UUID> ids, String person) {
		return ids.isEmpty() ? List.of() : this.conferences.knownAmong(ids, person, isChair(person),
				isAdministrator(person), isCustodian(person), apart(), this.clock.instant());
	}

	private List<String> apart() {
		return keptApart().stream().map(Kind::name).toList();
	}

	/** The kinds that are kept apart from the administration team. */
	Set<Kind> keptApart() {
		return this.kinds.those(this::isApart);
	}

	/** Who had something open in need until a moment ago. */
	public List<String> noLongerOpen(Instant since) {
		return this.opened.closedBetween(since, this.clock.instant());
	}

	/** The kinds of which the administration team may know every conference. */
	public Set<Kind> keptByTheAdministration() {
		return this.kinds.those((kind) -> !isApart(kind));
	}

	private static boolean ranOnce(String person, Conference conference) {
		return conference.everybodyEver()
			.stream()
			.anyMatch((each) -> each.role() == Role.CHAIR && person.equals(each.directoryId()));
	}

	/** Whether somebody is one of the chairs and reviewing officers. */
	public boolean isChair(String person) {
		return this.staff.chairs().contains(person);
	}

	/** In which capacity somebody chairs; empty for who does not. */
	Optional<Capacity> chairsAs(String person) {
		return this.staff.capacity(person);
	}

	/** Whether somebody belongs to the administration team. */
	public boolean isAdministrator(String person) {
		return this.staff.administrators().contains(person);
	}

	/** Whether somebody is a custodian of the meetings about allegations. */
	public boolean isCustodian(String person) {
		return this.staff.custodians().contains(person);
	}

	/** The chairs and reviewing officers. */
	public Set<String> chairs() {
		return this.staff.chairs();
	}

	/** The administration team. */
	public Set<String> administrators() {
		return this.staff.administrators();
	}

	/** The custodians of the meetings about allegations. */
	public Set<String> custodians() {
		return this.staff.custodians();
	}

}
