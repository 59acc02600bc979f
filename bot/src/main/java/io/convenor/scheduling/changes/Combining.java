package io.convenor.scheduling.changes;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Reference;
import io.convenor.conference.Separations;
import io.convenor.conference.Way;
import io.convenor.scheduling.Prospects;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.booking.Reading;
import io.convenor.scheduling.invitations.OwnInvitations;
import io.convenor.scheduling.rooms.Rooms;
import io.convenor.timescales.DateProblem;
import io.convenor.timescales.Dates;

/**
 * Where the conferences of brothers and sisters are put into one meeting, and taken apart
 * again. Each child keeps a conference, with a reference, reports, clocks and an outcome
 * of its own. Refusals are a {@link ChangeRefused}.
 */
@Component
public class Combining {

	private final Conferences conferences;

	private final Caseload caseload;

	private final Prospects prospects;

	private final ChangeTimes times;

	private final Rooms rooms;

	private final Separations separations;

	private final AuditTrail audit;

	private final SchedulingSettings settings;

	private final Clock clock;

	Combining(Conferences conferences, Caseload caseload, Prospects prospects, ChangeTimes times, Rooms rooms,
			Separations separations, AuditTrail audit, SchedulingSettings settings, Clock clock) {
		this.separations = separations;
		this.conferences = conferences;
		this.caseload = caseload;
		this.prospects = prospects;
		this.times = times;
		this.rooms = rooms;
		this.audit = audit;
		this.settings = settings;
		this.clock = clock;
	}

	/** Two conferences that somebody wants held in one meeting. */
	public Pair find(Reference guest, Reference host, String who) {
		return new Pair(mine(this.caseload.find(guest, who)), mine(this.caseload.find(host, who)));
	}

	/** The same two, to be shown to the person in whose chat their card is. */
	public Optional<Pair> find(UUID guest, UUID host) {
		return this.conferences.findById(guest)
			.flatMap((one) -> this.conferences.findById(host).map((other) -> new Pair(one, other)));
	}

	private static Conference mine(Optional<Conference> found) {
		return found.orElseThrow(() -> new ChangeRefused("I do not know both references among the conferences you look "
				+ "after. Type conferences to see which are yours."));
	}

	/** Everything that stands in the way of one meeting, as sentences. */
	public List<String> problems(Pair pair) {
		List<String> problems = new ArrayList<>();
		Conference guest = pair.guest;
		Conference host = pair.host;
		if (guest.id().equals(host.id())) {
			return List.of("That is the same conference twice. Give the references of two.");
		}
		Stream.of(guest, host)
			.filter((each) -> each.status() != Conference.Status.BOOKED || !each.way().inTheCalendar())
			.forEach((each) -> problems.add(each.reference() + " is not booked as a meeting."));
		boolean sameSort = (guest.kind().careReview() && host.kind().careReview())
				|| (guest.kind().childProtection() && host.kind().childProtection());
		if (!sameSort) {
			problems.add("They are not the same sort of meeting: %s, and %s."
				.formatted(guest.kind().label().toLowerCase(Locale.UK), host.kind().label().toLowerCase(Locale.UK)));
		}
		Stream.of(guest, host)
			.filter((each) -> each.heldWith().isPresent())
			.forEach((each) -> problems.add(each.reference() + " is held together with another conference already."));
		if (!this.conferences.heldTogetherWith(guest.id()).isEmpty()) {
			problems.add("Another conference is held in the meeting of " + guest.reference()
					+ ". Combine that one with this first.");
		}
		apartInOneOnly(guest, host).ifPresent(problems::add);
		late(guest, host).ifPresent(problems::add);
		tooMany(pair).ifPresent(problems::add);
		return problems;
	}

	/** Whoever is kept apart in the meeting that stays is so in both. */
	private Optional<String> apartInOneOnly(Conference guest, Conference host) {
		Set<UUID> apart = this.separations.apart(guest.id());
		return guest.invitees()
			.stream()
			.filter((each) -> apart.contains(each.id()))
			.filter((each) -> OwnInvitations.same(host, each)
				.filter((there) -> this.separations.of(host, there).isEmpty())
				.isPresent())
			.findFirst()
			.map((each) -> "%s takes part apart in %s, and not in %s. Press “Keep people apart” there first."
				.formatted(each.name(), guest.reference(), host.reference()));
	}

	private Optional<String> late(Conference guest, Conference host) {
		return this.prospects.lastLawful(guest)
			.filter((last) -> host.startsAt().toLocalDate().isAfter(last.date()))
			.map((last) -> "%s has to be held by %s, and the meeting of %s is on %s. Move that one first.".formatted(
					guest.reference(), Dates.inWords(last.date()), host.reference(),
					Dates.inWords(host.startsAt().toLocalDate())));
	}

	private Optional<String> tooMany(Pair pair) {
		int people = (int) Stream
			.concat(Stream.of(pair.guest, pair.host), this.conferences.heldTogetherWith(pair.host.id()).stream())
			.flatMap((each) -> each.invitees().stream())
			.map((invitee) -> invitee.address().toLowerCase(Locale.ROOT))
			.distinct()
			.count();
		if (people > this.settings.mostPeople()) {
			return Optional.of("%d people would be invited, and one meeting takes at most %d.".formatted(people,
					this.settings.mostPeople()));
		}
		return pair.host.room()
			.filter((_) -> pair.host.way() == Way.FACE_TO_FACE)
			.flatMap((room) -> this.rooms.tooMany(room.address(), room.name(), people));
	}

	/** How long a meeting for both would be. */
	public int minutes(Pair pair) {
		return Math.min(pair.guest.lengthMinutes() + pair.host.lengthMinutes(),
				(int) this.settings.longest().toMinutes());
	}

	/** Holds the one in the meeting of the other. */
	@Transactional
	public void combine(UUID guestId, UUID hostId, String who, Map<String, String> typed) {
		Conference host = this.conferences.hold(hostId);
		Pair pair = new Pair(this.conferences.hold(guestId), host);
		requireLooksAfter(who, pair);
		problems(pair).stream().findFirst().ifPresent((sentence) -> {
			throw new ChangeRefused(sentence + " Nothing was changed.");
		});
		Reading reading = new Reading(typed);
		int minutes = reading
			.minutes(ChangeFields.LENGTH, (int) this.settings.shortest().toMinutes(),
					(int) this.settings.longest().toMinutes())
			.orElseThrow(() -> refused(reading));
		host.moveTo(host.startsAt(), minutes);
		Conference saved = this.conferences.save(host);
		pair.guest.holdWith(saved, this.clock.instant());
		this.conferences.save(pair.guest);
		this.audit.record(who, "put into one meeting", guestId, pair.guest.reference().value(),
				"with " + saved.reference());
	}

	/** Gives the one a meeting of its own again, at another time. */
	@Transactional
	public void takeApart(UUID guestId, String who, Map<String, String> typed) {
		Conference guest = this.conferences.hold(guestId);
		Conference host = guest.heldWith()
			.map(this.conferences::get)
			.orElseThrow(() -> new ChangeRefused("It has a meeting of its own already, so nothing was changed."));
		requireLooksAfter(who, new Pair(guest, host));
		Reading reading = new Reading(typed);
		LocalDateTime start = reading.date(ChangeFields.DATE)
			.flatMap((day) -> reading.time(ChangeFields.TIME).map((LocalTime time) -> day.atTime(time)))
			.orElseThrow(() -> refused(reading));
		this.times.problems(guest, start)
			.stream()
			.findFirst()
			.or(() -> this.times.late(guest, start).map(DateProblem::sentence))
			.ifPresent((sentence) -> {
				throw new ChangeRefused(sentence);
			});
		int minutes = reading
			.minutes(ChangeFields.LENGTH, (int) this.settings.shortest().toMinutes(),
					(int) this.settings.longest().toMinutes())
			.orElseThrow(() -> refused(reading));
		guest.holdApart(start, minutes);
		this.conferences.save(guest);
		this.audit.record(who, "took out of the meeting of another", guestId, guest.reference().value(),
				"from " + host.reference());
	}

	private void requireLooksAfter(String who, Pair pair) {
		if (!this.caseload.looksAfter(who, pair.guest) || !this.caseload.looksAfter(who, pair.host)) {
			throw new ChangeRefused("You do not look after both of these conferences, so nothing was changed.");
		}
	}

	private static ChangeRefused refused(Reading reading) {
		return new ChangeRefused(String.join(" ", reading.refused().problems().values()));
	}

	/**
	 * Two conferences.
	 *
	 * @param guest the one that is held, or is to be held, in the other's meeting
	 * @param host the one whose meeting it is
	 */
	public record Pair(Conference guest, Conference host) {

		/** Whether they are held together. */
		public boolean together() {
			return this.guest.heldWith().filter(this.host.id()::equals).isPresent();
		}

		/** Who comes to the meeting only because of the one. */
		public List<Invitee> onlyBecauseOf(Conference one) {
			Conference other = one.equals(this.guest) ? this.host : this.guest;
			return one.invitees()
				.stream()
				.filter((invitee) -> other.invitees()
					.stream()
					.noneMatch((each) -> each.address().equalsIgnoreCase(invitee.address())))
				.toList();
		}

	}

}
