package io.convenor.tenant.graph;

import java.util.List;

import com.microsoft.graph.models.Room;
import com.microsoft.graph.models.User;
import com.microsoft.graph.users.item.checkmembergroups.CheckMemberGroupsPostRequestBody;
import org.junit.jupiter.api.Test;

import io.convenor.tenant.Northmere;

import static org.assertj.core.api.Assertions.assertThat;

class DirectoryTests extends GraphTenant {

	@Test
	void roomsAreListedAltogetherAndByList() {
		assertThat(this.graph.places().graphRoom().get().getValue()).extracting(Room::getDisplayName)
			.containsExactly("Alder Room, Shire Hall", "Beech Room, Shire Hall", "Cedar Room, Civic Centre");
		assertThat(this.graph.places().byPlaceId(Northmere.ROOM_LIST).graphRoomList().rooms().get().getValue())
			.extracting(Room::getCapacity)
			.containsExactly(8, 6, 10);
		assertThat(send("GET", "/v1.0/places/microsoft.graph.room", TestTokens.app("Place.Read.All"), "").statusCode())
			.isEqualTo(200);
	}

	@Test
	void peopleAreFoundByTheBeginningOfTheirName() {
		List<User> found = this.graph.users()
			.get((config) -> config.queryParameters.filter = "startswith(displayName,'siâ') or startswith(surname,'ok')"
					+ " or startswith(mail,'devi')")
			.getValue();
		assertThat(found).extracting(User::getDisplayName).containsExactly("Helen Okafor", "Siân Pugh", "Devi Raman");
	}

	@Test
	void peopleAreSearchedByWord() {
		List<User> found = this.graph.users().get((config) -> {
			config.headers.add("ConsistencyLevel", "eventual");
			config.queryParameters.search = "\"displayName:pugh\"";
		}).getValue();
		assertThat(found).extracting(User::getDisplayName).containsExactly("Siân Pugh");
		assertThat(refusal(() -> this.graph.users().get((config) -> config.queryParameters.search = "\"mail:x\""))
			.getError()
			.getCode()).isEqualTo("Request_UnsupportedQuery");
	}

	@Test
	void oneUserIsReadByIdOrAddressAndNobodyElseExists() {
		assertThat(this.graph.users().byUserId(ORGANISER).get().getMail()).isEqualTo("conferences@northmere.example");
		assertThat(this.graph.users().byUserId("devi.raman@northmere.example").get().getId())
			.isEqualTo(Northmere.DEVI_RAMAN.id());
		User licensed = this.graph.users()
			.byUserId(ORGANISER)
			.get((config) -> config.queryParameters.select = new String[] { "assignedPlans" });
		assertThat(licensed.getAssignedPlans()).extracting("capabilityStatus").containsExactly("Enabled");
		assertThat(refusal(() -> this.graph.users().byUserId("x@northmere.example").get()).getError().getCode())
			.isEqualTo("Request_ResourceNotFound");
	}

	@Test
	void meIsWhoeverSignedIn() {
		User me = client(TestTokens.user(Northmere.HELEN_OKAFOR.id(), "User.Read")).me().get();
		assertThat(me.getDisplayName()).isEqualTo("Helen Okafor");
		assertThat(this.tenant.calls().all().getLast().operation()).isEqualTo("GET /me");
		assertThat(refusal(() -> this.graph.me().get()).getError().getMessage())
			.isEqualTo("/me request is only valid with delegated authentication flow.");
	}

	@Test
	void groupsAreChecked() {
		CheckMemberGroupsPostRequestBody body = new CheckMemberGroupsPostRequestBody();
		body.setGroupIds(List.of(Northmere.CHAIRS_GROUP, Northmere.ADMINISTRATORS_GROUP));
		assertThat(this.graph.users().byUserId(Northmere.HELEN_OKAFOR.id()).checkMemberGroups().post(body).getValue())
			.containsExactly(Northmere.CHAIRS_GROUP);
	}

}
