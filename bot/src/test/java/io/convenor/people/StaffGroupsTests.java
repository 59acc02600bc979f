package io.convenor.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import io.convenor.graph.GraphFailure;
import io.convenor.graph.Groups;

import static org.assertj.core.api.Assertions.assertThat;

class StaffGroupsTests {

	private final Hands hands = new Hands();

	private Set<String> present = Set.of("helen", "martin");

	private boolean silent;

	private final StaffGroups groups = groups();

	private final Staff staff = new Staff(new StaffSettings(Set.of("amara"), Set.of(), Set.of(), "chairs", "", ""),
			new Custody("", "", "", Set.of(), ""), this.groups);

	@Test
	void whoIsListedAndWhoBelongsToTheGroupAreChairs() {
		assertThat(this.staff.chairs()).containsExactlyInAnyOrder("amara", "helen", "martin");
		assertThat(this.staff.administrators()).isEmpty();
	}

	@Test
	void whoIsNoMemberAnyMoreIsOutWithinMinutes() {
		assertThat(this.staff.chairs()).contains("martin");
		this.present = Set.of("helen");
		this.hands.forward(Duration.ofMinutes(6));
		assertThat(this.staff.chairs()).containsExactlyInAnyOrder("amara", "helen");
	}

	@Test
	void aGroupInUseIsAskedForBeforeItsTimeIsUp() {
		assertThat(this.staff.chairs()).contains("martin");
		this.present = Set.of("helen");
		this.hands.forward(Duration.ofMinutes(3));
		this.staff.chairs();
		Awaitility.await().untilAsserted(() -> assertThat(this.staff.chairs()).doesNotContain("martin"));
	}

	@Test
	void whileTheDirectoryIsSilentWhatItSaidLastCountsForAnHour() {
		assertThat(this.staff.chairs()).contains("martin");
		this.silent = true;
		this.hands.forward(Duration.ofMinutes(30));
		assertThat(this.staff.chairs()).contains("martin");
		assertThat(this.groups.readings("chairs", "")).singleElement()
			.satisfies((reading) -> assertThat(reading.silentSince()).isNotNull());
		this.hands.forward(Duration.ofMinutes(31));
		assertThat(this.staff.chairs()).containsExactly("amara");
		this.silent = false;
		assertThat(this.staff.chairs()).contains("martin");
		assertThat(this.groups.readings("chairs")).singleElement()
			.satisfies((reading) -> assertThat(reading.silentSince()).isNull());
	}

	private StaffGroups groups() {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("groups", (Groups) (id) -> {
			if (this.silent) {
				throw new GraphFailure.Unreachable("Listing the members", new java.io.IOException("silent"));
			}
			return this.present;
		});
		return new StaffGroups(beans.getBeanProvider(Groups.class), this.hands);
	}

	/** A clock that is moved by hand. */
	private static final class Hands extends Clock {

		private Instant now = Instant.parse("2026-03-02T09:00:00Z");

		void forward(Duration by) {
			this.now = this.now.plus(by);
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
