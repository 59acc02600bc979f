package io.convenor.tenant.world;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import com.google.gson.JsonObject;
import com.microsoft.graph.models.AllowedLobbyAdmitterRoles;
import com.microsoft.graph.models.AudioConferencing;
import com.microsoft.graph.models.Identity;
import com.microsoft.graph.models.IdentitySet;
import com.microsoft.graph.models.LobbyBypassScope;
import com.microsoft.graph.models.LobbyBypassSettings;
import com.microsoft.graph.models.MeetingAttendanceReport;
import com.microsoft.graph.models.MeetingChatMode;
import com.microsoft.graph.models.MeetingParticipantInfo;
import com.microsoft.graph.models.MeetingParticipants;
import com.microsoft.graph.models.OnlineMeeting;
import com.microsoft.graph.models.OnlineMeetingPresenters;
import com.microsoft.graph.models.OnlineMeetingRole;
import org.jspecify.annotations.Nullable;

import io.convenor.tenant.json.GraphJson;

/**
 * The Teams meetings behind calendar events, with their options.
 */
public final class OnlineMeetings {

	private final Clock clock;

	private final String tenantId;

	private final Map<String, Held> meetings = new LinkedHashMap<>();

	private final Map<String, String> byExternalId = new HashMap<>();

	private final Attendances attendances = new Attendances();

	private final Set<String> accessPolicies = ConcurrentHashMap.newKeySet();

	private final Map<String, Set<String>> invited = new HashMap<>();

	private final Set<String> ignored = ConcurrentHashMap.newKeySet();

	private final Directory directory;

	private final Participants participants;

	private int number;

	OnlineMeetings(Clock clock, String tenantId, Directory directory) {
		this.clock = clock;
		this.tenantId = tenantId;
		this.directory = directory;
		this.participants = new Participants(directory);
	}

	/**
	 * Let options not stick from now on, as a policy of the tenant has it: a change to
	 * them is answered as if it were made. Without any name all stick again.
	 * @param options Graph's names, such as allowRecording
	 */
	public void ignoring(String... options) {
		this.ignored.clear();
		this.ignored.addAll(List.of(options));
	}

	/**
	 * Whether somebody in a meeting could let others in from its lobby.
	 */
	public synchronized boolean mayAdmit(String joinUrl, String address) {
		Held held = byLink(joinUrl);
		boolean presenters = held.meeting()
			.getAllowedLobbyAdmitters() != AllowedLobbyAdmitterRoles.OrganizerAndCoOrganizers;
		return runs(held, address) || (presenters && presents(held, address));
	}

	/**
	 * Whether somebody could start a recording.
	 */
	public synchronized boolean mayRecord(String joinUrl, String address) {
		Held held = byLink(joinUrl);
		return Boolean.TRUE.equals(held.meeting().getAllowRecording())
				&& (runs(held, address) || presents(held, address));
	}

	/**
	 * Whether somebody runs a meeting: its organiser, or a co-organiser.
	 */
	public synchronized boolean runs(String joinUrl, String address) {
		return runs(byLink(joinUrl), address);
	}

	private boolean runs(Held held, String address) {
		return held.organiser().address().equalsIgnoreCase(address) || this.participants.roleOf(held.meeting(), address)
			.filter(OnlineMeetingRole.Coorganizer::equals)
			.isPresent();
	}

	private boolean presents(Held held, String address) {
		return switch (held.meeting().getAllowedPresenters()) {
			case Everyone, UnknownFutureValue -> true;
			case Organization -> this.directory.isOurs(address);
			case RoleIsPresenter -> this.participants.roleOf(held.meeting(), address)
				.filter(OnlineMeetingRole.Presenter::equals)
				.isPresent();
			case Organizer -> false;
		};
	}

	private Held byLink(String joinUrl) {
		return Objects.requireNonNull(this.meetings.get(meetingOf(joinUrl)));
	}

	/**
	 * Whom the event of a meeting invites as required.
	 */
	synchronized void invite(String joinUrl, Set<String> addresses) {
		Held held = byLink(joinUrl);
		this.invited.put(held.meeting().getId(), Set.copyOf(addresses));
		held.meeting()
			.getParticipants()
			.setAttendees(this.participants.invited(held.meeting(), new LinkedHashSet<>(addresses)));
	}

	/**
	 * Change options of a meeting by hand, as its organiser would on the options page.
	 */
	public synchronized void edit(String joinUrl, Consumer<OnlineMeeting> change) {
		change.accept(byLink(joinUrl).meeting());
	}

	/**
	 * Let applications act on this account's online meetings by themselves, as an
	 * application access policy does, or stop them.
	 */
	public void accessPolicy(String address, boolean granted) {
		if (granted) {
			this.accessPolicies.add(Directory.key(address));
		}
		else {
			this.accessPolicies.remove(Directory.key(address));
		}
	}

	public boolean hasAccessPolicy(String address) {
		return this.accessPolicies.contains(Directory.key(address));
	}

	public synchronized List<JoinableMeeting> all() {
		return this.meetings.values().stream().map(Held::view).toList();
	}

	/**
	 * Open a meeting with the options a tenant starts with.
	 */
	synchronized OnlineMeeting open(Person organiser, @Nullable String subject, OffsetDateTime start,
			OffsetDateTime end) {
		this.number++;
		String thread = "19:meeting_" + Ids.item("N").replaceAll("[=_-]", "") + "@thread.v2";
		OnlineMeeting meeting = new OnlineMeeting();
		meeting.setId(Ids.item("MSpl"));
		meeting.setCreationDateTime(this.clock.instant().atOffset(ZoneOffset.UTC));
		meeting.setStartDateTime(start);
		meeting.setEndDateTime(end);
		meeting.setSubject(subject);
		meeting.setJoinWebUrl(joinUrl(thread, organiser));
		meeting.setAudioConferencing(dialIn());
		LobbyBypassSettings lobby = new LobbyBypassSettings();
		lobby.setScope(LobbyBypassScope.Organization);
		lobby.setIsDialInBypassEnabled(false);
		meeting.setLobbyBypassSettings(lobby);
		meeting.setAllowedPresenters(OnlineMeetingPresenters.Everyone);
		meeting.setAllowedLobbyAdmitters(AllowedLobbyAdmitterRoles.OrganizerAndCoOrganizersAndPresenters);
		meeting.setAllowMeetingChat(MeetingChatMode.Enabled);
		meeting.setAllowRecording(true);
		meeting.setAllowTranscription(true);
		meeting.setRecordAutomatically(false);
		meeting.setParticipants(organisedBy(organiser));
		this.meetings.put(meeting.getId(), new Held(organiser, meeting));
		return GraphJson.copy(meeting, OnlineMeeting::createFromDiscriminatorValue);
	}

	/**
	 * Open a meeting of its own, with no event in a calendar; or the one that was opened
	 * under the same external id before.
	 */
	public synchronized Opened openOrGet(Person organiser, String externalId, @Nullable String subject,
			OffsetDateTime start, OffsetDateTime end, @Nullable MeetingParticipants asked) {
		String key = organiser.id() + " " + externalId;
		String known = this.byExternalId.get(key);
		if (known != null && this.meetings.containsKey(known)) {
			return new Opened(get(organiser.address(), known), false);
		}
		OnlineMeeting meeting = open(organiser, subject, start, end);
		meeting.setExternalId(externalId);
		if (asked != null) {
			meeting.getParticipants().setAttendees(asked.getAttendees());
			meeting.getParticipants().setAttendees(this.participants.asked(meeting, null));
		}
		this.meetings.put(meeting.getId(), new Held(organiser, meeting));
		this.byExternalId.put(key, meeting.getId());
		return new Opened(get(organiser.address(), meeting.getId()), true);
	}

	/**
	 * Let somebody with an account be in a meeting for a while.
	 */
	public synchronized void attends(String joinUrl, Person person, Instant from, Instant to) {
		this.attendances.add(meetingOf(joinUrl), new Attendances.Participant(person.id(), person.address(),
				person.displayName(), person.equals(organiserOf(joinUrl).orElse(null)) ? "Organizer" : "Attendee"),
				from, to);
	}

	/**
	 * Let somebody without an account be in a meeting for a while, under the name they
	 * typed or the number they rang from.
	 */
	public synchronized void attendsAsGuest(String joinUrl, String name, Instant from, Instant to) {
		this.attendances.add(meetingOf(joinUrl), new Attendances.Participant(null, null, name, "Attendee"), from, to);
	}

	/**
	 * A report for each session of a meeting, the first session first: it begins with the
	 * first to come and ends when everybody has left.
	 */
	public synchronized List<MeetingAttendanceReport> attendance(String address, String id) {
		held(address, id);
		return this.attendances.reports(id);
	}

	private String meetingOf(String joinUrl) {
		return this.meetings.values()
			.stream()
			.map(Held::meeting)
			.filter((meeting) -> joinUrl.equals(meeting.getJoinWebUrl()))
			.map(OnlineMeeting::getId)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no meeting with this link"));
	}

	/**
	 * The meetings an account organises.
	 */
	public synchronized List<OnlineMeeting> organisedBy(String address) {
		List<OnlineMeeting> found = new ArrayList<>();
		this.meetings.values()
			.stream()
			.filter((held) -> held.organiser().address().equalsIgnoreCase(address))
			.forEach((held) -> found.add(GraphJson.copy(held.meeting(), OnlineMeeting::createFromDiscriminatorValue)));
		return found;
	}

	public synchronized Optional<Person> organiserOf(String joinUrl) {
		return this.meetings.values()
			.stream()
			.filter((held) -> joinUrl.equals(held.meeting().getJoinWebUrl()))
			.map(Held::organiser)
			.findFirst();
	}

	public synchronized OnlineMeeting get(String address, String id) {
		return GraphJson.copy(held(address, id).meeting(), OnlineMeeting::createFromDiscriminatorValue);
	}

	/**
	 * Change options of a meeting; what the change does not name stays.
	 */
	public synchronized OnlineMeeting update(String address, String id, JsonObject change) {
		Held held = held(address, id);
		if (change.has("joinWebUrl") || change.has("joinMeetingIdSettings") || change.has("isBroadcast")
				|| change.has("id")) {
			throw Refused.badRequest("BadRequest", "Updating meeting type is not supported.");
		}
		checkPresenters(change);
		JsonObject sticking = change.deepCopy();
		this.ignored.forEach(sticking::remove);
		JsonObject merged = GraphJson.merge(GraphJson.tree(held.meeting()), sticking);
		OnlineMeeting meeting = GraphJson.model(merged, OnlineMeeting::createFromDiscriminatorValue);
		meeting.getParticipants().setAttendees(this.participants.asked(meeting, this.invited.get(id)));
		this.meetings.put(id, new Held(held.organiser(), meeting));
		return GraphJson.copy(meeting, OnlineMeeting::createFromDiscriminatorValue);
	}

	/** Who presents by their role has to be on the list that comes with it. */
	private static void checkPresenters(JsonObject change) {
		boolean named = change.has("allowedPresenters")
				&& change.get("allowedPresenters").getAsString().equals("roleIsPresenter");
		boolean listed = change.has("participants") && change.getAsJsonObject("participants").has("attendees");
		if (named && !listed) {
			throw Refused.badRequest("BadRequest",
					"Participants.Attendees is required when allowedPresenters is roleIsPresenter.");
		}
	}

	/**
	 * End a meeting of its own, which no event in a calendar holds.
	 */
	public synchronized void delete(String address, String id) {
		held(address, id);
		if (this.invited.containsKey(id)) {
			throw Refused.badRequest("BadRequest", "The meeting belongs to an event in a calendar: cancel that.");
		}
		this.meetings.remove(id);
	}

	synchronized void close(String joinUrl) {
		this.meetings.values().removeIf((held) -> joinUrl.equals(held.meeting().getJoinWebUrl()));
	}

	private Held held(String address, String id) {
		Held held = this.meetings.get(id);
		if (held == null || !held.organiser().address().equalsIgnoreCase(address)) {
			throw Refused.notFound("NotFound", "The meeting with the id " + id + " was not found.");
		}
		return held;
	}

	private String joinUrl(String thread, Person organiser) {
		String context = "{\"Tid\":\"" + this.tenantId + "\",\"Oid\":\"" + organiser.id() + "\"}";
		return "https://teams.microsoft.com/l/meetup-join/" + encoded(thread) + "/0?context=" + encoded(context);
	}

	/** Teams writes the escapes of its links in small letters. */
	private static String encoded(String text) {
		StringBuilder result = new StringBuilder(URLEncoder.encode(text, StandardCharsets.UTF_8));
		for (int at = result.indexOf("%"); at >= 0; at = result.indexOf("%", at + 1)) {
			result.setCharAt(at + 1, Character.toLowerCase(result.charAt(at + 1)));
			result.setCharAt(at + 2, Character.toLowerCase(result.charAt(at + 2)));
		}
		return result.toString();
	}

	private AudioConferencing dialIn() {
		AudioConferencing audio = new AudioConferencing();
		audio.setConferenceId(Integer.toString(731_000_000 + this.number * 7919));
		audio.setTollNumber("+44 20 7946 0321");
		audio.setTollNumbers(List.of("+44 20 7946 0321"));
		audio.setDialinUrl("https://dialin.teams.microsoft.com/northmere?id=" + audio.getConferenceId());
		return audio;
	}

	private MeetingParticipants organisedBy(Person organiser) {
		Identity user = new Identity();
		user.setId(organiser.id());
		user.setDisplayName(organiser.displayName());
		IdentitySet identity = new IdentitySet();
		identity.setUser(user);
		MeetingParticipantInfo info = new MeetingParticipantInfo();
		info.setUpn(organiser.address());
		info.setIdentity(identity);
		MeetingParticipants participants = new MeetingParticipants();
		participants.setOrganizer(info);
		return participants;
	}

	/**
	 * A meeting asked for.
	 *
	 * @param created whether it was not there before
	 */
	public record Opened(OnlineMeeting meeting, boolean created) {
	}

	private record Held(Person organiser, OnlineMeeting meeting) {

		JoinableMeeting view() {
			OnlineMeeting shown = this.meeting;
			LobbyBypassSettings lobby = shown.getLobbyBypassSettings();
			return new JoinableMeeting(shown.getId(), this.organiser.address(), text(shown.getSubject()),
					shown.getJoinWebUrl(), shown.getAudioConferencing().getTollNumber(),
					shown.getAudioConferencing().getConferenceId(), lobby.getScope().getValue(),
					Boolean.TRUE.equals(lobby.getIsDialInBypassEnabled()), shown.getAllowedPresenters().getValue(),
					Boolean.TRUE.equals(shown.getAllowRecording()), Boolean.TRUE.equals(shown.getAllowTranscription()),
					Boolean.TRUE.equals(shown.getRecordAutomatically()), shown.getAllowedLobbyAdmitters().getValue(),
					shown.getAllowMeetingChat().getValue());
		}

		private static String text(@Nullable String value) {
			return (value != null) ? value : "";
		}

	}

}
