package io.convenor.scheduling.cover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.conference.Engagements;
import io.convenor.conference.Kind;
import io.convenor.conference.NeedToKnow;
import io.convenor.graph.Directory;
import io.convenor.scheduling.booking.StoredBookings;
import io.convenor.scheduling.cover.Cover.Chair;
import io.convenor.timescales.Dates;

/** Who chairs, and who does not any more but still has something. */
@Component
class CoveringChairs {

	private final NeedToKnow needToKnow;

	private final Directory directory;

	private final Engagements engagements;

	private final StoredBookings bookings;

	private final Clock clock;

	CoveringChairs(NeedToKnow needToKnow, Directory directory, Engagements engagements, StoredBookings bookings,
			Clock clock) {
		this.needToKnow = needToKnow;
		this.directory = directory;
		this.engagements = engagements;
		this.bookings = bookings;
		this.clock = clock;
	}

	/** Everybody who chairs now, and everybody who does not but still has something. */
	List<Chair> all(String who) {
		Stream<Chair> present = this.needToKnow.chairs()
			.stream()
			.flatMap((id) -> this.directory.person(id)
				.map((person) -> new Chair(id, person.name(), person.address(), true))
				.stream());
		return inOrder(Stream.concat(present, whoLeft(this.needToKnow.keptBy(who)).stream().map(ChairWhoLeft::chair)));
	}

	/**
	 * The same, by the names that the conferences know, while the directory is silent.
	 */
	List<Chair> known(String who) {
		Stream<Chair> present = this.engagements.chairs()
			.stream()
			.filter((each) -> this.needToKnow.isChair(each.id()))
			.map((each) -> new Chair(each.id(), each.name(), each.address(), true));
		return inOrder(Stream.concat(present, whoLeft(this.needToKnow.keptBy(who)).stream().map(ChairWhoLeft::chair)));
	}

	private static List<Chair> inOrder(Stream<Chair> chairs) {
		return chairs.sorted(Comparator.comparing(Chair::name).thenComparing(Chair::id)).toList();
	}

	/**
	 * Those who are not among the chairs any more, with what of these kinds they have
	 * left behind.
	 */
	List<ChairWhoLeft> whoLeft(Set<Kind> kinds) {
		Map<String, ChairWhoLeft> left = new LinkedHashMap<>();
		this.engagements.chairs(kinds)
			.stream()
			.filter((each) -> !this.needToKnow.isChair(each.id()))
			.forEach((each) -> left.put(each.id(),
					new ChairWhoLeft(new Chair(each.id(), each.name(), each.address(), false), each.conferences(), 0,
							each.first().toLocalDate(), each.last().toLocalDate())));
		LocalDate today = Dates.today(this.clock);
		this.bookings.allBegun()
			.stream()
			.filter((booking) -> !this.needToKnow.isChair(booking.chairId()) && kinds.contains(booking.about().kind()))
			.forEach((booking) -> left.merge(booking.chairId(), ChairWhoLeft.withABooking(booking, today),
					ChairWhoLeft::and));
		return List.copyOf(left.values());
	}

}
