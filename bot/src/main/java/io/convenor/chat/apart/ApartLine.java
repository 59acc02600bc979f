package io.convenor.chat.apart;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.convenor.chat.overview.StatusLine;
import io.convenor.conference.Conference;
import io.convenor.scheduling.apart.KeepingApart;
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
			return new Line("Apart: " + each.invitee().described(),
					settled ? each.inWords() : each.inWords() + "; " + ApartCard.inWords(each.standing()), !settled,
					false);
		}).toList();
	}

	@Override
	public long version(Conference conference) {
		return this.apart.version(conference.id());
	}

}
