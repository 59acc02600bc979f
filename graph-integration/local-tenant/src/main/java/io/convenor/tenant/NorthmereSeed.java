package io.convenor.tenant;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;

import io.convenor.tenant.world.Person;
import io.convenor.tenant.world.World;

/**
 * Puts Northmere's people, rooms and channels into an empty world, and a few weeks of
 * ordinary work into their calendars.
 */
final class NorthmereSeed {

	private NorthmereSeed() {
	}

	static void sow(World world, Clock clock) {
		Northmere.CHAIRS.forEach(world.directory()::add);
		world.directory().add(Northmere.SIAN_PUGH);
		world.directory().add(Northmere.TOMASZ_NOWAK);
		world.directory().add(Northmere.DEVI_RAMAN);
		world.directory().add(Northmere.JOAN_WHITBY);
		world.directory().add(Northmere.CONFERENCES);
		world.directory().add(Northmere.CP_REPORTS);
		world.directory().add(Northmere.ALLEGATIONS_CALENDAR);
		world.directory().add(Northmere.LADO_MAILBOX);
		world.directory().add(Northmere.RUTH_ADEYEMI);
		world.directory().add(Northmere.OWEN_PRICE);
		world.directory().add(Northmere.MARAC_CALENDAR);
		world.directory().add(Northmere.MARAC_MAILBOX);
		world.directory().add(Northmere.NIA_BRAND);
		world.directory().add(Northmere.ALDER, Northmere.ROOM_LIST);
		world.directory().add(Northmere.BEECH, Northmere.ROOM_LIST);
		world.directory().add(Northmere.CEDAR, Northmere.ROOM_LIST);
		world.directory().addToGroup(Northmere.CHAIRS_GROUP, Northmere.CHAIRS.toArray(Person[]::new));
		world.directory().addToGroup(Northmere.ADMINISTRATORS_GROUP, Northmere.JOAN_WHITBY);
		world.directory().addToGroup(Northmere.CUSTODIANS_GROUP, Northmere.RUTH_ADEYEMI, Northmere.OWEN_PRICE);
		world.channels().add(Northmere.GENERAL);
		world.channels().add(Northmere.CONFERENCE_OUTCOMES);
		world.onlineMeetings().accessPolicy(Northmere.CONFERENCES.address(), true);
		world.onlineMeetings().accessPolicy(Northmere.ALLEGATIONS_CALENDAR.address(), true);
		world.onlineMeetings().accessPolicy(Northmere.MARAC_CALENDAR.address(), true);
		new Week(world, clock).fill();
	}

	/**
	 * What people and rooms have on in the three weeks from this Monday.
	 */
	private static final class Week {

		private static final int WEEKS = 3;

		private final World world;

		private final LocalDate monday;

		Week(World world, Clock clock) {
			this.world = world;
			this.monday = LocalDate.ofInstant(clock.instant(), Northmere.ZONE)
				.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
		}

		void fill() {
			for (int week = 0; week < WEEKS; week++) {
				for (Person chair : Northmere.CHAIRS) {
					busy(chair.address(), week, DayOfWeek.MONDAY, "09:30", "10:30", "Chairs' meeting");
				}
				busy(Northmere.HELEN_OKAFOR.address(), week, DayOfWeek.TUESDAY, "10:00", "12:00", "Conference");
				busy(Northmere.HELEN_OKAFOR.address(), week, DayOfWeek.WEDNESDAY, "14:00", "16:00", "Conference");
				busy(Northmere.HELEN_OKAFOR.address(), week, DayOfWeek.THURSDAY, "09:00", "10:00", "Supervision");
				busy(Northmere.MARTIN_HALE.address(), week, DayOfWeek.THURSDAY, "10:00", "12:00", "Conference");
				busy(Northmere.AMARA_DIALLO.address(), week, DayOfWeek.TUESDAY, "14:00", "16:00", "Conference");
				busy(Northmere.AMARA_DIALLO.address(), week, DayOfWeek.FRIDAY, "09:30", "11:30", "Conference");
				busy(Northmere.PETER_LUND.address(), week, DayOfWeek.WEDNESDAY, "10:00", "12:00", "Conference");
				busy(Northmere.GRACE_OYELARAN.address(), week, DayOfWeek.FRIDAY, "13:00", "17:00", "Not working");
				busy(Northmere.TOMASZ_NOWAK.address(), week, DayOfWeek.TUESDAY, "13:00", "17:00", "Visits");
				busy(Northmere.SIAN_PUGH.address(), week, DayOfWeek.MONDAY, "13:00", "17:00", "Visits");
				busy(Northmere.SIAN_PUGH.address(), week, DayOfWeek.TUESDAY, "09:00", "10:30", "Court");
				busy(Northmere.SIAN_PUGH.address(), week, DayOfWeek.FRIDAY, "11:00", "13:00", "Visits");
				busy(Northmere.DEVI_RAMAN.address(), week, DayOfWeek.WEDNESDAY, "09:00", "12:00", "Supervision");
				busy(Northmere.ALDER.address(), week, DayOfWeek.TUESDAY, "13:00", "15:00", "Training");
				busy(Northmere.ALDER.address(), week, DayOfWeek.WEDNESDAY, "09:00", "12:00", "Panel");
				busy(Northmere.BEECH.address(), week, DayOfWeek.THURSDAY, "09:00", "17:00", "Training");
			}
		}

		private void busy(String address, int week, DayOfWeek day, String from, String to, String subject) {
			LocalDate date = this.monday.plusWeeks(week).with(TemporalAdjusters.nextOrSame(day));
			this.world.calendars()
				.busy(address, date.atTime(LocalTime.parse(from)).atZone(Northmere.ZONE).toInstant(),
						date.atTime(LocalTime.parse(to)).atZone(Northmere.ZONE).toInstant(), subject);
		}

	}

}
