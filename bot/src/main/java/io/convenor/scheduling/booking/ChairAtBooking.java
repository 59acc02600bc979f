package io.convenor.scheduling.booking;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conference;
import io.convenor.conference.Kind;
import io.convenor.conference.WhoMayChair;
import io.convenor.conference.WhoMayChair.Answer;
import io.convenor.conference.WhoMayChair.Candidate;
import io.convenor.scheduling.booking.Booking.About;
import io.convenor.scheduling.booking.Booking.Guest;
import io.convenor.scheduling.booking.MeetingCheck.Problem;

/** Whether the chair who books a meeting may chair it, and why they do. */
@Component
class ChairAtBooking {

	private final WhoMayChair whoMayChair;

	private final LawfulDates lawful;

	private final AuditTrail audit;

	ChairAtBooking(WhoMayChair whoMayChair, LawfulDates lawful, AuditTrail audit) {
		this.whoMayChair = whoMayChair;
		this.lawful = lawful;
		this.audit = audit;
	}

	boolean mayBeAskedWhy(Booking booking) {
		return this.whoMayChair.mayBeAskedWhy(booking.chairId());
	}

	/** What stands in the way, at the field where it is put right. */
	Optional<Problem> problem(Booking booking, Kind kind, About about) {
		return switch (answer(booking, kind, about.caseReferences())) {
			case Answer.No(String because) -> Optional.of(new Problem(BookingFields.KIND,
					"You cannot chair it: %s. Nothing was booked; ask another chair to book it.".formatted(because)));
			case Answer.Yes yes when yes.sayingWhy() && about.chairReason() == null ->
				Optional.of(new Problem(BookingFields.CHAIR_REASON,
						"A meeting of this kind is usually chaired by an independent chair. Say in a few words why you "
								+ "chair it. It is kept with the conference."));
			case Answer.Yes _ -> Optional.empty();
		};
	}

	/** Takes in in which capacity somebody chairs what they have booked, and why. */
	void takeIn(Booking booking, Conference conference) {
		if (answer(booking, conference.kind(), List.of()) instanceof Answer.Yes yes) {
			conference.chairedAs(yes.as(), yes.sayingWhy() ? booking.about().chairReason() : null);
		}
	}

	/** Writes down that they booked it, and that they said why they chair it. */
	void booked(Conference conference) {
		this.audit.record(conference.chairId(), "booked", conference.id(), conference.reference().value(),
				conference.way() + ", " + conference.invitees().size() + " invited, under "
						+ conference.rules().inWords());
		conference.chairReason()
			.ifPresent((_) -> this.audit.record(conference.chairId(), "said why they chair it", conference.id(),
					conference.reference().value(), conference.chairedAs().inWords()));
	}

	private Answer answer(Booking booking, Kind kind, Collection<String> caseReferences) {
		@Nullable String address = booking.plan().chair().map(Guest::address).orElse(null);
		return this.whoMayChair.of(new Candidate(booking.chairId(), address), kind, this.lawful.rules(),
				caseReferences);
	}

}
