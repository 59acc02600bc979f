package io.convenor.tenant.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.microsoft.graph.models.Identity;
import com.microsoft.graph.models.IdentitySet;
import com.microsoft.graph.models.MeetingParticipantInfo;
import com.microsoft.graph.models.OnlineMeeting;
import com.microsoft.graph.models.OnlineMeetingRole;
import org.jspecify.annotations.Nullable;

/**
 * The list of people of a Teams meeting. Where it belongs to a calendar event, only
 * whoever that invites as required is on it; anybody else is dropped without a word, a
 * co-organiser too. A co-organiser is an account, named by its user principal name.
 */
final class Participants {

	private final Directory directory;

	Participants(Directory directory) {
		this.directory = directory;
	}

	/** The list, as it becomes when the people invited change. */
	List<MeetingParticipantInfo> invited(OnlineMeeting meeting, Set<String> invited) {
		return kept(attendees(meeting), invited);
	}

	/**
	 * The list, as it becomes when it is asked for.
	 * @param invited whom the event invites; null where there is no event
	 */
	List<MeetingParticipantInfo> asked(OnlineMeeting meeting, @Nullable Set<String> invited) {
		return (invited != null) ? kept(attendees(meeting), invited)
				: attendees(meeting).stream().flatMap((each) -> Optional.ofNullable(upn(each)).map((upn) -> {
					Person person = this.directory.byPrincipalName(upn).orElse(null);
					return (person != null || role(each) != OnlineMeetingRole.Coorganizer)
							? entry(upn, person, role(each)) : null;
				}).stream()).toList();
	}

	private List<MeetingParticipantInfo> kept(List<MeetingParticipantInfo> asked, Set<String> invited) {
		List<MeetingParticipantInfo> list = new ArrayList<>();
		for (String address : invited) {
			Person person = this.directory.person(address).orElse(null);
			String name = (person != null) ? this.directory.userPrincipalName(person) : address;
			OnlineMeetingRole role = asked.stream()
				.filter((each) -> name.equalsIgnoreCase(upn(each)))
				.map(Participants::role)
				.findFirst()
				.filter((each) -> person != null || each != OnlineMeetingRole.Coorganizer)
				.orElse(OnlineMeetingRole.Attendee);
			list.add(entry(name, person, role));
		}
		return list;
	}

	/** What somebody is in a meeting; empty where they are not on its list. */
	Optional<OnlineMeetingRole> roleOf(OnlineMeeting meeting, String address) {
		String name = this.directory.person(address).map(this.directory::userPrincipalName).orElse(address);
		return attendees(meeting).stream()
			.filter((each) -> name.equalsIgnoreCase(upn(each)))
			.map(Participants::role)
			.findFirst();
	}

	private static List<MeetingParticipantInfo> attendees(OnlineMeeting meeting) {
		return Objects.requireNonNullElse(meeting.getParticipants().getAttendees(), List.of());
	}

	private static @Nullable String upn(MeetingParticipantInfo person) {
		return person.getUpn();
	}

	private static OnlineMeetingRole role(MeetingParticipantInfo person) {
		return Objects.requireNonNullElse(person.getRole(), OnlineMeetingRole.Attendee);
	}

	private static MeetingParticipantInfo entry(String upn, @Nullable Person person, OnlineMeetingRole role) {
		MeetingParticipantInfo entry = new MeetingParticipantInfo();
		entry.setUpn(upn);
		entry.setRole(role);
		if (person != null) {
			Identity user = new Identity();
			user.setId(person.id());
			user.setDisplayName(person.displayName());
			IdentitySet identity = new IdentitySet();
			identity.setUser(user);
			entry.setIdentity(identity);
		}
		return entry;
	}

}
