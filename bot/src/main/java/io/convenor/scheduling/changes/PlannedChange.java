package io.convenor.scheduling.changes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Conference;
import io.convenor.conference.FamilyContact;
import io.convenor.conference.Invitee;
import io.convenor.conference.Way;
import io.convenor.drafts.Draft;
import io.convenor.drafts.Form;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.people.Standing;
import io.convenor.scheduling.Look;
import io.convenor.scheduling.invitations.CancelReason;

/**
 * A change to a booked conference that somebody is putting together.
 *
 * @param version counts the changes, so that a card can tell whether it shows the newest
 * @param who the object id of the person
 * @param closed whether it was confirmed; the plan is as it was confirmed then
 */
public record PlannedChange(UUID id, int version, UUID conference, String who, Plan plan,
		boolean closed) implements Draft.Planned<PlannedChange.Plan> {

	@Override
	public boolean isAt(long seen) {
		Integer before = this.plan.before;
		return seen == this.version || (before != null && seen == before);
	}

	PlannedChange with(Plan newPlan) {
		return new PlannedChange(this.id, this.version, this.conference, this.who, newPlan, this.closed);
	}

	/** What can be changed. */
	public enum What {

		TIME, WAY, ROOM, INVITE, CORRECT, REMOVE, CANCEL

	}

	/**
	 * Everything said so far.
	 *
	 * @param what what is to be changed; null before it was chosen
	 * @param preview whether everything is said and only to be confirmed
	 * @param seen the conference as the person saw it
	 * @param notice what the person is told about their last step
	 * @param before the version before the diaries came in late
	 */
	public record Plan(@Nullable What what, boolean preview, Seen seen, Times times, Wanted wanted, Form form,
			@Nullable String notice, @Nullable Integer before) {

		static Plan of(Conference conference) {
			return new Plan(null, false, Seen.of(conference), Times.NOTHING, Wanted.NOTHING, Form.EMPTY, null, null);
		}

		/** The plan as a new step begins: what was told of the last one is gone. */
		Plan fresh() {
			return new Plan(this.what, this.preview, this.seen, this.times, this.wanted, Form.EMPTY, null, null);
		}

		Plan choosing(@Nullable What newWhat) {
			return new Plan(newWhat, false, this.seen, Times.NOTHING, Wanted.NOTHING, Form.EMPTY, this.notice, null);
		}

		Plan with(Times newTimes) {
			return new Plan(this.what, this.preview, this.seen, newTimes, this.wanted, this.form, this.notice,
					this.before);
		}

		Plan with(Form newForm) {
			return new Plan(this.what, false, this.seen, this.times, this.wanted, newForm, this.notice, this.before);
		}

		Plan wanting(Wanted newWanted) {
			return new Plan(this.what, true, this.seen, this.times, newWanted, Form.EMPTY, this.notice, this.before);
		}

		Plan telling(@Nullable String newNotice) {
			return new Plan(this.what, this.preview, this.seen, this.times, this.wanted, this.form, newNotice,
					this.before);
		}

		Plan after(int version) {
			return new Plan(this.what, this.preview, this.seen, this.times, this.wanted, this.form, this.notice,
					version);
		}

	}

	/** A conference as somebody saw it, so that they are told what others did since. */
	public record Seen(int arrangement, LocalDateTime startsAt, Way way, @Nullable String room, String chairId,
			Set<UUID> people) {

		public Seen {
			people = Set.copyOf(people);
		}

		static Seen of(Conference conference) {
			return new Seen(conference.arrangement(), conference.startsAt(), conference.way(),
					conference.room().map(Conference.Room::name).orElse(null), conference.chairId(),
					conference.invitees().stream().map(Invitee::id).collect(Collectors.toSet()));
		}

	}

	/**
	 * What the diaries and the directory of rooms said.
	 *
	 * @param rooms the rooms there are to choose from, free ones only where it is known
	 * @param unread whose diary could not be read
	 */
	public record Times(@Nullable LocalDate lookFrom, List<LocalDateTime> slots, Look look, List<String> unread,
			List<RoomChoice> rooms) {

		static final Times NOTHING = new Times(null, List.of(), Look.NOT_YET, List.of(), List.of());

		public Times {
			slots = List.copyOf(slots);
			unread = List.copyOf(unread);
			rooms = List.copyOf(rooms);
		}

		Times looked(Look newLook) {
			return new Times(this.lookFrom, this.slots, newLook, this.unread, this.rooms);
		}

		/** The room with this address, if it is on offer. */
		Optional<RoomChoice> room(String address) {
			return this.rooms.stream().filter((room) -> room.address.equals(address)).findFirst();
		}

	}

	/**
	 * A room to choose.
	 *
	 * @param holds how many people may be in it; null where nobody says
	 * @param free whether it is free at the time; null where its diary could not be read
	 * @param what its name, size, access and equipment, as a person chooses by them
	 */
	public record RoomChoice(String address, String name, @Nullable Integer holds, @Nullable Boolean free,
			String what) {

		/** What is wrong with it for a conference held that way, as a sentence. */
		public Optional<String> problem(Conference conference, Way way) {
			int people = conference.invitees().size();
			return (way == Way.FACE_TO_FACE && this.holds != null && people > this.holds) ? Optional
				.of("%d people are invited, and %s holds %d. Choose a larger room, or hold it as a hybrid meeting."
					.formatted(people, this.name, this.holds)) : Optional.empty();
		}

		/** What it is, and whether it is free. */
		public String described() {
			return this.what
					+ ((this.free == null) ? ": I cannot see whether it is free" : this.free ? ": free" : ": taken");
		}

	}

	/**
	 * Somebody to be invited.
	 *
	 * @param before what was said about who they were; null where nothing was asked
	 * @param language what they speak best or interpret; null where nobody said
	 * @param forWhom whom an interpreter, an advocate or a solicitor comes for; null
	 * where nobody said
	 * @param contact how they are reached, where they are family; or null
	 */
	public record Newcomer(String name, String address, String agency, Role role, Standing standing,
			@Nullable String directoryId, @Nullable String before, @Nullable String language, @Nullable UUID forWhom,
			@Nullable FamilyContact contact) {

		/** Somebody of whom no more is known yet. */
		static Newcomer named(String name, String address, String agency, Role role, Standing standing) {
			return new Newcomer(name, address, agency, role, standing, null, null, null, null, null);
		}

		/** The same as somebody who is invited to a conference. */
		Invitee invitee(Conference conference) {
			Invitee.Builder builder = Invitee.named(this.name)
				.agency(this.agency)
				.as(this.role)
				.standing(this.standing)
				.language(this.language)
				.forWhom(Optional.ofNullable(this.forWhom)
					.flatMap(conference::invitee)
					.filter(Invitee::invited)
					.map(Invitee::id)
					.orElse(null))
				.directoryId(this.directoryId);
			if (!Invitee.isKeyWithoutEmail(this.address)) {
				builder.mailbox(new EmailAddress(this.address));
			}
			Invitee invitee = builder.build();
			return (conference.way() == Way.FACE_TO_FACE) ? invitee.at(Invitee.Place.ROOM) : invitee;
		}

		/** Who they are and where they are written to. */
		public String described() {
			String what = this.agency.isBlank() ? this.role.label() : this.role.label() + ", " + this.agency;
			return "%s (%s), %s".formatted(this.name, what,
					Invitee.isKeyWithoutEmail(this.address) ? "no email, letters on paper" : this.address);
		}

	}

	/**
	 * What is put right about somebody who is invited.
	 *
	 * @param address where they are reached from now on; null where that stays
	 * @param language what they speak best or interpret; null where nobody knows
	 * @param forWhom whom an interpreter, an advocate or a solicitor comes for; null
	 * where nobody said
	 * @param contact how family is reached; null for everybody else
	 */
	public record Correction(UUID person, @Nullable String address, @Nullable String directoryId,
			@Nullable String language, @Nullable UUID forWhom, @Nullable FamilyContact contact) {

		Invitee of(Invitee before) {
			Invitee.Builder builder = before.but().language(this.language).forWhom(this.forWhom);
			if (this.address != null) {
				builder.directoryId(this.directoryId);
				if (Invitee.isKeyWithoutEmail(this.address)) {
					builder.withoutMailbox();
				}
				else {
					builder.mailbox(new EmailAddress(this.address));
				}
			}
			return builder.build();
		}

	}

	/**
	 * What is wanted, once it is said.
	 *
	 * @param offered whether the time is one that was offered as free
	 * @param clash who is not free at the time, as a sentence
	 * @param manager who decided that it may be late, and why
	 */
	public record Wanted(@Nullable LocalDateTime start, boolean offered, @Nullable String clash, @Nullable Way way,
			@Nullable RoomChoice room, @Nullable Newcomer joining, @Nullable UUID leaving,
			@Nullable Correction correcting, @Nullable CancelReason reason, @Nullable String manager,
			@Nullable String managersReason) {

		static final Wanted NOTHING = new Wanted(null, false, null, null, null, null, null, null, null, null, null);

		static Wanted at(LocalDateTime start, boolean offered, @Nullable String clash, @Nullable String manager,
				@Nullable String managersReason) {
			return new Wanted(start, offered, clash, null, null, null, null, null, null, manager, managersReason);
		}

		static Wanted held(Way way, @Nullable RoomChoice room) {
			return new Wanted(null, false, null, way, room, null, null, null, null, null, null);
		}

		static Wanted in(RoomChoice room) {
			return new Wanted(null, false, null, null, room, null, null, null, null, null, null);
		}

		static Wanted with(Newcomer joining) {
			return new Wanted(null, false, null, null, null, joining, null, null, null, null, null);
		}

		static Wanted without(UUID leaving) {
			return new Wanted(null, false, null, null, null, null, leaving, null, null, null, null);
		}

		static Wanted correcting(Correction correction) {
			return new Wanted(null, false, null, null, null, null, null, correction, null, null, null);
		}

		static Wanted cancelled(CancelReason reason) {
			return new Wanted(null, false, null, null, null, null, null, null, reason, null, null);
		}

		/** Does it to a conference, which is saved by the caller. */
		void make(Conference conference, Instant now) {
			Optional.ofNullable(this.start).ifPresent(conference::moveTo);
			Conference.Room in = Optional.ofNullable(this.room)
				.map((each) -> new Conference.Room(each.address(), each.name()))
				.orElse(null);
			if (this.way != null) {
				conference.holdAs(this.way, in);
			}
			else if (in != null) {
				conference.meetIn(in);
			}
			Optional.ofNullable(this.joining).ifPresent((joining) -> conference.invite(joining.invitee(conference)));
			Optional.ofNullable(this.leaving).ifPresent((leaving) -> conference.uninvite(leaving, now));
			if (this.reason != null) {
				conference.cancel();
			}
		}

		/** What was done, for the record. */
		String did() {
			if (this.start != null) {
				return "moved";
			}
			if (this.way != null) {
				return "changed the way it is held";
			}
			if (this.room != null) {
				return "changed the room";
			}
			if (this.joining != null) {
				return "invited somebody";
			}
			if (this.correcting != null) {
				return "put right how somebody is reached";
			}
			return (this.leaving != null) ? "removed somebody" : "cancelled";
		}

	}

}
