package io.convenor.scheduling.booking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import io.convenor.conference.Kind;
import io.convenor.conference.Offices;
import io.convenor.scheduling.booking.Booking.About;

/**
 * What stands in the way of a meeting as its chair describes it, each at the field where
 * it is put right.
 */
@Component
public class MeetingCheck {

	/** What is wrong with one that stays with its group and is no meeting. */
	public static final String ALWAYS_MEETS = "A meeting of this kind is always held as a meeting. Choose another way.";

	private final LawfulDates lawful;

	private final Offices offices;

	private final ChairAtBooking chairing;

	MeetingCheck(LawfulDates lawful, Offices offices, ChairAtBooking chairing) {
		this.lawful = lawful;
		this.offices = offices;
		this.chairing = chairing;
	}

	/** What is wrong with what was said so far, whatever is still missing. */
	List<Problem> problems(Booking booking, About about) {
		Kind kind = about.kind();
		if (kind == null) {
			return List.of();
		}
		List<Problem> problems = new ArrayList<>();
		if (!this.offices.isThereOneFor(kind)) {
			problems.add(new Problem(BookingFields.KIND, noGroup(kind)));
		}
		if (kind.isRestricted() && !about.inTheCalendar()) {
			problems.add(new Problem(BookingFields.WAY, ALWAYS_MEETS));
		}
		LocalDate from = about.countsFrom();
		LocalDate bornOn = about.bornOn();
		if (from != null) {
			this.lawful.problemWithStart(kind, from)
				.ifPresent((sentence) -> problems.add(new Problem(BookingFields.COUNTS_FROM, sentence)));
		}
		if (from != null && bornOn != null) {
			this.lawful.problemWithBirth(kind, from, bornOn)
				.ifPresent((sentence) -> problems.add(new Problem(BookingFields.BORN_ON, sentence)));
		}
		if (!about.children().isEmpty()) {
			this.chairing.problem(booking, kind, about).ifPresent(problems::add);
		}
		return problems;
	}

	/** What is asked for where its last date has passed and no manager has decided so. */
	List<Problem> tooLate(About about) {
		Kind kind = about.kind();
		LocalDate from = about.countsFrom();
		if (kind == null || from == null || about.late() != null) {
			return List.of();
		}
		return this.lawful.tooLateAlready(kind, from, about.bornOn())
			.map((sentence) -> List.of(
					new Problem((about.bornOn() != null) ? BookingFields.BORN_ON : BookingFields.COUNTS_FROM, sentence),
					new Problem(BookingFields.MANAGER, "Give the name of the manager who decided it."),
					new Problem(BookingFields.MANAGERS_REASON, "Give the manager's reason.")))
			.orElseGet(List::of);
	}

	/** What is said where the group that a kind stays with is not set up. */
	static String noGroup(Kind kind) {
		return ("%s: this cannot be booked with me yet. It stays with its group, which needs a mailbox, a calendar and "
				+ "custodians of their own, apart from the CP Administration Team, and those are not set up. Ask whoever "
				+ "looks after Convenor to set them up (convenor.groups.%s). Until then please arrange it outside of me.")
			.formatted(kind.label(), kind.group());
	}

	/**
	 * What stands in the way.
	 *
	 * @param field where it is put right
	 */
	record Problem(String field, String sentence) {
	}

}
