package io.convenor.chat.teams;

import java.time.Clock;
import java.util.Optional;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.convenor.LocalDatabase;
import io.convenor.chat.PostedCards;
import io.convenor.chat.TeamsChat;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.Scope;
import io.convenor.conference.KnownTo;
import io.convenor.people.Staff;

import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

class LeaversTests {

	private final Staff staff = mock(Staff.class);

	private final CardScreen screen = mock(CardScreen.class);

	private Leavers leavers;

	@BeforeEach
	void aDatabase() {
		LocalDatabase.Address address = LocalDatabase.fresh();
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setUrl(address.url());
		source.setUser(address.user());
		source.setPassword(address.password());
		TeamsChats chats = mock(TeamsChats.class);
		given(chats.withPerson(anyString()))
			.willAnswer((call) -> Optional.of(new TeamsChat("chat of " + call.getArgument(0), Scope.PERSONAL,
					"https://teams.example/", "28:bot", "tenant", call.getArgument(0), null)));
		this.leavers = new Leavers(KnownTo.staff(this.staff), chats, this.screen, JdbcClient.create(source),
				Clock.systemUTC(), mock(PostedCards.class));
		present(Set.of("helen", "martin"), Set.of("joan", "helen"), Set.of("ruth"));
		this.leavers.lookForThem();
	}

	@Test
	void whoIsNoLongerWhatTheyWereHasTheirChatLookedThroughOnce() {
		present(Set.of("martin"), Set.of("helen"), Set.of("ruth"));
		this.leavers.lookForThem();
		this.leavers.lookForThem();
		then(this.screen).should(times(1)).lookThrough("chat of helen");
		then(this.screen).should(times(1)).lookThrough("chat of joan");
		then(this.screen).shouldHaveNoMoreInteractions();
	}

	@Test
	void whoIsMoreThanTheyWereKeepsWhatTheyHaveInSight() {
		present(Set.of("helen", "martin", "amara"), Set.of("joan", "helen"), Set.of("ruth", "joan"));
		this.leavers.lookForThem();
		then(this.screen).should(never()).lookThrough(anyString());
	}

	private void present(Set<String> chairs, Set<String> administrators, Set<String> custodians) {
		given(this.staff.chairs()).willReturn(chairs);
		given(this.staff.administrators()).willReturn(administrators);
		given(this.staff.groups()).willReturn(List.of("allegations"));
		given(this.staff.custodians("allegations")).willReturn(custodians);
	}

}
