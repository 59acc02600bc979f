package io.convenor.chat.admin;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import org.springframework.stereotype.Component;

import io.convenor.scheduling.answers.FollowedCalendars;
import io.convenor.scheduling.answers.FollowedCalendars.Followed;

/** Whether the bot learns what happens in the calendars that hold the conferences. */
@Component
class CalendarChecks {

	private static final String READING = "Reading of the calendar";

	private static final String NOTICE = "Notice of changes in the calendar";

	private final FollowedCalendars calendars;

	private final Watches watches;

	CalendarChecks(FollowedCalendars calendars, Watches watches) {
		this.calendars = calendars;
		this.watches = watches;
	}

	/** In the order they are shown. */
	List<Check> all() {
		List<Followed> all = this.calendars.all();
		return List.of(new Check(READING, () -> reading(all)), new Check(NOTICE, () -> notice(all)));
	}

	private List<Finding> reading(List<Followed> all) {
		return each(all, READING,
				(calendar) -> this.watches.reading(READING, calendar.standing().reading(), this.calendars.readEvery(),
						"I keep trying. Until then answers and changes by hand are not noticed.",
						"answers and changes by hand are not noticed"));
	}

	private List<Finding> notice(List<Followed> all) {
		String every = "calendars are read every " + inWords(this.calendars.readEvery());
		if (!this.calendars.canBeNotified()) {
			return List.of(Finding.unsure(NOTICE, "the bot has no public address, so " + every + " only",
					"Set convenor.watching.notification-url."));
		}
		var standing = this.watches.standing();
		return each(all, NOTICE, (calendar) -> Watches.notice(NOTICE, calendar.standing(), standing, every));
	}

	/**
	 * One calendar, as a rule. Where each chair's own is followed, those that need
	 * somebody are named, and the others are one line.
	 */
	private static List<Finding> each(List<Followed> all, String what, Function<Followed, Finding> look) {
		if (all.size() == 1) {
			return List.of(look.apply(all.getFirst()));
		}
		List<Finding> wrong = all.stream()
			.map((calendar) -> named(calendar, look.apply(calendar)))
			.filter((finding) -> finding.status() != Finding.Status.OK)
			.toList();
		return wrong.isEmpty() ? List.of(Finding.ok(what, all.size() + " calendars are followed")) : wrong;
	}

	private static Finding named(Followed calendar, Finding finding) {
		return new Finding(finding.what(), finding.status(), calendar.mailbox() + ": " + finding.words(),
				finding.next());
	}

	private static String inWords(Duration every) {
		return (every.toSeconds() % 60 == 0) ? minutes(every.toMinutes()) : every.toSeconds() + " seconds";
	}

	private static String minutes(long minutes) {
		return (minutes == 1) ? "minute" : minutes + " minutes";
	}

}
