package io.convenor.chat.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conference;
import io.convenor.conference.Conference.RoomAnswer;
import io.convenor.conference.Invitee;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.reading.Together;
import io.convenor.people.Role;

/** Reads from the deliveries of a conference how far it is, and puts that into words. */
@Component
public class Progress {

	private final Deliveries deliveries;

	private final ObjectProvider<StatusLine> lines;

	private final JdbcClient jdbc;

	Progress(Deliveries deliveries, ObjectProvider<StatusLine> lines, JdbcClient jdbc) {
		this.jdbc = jdbc;
		this.deliveries = deliveries;
		this.lines = lines;
	}

	/** Takes all there is about some conferences at once, for a list of them. */
	public void take(List<Conference> conferences) {
		Together.take(this.jdbc, conferences.stream().map(Conference::id).toList());
	}

	/** How a conference stands at this moment. */
	public SoFar of(Conference conference) {
		List<Delivery> about = this.deliveries.about(conference.id())
			.stream()
			.filter((delivery) -> !CardScreen.isServedBy(delivery))
			.toList();
		List<StatusLine.Line> more = this.lines.orderedStream()
			.flatMap((line) -> line.about(conference).stream())
			.toList();
		long version = this.lines.orderedStream().mapToLong((line) -> line.version(conference)).sum()
				+ conference.version() + about.stream().mapToLong((delivery) -> 1 + delivery.moves()).sum();
		return new SoFar(conference, about, more, version);
	}

	/** A conference's status in a word. */
	public static String inWords(Conference.Status status) {
		return switch (status) {
			case BOOKED -> "booked";
			case HELD -> "held";
			case CANCELLED -> "cancelled";
		};
	}

	/**
	 * A conference, its deliveries and what the other rooms add.
	 *
	 * @param version grows with every change
	 */
	public record SoFar(Conference conference, List<Delivery> deliveries, List<StatusLine.Line> more, long version) {

		private static final Set<String> MAILS = Set.of("mail", "letter", "report-new-date", "report-reminder");

		/** The delivery of this conference by that name. */
		public Optional<Delivery> delivery(String name) {
			String key = this.conference.id() + "/" + name;
			return this.deliveries.stream().filter((delivery) -> delivery.key().equals(key)).findFirst();
		}

		/**
		 * The newest delivery of this conference by that name, whichever arrangement it
		 * was for.
		 */
		private Optional<Delivery> newest(String name) {
			String key = this.conference.id() + "/" + name;
			return this.deliveries.stream()
				.filter((delivery) -> delivery.key().equals(key) || delivery.key().startsWith(key + "/"))
				.reduce((_, later) -> later);
		}

		/** What kind of meeting it is, and how it is held. */
		public String what() {
			String way = this.conference.way().label();
			return this.conference.kind().label() + ", " + way.substring(0, 1).toLowerCase(Locale.UK)
					+ way.substring(1);
		}

		/** Whether the people's calendars hold it. */
		public String calendar() {
			if (this.conference.heldWith().isPresent()) {
				return "in the entry of the meeting it is held together with";
			}
			if (!this.conference.way().inTheCalendar()) {
				return "in no calendar, because the chair speaks to people one by one";
			}
			if (this.conference.eventId().isPresent()) {
				return (this.conference.inCalendar() < this.conference.arrangement()) ? change()
						: "in everybody's calendar";
			}
			if (this.conference.status() == Conference.Status.CANCELLED) {
				return "taken out of everybody's calendar";
			}
			return newest("invitation").map((delivery) -> switch (delivery.state()) {
				case GIVEN_UP -> "nobody is invited, because it could not be put into the calendar: " + reason(delivery)
						+ ". Ask the administration team to look with “admin check”.";
				case FAILED -> "not yet in the calendar: " + reason(delivery) + ". I keep trying.";
				case WAITING, SENT -> "being put into the calendar";
			}).orElse("not in the calendar");
		}

		/** How far a change is on its way into the calendar. */
		private String change() {
			return newest("calendar").map((delivery) -> switch (delivery.state()) {
				case GIVEN_UP ->
					"in everybody's calendar, but the last change could not be put there: " + reason(delivery)
							+ ". Nobody was told of it. Ask the administration team to look with “admin check”.";
				case FAILED -> "in everybody's calendar; the last change is not there yet: " + reason(delivery)
						+ ". I keep trying.";
				case WAITING -> "in everybody's calendar; the last change is being put there";
				case SENT -> "in everybody's calendar, but not as it should be";
			}).orElse("in everybody's calendar; the last change is being put there");
		}

		/** Whether people can join online, and wait until they are let in. */
		public Optional<String> teams() {
			if (!this.conference.way().online()
					|| (this.conference.hasItsOwnEntry() && this.conference.eventId().isEmpty())) {
				return Optional.empty();
			}
			if (this.conference.joinUrl().isEmpty()) {
				return Optional.of(withoutALink());
			}
			Optional<Delivery> closing = newest("meeting-options");
			if (this.conference.isLobbyGuarded()) {
				return Optional.of("link is there, and everybody waits in the lobby until let in");
			}
			return closing.map((delivery) -> switch (delivery.state()) {
				case GIVEN_UP -> "link is there, but the lobby could not be set: " + reason(delivery)
						+ ". Open the meeting's options in Teams and let only organisers bypass the lobby.";
				case FAILED -> "link is there; the lobby is not set yet: " + reason(delivery) + ". I keep trying.";
				case WAITING, SENT -> "link is there; the lobby is being set";
			}).or(() -> Optional.of("link is there; the lobby is being set"));
		}

		private String withoutALink() {
			String cause = "Teams gave no link, so nobody can join online. That happens when "
					+ this.conference.organiser()
					+ " has no Teams licence: ask the administration team to look with “admin check”. ";
			boolean given = newest("join-link").filter((delivery) -> delivery.state() == Delivery.State.GIVEN_UP)
				.isPresent();
			return cause + (given
					? "I looked for a day and have now written to everybody that the link is not ready. Tell them how to join."
					: "I keep looking, and write to everybody as soon as there is one.");
		}

		/** What the room answered. */
		public Optional<String> room() {
			return this.conference.room()
				.map((room) -> room.name() + ": " + switch (this.conference.roomAnswer().orElse(RoomAnswer.WAITING)) {
					case ACCEPTED -> "accepted";
					case DECLINED -> "declined, so it cannot be had. Press “Choose another room”.";
					case WAITING -> newest("room-answer")
						.filter((delivery) -> delivery.state() == Delivery.State.GIVEN_UP)
						.map((delivery) -> "has not answered (" + reason(delivery) + "). Ring whoever looks after it.")
						.orElse("waiting for its answer");
				});
		}

		/** How many there are, and how many were told how to take part. */
		public String people() {
			List<Invitee> all = this.conference.invitees();
			long told = all.stream()
				.map(this::howToTakePart)
				.filter((delivery) -> delivery.filter((each) -> each.state() == Delivery.State.SENT).isPresent())
				.count();
			long failed = all.stream()
				.filter((invitee) -> Stream.concat(howToTakePart(invitee).stream(), others(invitee))
					.anyMatch((delivery) -> delivery.state() == Delivery.State.GIVEN_UP))
				.count();
			return "%d, %s told how to take part%s".formatted(all.size(),
					(told == all.size()) ? "all" : told + " of them",
					(failed == 0) ? "" : "; to %d of them something could not be sent".formatted(failed));
		}

		/** What went to one of the people, and what did not. */
		public String person(Invitee invitee) {
			List<String> words = new ArrayList<>();
			if (this.conference.way().inARoom()) {
				words.add((invitee.place() == Invitee.Place.ROOM) ? "in the room" : "on Teams");
			}
			Optional.ofNullable(invitee.language())
				.ifPresent((language) -> words
					.add(((invitee.role() == Role.INTERPRETER) ? "interprets " : "speaks ") + language));
			Optional.ofNullable(invitee.forWhom())
				.flatMap(this.conference::invitee)
				.ifPresent((whom) -> words.add("comes for " + whom.name()));
			boolean meets = this.conference.way().inTheCalendar();
			if ((!meets || this.conference.eventId().isPresent()) && howToTakePart(invitee).isEmpty()) {
				words.add("not written to yet");
			}
			if (invitee.mailbox().isEmpty()) {
				words.add("has no email: letters are printed, and they are rung: type calls");
			}
			howToTakePart(invitee).map((delivery) -> (delivery.state() == Delivery.State.SENT)
					? (invitee.mailbox().isPresent() ? "told how to take part" : "letter written")
					: named(delivery) + " " + inWords(delivery))
				.ifPresent(words::add);
			others(invitee).map((delivery) -> named(delivery) + " " + inWords(delivery)).forEach(words::add);
			return words.isEmpty() ? "to be invited" : String.join("; ", words);
		}

		private Optional<Delivery> howToTakePart(Invitee invitee) {
			return delivery("how-to-take-part/" + invitee.id());
		}

		private Stream<Delivery> others(Invitee invitee) {
			Optional<Delivery> ours = howToTakePart(invitee);
			return this.deliveries.stream()
				.filter((delivery) -> ours.filter(delivery::equals).isEmpty() && delivery.isFor(invitee.id()))
				.filter((delivery) -> !isOlderChange(delivery, invitee) && !isReminder(delivery))
				.filter((delivery) -> !(invitee.mailbox().isEmpty() && isOnPaper(delivery)));
		}

		/** Who was reminded of a report, and when, is said with the reports. */
		private static boolean isReminder(Delivery delivery) {
			return delivery.kind().equals("report-reminder") && delivery.state() == Delivery.State.SENT;
		}

		/** Which letters still hold and are to be posted is only known under calls. */
		private static boolean isOnPaper(Delivery delivery) {
			return delivery.state() == Delivery.State.SENT
					&& (delivery.purpose().equals("change") || delivery.purpose().equals("letter-to-print"));
		}

		/** Of several letters of one sort, the newest says where things stand. */
		private boolean isOlderChange(Delivery delivery, Invitee invitee) {
			return Stream.of("change", "report-new-date").anyMatch((purpose) -> isOlder(delivery, purpose, invitee));
		}

		private boolean isOlder(Delivery delivery, String purpose, Invitee invitee) {
			return delivery.purpose().equals(purpose) && this.deliveries.stream()
				.filter((each) -> each.purpose().equals(purpose) && each.isFor(invitee.id()))
				.reduce((_, later) -> later)
				.filter((newest) -> !newest.equals(delivery))
				.isPresent();
		}

		/** What went to nobody on the list: each with whom or what it is for. */
		public List<String> elsewhere() {
			return this.deliveries.stream()
				.filter((delivery) -> delivery.recipient() != null && !delivery.kind().equals("room-answer"))
				.filter((delivery) -> !isReminder(delivery))
				.filter((
						delivery) -> this.conference.invitees().stream().noneMatch((each) -> delivery.isFor(each.id())))
				.filter((delivery) -> this.conference.everybodyEver()
					.stream()
					.noneMatch((each) -> !each.invited() && delivery.isFor(each.id())
							&& delivery.state() == Delivery.State.SENT))
				.map((delivery) -> capital(delivery.recipient()) + ": " + named(delivery) + " " + inWords(delivery))
				.toList();
		}

		/** What is still to be done, in a few words each. */
		public List<String> outstanding() {
			return outstandingBut(Set.of());
		}

		/**
		 * What is still to be done, but for what some lines say.
		 * @param lines the names of those lines
		 */
		public List<String> outstandingBut(Set<String> lines) {
			List<String> outstanding = new ArrayList<>();
			if (!this.conference.way().inTheCalendar()) {
				return outstandingElsewhere(outstanding, lines);
			}
			if (this.conference.status() != Conference.Status.CANCELLED && this.conference.hasItsOwnEntry()
					&& this.conference.eventId().isEmpty()) {
				outstanding.add("invitation not sent");
			}
			else if (this.conference.inCalendar() < this.conference.arrangement()) {
				outstanding.add("the last change is not in the calendar");
			}
			else if (this.conference.way().online() && this.conference.joinUrl().isEmpty()) {
				outstanding.add("no Teams link");
			}
			else if (this.conference.way().online() && !this.conference.isLobbyGuarded()) {
				outstanding.add("lobby not set");
			}
			this.conference.roomAnswer()
				.filter((answer) -> answer != RoomAnswer.ACCEPTED)
				.ifPresent((answer) -> outstanding
					.add((answer == RoomAnswer.DECLINED) ? "room declined" : "room has not answered"));
			return outstandingElsewhere(outstanding, lines);
		}

		private List<String> outstandingElsewhere(List<String> outstanding, Set<String> butFor) {
			long failed = mails().filter((delivery) -> delivery.state() == Delivery.State.GIVEN_UP).count();
			if (failed > 0) {
				outstanding.add(failed + ((failed == 1) ? " email" : " emails") + " could not be sent");
			}
			this.more.stream()
				.filter((line) -> line.outstanding() && !butFor.contains(line.name()))
				.map((line) -> line.name().toLowerCase(Locale.UK) + ": " + line.value())
				.forEach(outstanding::add);
			return outstanding;
		}

		/** How many emails went out, in all. */
		public String written() {
			List<Delivery> mails = mails().filter((delivery) -> !isReminder(delivery)).toList();
			long sent = mails.stream().filter((delivery) -> delivery.state() == Delivery.State.SENT).count();
			return sent + " of " + mails.size();
		}

		private Stream<Delivery> mails() {
			return this.deliveries.stream().filter((delivery) -> MAILS.contains(delivery.kind()));
		}

		/**
		 * Says by its purpose what a delivery brings: "how to take part", "report
		 * request".
		 */
		private String named(Delivery delivery) {
			return switch (delivery.purpose()) {
				case "change" -> "what has changed";
				case "report-new-date" -> "new date for the report";
				default -> delivery.purpose().replace('-', ' ');
			};
		}

		private static String inWords(Delivery delivery) {
			return switch (delivery.state()) {
				case SENT -> done(delivery.kind());
				case WAITING -> (delivery.reason() != null) ? "waiting for " + delivery.reason() : "on its way";
				case FAILED -> "not sent yet (" + reason(delivery) + "), I keep trying";
				case GIVEN_UP ->
					"could not be sent: " + reason(delivery) + ". Check the address, and tell them in another way.";
			};
		}

		/** Not everything that arrives is sent. */
		private static String done(String kind) {
			return switch (kind) {
				case "outcome-record", "case-note" -> "stored";
				case "outcome-summary" -> "posted";
				case "letter-to-print" -> "ready to be printed: type calls";
				default -> "sent";
			};
		}

		private static String capital(@Nullable String text) {
			return (text == null || text.isEmpty()) ? ""
					: text.substring(0, 1).toUpperCase(Locale.UK) + text.substring(1);
		}

		private static String reason(Delivery delivery) {
			return Optional.ofNullable(delivery.reason()).orElse("the reason is not known");
		}

		/** The id that cards know the conference by. */
		public UUID id() {
			return this.conference.id();
		}

	}

}
