package io.convenor.tenant.world;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import com.microsoft.graph.models.AttendanceInterval;
import com.microsoft.graph.models.AttendanceRecord;
import com.microsoft.graph.models.Identity;
import com.microsoft.graph.models.MeetingAttendanceReport;
import org.jspecify.annotations.Nullable;

/**
 * Who was in which meeting from when to when, and the reports that Teams writes of it.
 */
final class Attendances {

	private final Map<String, List<Stay>> stays = new HashMap<>();

	void add(String meetingId, Participant who, Instant from, Instant to) {
		this.stays.computeIfAbsent(meetingId, (id) -> new ArrayList<>()).add(new Stay(who, from, to));
	}

	List<MeetingAttendanceReport> reports(String meetingId) {
		List<MeetingAttendanceReport> reports = new ArrayList<>();
		for (List<Stay> session : sessions(this.stays.getOrDefault(meetingId, List.of()))) {
			reports.add(report(meetingId, session));
		}
		return reports;
	}

	private static List<List<Stay>> sessions(List<Stay> stays) {
		List<List<Stay>> sessions = new ArrayList<>();
		Instant until = Instant.MIN;
		for (Stay stay : stays.stream().sorted(Comparator.comparing(Stay::from)).toList()) {
			if (stay.from().isAfter(until)) {
				sessions.add(new ArrayList<>());
				until = stay.to();
			}
			sessions.getLast().add(stay);
			until = until.isAfter(stay.to()) ? until : stay.to();
		}
		return sessions;
	}

	private static MeetingAttendanceReport report(String meetingId, List<Stay> session) {
		Map<Participant, List<Stay>> byPerson = new LinkedHashMap<>();
		session.forEach((stay) -> byPerson.computeIfAbsent(stay.who(), (who) -> new ArrayList<>()).add(stay));
		Instant start = session.getFirst().from();
		MeetingAttendanceReport report = new MeetingAttendanceReport();
		report.setId(UUID.nameUUIDFromBytes((meetingId + start).getBytes(StandardCharsets.UTF_8)).toString());
		report.setMeetingStartDateTime(time(start));
		report.setMeetingEndDateTime(time(session.stream().map(Stay::to).max(Comparator.naturalOrder()).orElse(start)));
		report.setTotalParticipantCount(byPerson.size());
		List<AttendanceRecord> records = new ArrayList<>();
		byPerson.forEach((who, stays) -> records.add(record(report.getId(), who, stays)));
		report.setAttendanceRecords(records);
		return report;
	}

	private static AttendanceRecord record(String reportId, Participant who, List<Stay> stays) {
		AttendanceRecord record = new AttendanceRecord();
		record.setId(Objects.requireNonNullElseGet(who.id(),
				() -> UUID.nameUUIDFromBytes((reportId + who.name()).getBytes(StandardCharsets.UTF_8)).toString()));
		record.setEmailAddress(who.address());
		record.setRole(who.role());
		Identity identity = new Identity();
		identity.setId(who.id());
		identity.setDisplayName(who.name());
		record.setIdentity(identity);
		record.setAttendanceIntervals(stays.stream().map(Attendances::interval).toList());
		record.setTotalAttendanceInSeconds(
				record.getAttendanceIntervals().stream().mapToInt((interval) -> interval.getDurationInSeconds()).sum());
		return record;
	}

	private static AttendanceInterval interval(Stay stay) {
		AttendanceInterval interval = new AttendanceInterval();
		interval.setJoinDateTime(time(stay.from()));
		interval.setLeaveDateTime(time(stay.to()));
		interval.setDurationInSeconds((int) Duration.between(stay.from(), stay.to()).toSeconds());
		return interval;
	}

	private static OffsetDateTime time(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	/**
	 * Somebody as Teams knows them.
	 *
	 * @param id the object id of their account
	 * @param role Organizer, Presenter or Attendee
	 */
	record Participant(@Nullable String id, @Nullable String address, String name, String role) {
	}

	private record Stay(Participant who, Instant from, Instant to) {
	}

}
