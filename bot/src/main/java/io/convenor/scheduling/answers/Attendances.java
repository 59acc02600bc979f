package io.convenor.scheduling.answers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Offices;
import io.convenor.conference.QuorumOverTime;
import io.convenor.conference.QuorumOverTime.Presence;
import io.convenor.conference.Separations;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Parcel;
import io.convenor.drafts.Refused;
import io.convenor.graph.Attendance.Attended;
import io.convenor.scheduling.answers.AttendanceOnTheDay.Present;
import io.convenor.scheduling.answers.AttendanceOnTheDay.Unknown;
import io.convenor.scheduling.answers.StoredAttendance.Report;
import io.convenor.scheduling.answers.StoredAttendance.Stay;
import io.convenor.scheduling.calendar.OwnEntries;
import io.convenor.timescales.Dates;

/**
 * Who was at a conference on the day: from Teams' own report, and from ticking who was in
 * the room or rang in.
 */
@Component
public class Attendances {

	private final StoredAttendance stored;

	private final QuorumRules rules;

	private final Conferences conferences;

	private final Caseload caseload;

	private final Separations separations;

	private final OwnEntries ownEntries;

	private final Deliveries deliveries;

	private final AuditTrail audit;

	private final Offices offices;

	private final AnswersSettings settings;

	private final Clock clock;

	Attendances(StoredAttendance stored, QuorumRules rules, Conferences conferences, Caseload caseload,
			Separations separations, OwnEntries ownEntries, Deliveries deliveries, AuditTrail audit, Offices offices,
			AnswersSettings settings, Clock clock) {
		this.stored = stored;
		this.separations = separations;
		this.ownEntries = ownEntries;
		this.rules = rules;
		this.conferences = conferences;
		this.caseload = caseload;
		this.deliveries = deliveries;
		this.audit = audit;
		this.offices = offices;
		this.settings = settings;
		this.clock = clock;
	}

	/** Who was at the present sitting of a conference, as far as it is known. */
	public AttendanceOnTheDay of(Conference conference) {
		List<Stay> stays = this.stored.of(conference);
		Optional<Report> report = this.stored.report(conference);
		List<Present> present = stays.stream().flatMap((stay) -> present(conference, stay).stream()).toList();
		List<Unknown> unknown = stays.stream()
			.filter((stay) -> stay.invitee() == null)
			.map((stay) -> new Unknown(stay.id(), Objects.requireNonNullElse(stay.name(), "Somebody"), stay.from(),
					Objects.requireNonNullElse(stay.until(), stay.from())))
			.toList();
		return new AttendanceOnTheDay(conference.startsAt(), present, unknown, report.map(Report::askedAt).orElse(null),
				report.filter((each) -> each.people() > 0).isPresent(), quorate(conference, present),
				this.stored.decision(conference));
	}

	private static Optional<Present> present(Conference conference, Stay stay) {
		return Optional.ofNullable(stay.invitee())
			.flatMap(conference::invitee)
			.map((invitee) -> new Present(invitee, stay.ticked(), stay.from(), stay.until()));
	}

	private Optional<QuorumOverTime> quorate(Conference conference, List<Present> present) {
		if (present.isEmpty()) {
			return Optional.empty();
		}
		Instant end = end(conference, present);
		List<Presence> presences = present.stream().map((each) -> {
			Instant until = each.until();
			return new Presence(each.invitee(), each.from(), (until != null) ? until : end);
		}).toList();
		return this.rules.counting(conference)
			.map((counting) -> QuorumOverTime.of(presences, counting, this.settings.grace()));
	}

	/**
	 * Until when those stayed who stayed to the end: it was over when the last on Teams
	 * left together, or else when it was to end. Nobody is known to have left later.
	 */
	private Instant end(Conference conference, List<Present> present) {
		List<Instant> onTeams = present.stream()
			.filter((each) -> !each.inTheRoom())
			.flatMap((each) -> Stream.ofNullable(each.until()))
			.sorted()
			.toList();
		boolean together = onTeams.size() > 1
				&& !onTeams.get(onTeams.size() - 2).isBefore(onTeams.getLast().minus(this.settings.grace()));
		Instant over = together ? onTeams.getLast() : at(conference.endsAt());
		return present.stream()
			.flatMap((each) -> Stream.ofNullable(each.until()))
			.filter((until) -> until.isAfter(over))
			.max(Instant::compareTo)
			.orElse(over);
	}

	/**
	 * Asks Microsoft 365 now who was there.
	 * @throws Refused when it cannot know
	 */
	@Transactional
	public void ask(UUID id, String by) {
		Conference conference = held(id, by);
		AttendanceQuestion question = question(conference, true).orElseThrow(
				() -> new Refused("%s has no Teams meeting, so nobody but you knows who was there. Tick them below."
					.formatted(conference.reference())));
		this.deliveries.enqueue(Parcel.of(id + "/attendance/asked-" + UUID.randomUUID(), id, null, question));
	}

	/**
	 * Asks once when a conference is over; a report that is not there yet is waited for.
	 */
	@Transactional
	public void askWhenOver() {
		LocalDateTime now = Dates.now(this.clock);
		Stream.of(Conference.Status.BOOKED, Conference.Status.HELD)
			.flatMap(
					(status) -> this.conferences.findByStatusAndStartsAtBetween(status, now.minusDays(2), now).stream())
			.filter((conference) -> !conference.endsAt().plus(this.settings.attendanceAfter()).isAfter(now))
			.forEach((conference) -> question(conference, false).ifPresent((question) -> this.deliveries.enqueue(Parcel
				.of(conference.id() + "/attendance/" + conference.startsAt(), conference.id(), null, question))));
	}

	/** Whoever took part in a meeting of their own was there, too. */
	private Optional<AttendanceQuestion> question(Conference conference, boolean requested) {
		List<String> links = Stream
			.concat(conference.joinUrl().stream(),
					this.separations.of(conference.id())
						.stream()
						.flatMap((each) -> Stream.ofNullable(this.ownEntries.of(each.id()).joinUrl())))
			.distinct()
			.toList();
		return organiserId(conference).filter((_) -> !links.isEmpty())
			.map((organiser) -> new AttendanceQuestion(organiser, links.getFirst(), conference.startsAt(), requested,
					this.clock.instant(), links.subList(1, links.size())));
	}

	private Optional<String> organiserId(Conference conference) {
		return this.offices.organiserId(conference.organiser())
			.or(() -> conference.everybodyEver()
				.stream()
				.filter((invitee) -> invitee.address().equalsIgnoreCase(conference.organiser()))
				.flatMap((invitee) -> Stream.ofNullable(invitee.directoryId()))
				.findFirst());
	}

	/**
	 * Takes in a report. The link of a meeting lives on when it is moved, so only the day
	 * of the sitting counts; one who was recognised before stays so.
	 */
	void reported(UUID id, LocalDateTime sitting, List<Attended> attended) {
		Conference conference = this.conferences.locked(id);
		if (!conference.startsAt().equals(sitting)) {
			return;
		}
		List<Stay> before = this.stored.of(conference);
		List<Stay> stays = new ArrayList<>();
		attended.forEach((person) -> person.stays()
			.stream()
			.filter((stay) -> onTheDay(stay.from(), sitting))
			.map((stay) -> new Stay(UUID.randomUUID(), null, false, person.name(), person.address(), stay.from(),
					stay.to()))
			.map((stay) -> recognised(conference, stay, before))
			.forEach(stays::add));
		this.stored.reported(conference, stays);
	}

	static boolean onTheDay(Instant moment, LocalDateTime sitting) {
		return LocalDate.ofInstant(moment, Dates.LONDON).equals(sitting.toLocalDate());
	}

	private static Stay recognised(Conference conference, Stay stay, List<Stay> before) {
		UUID invitee = conference.everybodyEver()
			.stream()
			.filter((each) -> each.address().equalsIgnoreCase(stay.address()))
			.map(Invitee::id)
			.findFirst()
			.or(() -> before.stream()
				.filter((each) -> !each.ticked() && each.sameName(stay))
				.flatMap((each) -> Stream.ofNullable(each.invitee()))
				.findFirst())
			.orElse(null);
		return new Stay(stay.id(), invitee, false, stay.name(), stay.address(), stay.from(), stay.until());
	}

	/** Notes who was in the room or rang in, beside those who are noted already. */
	@Transactional
	public void tick(UUID id, Set<UUID> there, String by) {
		Conference conference = held(id, by);
		there.forEach((invitee) -> invited(conference, invitee, AnswerFields.THERE));
		List<Stay> ticked = this.stored.of(conference).stream().filter(Stay::ticked).toList();
		there.stream()
			.filter((invitee) -> ticked.stream().noneMatch((stay) -> invitee.equals(stay.invitee())))
			.forEach((invitee) -> this.stored.add(conference, stay(invitee, at(conference.startsAt()), null)));
		this.audit.record(by, "noted who was there", id, conference.reference().value(), null);
	}

	/** Takes back that these were in the room or rang in. */
	@Transactional
	public void untick(UUID id, Set<UUID> notThere, String by) {
		Conference conference = held(id, by);
		notThere.forEach((invitee) -> this.stored.untick(conference, invitee));
		this.audit.record(by, "noted who was there", id, conference.reference().value(), null);
	}

	/**
	 * Notes from when until when somebody was there who is not in the report.
	 * @param from null for the beginning
	 * @param until null for the end
	 */
	@Transactional
	public void wasThere(UUID id, UUID invitee, @Nullable LocalTime from, @Nullable LocalTime until, String by) {
		Conference conference = held(id, by);
		invited(conference, invitee, AnswerFields.WHO);
		LocalDate day = conference.startsAt().toLocalDate();
		Instant came = at((from != null) ? day.atTime(from) : conference.startsAt());
		Instant left = (until != null) ? at(day.atTime(until)) : null;
		if (left != null && !left.isAfter(came)) {
			throw new Refused(AnswerFields.UNTIL, "They cannot have left before they came. Check the two times.");
		}
		this.stored.add(conference, stay(invitee, came, left));
		this.audit.record(by, "noted who was there", id, conference.reference().value(), null);
	}

	/** Says who somebody of the report was, who was not recognised. */
	@Transactional
	public void recognise(UUID id, UUID attended, UUID invitee, String by) {
		Conference conference = held(id, by);
		invited(conference, invitee, AnswerFields.WHO_IT_WAS);
		Stay stay = this.stored.of(conference)
			.stream()
			.filter((each) -> each.id().equals(attended))
			.findFirst()
			.orElseThrow(() -> new Refused(AnswerFields.UNKNOWN,
					"The report was fetched again meanwhile. Choose from the list as it is now."));
		this.stored.assign(conference, stay, invitee);
		this.audit.record(by, "noted who was there", id, conference.reference().value(), null);
	}

	private static Stay stay(UUID invitee, Instant from, @Nullable Instant until) {
		return new Stay(UUID.randomUUID(), invitee, true, null, null, from, until);
	}

	private Conference held(UUID id, String by) {
		Conference conference = this.caseload.locked(id, by)
			.orElseThrow(() -> new Refused("That conference is not one of yours."));
		if (conference.status() == Conference.Status.CANCELLED) {
			throw new Refused("%s was cancelled, so nobody was there.".formatted(conference.reference()));
		}
		return conference;
	}

	private static void invited(Conference conference, UUID invitee, String field) {
		if (conference.invitee(invitee).isEmpty()) {
			throw new Refused(field, "Choose somebody who is or was invited.");
		}
	}

	private static Instant at(LocalDateTime londonTime) {
		return londonTime.atZone(Dates.LONDON).toInstant();
	}

	/**
	 * What Microsoft 365 is asked.
	 *
	 * @param requested whether somebody asked for it and wants to know at once
	 * @param ownLinks the links of those who took part apart; null stands for none
	 */
	record AttendanceQuestion(String organiserId, String joinUrl, LocalDateTime sitting, boolean requested,
			Instant since, @Nullable List<String> ownLinks) {

		/** Every link people joined by. */
		List<String> links() {
			return Stream
				.concat(Stream.of(this.joinUrl), (this.ownLinks != null) ? this.ownLinks.stream() : Stream.empty())
				.toList();
		}

	}

}
