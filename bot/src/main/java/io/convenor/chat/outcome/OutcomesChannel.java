package io.convenor.chat.outcome;

import org.springframework.stereotype.Component;

import io.convenor.chat.Scope;
import io.convenor.chat.TeamsChat;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.TeamsSettings;
import io.convenor.chat.Tenancy;
import io.convenor.outcomes.PostSummary;

/** The channels into which outcomes go, as the connector knows them. */
@Component
class OutcomesChannel {

	private final TeamsChats chats;

	private final TeamsSettings teams;

	private final TeamsAddress address;

	private final Tenancy tenancy;

	OutcomesChannel(TeamsChats chats, TeamsSettings teams, TeamsAddress address, Tenancy tenancy) {
		this.chats = chats;
		this.teams = teams;
		this.address = address;
		this.tenancy = tenancy;
	}

	/** Where a summary is posted, even where nobody ever spoke to the bot. */
	TeamsChat of(PostSummary summary) {
		String serviceUrl = this.chats.find(summary.channelId())
			.or(() -> this.chats.withPerson(summary.chairId()))
			.map(TeamsChat::serviceUrl)
			.filter(this.teams::trusts)
			.orElse(this.address.serviceUrl());
		return new TeamsChat(summary.channelId(), Scope.CHANNEL, serviceUrl, "28:" + this.teams.appId(),
				this.tenancy.tenantId(), null, summary.teamId());
	}

}
