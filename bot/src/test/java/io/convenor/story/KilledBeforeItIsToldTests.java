package io.convenor.story;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.people.Role;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.teams.TeamsUser;
import io.convenor.tenant.world.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bot's process is killed when it has noted what a chair is to be told, and has not
 * told it.
 */
@Tag("slow")
class KilledBeforeItIsToldTests {

	private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

	private static final String SCHOOL = "sam.reed@hillside.example";

	private static final String POLICE = "dc.grant@police.example";

	@Test
	void whatWasNotedIsToldOnceAndInOneMessage() {
		try (MortalBot bot = MortalBot.start(Map.of("convenor.cards.told-within", "15s"))) {
			TeamsUser helen = bot.town().teams().as(Northmere.HELEN_OKAFOR);
			String reference = BookedByChat.a(SomeKinds.INITIAL_CONFERENCE, Way.VIRTUAL, bot.town(), helen)
				.with("Kim Marsh", "kim.marsh@home.example", "", Role.MOTHER)
				.with("Sam Reed", SCHOOL, "Hillside Primary School", Role.SCHOOL)
				.with("Jo Grant", POLICE, "Northmere Police", Role.POLICE)
				.reference();
			bot.settles();
			int before = helen.chat().fromBot().size();
			bot.town().tenant().calendars().answer(POLICE, reference, Answer.DECLINED, null, "I am on leave then");
			bot.town().tenant().calendars().answer(SCHOOL, reference, Answer.DECLINED, null, "We are closed that day");
			bot.isKilledOnceNoted(3);
			assertThat(helen.chat().fromBot()).hasSize(before);
			bot.awaitReady();
			helen.awaits((chat) -> chat.latestCard().says("3 things came in"), TWO_MINUTES);
			bot.settles();
			assertThat(helen.chat().fromBot()).hasSize(before + 1);
			assertThat(helen.card().text()).contains("I am on leave then", "We are closed that day");
		}
	}

}
