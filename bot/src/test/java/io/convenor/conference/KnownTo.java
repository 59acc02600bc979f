package io.convenor.conference;

import java.time.Clock;
import java.util.Set;

import org.mockito.Mockito;

import io.convenor.people.Staff;

/** The rule for who may know, for tests that have no database. */
public final class KnownTo {

	private KnownTo() {
	}

	/** The rule where these people work for the authority. */
	public static NeedToKnow staff(Set<String> chairs, Set<String> administrators, Set<String> custodians) {
		return staff(Staff.of(chairs, administrators, custodians));
	}

	public static NeedToKnow staff(Staff staff) {
		return new NeedToKnow(staff, Mockito.mock(Conferences.class), Mockito.mock(OpenedInNeed.class),
				SomeKinds.SHIPPED, Clock.systemUTC());
	}

}
