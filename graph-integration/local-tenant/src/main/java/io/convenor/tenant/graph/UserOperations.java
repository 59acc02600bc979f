package io.convenor.tenant.graph;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.microsoft.graph.models.AssignedPlan;
import com.microsoft.graph.models.User;
import com.microsoft.graph.users.item.checkmembergroups.CheckMemberGroupsPostRequestBody;
import com.microsoft.graph.users.item.checkmembergroups.CheckMemberGroupsPostResponse;

import io.convenor.tenant.world.Directory;
import io.convenor.tenant.world.Person;
import io.convenor.tenant.world.Refused;

/**
 * People and the groups they belong to.
 */
final class UserOperations {

	private static final int MOST_GROUPS = 20;

	private static final OffsetDateTime LICENSED_SINCE = OffsetDateTime.of(2024, 4, 1, 9, 0, 0, 0, ZoneOffset.UTC);

	/** Permissions that show more of a person than name and address. */
	private static final Set<String> WHOLE_PROFILE = Set.of("User.Read.All", "Directory.Read.All");

	private final Directory directory;

	private final Accounts accounts;

	UserOperations(Directory directory, Accounts accounts) {
		this.directory = directory;
		this.accounts = accounts;
	}

	void register(Operations operations) {
		Needs reading = Needs.any("User.ReadBasic.All", "User.Read.All", "Directory.Read.All");
		Needs one = Needs.application("User.ReadBasic.All", "User.Read.All", "Directory.Read.All")
			.orDelegated("User.Read", "User.ReadBasic.All", "User.Read.All", "Directory.Read.All");
		Needs groups = Needs.any("GroupMember.Read.All", "Directory.Read.All");
		operations.get("/users", reading, this::list);
		operations.get("/users/{user}", one,
				(request) -> query(request).one(200, shown(this.accounts.person(request), request)));
		operations.add("POST", "/users/{user}/checkMemberGroups", groups, 4, this::checkMemberGroups);
	}

	private Answer list(GraphRequest request) {
		String filter = request.query("$filter").orElse("");
		boolean advanced = filter.contains("endswith(") || filter.contains("endsWith(") || filter.contains(" ne ");
		boolean eventual = request.header("ConsistencyLevel").filter("eventual"::equalsIgnoreCase).isPresent();
		if (advanced && !(eventual && request.query("$count").isPresent())) {
			throw Refused.badRequest("Request_UnsupportedQuery", "Operator is not supported because it needs the "
					+ "header 'ConsistencyLevel: eventual' and '$count=true'.");
		}
		if (request.query("$search").isPresent() && !eventual) {
			throw Refused.badRequest("Request_UnsupportedQuery",
					"Request with $search query parameter only works with a ConsistencyLevel: eventual header.");
		}
		return query(request).page(
				Stream
					.concat(searched(request).stream().map((person) -> shown(person, request)),
							rooms(request).map((room) -> shown(room, request)))
					.toList());
	}

	/** A room has an account like anybody else, to which nobody signs in. */
	private Stream<Person> rooms(GraphRequest request) {
		return request.query("$search").isPresent() ? Stream.empty()
				: this.directory.rooms()
					.stream()
					.map((room) -> Person.account(room.id(), room.address(), room.displayName(), false).disabled());
	}

	/** A search such as {@code "displayName:oka"} looks for words that begin so. */
	private List<Person> searched(GraphRequest request) {
		String search = request.query("$search").orElse("").replace("\"", "");
		if (search.isEmpty()) {
			return this.directory.people();
		}
		String wanted = Directory.key(search.substring(search.indexOf(':') + 1));
		return this.directory.people()
			.stream()
			.filter((person) -> List.of((person.displayName() + " " + person.address()).split("[ .@]"))
				.stream()
				.anyMatch((word) -> Directory.key(word).startsWith(wanted)))
			.toList();
	}

	private Answer checkMemberGroups(GraphRequest request) {
		Person person = this.accounts.person(request);
		List<String> groups = Objects.requireNonNullElse(
				request.body(CheckMemberGroupsPostRequestBody::createFromDiscriminatorValue).getGroupIds(), List.of());
		if (groups.isEmpty() || groups.size() > MOST_GROUPS) {
			throw Refused.badRequest("Request_BadRequest", "Between 1 and 20 groups can be checked at once.");
		}
		CheckMemberGroupsPostResponse response = new CheckMemberGroupsPostResponse();
		response.setValue(groups.stream().filter((group) -> this.directory.isMember(group, person.id())).toList());
		return Answer.ok(response);
	}

	private static Query query(GraphRequest request) {
		return Query.of(request, 100, "assignedPlans", "accountEnabled");
	}

	private User shown(Person person, GraphRequest request) {
		User user = new User();
		user.setId(person.id());
		user.setDisplayName(person.displayName());
		user.setGivenName(person.givenName());
		user.setSurname(person.surname());
		user.setMail(person.address());
		user.setUserPrincipalName(this.directory.userPrincipalName(person));
		if (request.caller().sees(person.id(), WHOLE_PROFILE)) {
			user.setJobTitle(person.jobTitle());
			user.setAccountEnabled(person.enabled());
			user.setUserType(person.guest() ? "Guest" : "Member");
		}
		user.setBusinessPhones(List.of());
		AssignedPlan plan = new AssignedPlan();
		plan.setService("TeamspaceAPI");
		plan.setAssignedDateTime(LICENSED_SINCE);
		plan.setCapabilityStatus(person.teamsLicence() ? "Enabled" : "Deleted");
		user.setAssignedPlans(List.of(plan));
		return user;
	}

}
