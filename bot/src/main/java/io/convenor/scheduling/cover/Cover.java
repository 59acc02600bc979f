package io.convenor.scheduling.cover;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Kind;
import io.convenor.conference.Way;
import io.convenor.drafts.Draft;
import io.convenor.drafts.Form;
import io.convenor.scheduling.Look;

/**
 * A proposal of who takes a chair's conferences for a period, and what became of it.
 *
 * @param version counts the changes, so that a card can tell whether it shows the newest
 * @param askedBy the object id of the person who puts it together
 */
public record Cover(UUID id, int version, String askedBy, Plan plan) implements Draft.Planned<Cover.Plan> {

	/** The names of what is filled in, the same on the card and in the room. */
	public static final String CHAIR = "chair";

	public static final String FROM = "from";

	public static final String UNTIL = "until";

	/** What stands in a line's field when nobody is to take it. */
	public static final String LEAVE = "leave";

	/** The field of a line. */
	public static String field(Line line) {
		return "line-" + line.subject;
	}

	/** The field in which it is said why somebody is to chair it. */
	public static String whyField(Line line) {
		return "why-" + line.subject;
	}

	Cover with(Plan newPlan) {
		return new Cover(this.id, this.version, this.askedBy, newPlan);
	}

	@Override
	public String who() {
		return this.askedBy;
	}

	/** It is about many. */
	@Override
	public @Nullable UUID conference() {
		return null;
	}

	/** What is left over can be handed over next. */
	@Override
	public boolean closed() {
		return false;
	}

	/** The chair whose conferences these are, once that is said. */
	public Optional<Chair> chair() {
		return this.plan.chairs.stream().filter((each) -> each.id.equals(this.plan.chair)).findFirst();
	}

	/** The chair with an object id. */
	public Optional<Chair> chair(String objectId) {
		return this.plan.chairs.stream().filter((each) -> each.id.equals(objectId)).findFirst();
	}

	/** Whether it is somebody else's own: the chair covers for themself. */
	public boolean own() {
		return this.askedBy.equals(this.plan.chair);
	}

	/**
	 * Everything there is to it.
	 *
	 * @param chair whose conferences these are, by object id
	 * @param until the last day of the period
	 * @param chairs everybody who chairs or has conferences
	 * @param unread the names of those whose diary could not be read
	 * @param later how many more there are than one proposal takes
	 * @param form what was typed and could not be taken
	 * @param notice what the person is told about the last change
	 */
	public record Plan(@Nullable String chair, LocalDate from, LocalDate until, Look look, List<Chair> chairs,
			List<Line> lines, List<String> unread, int later, Form form, @Nullable String notice) {

		public Plan {
			chairs = List.copyOf(chairs);
			lines = List.copyOf(lines);
			unread = List.copyOf(unread);
		}

		static Plan of(@Nullable String chair, LocalDate from, LocalDate until, List<Chair> chairs) {
			return new Plan(chair, from, until, Look.NOT_YET, chairs, List.of(), List.of(), 0, Form.EMPTY, null);
		}

		Plan about(String newChair, LocalDate first, LocalDate last) {
			return new Plan(newChair, first, last, Look.NOT_YET, this.chairs, List.of(), List.of(), 0, Form.EMPTY,
					null);
		}

		Plan refusing(Form refused) {
			return new Plan(this.chair, this.from, this.until, this.look, this.chairs, this.lines, this.unread,
					this.later, refused, null);
		}

		Plan looked(Look newLook) {
			return new Plan(this.chair, this.from, this.until, newLook, this.chairs, this.lines, this.unread,
					this.later, Form.EMPTY, this.notice);
		}

		Plan proposing(List<Chair> newChairs, List<Line> newLines, List<String> nowUnread, int more) {
			return new Plan(this.chair, this.from, this.until, Look.DONE, newChairs, newLines, nowUnread, more,
					Form.EMPTY, this.notice);
		}

		Plan with(List<Line> newLines) {
			return new Plan(this.chair, this.from, this.until, this.look, this.chairs, newLines, this.unread,
					this.later, Form.EMPTY, this.notice);
		}

		Plan telling(@Nullable String newNotice) {
			return new Plan(this.chair, this.from, this.until, this.look, this.chairs, this.lines, this.unread,
					this.later, this.form, newNotice);
		}

		Plan each(UnaryOperator<Line> change) {
			return with(this.lines.stream().map(change).toList());
		}

	}

	/**
	 * Somebody who chairs, or who has conferences although they no longer do.
	 *
	 * @param present whether they are one of the authority's chairs now
	 */
	public record Chair(String id, String name, String address, boolean present) {
	}

	/** What a line is about. */
	public enum What {

		/** A conference that is still to be held. */
		CONFERENCE,

		/** A conference that has begun, whose outcome is still to be approved. */
		OUTCOME,

		/** A booking that was begun and not confirmed. */
		BOOKING

	}

	/**
	 * One conference, or one booking that is in hand.
	 *
	 * @param arrangement which arrangement of the conference it shows
	 * @param together the references of those that are held in the same meeting and go
	 * with it
	 */
	public record Line(UUID subject, What what, int arrangement, @Nullable String reference, Kind kind, Way way,
			@Nullable LocalDateTime startsAt, @Nullable LocalDateTime endsAt, List<String> together, Taker taker) {

		public Line {
			together = List.copyOf(together);
		}

		Line(UUID subject, What what, int arrangement, @Nullable String reference, Kind kind, Way way,
				@Nullable LocalDateTime startsAt, @Nullable LocalDateTime endsAt, List<String> together) {
			this(subject, what, arrangement, reference, kind, way, startsAt, endsAt, together, Taker.NOBODY_YET);
		}

		/** Whether it is still with the chair it was with. */
		public boolean open() {
			return this.taker.takenBy == null;
		}

		/** The reference, or what it is called while it has none. */
		public String named() {
			return Objects.requireNonNullElse(this.reference, "the booking in hand");
		}

		boolean offers(String chair) {
			return possible().stream().anyMatch((each) -> each.chair.equals(chair));
		}

		/** Who is free for it. */
		public List<Possible> possible() {
			return this.taker.possible;
		}

		/** Who is to take it, by object id; null where it is left. */
		public @Nullable String chosen() {
			return this.taker.chosen;
		}

		/** Why they are to chair it, where that is asked for. */
		public @Nullable String reason() {
			return this.taker.reason;
		}

		/** Why it cannot be handed over, or was not. */
		public @Nullable String problem() {
			return this.taker.problem;
		}

		/** Whether somebody could take it of whom it is asked why they chair it. */
		public boolean asksWhy() {
			return possible().stream().anyMatch(Possible::sayingWhy);
		}

		private Line with(Taker now) {
			return new Line(this.subject, this.what, this.arrangement, this.reference, this.kind, this.way,
					this.startsAt, this.endsAt, this.together, now);
		}

		Line choosing(@Nullable String chair) {
			return offering(possible(), chair);
		}

		Line offering(List<Possible> nowPossible, @Nullable String chair) {
			return with(new Taker(nowPossible, chair, reason(), problem(), this.taker.takenBy));
		}

		Line because(@Nullable String why) {
			return with(new Taker(possible(), chosen(), reason(), why, this.taker.takenBy));
		}

		Line notDone(String why) {
			return with(new Taker(possible(), null, reason(), why, null));
		}

		/** The same, with why whoever is chosen is to chair it. */
		Line saying(String why) {
			return with(new Taker(possible(), chosen(), why, problem(), this.taker.takenBy));
		}

		/** It cannot be handed over at all. */
		Line stays(String why) {
			return with(new Taker(List.of(), null, null, why, null));
		}

		Line taken(String chair) {
			return with(new Taker(possible(), chair, reason(), null, chair));
		}

	}

	/**
	 * Who takes a line.
	 *
	 * @param possible who is free for it
	 * @param chosen who is to take it, by object id; null where it is left
	 * @param reason why they are to chair it, where that is asked for
	 * @param problem why it cannot be handed over, or was not
	 * @param takenBy who took it, by object id, once it was handed over
	 */
	public record Taker(List<Possible> possible, @Nullable String chosen, @Nullable String reason,
			@Nullable String problem, @Nullable String takenBy) {

		static final Taker NOBODY_YET = new Taker(List.of(), null, null, null, null);

		public Taker {
			possible = List.copyOf(possible);
		}

	}

	/**
	 * Somebody who is free for a line.
	 *
	 * @param thatWeek how many conferences they have that week already
	 * @param sayingWhy whether it is to be said why they chair it
	 */
	public record Possible(String chair, int thatWeek, boolean sayingWhy) {

		public Possible(String chair, int thatWeek) {
			this(chair, thatWeek, false);
		}
	}

}
