package io.convenor.chat.teams;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.chat.ChatRoom;
import io.convenor.chat.TeamsChats;
import io.convenor.tenant.Northmere;
import io.convenor.tenant.teams.TeamsUser;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever may know less than before keeps nothing of what the bot showed them alone. */
class LookedThroughTests extends ChatRoom {

	@Autowired
	CardScreen screen;

	@Autowired
	TeamsChats chats;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	Leavers lists;

	@Autowired
	JdbcClient jdbc;

	@Test
	void aListThatNobodyKeepsUpToDateIsBlankedToo() {
		TeamsUser helen = helen();
		helen.says("form");
		assertThat(helen.card().says("A form")).isTrue();
		looksThrough();
		helen.awaits((chat) -> chat.latestCard().says(Blank.WORDS), SOON);
		helen.awaits((chat) -> !chat.transcript().contains("A form"), SOON);
	}

	@Test
	void whatTookThePlaceOfALiveCardIsBlankedToo() {
		TeamsUser helen = helen();
		helen.says("note buy milk");
		helen.presses("Write it as a form");
		assertThat(helen.card().says("A form")).isTrue();
		looksThrough();
		helen.awaits((chat) -> chat.latestCard().says(Blank.WORDS), SOON);
	}

	@Test
	void whatStandsInAChannelStays() {
		TeamsUser helen = helen().in(Northmere.CONFERENCE_OUTCOMES);
		helen.says("form");
		looksThrough();
		assertThat(helen.card().says("A form")).isTrue();
	}

	@Test
	void anOldListIsBlankedAndForgottenAndANewOneStays() {
		TeamsUser helen = helen();
		helen.says("form");
		this.jdbc.sql("update posted_card set prepared_at = prepared_at - interval '27 days' where kind = 'stays'")
			.update();
		this.lists.takeOldListsAway();
		assertThat(staying()).isPositive();
		this.jdbc.sql("update posted_card set prepared_at = prepared_at - interval '2 days' where kind = 'stays'")
			.update();
		helen.says("form");
		this.lists.takeOldListsAway();
		helen.awaits((chat) -> chat.transcript().contains(Blank.WORDS), SOON);
		helen.awaits((_) -> staying() == 1, SOON);
		assertThat(helen.card().says("A form")).isTrue();
	}

	private int staying() {
		return this.jdbc.sql("select count(*) from posted_card where kind = 'stays'").query(Integer.class).single();
	}

	private void looksThrough() {
		helen().says("echo here");
		String chat = this.chats.withPerson(Northmere.HELEN_OKAFOR.id()).orElseThrow().id();
		this.transaction.executeWithoutResult((_) -> this.screen.lookThrough(chat));
	}

}
