package io.convenor.tenant.graph;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DialectTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '"', textBlock = """
			/users/1/mailFolders('inbox')/messages/delta(), /users/1/mailFolders/inbox/messages/delta
			/users/1/mailFolders%28%27inbox%27%29/messages, /users/1/mailFolders/inbox/messages
			/places/microsoft.graph.room,                   /places/room
			/places/graph.room,                             /places/room
			/users/1/microsoft.graph.sendMail,              /users/1/sendMail
			/users/1/messages/2/%24value,                   /users/1/messages/2/$value
			/drives/d/items/root%3A%2Fa%2Fb.pdf%3A/content, /drives/d/items/root%3A%2Fa%2Fb.pdf%3A/content
			/drives/d/root:/a/b.pdf:/content,               /drives/d/items/root%3A%2Fa%2Fb.pdf%3A/content
			/drives/d/items/7:/a/b.pdf:/createUploadSession, /drives/d/items/7%3A%2Fa%2Fb.pdf%3A/createUploadSession
			/drives/d/root:/a/b.pdf,                        /drives/d/items/root%3A%2Fa%2Fb.pdf%3A
			/drives/d/items/root:%2Fa()%3A,                 /drives/d/items/root:%2Fa()%3A
			""")
	void everySpellingComesToOne(String spelt, String settled) {
		assertThat(Dialect.settled(spelt)).isEqualTo(settled);
	}

}
