package io.convenor.chat.apart;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.StatusLine;
import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Separation.Manner;
import io.convenor.scheduling.apart.KeepingApart;
import io.convenor.scheduling.apart.KeepingApart.Apart;
import io.convenor.scheduling.apart.KeepingApart.Standing;

/** Says who takes part apart, and whether their own entry stands. */
@Component
@Order(60)
class ApartLine implements StatusLine {

	private final KeepingApart apart;

	ApartLine(KeepingApart apart) {
		this.apart = apart;
	}

	@Override
	public List<Line> about(Conference conference) {
		return this.apart.of(conference).stream().map((each) -> {
			boolean settled = each.standing() == Standing.SETTLED;
			String how = each.inWords() + (comesToTheBuilding(conference, each)
					? "; comes to the same building as the others, so see that they do not meet at the reception or on the way"
					: "");
			return new Line("Apart: " + each.invitee().described(),
					settled ? how : how + "; " + ApartCard.inWords(each.standing()), !settled, false);
		}).toList();
	}

	/** However it came about: a time of their own, and a place in the room. */
	private static boolean comesToTheBuilding(Conference conference, Apart apart) {
		return apart.separation().manner() == Manner.OWN_TIME && conference.way().inARoom()
				&& apart.invitee().place() == Invitee.Place.ROOM;
	}

	@Override
	public long version(Conference conference) {
		return this.apart.version(conference.id());
	}

}
