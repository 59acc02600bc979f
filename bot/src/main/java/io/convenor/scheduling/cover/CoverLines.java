package io.convenor.scheduling.cover;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Kind;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.Offices;
import io.convenor.conference.Way;
import io.convenor.conference.WhoMayChair;
import io.convenor.conference.WhoMayChair.Answer;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.LawfulDates;
import io.convenor.scheduling.booking.StoredBookings;
import io.convenor.scheduling.cover.Cover.Chair;
import io.convenor.scheduling.cover.Cover.Line;
import io.convenor.scheduling.cover.Cover.What;
import io.convenor.timescales.Dates;
import io.convenor.timescales.RuleSet;

/** Finds out what a chair has in a period, and what whoever takes it may have to be. */
@Component
class CoverLines {

	private static final int MOST = 15;

	static final String OWN_CALENDAR = "It stands in the chair's own calendar, and only the calendar it "
			+ "stands in can keep its link. Nobody else can take it over: cancel it and book it anew under another chair.";

	private final Conferences conferences;

	private final StoredBookings bookings;

	private final LawfulDates lawful;

	private final NeedToKnow needToKnow;

	private final Offices offices;

	private final WhoMayChair whoMayChair;

	private final Clock clock;

	CoverLines(Conferences conferences, StoredBookings bookings, LawfulDates lawful, NeedToKnow needToKnow,
			Offices offices, WhoMayChair whoMayChair, Clock clock) {
		this.conferences = conferences;
		this.bookings = bookings;
		this.lawful = lawful;
		this.needToKnow = needToKnow;
		this.offices = offices;
		this.whoMayChair = whoMayChair;
		this.clock = clock;
	}

	/** What the chair has in the period, as far as this person may know of it. */
	Mine mine(Cover cover) {
		Cover.Plan plan = cover.plan();
		String chair = Objects.requireNonNull(plan.chair());
		List<Conference> hosts = this.conferences
			.coming(chair, Conference.Status.BOOKED, plan.from().atStartOfDay(),
					plan.until().plusDays(1).atStartOfDay())
			.stream()
			.filter((conference) -> conference.heldWith().isEmpty())
			.toList();
		Map<UUID, List<Conference>> guests = guests(hosts);
		List<Line> all = new ArrayList<>();
		Map<UUID, Meeting> meetings = new HashMap<>();
		hosts.forEach((host) -> {
			List<Conference> with = guests.getOrDefault(host.id(), List.of());
			all.add(line(host, with));
			meetings.put(host.id(), meeting(host, with));
		});
		this.bookings.begunBy(chair).ifPresent((booking) -> line(booking).ifPresent((line) -> {
			all.add(line);
			meetings.put(booking.id(), new Meeting(line.kind(), this.lawful.rules(), booking.about().caseReferences()));
		}));
		List<Line> visible = all.stream()
			.filter((line) -> this.needToKnow.knows(cover.askedBy(), line.kind(), chair))
			.toList();
		return new Mine(visible.stream().limit(MOST).toList(), Math.max(0, visible.size() - MOST), meetings);
	}

	/**
	 * What a chair has to be allowed to chair who takes one over, with what goes with it.
	 */
	Meeting meeting(Conference host, List<Conference> guests) {
		return new Meeting(host.kind(), this.lawful.rules(host),
				Stream.concat(Stream.of(host), guests.stream())
					.flatMap((each) -> each.caseReferences().stream())
					.toList());
	}

	/** The same for each of some lines, read anew. */
	Map<UUID, Meeting> meetings(Collection<Conference> hosts) {
		Map<UUID, List<Conference>> guests = guests(List.copyOf(hosts));
		return hosts.stream()
			.collect(Collectors.toMap(Conference::id,
					(host) -> meeting(host, guests.getOrDefault(host.id(), List.of()))));
	}

	/** Looks once at who worked on the cases of some meetings. */
	WhoMayChair.Cases cases(Collection<Meeting> meetings) {
		return this.whoMayChair.about(meetings.stream().flatMap((meeting) -> meeting.cases.stream()).toList());
	}

	static Answer may(WhoMayChair.Cases cases, Chair chair, Meeting meeting) {
		return cases.of(new WhoMayChair.Candidate(chair.id(), chair.address()), meeting.kind, meeting.rules,
				meeting.cases);
	}

	/** Who is held together with any of these, by the one whose meeting it is. */
	private Map<UUID, List<Conference>> guests(List<Conference> hosts) {
		return hosts.isEmpty() ? Map.of()
				: this.conferences.heldTogetherWithAnyOf(hosts.stream().map(Conference::id).toList())
					.stream()
					.collect(Collectors.groupingBy((each) -> each.heldWith().orElseThrow()));
	}

	private Line line(Conference conference, List<Conference> guests) {
		What what = conference.startsAt().isAfter(now()) ? What.CONFERENCE : What.OUTCOME;
		Line line = new Line(conference.id(), what, conference.arrangement(), conference.reference().value(),
				conference.kind(), conference.way(), conference.startsAt(), conference.endsAt(),
				guests.stream().map((each) -> each.reference().value()).toList());
		return inTheChairsOwnCalendar(conference) ? line.stays(OWN_CALENDAR) : line;
	}

	/** The organiser of an event cannot be changed, and the link is the event's. */
	boolean inTheChairsOwnCalendar(Conference conference) {
		return conference.way().inTheCalendar() && this.offices.organiserId(conference.organiser()).isEmpty();
	}

	private static Optional<Line> line(Booking booking) {
		Booking.About about = booking.about();
		return Optional.ofNullable(about.kind())
			.map((kind) -> new Line(booking.id(), What.BOOKING, booking.version(), null, kind,
					Objects.requireNonNullElse(about.way(), Way.VIRTUAL), null, null, List.of()));
	}

	/** Whether whoever takes it has to be free at its time. */
	static boolean takesTime(Line line) {
		return line.what() == What.CONFERENCE && line.way().inTheCalendar();
	}

	static LocalDateTime start(Line line) {
		return Objects.requireNonNull(line.startsAt());
	}

	static LocalDateTime end(Line line) {
		return Objects.requireNonNull(line.endsAt());
	}

	LocalDateTime startOrNow(Line line) {
		return Objects.requireNonNullElseGet(line.startsAt(), this::now);
	}

	LocalDateTime now() {
		return Dates.now(this.clock);
	}

	/**
	 * What a chair has, as far as whoever asks may know.
	 *
	 * @param later how many more than can be shown at once
	 * @param meetings what whoever takes a line has to be allowed to chair, by its
	 * subject
	 */
	record Mine(List<Line> lines, int later, Map<UUID, Meeting> meetings) {
	}

	/**
	 * What somebody has to be allowed to chair.
	 *
	 * @param cases the case references of all that are held in it
	 */
	record Meeting(Kind kind, RuleSet rules, List<String> cases) {
	}

}
