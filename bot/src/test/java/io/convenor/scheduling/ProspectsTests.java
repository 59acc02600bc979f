package io.convenor.scheduling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.SharedMeetings;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.timescales.BankHolidays;
import io.convenor.timescales.RuleSets;
import io.convenor.timescales.SomeRules;
import io.convenor.timescales.WorkingDays;

import static org.assertj.core.api.Assertions.assertThat;

class ProspectsTests {

	private final WorkingDays workingDays = new WorkingDays(BankHolidays.shipped());

	private final Prospects prospects = new Prospects(RuleSets.shipped(), this.workingDays,
			Mockito.mock(SharedMeetings.class));

	@Test
	void whereTheLastLawfulDayIsASundayTheMeetingMustBeHeldByTheFridayBefore() {
		Conference review = review(LocalDate.of(2025, 9, 8));
		assertThat(this.prospects.lastLawful(review)).get().satisfies((last) -> {
			assertThat(last.date()).as("the law says so").isEqualTo(LocalDate.of(2026, 3, 8));
			assertThat(this.prospects.mustBeHeldBy(last)).isEqualTo(LocalDate.of(2026, 3, 6));
		});
	}

	@Test
	void noMeetingMustBeHeldByADayOnWhichNobodyMeets() {
		LocalDate.of(2026, 1, 1)
			.datesUntil(LocalDate.of(2027, 12, 31))
			.map(ProspectsTests::review)
			.forEach((review) -> assertThat(this.prospects.lastLawful(review)).get().satisfies((last) -> {
				LocalDate by = this.prospects.mustBeHeldBy(last);
				assertThat(this.workingDays.isWorkingDay(by)).as("%s", by).isTrue();
				assertThat(by).isBeforeOrEqualTo(last.date()).isAfter(last.date().minusDays(5));
			}));
	}

	private static Conference review(LocalDate countsFrom) {
		return Conference.book(new Conference.Agreed(Child.only("M-1"), SomeKinds.LATER_REVIEW_CONFERENCE, Way.VIRTUAL,
				"helen", SomeRules.WOKINGHAM, countsFrom, LocalDateTime.of(2026, 3, 10, 10, 0), 60,
				"conferences@northmere.example", null,
				List.of(Invitee.named("Helen Okafor")
					.mailbox(new EmailAddress("helen.okafor@northmere.example"))
					.as(Role.CHAIR)
					.directoryId("helen")
					.build())),
				Instant.EPOCH);
	}

}
