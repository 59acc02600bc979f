package io.convenor.scheduling.cover;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Engagements;
import io.convenor.conference.Engagements.Engagement;
import io.convenor.conference.Kind;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.Offices;
import io.convenor.conference.Way;
import io.convenor.conference.WhoMayChair;
import io.convenor.conference.WhoMayChair.Answer;
import io.convenor.graph.Availability;
import io.convenor.graph.Availability.Busy;
import io.convenor.graph.Availability.Diary;
import io.convenor.graph.Directory;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.LawfulDates;
import io.convenor.scheduling.booking.StoredBookings;
import io.convenor.scheduling.booking.TurnRound;
import io.convenor.scheduling.cover.Cover.Chair;
import io.convenor.scheduling.cover.Cover.Line;
import io.convenor.scheduling.cover.Cover.What;
import io.convenor.timescales.Dates;
import io.convenor.timescales.RuleSet;

/**
 * Finds out what a chair has in a period and who could take each of it: from the diaries
 * of all chairs at once, and from what the conferences know themselves.
 */
@Component
class CoverLines {

	static final int MOST = 15;

	static final String OWN_CALENDAR = "It stands in the chair's own calendar, and only the calendar it "
			+ "stands in can keep its link. Nobody else can take it over: cancel it and book it anew under another chair.";

	private final Conferences conferences;

	private final StoredBookings bookings;

	private final Engagements engagements;

	private final Directory directory;

	private final Availability availability;

	private final LawfulDates lawful;

	private final NeedToKnow needToKnow;

	private final Offices offices;

	private final WhoMayChair whoMayChair;

	private final Clock clock;

	CoverLines(Conferences conferences, StoredBookings bookings, Engagements engagements, Directory directory,
			Availability availability, LawfulDates lawful, NeedToKnow needToKnow, Offices offices,
			WhoMayChair whoMayChair, Clock clock) {
		this.conferences = conferences;
		this.bookings = bookings;
		this.engagements = engagements;
		this.directory = directory;
		this.availability = availability;
		this.lawful = lawful;
		this.needToKnow = needToKnow;
		this.offices = offices;
		this.whoMayChair = whoMayChair;
		this.clock = clock;
	}

	/** Everybody who chairs now, and everybody who does not but still has something. */
	List<Chair> chairs(String who) {
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
		LocalDate today = now().toLocalDate();
		this.bookings.allBegun()
			.stream()
			.filter((booking) -> !this.needToKnow.isChair(booking.chairId()) && kinds.contains(booking.about().kind()))
			.forEach((booking) -> left.merge(booking.chairId(), ChairWhoLeft.withABooking(booking, today),
					ChairWhoLeft::and));
		return List.copyOf(left.values());
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

	/** The diaries of some chairs while any of these lines takes place: one question. */
	List<Diary> diaries(Collection<Chair> chairs, List<Line> lines) {
		List<Line> timed = lines.stream().filter(CoverLines::takesTime).toList();
		if (timed.isEmpty() || chairs.isEmpty()) {
			return List.of();
		}
		LocalDateTime first = timed.stream().map(CoverLines::start).min(Comparator.naturalOrder()).orElseThrow();
		LocalDateTime last = timed.stream().map(CoverLines::end).max(Comparator.naturalOrder()).orElseThrow();
		return this.availability.diaries(this.offices.administration().organiser(),
				chairs.stream().map(Chair::address).distinct().toList(), first.toLocalDate().atStartOfDay(),
				last.toLocalDate().plusDays(1).atStartOfDay());
	}

	/** When a chair is taken: by the diary, and by what it does not show yet. */
	Map<String, List<Busy>> taken(Collection<Chair> chairs, List<Diary> diaries, List<Line> lines) {
		Map<String, List<Busy>> taken = new HashMap<>();
		Map<String, List<Engagement>> engaged = engaged(lines);
		chairs.forEach((chair) -> {
			List<Busy> busy = new ArrayList<>();
			diaries.stream()
				.filter((diary) -> diary.address().equalsIgnoreCase(chair.address()))
				.forEach((diary) -> busy.addAll(diary.busy()));
			engaged.getOrDefault(chair.id(), List.of())
				.stream()
				.filter((each) -> each.way().inTheCalendar())
				.forEach((each) -> busy.add(new Busy(each.from(), each.to())));
			taken.put(chair.id(), busy);
		});
		return taken;
	}

	private Map<String, List<Engagement>> engaged(List<Line> lines) {
		List<LocalDateTime> starts = lines.stream().map(this::startOrNow).toList();
		LocalDate first = CoverProposal.week(starts.stream().min(Comparator.naturalOrder()).orElseGet(this::now));
		LocalDate last = CoverProposal.week(starts.stream().max(Comparator.naturalOrder()).orElseGet(this::now));
		return this.engagements.between(first.atStartOfDay(), last.plusWeeks(1).atStartOfDay())
			.stream()
			.collect(Collectors.groupingBy(Engagement::chairId));
	}

	/** Without those about allegations that this person may not know of. */
	private Map<String, List<Engagement>> known(String who, Map<String, List<Engagement>> engaged) {
		Map<String, List<Engagement>> known = new HashMap<>();
		engaged.forEach((chair, all) -> known.put(chair, all.stream()
			.filter((each) -> !this.needToKnow.isApart(each.kind()) || this.needToKnow.knows(who, each.kind(), chair))
			.toList()));
		return known;
	}

	/** The lines with who is free for each, and who is proposed. */
	List<Line> proposing(String who, Mine mine, Collection<Chair> chairs, List<Diary> diaries,
			Set<UUID> leftUnlessSaid) {
		List<Line> lines = mine.lines;
		WhoMayChair.Cases cases = cases(mine.meetings.values());
		Map<String, List<Busy>> taken = taken(chairs, diaries, lines);
		Map<String, List<Engagement>> engaged = known(who, engaged(lines));
		List<CoverProposal.Candidate> candidates = chairs.stream()
			.map((chair) -> new CoverProposal.Candidate(chair.id(), taken.getOrDefault(chair.id(), List.of()),
					weeks(engaged.getOrDefault(chair.id(), List.of()))))
			.toList();
		Set<String> atABooking = this.bookings.allBegun().stream().map(Booking::chairId).collect(Collectors.toSet());
		Map<Boolean, List<CoverProposal.Wanted>> wanted = lines.stream()
			.filter((line) -> line.problem() == null)
			.map((line) -> wanted(line, mine, chairs, cases, atABooking))
			.collect(Collectors.partitioningBy((each) -> !leftUnlessSaid.contains(each.id())));
		TurnRound turnRound = this.lawful.turnRound();
		Map<UUID, CoverProposal.Offer> offers = CoverProposal.of(wanted.getOrDefault(true, List.of()), candidates,
				turnRound);
		Map<UUID, CoverProposal.Offer> unless = CoverProposal.of(wanted.getOrDefault(false, List.of()), candidates,
				turnRound);
		return lines.stream().map((line) -> {
			CoverProposal.Offer offer = offers.get(line.subject());
			CoverProposal.Offer other = unless.get(line.subject());
			if (offer != null) {
				return line.offering(possible(offer), offer.proposed().orElse(null));
			}
			return (other != null) ? line.offering(possible(other), null) : line;
		}).toList();
	}

	/** Whoever books one is asked themselves why they chair it. */
	private CoverProposal.Wanted wanted(Line line, Mine mine, Collection<Chair> chairs, WhoMayChair.Cases cases,
			Set<String> atABooking) {
		Set<String> notBy = new HashSet<>((line.what() == What.BOOKING) ? atABooking : Set.of());
		Set<String> sayingWhy = new HashSet<>();
		chairs.forEach((chair) -> {
			switch (may(cases, chair, Objects.requireNonNull(mine.meetings.get(line.subject())))) {
				case Answer.No _ -> notBy.add(chair.id());
				case Answer.Yes yes when yes.sayingWhy() && line.what() != What.BOOKING -> sayingWhy.add(chair.id());
				case Answer.Yes _ -> {
				}
			}
		});
		return new CoverProposal.Wanted(line.subject(), startOrNow(line),
				Objects.requireNonNullElseGet(line.endsAt(), this::now), takesTime(line), notBy, sayingWhy);
	}

	private static List<Cover.Possible> possible(CoverProposal.Offer offer) {
		return offer.possible()
			.stream()
			.map((each) -> new Cover.Possible(each.chair(), each.thatWeek(), each.onlyIfChosen()))
			.toList();
	}

	private static Map<LocalDate, Integer> weeks(List<Engagement> engaged) {
		Map<LocalDate, Integer> weeks = new LinkedHashMap<>();
		engaged.forEach((each) -> weeks.merge(CoverProposal.week(each.from()), 1, Integer::sum));
		return weeks;
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
		return LocalDateTime.ofInstant(this.clock.instant(), Dates.LONDON);
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
