package io.convenor.chat.teams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;

import com.microsoft.bot.schema.Activity;

import org.springframework.stereotype.Component;

import io.convenor.chat.CardViews;
import io.convenor.chat.Speaker;
import io.convenor.chat.TeamsSettings;
import io.convenor.chat.Turn;
import io.convenor.chat.Turns;
import io.convenor.conference.Viewer;
import io.convenor.start.Rehearsal;

/**
 * Nobody asks for help, and is answered with a card that is written and not sent, though
 * all is there to send it; a conference that is not there is looked for.
 */
@Component
class RehearsedTurn implements Rehearsal {

	private static final byte[] ASKED = """
			{"type": "message", "id": "1", "text": "help", "channelId": "msteams",
			 "timestamp": "2026-03-03T09:30:00Z", "from": {"id": "nobody", "aadObjectId": "nobody"},
			 "recipient": {"id": "bot"}, "conversation": {"id": "nowhere", "conversationType": "personal"}}
			""".getBytes(StandardCharsets.UTF_8);

	private final Turns turns;

	private final CardViews views;

	private final Connector connector;

	private final TeamsSettings settings;

	private final ConnectorTokens tokens;

	private final Clock clock;

	RehearsedTurn(Turns turns, CardViews views, Connector connector, TeamsSettings settings, ConnectorTokens tokens,
			Clock clock) {
		this.turns = turns;
		this.views = views;
		this.connector = connector;
		this.settings = settings;
		this.tokens = tokens;
		this.clock = clock;
	}

	@Override
	public void rehearse() {
		Activity heard = heard();
		Speaker nobody = Hearing.speaker(heard).orElseThrow();
		Turn turn = new Turn(nobody, Hearing.place(heard), Hearing.text(heard), Hearing.locale(null), heard.getId(),
				this.clock.instant());
		Activities.write(Activities.of(this.turns.rehearsed(turn)));
		this.views.of("conference", UUID.randomUUID().toString(), Viewer.person(nobody.objectId()));
		String somewhere = "https://" + this.settings.serviceUrlHosts().iterator().next() + "/";
		this.connector.client(somewhere).getConversations();
		this.tokens.token();
	}

	private static Activity heard() {
		try {
			return Objects.requireNonNull(Activities.read(ASKED));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
