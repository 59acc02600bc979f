package io.convenor.scheduling.booking;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import io.convenor.conference.Caseload;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Kind;
import io.convenor.deadlines.Deadline;
import io.convenor.deadlines.Deadlines;
import io.convenor.timescales.Dates;

/**
 * Notices brothers and sisters who were part of the last conference and are to be
 * reviewed by the same date, and whom nobody has booked a review for: they may have been
 * forgotten.
 */
@Component
class SiblingsLeftOut {

	private final Caseload caseload;

	private final Deadlines deadlines;

	SiblingsLeftOut(Caseload caseload, Deadlines deadlines) {
		this.caseload = caseload;
		this.deadlines = deadlines;
	}

	/** What to say about a review; nothing about any other meeting. */
	Optional<String> hint(Booking.About about, String chairId) {
		Kind kind = about.kind();
		if (kind == null || !kind.reviews()) {
			return Optional.empty();
		}
		return this.caseload.ofChildren(about.caseReferences(), chairId)
			.stream()
			.filter((each) -> each.kind().isKeptWith(kind) && each.status() == Conference.Status.HELD)
			.max(Comparator.comparing(Conference::startsAt))
			.flatMap((last) -> hint(last, kind, about.children(), chairId));
	}

	private Optional<String> hint(Conference last, Kind kind, List<Child> booked, String chairId) {
		List<Deadline> clocks = this.deadlines.of(last.id())
			.stream()
			.filter((clock) -> clock.isRunning() && kind.stops().contains(clock.what()))
			.toList();
		List<Child> left = last.children()
			.stream()
			.filter((child) -> booked.stream().noneMatch((each) -> isTheSame(each, child)))
			.filter((child) -> clocks.stream().anyMatch((clock) -> runsFor(clock, child)))
			.filter((child) -> !isBooked(child, kind, chairId))
			.toList();
		return left.isEmpty() ? Optional.empty() : Optional.of(inWords(last, left, clocks));
	}

	private static boolean isTheSame(Child one, Child other) {
		return one.caseReference().equalsIgnoreCase(other.caseReference());
	}

	private static boolean runsFor(Deadline clock, Child child) {
		return clock.children().isEmpty() || clock.children().contains(child.number());
	}

	private boolean isBooked(Child child, Kind kind, String chairId) {
		return this.caseload.ofChildren(List.of(child.caseReference()), chairId)
			.stream()
			.anyMatch((each) -> each.status() == Conference.Status.BOOKED
					&& !Collections.disjoint(each.kind().stops(), kind.stops()));
	}

	private static String inWords(Conference last, List<Child> left, List<Deadline> clocks) {
		LocalDate due = clocks.stream()
			.filter((clock) -> left.stream().anyMatch((child) -> runsFor(clock, child)))
			.map(Deadline::due)
			.min(Comparator.naturalOrder())
			.orElseThrow();
		return ("%s %s part of the last conference, %s, and %s not in this one: go back and add %s if you review them "
				+ "together, or book a review of their own, which is due by %s.")
			.formatted(String.join(" and ", Child.caseReferences(left)), (left.size() == 1) ? "was" : "were",
					last.reference(), (left.size() == 1) ? "is" : "are", (left.size() == 1) ? "it" : "them",
					Dates.inWords(due));
	}

}
