package io.convenor.scheduling.answers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.conference.ConferenceBooked;
import io.convenor.conference.Conferences;
import io.convenor.conference.Offices;
import io.convenor.delivery.Watched;
import io.convenor.delivery.Watching;
import io.convenor.graph.CalendarWatch;
import io.convenor.graph.CalendarWatch.Changes;
import io.convenor.graph.CalendarWatch.Seen;
import io.convenor.graph.ChangeNotifications;
import io.convenor.graph.ChangeNotifications.Subscription;
import io.convenor.scheduling.SchedulingSettings;
import io.convenor.scheduling.SchedulingSettings.OrganisedBy;
import io.convenor.scheduling.calendar.OwnEntries;
import io.convenor.timescales.Dates;

/**
 * Follows the calendars in which the conferences stand: who answered what, and what
 * somebody changed there by hand. However many conferences there are, a calendar is asked
 * only for what changed.
 */
@Component
class CalendarReader implements Watched {

	static final String CALENDAR = "calendar";

	/** A position remembers its days, so now and then a new one is begun. */
	private static final int DAYS_OF_A_POSITION = 28;

	private static final int DAYS_AHEAD = 400;

	private static final Duration INVITATION_UNDER_WAY = Duration.ofMinutes(1);

	private final CalendarWatch watch;

	private final CalendarNews news;

	private final OwnEntries own;

	private final Conferences conferences;

	private final Watching watching;

	private final Offices offices;

	private final SchedulingSettings scheduling;

	private final AnswersSettings settings;

	private final Clock clock;

	CalendarReader(CalendarWatch watch, CalendarNews news, OwnEntries own, Conferences conferences, Watching watching,
			Offices offices, SchedulingSettings scheduling, AnswersSettings settings, Clock clock) {
		this.watch = watch;
		this.own = own;
		this.news = news;
		this.conferences = conferences;
		this.watching = watching;
		this.offices = offices;
		this.scheduling = scheduling;
		this.settings = settings;
		this.clock = clock;
	}

	@Override
	public String what() {
		return CALENDAR;
	}

	/** The accounts of our offices, or each chair who has conferences coming up. */
	@Override
	public Set<String> mailboxes() {
		Set<String> mailboxes = new LinkedHashSet<>(
				this.conferences.organisersAfter(Dates.today(this.clock).minusDays(1).atStartOfDay()));
		if (this.scheduling.organisedBy() == OrganisedBy.SERVICE_ACCOUNT) {
			mailboxes.add(this.offices.administration().organiser());
		}
		this.offices.ofTheCustodians().forEach((office) -> mailboxes.add(office.organiser()));
		return mailboxes;
	}

	@Override
	public Duration readEvery() {
		return this.settings.readCalendarsEvery();
	}

	@Override
	public Subscription subscribe(ChangeNotifications notifications, String mailbox, String notificationUrl,
			String clientState, Instant until) {
		return notifications.watchCalendar(mailbox, notificationUrl, clientState, until);
	}

	/** Another chair may organise from now on. */
	@EventListener
	void booked(ConferenceBooked booked) {
		if (this.scheduling.organisedBy() == OrganisedBy.CHAIR) {
			this.watching.more();
		}
	}

	@Override
	public News since(String mailbox, @Nullable String position) {
		Place place = Place.read(position);
		return (place == null || place.begun.isBefore(Dates.today(this.clock).minusDays(DAYS_OF_A_POSITION)))
				? anew(mailbox) : on(mailbox, place);
	}

	private News on(String mailbox, Place place) {
		boolean underWay = isInvitationUnderWay(mailbox);
		Changes changes = this.watch.changesSince(mailbox, place.begun.minusDays(1), place.begun.plusDays(DAYS_AHEAD),
				place.position);
		return new Read(new Place(place.begun, changes.position()).written(), changes.seen(), underWay, this.news);
	}

	/** What is not there when everything is asked for was removed. */
	private News anew(String mailbox) {
		boolean underWay = isInvitationUnderWay(mailbox);
		LocalDate from = Dates.today(this.clock).minusDays(1);
		LocalDate until = Dates.today(this.clock).plusDays(DAYS_AHEAD);
		LocalDateTime now = Dates.now(this.clock);
		LocalDateTime last = until.minusDays(1).atStartOfDay();
		Set<String> removed = new HashSet<>(this.conferences.eventsBetween(mailbox, now, last));
		removed.addAll(this.own.eventsBetween(mailbox, now, last));
		Changes changes = this.watch.changesSince(mailbox, from, until, null);
		changes.seen().forEach((seen) -> removed.remove(CalendarNews.event(seen)));
		List<Seen> seen = new ArrayList<>();
		removed.forEach((event) -> seen.add(new Seen.Removed(event)));
		seen.addAll(changes.seen());
		return new Read(new Place(Dates.today(this.clock), changes.position()).written(), seen, underWay, this.news);
	}

	private boolean isInvitationUnderWay(String mailbox) {
		return this.own.isBookingSince(mailbox, this.clock.instant().minus(INVITATION_UNDER_WAY));
	}

	/**
	 * What was seen. An event that nobody knows is somebody's own, or one whose booking
	 * had not come back when the calendar was asked.
	 */
	private static final class Read implements News {

		private final String position;

		private final List<Seen> seen;

		private final boolean underWay;

		private final CalendarNews news;

		private boolean unknown;

		Read(String position, List<Seen> seen, boolean underWay, CalendarNews news) {
			this.position = position;
			this.seen = seen;
			this.underWay = underWay;
			this.news = news;
		}

		@Override
		public String position() {
			return this.position;
		}

		@Override
		public List<Item> items() {
			return this.seen.stream().map((each) -> new Item(CalendarNews.event(each), () -> takeIn(each))).toList();
		}

		private void takeIn(Seen each) {
			this.unknown |= !this.news.takeIn(each) && each instanceof Seen.Standing;
		}

		@Override
		public boolean again() {
			return this.unknown && this.underWay;
		}

	}

	/**
	 * Where to read on.
	 *
	 * @param begun when it was read from the beginning, which its days count from
	 */
	private record Place(LocalDate begun, String position) {

		private static final int DATE = 10;

		static @Nullable Place read(@Nullable String written) {
			return (written != null)
					? new Place(LocalDate.parse(written.substring(0, DATE)), written.substring(DATE + 1)) : null;
		}

		String written() {
			return this.begun + " " + this.position;
		}

	}

}
