package io.convenor.outcomes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.people.Role;

/**
 * Somebody the chair speaks to where no meeting is held.
 *
 * @param described how the chair knows them
 * @param key whether a Child in Care review must not end without them, unless a reason is
 * given
 */
public record PersonToSpeakTo(UUID id, String described, boolean key) {

	/** They hold, interpret or write up the conversations rather than have one. */
	private static final Set<Role> ON_THE_CHAIRS_SIDE = EnumSet.of(Role.CHAIR, Role.MINUTE_TAKER, Role.INTERPRETER);

	/** The child, those who bring the child up, and those who answer for the plan. */
	private static final Set<Role> KEY = EnumSet.of(Role.YOUNG_PERSON, Role.MOTHER, Role.FATHER, Role.CARER,
			Role.FOSTER_CARER, Role.ADVOCATE, Role.SOCIAL_WORKER, Role.TEAM_MANAGER);

	/**
	 * Everybody the chair speaks to. A child in care is always among them, even one who
	 * is not on the list of those who get letters.
	 */
	static List<PersonToSpeakTo> of(Conference conference) {
		List<PersonToSpeakTo> all = new ArrayList<>();
		if (conference.kind().careReview()
				&& conference.invitees().stream().noneMatch((invitee) -> invitee.role() == Role.YOUNG_PERSON)) {
			all.add(child(conference));
		}
		conference.invitees()
			.stream()
			.filter((invitee) -> !ON_THE_CHAIRS_SIDE.contains(invitee.role()))
			.map(PersonToSpeakTo::of)
			.forEach(all::add);
		return all;
	}

	/** The same, with those who were invited once and are not any more. */
	static List<PersonToSpeakTo> ever(Conference conference) {
		List<PersonToSpeakTo> all = new ArrayList<>(of(conference));
		conference.everybodyEver()
			.stream()
			.map(PersonToSpeakTo::of)
			.filter((person) -> all.stream().noneMatch((each) -> each.id.equals(person.id)))
			.forEach(all::add);
		all.add(child(conference));
		return all;
	}

	private static PersonToSpeakTo of(Invitee invitee) {
		return new PersonToSpeakTo(invitee.id(), invitee.described(), KEY.contains(invitee.role()));
	}

	private static PersonToSpeakTo child(Conference conference) {
		UUID id = UUID.nameUUIDFromBytes((conference.id() + "/child").getBytes(StandardCharsets.UTF_8));
		return new PersonToSpeakTo(id, "The child or young person", true);
	}

}
