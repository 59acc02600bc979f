package io.convenor.scheduling.invitations;

import io.convenor.conference.Invitee;

/** As whom somebody reads a letter, which says what is asked of them and what is not. */
enum ReadsAs {

	CHAIR, MINUTE_TAKER, INTERPRETER, ADVOCATE, SOLICITOR, FOSTER_CARER, PROFESSIONAL,

	YOUNG_PERSON, SUPPORTER, RELATIVE, CARER, PARENT;

	/** Whoever comes as family reads a letter to family, whatever their role. */
	static ReadsAs of(Invitee invitee) {
		return invitee.family() ? ofFamily(invitee) : ofProfessionals(invitee);
	}

	private static ReadsAs ofFamily(Invitee invitee) {
		return switch (invitee.role()) {
			case YOUNG_PERSON -> YOUNG_PERSON;
			case MOTHER, FATHER -> PARENT;
			case CARER, FOSTER_CARER -> CARER;
			case RELATIVE -> RELATIVE;
			default -> SUPPORTER;
		};
	}

	private static ReadsAs ofProfessionals(Invitee invitee) {
		return switch (invitee.role()) {
			case CHAIR -> CHAIR;
			case MINUTE_TAKER -> MINUTE_TAKER;
			case INTERPRETER -> INTERPRETER;
			case ADVOCATE -> ADVOCATE;
			case SOLICITOR -> SOLICITOR;
			case FOSTER_CARER -> FOSTER_CARER;
			default -> PROFESSIONAL;
		};
	}

}
