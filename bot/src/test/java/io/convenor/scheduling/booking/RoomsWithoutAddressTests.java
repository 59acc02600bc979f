package io.convenor.scheduling.booking;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Way;
import io.convenor.drafts.Submission;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.changes.ChangeFields;
import io.convenor.scheduling.changes.Changes;
import io.convenor.scheduling.changes.PlannedChange;
import io.convenor.scheduling.rooms.RoomRules;

import static org.assertj.core.api.Assertions.assertThat;

/** A family is invited to no room of which nobody could tell them where it is. */
@BookingTest
@TestPropertySource(properties = "convenor.scheduling.room-directions[room.beech@northmere.example]=")
class RoomsWithoutAddressTests {

	@Autowired
	Bookings bookings;

	@Autowired
	Conferences conferences;

	@Autowired
	RoomRules rules;

	@Autowired
	Changes changes;

	@Autowired
	Northmere365 microsoft365;

	Chair helen;

	@BeforeEach
	void freshStart() {
		this.microsoft365.reset();
		this.helen = Chair.helen(this.bookings);
		this.helen.isAtPeople(Way.HYBRID);
		this.helen.addsSian();
	}

	@Test
	void familyIsNotInvitedThere() {
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		looksFor(Northmere365.BEECH);
		assertThat(this.helen.problem(BookingFields.ROOM)).isEqualTo(
				"Nobody has written down where Beech Room, Shire Hall is, so no letter could tell the family how to come. "
						+ "Choose another room, or ask the administration team to have its address put into the settings.");
		this.helen.does(this.bookings::look, Map.of(BookingFields.ROOM, Northmere365.ALDER));
		this.helen.takesTheFirstSlot();
		assertThat(this.conferences.get(this.helen.confirms()).room())
			.hasValueSatisfying((room) -> assertThat(room.address()).isEqualTo(Northmere365.ALDER));
	}

	@Test
	void aFamilyThatIsInvitedIsNotMovedThere() {
		this.helen.adds("Kim Marsh", "kim@home.example", Role.MOTHER);
		looksFor(Northmere365.ALDER);
		this.helen.takesTheFirstSlot();
		Conference conference = this.conferences.get(this.helen.confirms());
		assertThat(moved(conference, Northmere365.BEECH))
			.hasValueSatisfying((sentence) -> assertThat(sentence).startsWith(
					"Nobody has written down where Beech Room is, so no letter could tell the family how to come."));
		assertThat(moved(conference, Northmere365.ALDER)).isEmpty();
	}

	@Test
	void noFamilyIsInvitedThereLater() {
		this.helen.does(this.bookings::people, Map.of());
		this.helen.does(this.bookings::yes, Map.of());
		this.helen.does(this.bookings::look, Map.of(BookingFields.ROOM, Northmere365.BEECH));
		this.helen.takesTheFirstSlot();
		UUID conference = this.helen.confirms();
		PlannedChange change = this.changes.begin(conference, Northmere365.HELEN);
		change = this.changes.choose(move(change, Map.of()), PlannedChange.What.INVITE);
		change = this.changes.invite(move(change, Map.of(ChangeFields.NAME, "Kim Marsh", ChangeFields.EMAIL,
				"kim@home.example", ChangeFields.ROLE, Role.MOTHER.name())));
		assertThat(change.plan().preview()).isTrue();
		assertThat(this.changes.confirm(move(change, Map.of())).notYet().orElseThrow().plan().notice())
			.startsWith("Nobody has written down where Beech Room")
			.contains("no letter could tell the family how to come");
		assertThat(this.conferences.get(conference).invitees()).noneMatch(Invitee::family);
	}

	private static Submission move(PlannedChange change, Map<String, String> typed) {
		return new Submission(change.id(), change.version(), Northmere365.HELEN, typed);
	}

	private Optional<String> moved(Conference conference, String room) {
		return this.rules.roomProblem(List.of(conference), Way.HYBRID, new Conference.Room(room, "Beech Room"),
				conference.startsAt(), conference.lengthMinutes(), 3);
	}

	private void looksFor(String room) {
		this.helen.does(this.bookings::people, Map.of());
		this.helen.does(this.bookings::look, Map.of(BookingFields.ROOM, room));
	}

}
