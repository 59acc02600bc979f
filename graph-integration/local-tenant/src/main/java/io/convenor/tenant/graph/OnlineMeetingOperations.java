package io.convenor.tenant.graph;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.JsonObject;
import com.microsoft.graph.models.LobbyBypassScope;
import com.microsoft.graph.models.MeetingAttendanceReport;
import com.microsoft.graph.models.MeetingParticipantInfo;
import com.microsoft.graph.models.OnlineMeeting;
import com.microsoft.graph.models.OnlineMeetingCollectionResponse;
import com.microsoft.graph.models.OnlineMeetingRole;
import com.microsoft.graph.users.item.onlinemeetings.createorget.CreateOrGetPostRequestBody;

import io.convenor.tenant.world.OnlineMeetings;
import io.convenor.tenant.world.Person;
import io.convenor.tenant.world.Refused;
import io.convenor.tenant.world.World;

/**
 * The options of Teams meetings: found by their link, changed one by one.
 */
final class OnlineMeetingOperations {

	private static final Pattern BY_LINK = Pattern.compile("\\s*joinWebUrl\\s+eq\\s+'(.*)'\\s*",
			Pattern.CASE_INSENSITIVE);

	private static final Set<LobbyBypassScope> LATER_SCOPES = Set.of(LobbyBypassScope.Invited,
			LobbyBypassScope.OrganizationExcludingGuests);

	private static final Set<OnlineMeetingRole> LATER_ROLES = EnumSet.of(OnlineMeetingRole.Producer,
			OnlineMeetingRole.Coorganizer);

	private static final String RECORDS = "attendanceRecords";

	private final World world;

	private final OnlineMeetings meetings;

	private final Accounts accounts;

	OnlineMeetingOperations(World world, Accounts accounts) {
		this.world = world;
		this.meetings = world.onlineMeetings();
		this.accounts = accounts;
	}

	void register(Operations operations) {
		Needs reading = Needs.application("OnlineMeetings.Read.All", "OnlineMeetings.ReadWrite.All")
			.orDelegated("OnlineMeetings.Read", "OnlineMeetings.ReadWrite");
		Needs writing = Needs.application("OnlineMeetings.ReadWrite.All").orDelegated("OnlineMeetings.ReadWrite");
		operations.get("/users/{user}/onlineMeetings", reading, this::find);
		operations.get("/users/{user}/onlineMeetings/{meeting}", reading, this::get);
		operations.patch("/users/{user}/onlineMeetings/{meeting}", writing, this::update);
		operations.delete("/users/{user}/onlineMeetings/{meeting}", writing, this::delete);
		operations.post("/users/{user}/onlineMeetings/createOrGet", writing, this::createOrGet);
		Needs attendance = Needs.any("OnlineMeetingArtifact.Read.All");
		String reports = "/users/{user}/onlineMeetings/{meeting}/attendanceReports";
		operations.get(reports, attendance, this::reports);
		operations.get(reports + "/{report}", attendance,
				(request) -> Query.of(request, 100, RECORDS).one(200, report(request)));
		operations.get(reports + "/{report}/attendanceRecords", attendance,
				(request) -> Query.of(request, 100).page(report(request).getAttendanceRecords()));
	}

	private Answer find(GraphRequest request) {
		Person organiser = organiser(request);
		Matcher filter = BY_LINK.matcher(request.query("$filter").orElse(""));
		if (!filter.matches()) {
			throw Refused.badRequest("InvalidArgument",
					"The request needs a $filter by JoinWebUrl, VideoTeleconferenceId or joinMeetingIdSettings.");
		}
		String link = decoded(filter.group(1).replace("''", "'"));
		List<OnlineMeeting> found = this.meetings.organisedBy(organiser.address())
			.stream()
			.filter((meeting) -> decoded(meeting.getJoinWebUrl()).equals(link))
			.map((meeting) -> shown(meeting, request))
			.toList();
		if (found.isEmpty()) {
			refuseAttendees(organiser, link);
		}
		OnlineMeetingCollectionResponse response = new OnlineMeetingCollectionResponse();
		response.setValue(found);
		return Answer.ok(response);
	}

	private void refuseAttendees(Person asked, String link) {
		Optional<Person> other = this.meetings.all()
			.stream()
			.filter((meeting) -> decoded(meeting.joinUrl()).equals(link))
			.findFirst()
			.flatMap((meeting) -> this.world.directory().person(meeting.organiser()));
		if (other.isPresent()) {
			throw new Refused(403, "Forbidden",
					"The user " + asked.id() + " is not the organizer of the meeting with this join link.");
		}
	}

	private Answer get(GraphRequest request) {
		Person organiser = organiser(request);
		return Answer.ok(shown(this.meetings.get(organiser.address(), request.path("meeting")), request));
	}

	private Answer update(GraphRequest request) {
		Person organiser = organiser(request);
		JsonObject change = request.change(OnlineMeeting::createFromDiscriminatorValue);
		return Answer.ok(shown(this.meetings.update(organiser.address(), request.path("meeting"), change), request));
	}

	private Answer delete(GraphRequest request) {
		this.meetings.delete(organiser(request).address(), request.path("meeting"));
		return Answer.noContent();
	}

	private Answer createOrGet(GraphRequest request) {
		Person organiser = organiser(request);
		CreateOrGetPostRequestBody body = request.body(CreateOrGetPostRequestBody::createFromDiscriminatorValue);
		if (body.getExternalId() == null || body.getExternalId().isBlank()) {
			throw Refused.badRequest("BadRequest", "The externalId of the meeting is missing.");
		}
		if (!organiser.teamsLicence()) {
			throw new Refused(403, "Forbidden", "The user " + organiser.id() + " has no licence for Teams.");
		}
		OffsetDateTime now = this.world.clock().instant().atOffset(ZoneOffset.UTC);
		OffsetDateTime start = Objects.requireNonNullElse(body.getStartDateTime(), now);
		OnlineMeetings.Opened opened = this.meetings.openOrGet(organiser, body.getExternalId(), body.getSubject(),
				start, Objects.requireNonNullElse(body.getEndDateTime(), start.plusHours(1)), body.getParticipants());
		OnlineMeeting meeting = shown(opened.meeting(), request);
		return opened.created() ? Answer.created(meeting) : Answer.ok(meeting);
	}

	/** The records of a report only come when they are asked for. */
	private Answer reports(GraphRequest request) {
		List<MeetingAttendanceReport> reports = this.meetings.attendance(organiser(request).address(),
				request.path("meeting"));
		reports.forEach((report) -> report.setAttendanceRecords(List.of()));
		return Query.of(request, 50).page(reports.reversed());
	}

	private MeetingAttendanceReport report(GraphRequest request) {
		return this.meetings.attendance(organiser(request).address(), request.path("meeting"))
			.stream()
			.filter((report) -> report.getId().equals(request.path("report")))
			.findFirst()
			.orElseThrow(() -> Refused.notFound("NotFound", "The attendance report was not found."));
	}

	/**
	 * The account asked about, if the application may act on its meetings: it takes the
	 * object id, and an application access policy.
	 */
	private Person organiser(GraphRequest request) {
		Person person = this.accounts.person(request);
		Caller caller = request.caller();
		if (caller.appOnly() && !request.path("user").equals(person.id())) {
			throw Refused.badRequest("InvalidArgument", "The user must be named by its object id.");
		}
		if (caller.appOnly() && !this.meetings.hasAccessPolicy(person.address())) {
			throw new Refused(403, "Forbidden", "No application access policy found for this app: " + caller.appId()
					+ " is not authorized to access online meetings on behalf of the user " + person.id() + ".");
		}
		return person;
	}

	/**
	 * The later values of an enumeration only come to those who say that they know them.
	 */
	private static OnlineMeeting shown(OnlineMeeting meeting, GraphRequest request) {
		if (request.prefers("include-unknown-enum-members")) {
			return meeting;
		}
		if (LATER_SCOPES.contains(meeting.getLobbyBypassSettings().getScope())) {
			meeting.getLobbyBypassSettings().setScope(LobbyBypassScope.UnknownFutureValue);
		}
		Objects.requireNonNullElse(meeting.getParticipants().getAttendees(), List.<MeetingParticipantInfo>of())
			.stream()
			.filter((person) -> LATER_ROLES.contains(person.getRole()))
			.forEach((person) -> person.setRole(OnlineMeetingRole.UnknownFutureValue));
		return meeting;
	}

	private static String decoded(String text) {
		return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

}
