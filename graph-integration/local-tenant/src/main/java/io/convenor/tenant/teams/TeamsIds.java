package io.convenor.tenant.teams;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.world.Directory;
import io.convenor.tenant.world.Person;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The ids Teams gives to people, bots and personal chats, which are not those of the
 * directory.
 */
final class TeamsIds {

	static final String BOT = "28:" + Northmere.APP_ID;

	private TeamsIds() {
	}

	static String of(Person person) {
		return "29:1" + opaque("user " + person.id());
	}

	static String personalChat(Person person) {
		return "a:1" + opaque("chat " + person.id() + " " + Northmere.APP_ID);
	}

	/** Finds a person by their Teams id, object id or address. */
	static Optional<Person> person(Directory directory, String id) {
		return directory.people()
			.stream()
			.filter((person) -> of(person).equals(id))
			.findFirst()
			.or(() -> directory.person(id));
	}

	static String thread(String channelId, String messageId) {
		return channelId + ";messageid=" + messageId;
	}

	static String channelOf(String conversationId) {
		int end = conversationId.indexOf(";messageid=");
		return (end < 0) ? conversationId : conversationId.substring(0, end);
	}

	static Optional<String> rootOf(String conversationId) {
		int end = conversationId.indexOf(";messageid=");
		return (end < 0) ? Optional.empty() : Optional.of(conversationId.substring(end + ";messageid=".length()));
	}

	private static String opaque(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
