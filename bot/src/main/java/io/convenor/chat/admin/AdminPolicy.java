package io.convenor.chat.admin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.convenor.chat.Arguments;
import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Command;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Turn;
import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.conference.NeedToKnow;
import io.convenor.drafts.Refused;
import io.convenor.scheduling.closing.MeetingPolicy;
import io.convenor.timescales.Dates;

/**
 * Takes from an administrator that they saw the Teams meeting policy hold, which the bot
 * cannot see.
 */
@Configuration(proxyBeanMethods = false)
class AdminPolicy implements CardButtons {

	private static final String SEEN = "admin.policy-seen";

	private final MeetingPolicy policy;

	private final NeedToKnow needToKnow;

	AdminPolicy(MeetingPolicy policy, NeedToKnow needToKnow) {
		this.policy = policy;
		this.needToKnow = needToKnow;
	}

	@Bean
	Command typingAdminPolicy() {
		return Command.named("admin policy", "Say that you saw the Teams meeting policy hold, which I cannot see")
			.by(Audience.ADMINISTRATORS)
			.inPrivate()
			.does(this::typed);
	}

	private Reply typed(Turn turn, Arguments arguments) {
		requireAdministrator(turn);
		return Reply.show(card());
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.ADMINISTRATORS).onAnyVersion(SEEN, this::seen);
	}

	private Reply seen(Turn turn, Press press) {
		requireAdministrator(turn);
		this.policy.seen(turn.who().objectId(), turn.who().name());
		return Reply.show(card());
	}

	private void requireAdministrator(Turn turn) {
		if (!this.needToKnow.isAdministrator(turn.who().objectId())) {
			throw new Refused("“admin policy” is for the administration team. Nothing was done.");
		}
	}

	private Card card() {
		return Card.saying("The Teams meeting policy")
			.heading("The Teams meeting policy of organisers and chairs")
			.text("Microsoft Graph does not let me read it, so chairs are told that outside note-takers and Copilot are "
					+ "kept out only on the word of somebody who looked, for 90 days.")
			.fact("Last seen to hold",
					this.policy.lastSeen()
						.map((seen) -> seen.name() + ", " + Dates.inWords(seen.at()))
						.orElse("nobody has said so"))
			.section((section) -> section.heading("What to look for")
				.text("Run infra/set-up-tenant.ps1 -Only Teams -WhatIf, which changes nothing, or look in the Teams admin "
						+ "centre, for the organising account and for every chair:")
				.point("AllowCloudRecording, AllowTranscription and AllowIntelligentRecap are False")
				.point("Copilot is Disabled")
				.point("ExternalBotAccessMode is BlockDetectedBots"))
			.text("Say so where all of it holds, and for every one of them.")
			.button(Button.press(SEEN, "I looked, and it holds"))
			.build();
	}

}
