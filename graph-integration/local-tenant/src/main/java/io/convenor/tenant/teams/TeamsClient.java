package io.convenor.tenant.teams;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import io.convenor.tenant.world.Directory;
import io.convenor.tenant.world.Person;

/**
 * Teams on everybody's desk: lets people of the tenant talk to the bot over HTTP, signed
 * as Teams signs, and lets strangers try the same.
 */
public final class TeamsClient {

	private final Directory directory;

	private final TeamsAddress address;

	private final TeamsChats chats;

	private final Activities activities;

	private final BotEndpoint bot;

	private final SilentSignIn signIn;

	TeamsClient(Directory directory, TeamsAddress address, TeamsChats chats, Activities activities, BotEndpoint bot,
			SilentSignIn signIn) {
		this.directory = directory;
		this.address = address;
		this.chats = chats;
		this.activities = activities;
		this.bot = bot;
		this.signIn = signIn;
	}

	/**
	 * Says where the bot takes activities, such as
	 * {@code http://localhost:8080/api/messages}.
	 */
	public void talksTo(URI messagesEndpoint) {
		this.bot.at(messagesEndpoint);
	}

	/** The service URL that activities of this tenant carry. */
	public String serviceUrl() {
		return this.address.serviceUrl();
	}

	/** Where the Agents Playground writes to. */
	public URI relay() {
		return URI.create(this.address.root() + "/relay/api/messages");
	}

	/** This person, in their personal chat with the bot. */
	public TeamsUser as(Person person) {
		return new TeamsUser(person, null, this.chats.personal(person), this.chats, this.activities, this.bot,
				this.signIn);
	}

	/** The person with this object id or address, in their personal chat with the bot. */
	public TeamsUser as(String idOrAddress) {
		return as(this.directory.person(idOrAddress)
			.orElseThrow(() -> new IllegalArgumentException(idOrAddress + " is nobody in this tenant")));
	}

	/** Every conversation the bot takes part in, in the order in which they began. */
	public List<Chat> everyChat() {
		return this.chats.all();
	}

	/**
	 * Has everybody sign in from so many devices at once, each sending the same answer.
	 */
	public void everybodyHasDevices(int number) {
		this.signIn.devices(number);
	}

	/**
	 * Knocks at the bot's door with any body and any headers, and with no token of its
	 * own.
	 */
	public HttpResponse<String> raw(String body, Map<String, String> headers) {
		return this.bot.send(body, headers);
	}

	/** Knocks with any body and this token. */
	public HttpResponse<String> raw(String body, String token) {
		return this.bot.send(body, Map.of("Authorization", "Bearer " + token));
	}

	/** Delivers an activity written by hand, signed as Teams would sign it. */
	public Reply delivers(JsonNode activity) {
		return TeamsUser.reply(this.bot.send(activity), List.of());
	}

}
