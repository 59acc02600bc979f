package io.convenor.scheduling.invitations;

import java.util.List;
import java.util.Optional;

import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.people.Counts;

/**
 * Who else takes part, as a letter may tell it.
 *
 * @param alsoInvited for family, by what they do for a child; who works with one grown-up
 * of the family is nobody else's to know
 * @param apart who takes part apart and how; for the chair alone
 * @param familyInTheRoom whether family comes to the room, who are met there
 */
record Others(List<AlsoInvited> alsoInvited, List<String> apart, boolean familyInTheRoom) {

	static final Others NONE = new Others(List.of(), List.of(), false);

	Others {
		alsoInvited = List.copyOf(alsoInvited);
		apart = List.copyOf(apart);
	}

	static Others of(Conference conference, Invitee reader, List<String> apart) {
		List<AlsoInvited> also = conference.invitees()
			.stream()
			.filter((each) -> !each.id().equals(reader.id()) && !each.family())
			.flatMap((each) -> AlsoInvited.of(each).stream())
			.distinct()
			.sorted()
			.toList();
		boolean family = conference.way().inARoom() && conference.invitees()
			.stream()
			.anyMatch((each) -> each.family() && each.place() == Invitee.Place.ROOM);
		return new Others(also, apart, family);
	}

	/** For what somebody is invited, so that family can tell why they come. */
	enum AlsoInvited {

		SOCIAL_CARE, POLICE, HEALTH, EDUCATION, MINUTES;

		private static Optional<AlsoInvited> of(Invitee invitee) {
			if (invitee.role().counts() == Counts.AS_SOCIAL_CARE) {
				return Optional.of(SOCIAL_CARE);
			}
			return switch (invitee.role()) {
				case POLICE -> Optional.of(POLICE);
				case HEALTH_VISITOR, SCHOOL_NURSE, GP, MIDWIFE, PAEDIATRICIAN -> Optional.of(HEALTH);
				case SCHOOL, EARLY_YEARS -> Optional.of(EDUCATION);
				case MINUTE_TAKER -> Optional.of(MINUTES);
				default -> Optional.empty();
			};
		}

	}

}
