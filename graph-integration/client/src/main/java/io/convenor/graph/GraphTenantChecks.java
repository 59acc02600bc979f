package io.convenor.graph;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.microsoft.graph.models.OnlineMeetingProviderType;
import com.microsoft.graph.serviceclient.GraphServiceClient;

/** Looks at the tenant without changing anything in it. */
final class GraphTenantChecks implements TenantChecks {

	private static final String NO_MEETING = "https://teams.microsoft.com/l/meetup-join/no-such-meeting";

	private final GraphServiceClient graph;

	private final GraphCalls calls;

	private final TokenCredential identity;

	private final String driveId;

	GraphTenantChecks(GraphServiceClient graph, GraphCalls calls, TokenCredential identity, String driveId) {
		this.graph = graph;
		this.calls = calls;
		this.identity = identity;
		this.driveId = driveId;
	}

	@Override
	public Set<String> grantedPermissions() {
		String token = this.identity
			.getTokenSync(new TokenRequestContext().addScopes(Clients.GRAPH_SCOPE).setCaeEnabled(true))
			.getToken();
		String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
		JsonArray roles = JsonParser.parseString(claims).getAsJsonObject().getAsJsonArray("roles");
		Set<String> granted = new TreeSet<>();
		if (roles != null) {
			for (JsonElement role : roles) {
				granted.add(role.getAsString());
			}
		}
		return granted;
	}

	@Override
	public boolean mayHoldTeamsMeetings(String organiser) {
		return Pages
			.orEmpty(
					this.calls
						.ask(Operation.CHECK_LICENCE, organiser,
								() -> this.graph.users()
									.byUserId(organiser)
									.calendar()
									.get((get) -> get.queryParameters.select = new String[] {
											"allowedOnlineMeetingProviders" }))
						.getAllowedOnlineMeetingProviders())
			.contains(OnlineMeetingProviderType.TeamsForBusiness);
	}

	@Override
	public boolean opensMailbox(String mailbox) {
		return opens(() -> this.calls.ask(Operation.CHECK_MAILBOX, mailbox,
				() -> this.graph.users()
					.byUserId(mailbox)
					.mailFolders()
					.byMailFolderId("inbox")
					.get((get) -> get.queryParameters.select = new String[] { "id" })));
	}

	@Override
	public String senderShown(String mailbox) {
		return Objects.requireNonNullElse(this.calls
			.ask(Operation.CHECK_SENDER, mailbox,
					() -> this.graph.users()
						.byUserId(mailbox)
						.get((get) -> get.queryParameters.select = new String[] { "displayName" }))
			.getDisplayName(), "");
	}

	// Graph answers "no such meeting" in more than one way; only a refusal is a no.
	@Override
	public boolean maySetLobby(String organiserId) {
		try {
			this.calls.ask(Operation.CHECK_LOBBY,
					() -> this.graph.users()
						.byUserId(organiserId)
						.onlineMeetings()
						.get((get) -> get.queryParameters.filter = "JoinWebUrl eq " + Filters.quoted(NO_MEETING)));
			return true;
		}
		catch (GraphFailure.NotFound noSuchMeeting) {
			return true;
		}
		catch (GraphFailure.Rejected refused) {
			return refused.permission() == null;
		}
	}

	@Override
	public boolean opensLibrary() {
		return opens(() -> this.calls.ask(Operation.CHECK_LIBRARY,
				() -> this.graph.drives()
					.byDriveId(this.driveId)
					.get((get) -> get.queryParameters.select = new String[] { "id" })));
	}

	private static boolean opens(Runnable door) {
		try {
			door.run();
			return true;
		}
		catch (GraphFailure.Rejected | GraphFailure.NotFound refused) {
			return false;
		}
	}

}
