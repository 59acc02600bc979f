package io.convenor.chat;

import org.springframework.stereotype.Component;

import io.convenor.conference.Knowledge;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.Viewer;

/** Asks the one rule for who may know whether somebody is among those a card is for. */
@Component
class MayBeShown {

	private final NeedToKnow needToKnow;

	MayBeShown(NeedToKnow needToKnow) {
		this.needToKnow = needToKnow;
	}

	boolean to(Viewer viewer, ShownTo shownTo) {
		return switch (shownTo) {
			case ShownTo.Knowing knowing -> knowing.conferences()
				.stream()
				.allMatch((each) -> this.needToKnow.of(viewer, each) == Knowledge.THE_WHOLE);
			case ShownTo.KnowingThatItExists exists ->
				this.needToKnow.of(viewer, exists.conference()) != Knowledge.NOTHING;
			case ShownTo.ItsChair own -> viewer instanceof Viewer.Person(String person)
					&& person.equals(own.conference().chairId()) && belongs(person, Audience.CHAIRS);
			case ShownTo.One one -> viewer instanceof Viewer.Person(String person) && person.equals(one.objectId())
					&& belongs(person, one.as());
			case ShownTo.LookingAfter after -> viewer instanceof Viewer.Person(String person)
					&& person.equals(after.objectId()) && belongs(person, Audience.STAFF)
					&& after.kinds().stream().allMatch((kind) -> this.needToKnow.knows(person, kind, after.chairId()));
			case ShownTo.Custodians theirs -> viewer instanceof Viewer.Person(String person)
					&& theirs.group().filter((group) -> this.needToKnow.isCustodian(person, group)).isPresent();
			case ShownTo.All all -> viewer instanceof Viewer.Person(String person) && belongs(person, all.audience());
		};
	}

	boolean belongs(String person, Audience audience) {
		return switch (audience) {
			case EVERYONE -> true;
			case CHAIRS -> this.needToKnow.isChair(person);
			case ADMINISTRATORS -> this.needToKnow.isAdministrator(person);
			case CUSTODIANS -> this.needToKnow.isCustodian(person);
			case STAFF -> this.needToKnow.isChair(person) || this.needToKnow.isAdministrator(person)
					|| this.needToKnow.isCustodian(person);
		};
	}

}
