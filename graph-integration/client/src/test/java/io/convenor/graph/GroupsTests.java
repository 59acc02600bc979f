package io.convenor.graph;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.Person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GroupsTests {

	private static final Northmere365 NORTHMERE = new Northmere365();

	private final Groups groups = NORTHMERE.graph().groups();

	@AfterAll
	static void stop() {
		NORTHMERE.close();
	}

	@Test
	void everybodyInAGroupIsNamedByTheirId() {
		assertThat(this.groups.members(Northmere.CHAIRS_GROUP))
			.containsExactlyInAnyOrderElementsOf(Northmere.CHAIRS.stream().map(Person::id).collect(Collectors.toSet()));
	}

	@Test
	void whoIsInAGroupWithinItIsToo() {
		String outer = UUID.randomUUID().toString();
		NORTHMERE.world().directory().addToGroup(outer, Northmere.JOAN_WHITBY);
		NORTHMERE.world().directory().nest(Northmere.CHAIRS_GROUP, outer);
		assertThat(this.groups.members(outer)).contains(Northmere.JOAN_WHITBY.id(), Northmere.HELEN_OKAFOR.id())
			.doesNotContain(Northmere.CHAIRS_GROUP);
	}

	@Test
	void aLargeGroupIsReadToItsEnd() {
		String many = UUID.randomUUID().toString();
		Set<String> ids = IntStream.range(0, 1500).mapToObj((i) -> {
			String id = UUID.randomUUID().toString();
			NORTHMERE.world()
				.directory()
				.addToGroup(many, Person.member(id, "p" + i + "@northmere.example", "P", "N" + i, "Chair"));
			return id;
		}).collect(Collectors.toSet());
		assertThat(this.groups.members(many)).isEqualTo(ids);
	}

	@Test
	void whoHasLeftIsNoMemberAnyMore() {
		String group = UUID.randomUUID().toString();
		NORTHMERE.world().directory().addToGroup(group, Northmere.HELEN_OKAFOR, Northmere.MARTIN_HALE);
		NORTHMERE.world().directory().removeFromGroup(group, Northmere.MARTIN_HALE);
		assertThat(this.groups.members(group)).containsExactly(Northmere.HELEN_OKAFOR.id());
	}

	@Test
	void aGroupThatIsNotThereIsSaidToBeMissing() {
		assertThatThrownBy(() -> this.groups.members(UUID.randomUUID().toString()))
			.isInstanceOf(GraphFailure.NotFound.class);
	}

}
