package io.convenor.tenant.teams;

import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.authority.Authority;
import io.convenor.tenant.world.Directory;
import io.convenor.tenant.world.Person;

/**
 * Signs people in without asking them, as the Teams client does: for somebody who has
 * consented, a sign-in card is never shown, its answer is a token.
 */
final class SilentSignIn {

	private static final String OAUTH_CARD = "application/vnd.microsoft.card.oauth";

	private static final int PRECONDITION_FAILED = 412;

	private final Authority authority;

	private final Directory directory;

	private final TeamsChats chats;

	private final Activities activities;

	private final BotEndpoint bot;

	private volatile int devices = 1;

	SilentSignIn(Authority authority, Directory directory, TeamsChats chats, Activities activities, BotEndpoint bot) {
		this.authority = authority;
		this.directory = directory;
		this.chats = chats;
		this.activities = activities;
		this.bot = bot;
	}

	/** Everybody has Teams open on so many devices, each of which sends the token. */
	void devices(int number) {
		this.devices = number;
	}

	/** Takes a sign-in card that need not be shown, and answers it soon after. */
	boolean takes(Chat chat, JsonNode activity) {
		JsonNode card = card(activity);
		Optional<Person> person = person(chat, activity).filter((one) -> offered(card, one));
		person.ifPresent((one) -> {
			for (int device = 0; device < this.devices; device++) {
				Thread.ofVirtual().name("silent-sign-in").start(() -> exchange(one, chat, card, activity));
			}
		});
		return person.isPresent();
	}

	/**
	 * What goes with a pressed button when the bot asks who pressed it, if that is known.
	 */
	Optional<ObjectNode> authentication(Person person, JsonNode loginRequest) {
		return offered(loginRequest, person) ? Optional.of(token(person, loginRequest)) : Optional.empty();
	}

	private boolean offered(JsonNode card, Person person) {
		return card.path("tokenExchangeResource").path("uri").asString("").equals(Northmere.SSO_RESOURCE)
				&& this.authority.consented(person.id());
	}

	private void exchange(Person person, Chat chat, JsonNode card, JsonNode activity) {
		int status = this.bot
			.send(this.activities.invoke(person, chat, "signin/tokenExchange", token(person, card), null))
			.statusCode();
		if (status == PRECONDITION_FAILED) {
			this.chats.fromBot(chat, activity, null);
		}
	}

	private ObjectNode token(Person person, JsonNode card) {
		return Json.object()
			.put("id", card.path("tokenExchangeResource").path("id").asString(""))
			.put("connectionName", card.path("connectionName").asString(""))
			.put("token", this.authority.tokens().ssoToken(person.id()));
	}

	private Optional<Person> person(Chat chat, JsonNode activity) {
		return this.chats.personIn(chat.id())
			.or(() -> TeamsIds.person(this.directory, activity.path("recipient").path("id").asString("")));
	}

	private static JsonNode card(JsonNode activity) {
		for (JsonNode attachment : activity.path("attachments")) {
			if (OAUTH_CARD.equals(attachment.path("contentType").asString(""))) {
				return attachment.path("content");
			}
		}
		return Json.object();
	}

}
