package io.convenor.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import com.microsoft.graph.models.AttendanceRecord;
import com.microsoft.graph.models.AttendanceRecordCollectionResponse;
import com.microsoft.graph.models.Identity;
import com.microsoft.graph.models.MeetingAttendanceReport;
import com.microsoft.graph.models.MeetingAttendanceReportCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.onlinemeetings.item.attendancereports.AttendanceReportsRequestBuilder;
import org.jspecify.annotations.Nullable;

/** The attendance reports of a Teams meeting, one for each of its sessions. */
final class GraphAttendance implements Attendance {

	private final GraphServiceClient graph;

	private final GraphCalls calls;

	private final TeamsMeetings teamsMeetings;

	GraphAttendance(GraphServiceClient graph, GraphCalls calls, TeamsMeetings teamsMeetings) {
		this.graph = graph;
		this.calls = calls;
		this.teamsMeetings = teamsMeetings;
	}

	@Override
	public List<Attended> of(String organiserId, String joinUrl) {
		var reports = this.graph.users()
			.byUserId(organiserId)
			.onlineMeetings()
			.byOnlineMeetingId(this.teamsMeetings.byLink(organiserId, joinUrl).getId())
			.attendanceReports();
		List<AttendanceRecord> records = new ArrayList<>();
		for (MeetingAttendanceReport report : sessions(reports)) {
			records.addAll(records(reports, report.getId()));
		}
		return together(records);
	}

	private List<MeetingAttendanceReport> sessions(AttendanceReportsRequestBuilder reports) {
		return Pages.all(() -> this.calls.ask(Operation.LIST_SESSIONS, reports::get),
				(link) -> this.calls.ask(Operation.LIST_SESSIONS, () -> reports.withUrl(link).get()),
				MeetingAttendanceReportCollectionResponse::getValue);
	}

	// The list of reports leaves out who was there.
	private List<AttendanceRecord> records(AttendanceReportsRequestBuilder reports, String reportId) {
		var records = reports.byMeetingAttendanceReportId(reportId).attendanceRecords();
		return Pages.all(() -> this.calls.ask(Operation.READ_ATTENDANCE, records::get),
				(link) -> this.calls.ask(Operation.READ_ATTENDANCE, () -> records.withUrl(link).get()),
				AttendanceRecordCollectionResponse::getValue);
	}

	// Two guests of the same name may be two people, so only an address joins records.
	private static List<Attended> together(List<AttendanceRecord> records) {
		Map<Object, Attended> people = new LinkedHashMap<>();
		for (AttendanceRecord record : records) {
			Attended attended = attended(record);
			String address = attended.address();
			people.merge((address != null) ? address.toLowerCase(Locale.ROOT) : new Object(), attended,
					GraphAttendance::joined);
		}
		return people.values()
			.stream()
			.filter((person) -> !person.stays().isEmpty())
			.sorted(Comparator.comparing((person) -> person.stays().getFirst().from()))
			.toList();
	}

	private static Attended joined(Attended one, Attended other) {
		List<Stay> stays = new ArrayList<>(one.stays());
		stays.addAll(other.stays());
		stays.sort(Comparator.comparing(Stay::from));
		return new Attended(one.address(), one.name(), stays);
	}

	private static Attended attended(AttendanceRecord record) {
		String address = blankToNull(record.getEmailAddress());
		Identity identity = record.getIdentity();
		String name = (identity != null) ? blankToNull(identity.getDisplayName()) : null;
		List<Stay> stays = Pages.orEmpty(record.getAttendanceIntervals())
			.stream()
			.filter((interval) -> interval.getJoinDateTime() != null && interval.getLeaveDateTime() != null)
			.map((interval) -> new Stay(interval.getJoinDateTime().toInstant(),
					interval.getLeaveDateTime().toInstant()))
			.sorted(Comparator.comparing(Stay::from))
			.toList();
		return new Attended(address, Objects.requireNonNullElse(name, (address != null) ? address : "Unknown"), stays);
	}

	private static @Nullable String blankToNull(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text;
	}

}
