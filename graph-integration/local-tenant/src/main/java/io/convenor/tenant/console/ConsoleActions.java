package io.convenor.tenant.console;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.servlet.http.Part;
import org.jspecify.annotations.Nullable;

import io.convenor.tenant.MovableTime;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.authority.Authority;
import io.convenor.tenant.console.ConsolePage.Draft;
import io.convenor.tenant.misbehaviour.Misbehaviours;
import io.convenor.tenant.teams.ConnectorFaults;
import io.convenor.tenant.world.Answer;
import io.convenor.tenant.world.CalendarEntry;
import io.convenor.tenant.world.Calendars;
import io.convenor.tenant.world.Mail;
import io.convenor.tenant.world.Refused;
import io.convenor.tenant.world.Room;
import io.convenor.tenant.world.World;

/** What can be done from the console, each in the place of somebody else. */
final class ConsoleActions {

	private static final int MOST_TIMES = 1000;

	private final World world;

	private final Steps steps;

	private final Misbehaviours misbehaviours;

	private final ConnectorFaults connector;

	private final Authority authority;

	ConsoleActions(World world, Steps steps, Misbehaviours misbehaviours, ConnectorFaults connector,
			Authority authority) {
		this.world = world;
		this.steps = steps;
		this.misbehaviours = misbehaviours;
		this.connector = connector;
		this.authority = authority;
	}

	/** Writes a mail as somebody outside the authority. */
	void write(Draft draft, List<Part> files) throws IOException {
		need(draft.from().contains("@"), "Enter the sender's address, such as reports@school.example.");
		String[] to = Stream.of(draft.to().split("[,;\\s]+"))
			.filter((address) -> !address.isEmpty())
			.toArray(String[]::new);
		need(to.length > 0 && Stream.of(to).allMatch((address) -> address.contains("@")),
				"Enter whom the mail is to, such as cp.reports@northmere.example.");
		Mail mail = Mail.from(draft.from().strip(), draft.name().isBlank() ? draft.from().strip() : draft.name())
			.to(to)
			.subject(draft.subject())
			.text(draft.text());
		for (Part file : files) {
			if (file.getSubmittedFileName() != null && !file.getSubmittedFileName().isBlank()) {
				mail = mail.attach(file.getSubmittedFileName(),
						Objects.requireNonNullElse(file.getContentType(), "application/octet-stream"),
						file.getInputStream().readAllBytes());
			}
		}
		this.world.mailboxes().deliver(mail);
	}

	/** Answers an invitation as the person invited. */
	void answer(Map<String, String> form) {
		try {
			this.world.calendars()
				.answer(form.getOrDefault("of", ""), form.getOrDefault("event", ""),
						Answer.valueOf(form.getOrDefault("answer", "")), proposal(form),
						form.getOrDefault("comment", "").strip());
		}
		catch (Refused refused) {
			throw new Problem("That answer was not taken: " + refused.getMessage(), refused);
		}
		catch (IllegalArgumentException ex) {
			throw new Problem("That invitation can no longer be answered. It may have been changed or cancelled.", ex);
		}
	}

	/** Moves or deletes a meeting as its organiser would in Outlook. */
	void byHand(Map<String, String> form) {
		String owner = form.getOrDefault("of", "");
		String event = form.getOrDefault("event", "");
		try {
			if (form.getOrDefault("what", "").equals("delete")) {
				this.world.calendars().deleteByHand(owner, event);
			}
			else {
				this.world.calendars().move(owner, event, moment(form.getOrDefault("start", "")));
			}
		}
		catch (Refused | IllegalArgumentException ex) {
			throw new Problem("That meeting is not in this calendar any more.", ex);
		}
	}

	/**
	 * Lets a meeting be over, and everybody who has not declined have been in it from
	 * beginning to end, as far as it was on Teams.
	 */
	void hold(Map<String, String> form) {
		CalendarEntry meeting = this.world.calendars()
			.of(form.getOrDefault("of", ""))
			.stream()
			.filter((entry) -> entry.id().equals(form.get("event")))
			.findFirst()
			.orElseThrow(() -> new Problem("That meeting is not in this calendar any more.", null));
		if (meeting.isOnline()) {
			everybodyAttends(meeting);
		}
		Clock clock = this.world.clock();
		if (clock instanceof MovableTime time && meeting.end().isAfter(clock.instant())) {
			time.isNow(meeting.end().atZone(clock.getZone()));
		}
	}

	private void everybodyAttends(CalendarEntry meeting) {
		meeting.invitees()
			.stream()
			.filter((invitee) -> !invitee.type().equals("resource") && invitee.answer() != Answer.DECLINED)
			.forEach((invitee) -> attend(meeting, invitee));
	}

	private void attend(CalendarEntry meeting, CalendarEntry.Invitee invitee) {
		String link = String.valueOf(meeting.joinUrl());
		this.world.directory()
			.person(invitee.address())
			.ifPresentOrElse(
					(person) -> this.world.onlineMeetings().attends(link, person, meeting.start(), meeting.end()),
					() -> this.world.onlineMeetings()
						.attendsAsGuest(link, invitee.name(), meeting.start(), meeting.end()));
	}

	/** Gives the organiser its Teams licence, or takes it away. */
	void licence(Map<String, String> form) {
		this.world.directory()
			.teamsLicence(Northmere.CONFERENCES.address(), form.getOrDefault("grant", "").equals("true"));
	}

	/** Lets a room's attendant answer in another way from now on. */
	void room(Map<String, String> form) {
		this.world.directory()
			.attendant(form.getOrDefault("of", ""), choice(Room.Attendant.class, form.getOrDefault("attendant", "")));
	}

	private static Calendars.@Nullable Proposal proposal(Map<String, String> form) {
		String start = form.getOrDefault("start", "").strip();
		if (start.isEmpty()) {
			return null;
		}
		Instant from = moment(start);
		return new Calendars.Proposal(from, from.plus(Duration.ofMinutes(90)));
	}

	private static Instant moment(String local) {
		try {
			return LocalDateTime.parse(local.strip()).atZone(Northmere.ZONE).toInstant();
		}
		catch (DateTimeException ex) {
			throw new Problem("Enter a date and a time, such as 2026-03-17T10:00.", ex);
		}
	}

	/** Counts the Graph calls from now on to a step of this name. */
	void step(Map<String, String> form) {
		String name = form.getOrDefault("name", "").strip();
		need(!name.isEmpty(), "Enter a name for the step, such as Booking.");
		this.steps.begin(name);
	}

	/** Takes a permission or a consent away, or gives it back. */
	void permission(Map<String, String> form) {
		String name = form.getOrDefault("name", "");
		boolean grant = form.getOrDefault("grant", "").equals("true");
		boolean person = form.containsKey("person");
		if (person) {
			String id = this.world.directory()
				.people()
				.stream()
				.filter((one) -> one.displayName().equals(name))
				.findFirst()
				.orElseThrow(() -> new Problem("Nobody of that name is in the tenant.", null))
				.id();
			if (grant) {
				this.authority.consent(id);
			}
			else {
				this.authority.withdrawConsent(id);
			}
		}
		else if (grant) {
			this.authority.grant(name);
		}
		else {
			this.authority.withdraw(name);
		}
	}

	/** Lets everything work again. */
	void behave() {
		this.misbehaviours.clear();
		this.connector.clear();
	}

	/** Plans for something to go wrong. */
	void misbehave(Map<String, String> form) {
		Target target = choice(Target.class, form.getOrDefault("target", ""));
		Wrong wrong = choice(Wrong.class, form.getOrDefault("wrong", ""));
		int times = number(form.getOrDefault("times", "1"), "how many times");
		Duration wait = Duration.ofSeconds(number(form.getOrDefault("seconds", "10"), "how many seconds"));
		switch (target) {
			case CONNECTOR -> connector(wrong, times, wait);
			case NOTIFICATION -> notification(wrong, times);
			default -> graph(target, wrong, times, wait);
		}
	}

	private void graph(Target target, Wrong wrong, int times, Duration wait) {
		Misbehaviours.Trigger trigger = this.misbehaviours.on(target.method(), target.path()).times(times);
		switch (wrong) {
			case THROTTLED -> trigger.throttle(wait);
			case UNAVAILABLE -> trigger.unavailable();
			case DONE_BUT_SILENT -> trigger.workWithoutAnswering();
			case DROPPED -> trigger.dropConnection();
			case REMOVED, TWICE, NEVER -> throw unfit(target);
		}
	}

	private void connector(Wrong wrong, int times, Duration wait) {
		ConnectorFaults.Fault fault = switch (wrong) {
			case THROTTLED -> new ConnectorFaults.Fault.Throttled(wait);
			case UNAVAILABLE -> new ConnectorFaults.Fault.BadGateway();
			case DONE_BUT_SILENT -> new ConnectorFaults.Fault.DoneButBadGateway();
			case REMOVED -> new ConnectorFaults.Fault.NotInRoster();
			case DROPPED, TWICE, NEVER -> throw unfit(Target.CONNECTOR);
		};
		for (int i = 0; i < times; i++) {
			this.connector.next(fault);
		}
	}

	private void notification(Wrong wrong, int times) {
		switch (wrong) {
			case TWICE -> this.misbehaviours.notifyTwice(times);
			case NEVER -> this.misbehaviours.neverNotify(times);
			default -> throw unfit(Target.NOTIFICATION);
		}
	}

	private static Problem unfit(Target target) {
		return new Problem("\"" + target.title() + "\" cannot go wrong in that way. Choose another way.", null);
	}

	private static <E extends Enum<E>> E choice(Class<E> type, String name) {
		try {
			return Enum.valueOf(type, name);
		}
		catch (IllegalArgumentException ex) {
			throw new Problem("Choose what is to go wrong, and how.", ex);
		}
	}

	private static int number(String text, String what) {
		try {
			int number = Integer.parseInt(text.strip());
			need(number > 0 && number <= MOST_TIMES, "Enter " + what + ", from 1 to " + MOST_TIMES + ".");
			return number;
		}
		catch (NumberFormatException ex) {
			throw new Problem("Enter " + what + " as a whole number.", ex);
		}
	}

	private static void need(boolean condition, String sentence) {
		if (!condition) {
			throw new Problem(sentence, null);
		}
	}

}
