package io.convenor.chat.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import io.convenor.graph.Channels;
import io.convenor.outcomes.OutcomesSettings;

/** Whether the channels are there into which outcomes go, by whatever kind of meeting. */
@Component
class ChannelChecks {

	private final Channels channels;

	private final Environment settings;

	ChannelChecks(Channels channels, Environment settings) {
		this.channels = channels;
		this.settings = settings;
	}

	/** The usual one first, then the further ones by name. */
	List<Check> all() {
		List<Check> checks = new ArrayList<>();
		checks.add(Check.one("Channel for outcomes",
				() -> channel("Channel for outcomes", "convenor.outcomes", settings("convenor.outcomes"))));
		further().forEach((name) -> {
			String what = "Channel for outcomes, " + name;
			String where = "convenor.outcomes.channels." + name;
			checks.add(Check.one(what, () -> channel(what, where, settings(where))));
		});
		return checks;
	}

	private Set<String> further() {
		return new TreeSet<>(Binder.get(this.settings)
			.bind("convenor.outcomes.channels", Bindable.mapOf(String.class, OutcomesSettings.Place.class))
			.orElseGet(Map::of)
			.keySet());
	}

	private OutcomesSettings.Place settings(String where) {
		return new OutcomesSettings.Place(this.settings.getProperty(where + ".team", ""),
				this.settings.getProperty(where + ".channel", ""));
	}

	private Finding channel(String what, String where, OutcomesSettings.Place place) {
		if (place.team().isBlank() || place.channel().isBlank()) {
			return Finding.broken(what, "no team and channel are set",
					"Set %s.team and %s.channel.".formatted(where, where));
		}
		return this.channels.of(place.team())
			.stream()
			.filter((each) -> each.channelId().equals(place.channel()))
			.findFirst()
			.map((each) -> Finding.ok(what, "outcomes go to “" + each.name() + "”"))
			.orElseGet(() -> Finding.broken(what, "the team has no such channel",
					"Compare %s.channel with the channel's id in Teams.".formatted(where)));
	}

}
