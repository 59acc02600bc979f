package io.convenor.chat.clocks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import io.convenor.chat.Audience;
import io.convenor.chat.CardView;
import io.convenor.chat.ShownTo;
import io.convenor.chat.cards.Card;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.NeedToKnow;
import io.convenor.deadlines.CountingAnew;
import io.convenor.deadlines.HolidayRefreshes;
import io.convenor.deadlines.HolidaysChanged;
import io.convenor.deadlines.MovedClock;
import io.convenor.timescales.Dates;

/**
 * Tells each chair which dates of theirs another list of bank holidays moved, and the
 * administrators where it came with a new version of the software. What is about
 * allegations is told to who runs it and to nobody else.
 */
@Component
class MovedClocksCard implements CardView {

	private static final String KIND = "moved-clocks";

	private static final String ADMINISTRATORS = "administrators";

	private static final int MOST = 40;

	private final CountingAnew countingAnew;

	private final HolidayRefreshes refreshes;

	private final Conferences conferences;

	private final NeedToKnow needToKnow;

	private final CardScreen screen;

	MovedClocksCard(CountingAnew countingAnew, HolidayRefreshes refreshes, Conferences conferences,
			NeedToKnow needToKnow, CardScreen screen) {
		this.countingAnew = countingAnew;
		this.refreshes = refreshes;
		this.conferences = conferences;
		this.needToKnow = needToKnow;
		this.screen = screen;
	}

	@Override
	public String kind() {
		return KIND;
	}

	/** The subject names the list and whom it is for: "3 administrators". */
	@Override
	public Optional<View> of(String subject) {
		String[] parts = subject.split(" ", 2);
		int list = Integer.parseInt(parts[0]);
		List<Moved> moved = parts[1].equals(ADMINISTRATORS) ? forAdministrators(list)
				: moved(list, (conference) -> conference.chairId().equals(parts[1]));
		if (moved.isEmpty()) {
			return Optional.empty();
		}
		Card.Builder card = Card.titled("Bank holidays changed, and dates with them")
			.text("These clocks run, and are due on another day than before:");
		write(card, moved);
		return Optional.of(new View(card.text(
				"The meetings themselves were not moved, and I wrote to nobody else. Where a date stands in a letter, "
						+ "tell those who have it. Type explain and the reference to see how a date was counted.")
			.build(), 1,
				parts[1].equals(ADMINISTRATORS) ? ShownTo.all(Audience.ADMINISTRATORS)
						: ShownTo.one(parts[1], Audience.CHAIRS)));
	}

	/** What a list moved, as far as the administration team may see it. */
	List<Moved> forAdministrators(int list) {
		return moved(list, (conference) -> !this.needToKnow.isApart(conference.kind()));
	}

	static void write(Card.Builder card, List<Moved> moved) {
		moved.stream()
			.limit(MOST)
			.forEach((each) -> card.fact(each.conference().reference().value(), "%s: %s, before %s".formatted(
					each.clock().what(), Dates.inWords(each.clock().after()), Dates.inWords(each.clock().before()))));
		if (moved.size() > MOST) {
			card.note("And %d more, due later. Type explain and a reference to see the dates of any conference."
				.formatted(moved.size() - MOST));
		}
	}

	/** Runs in the transaction that counted anew. */
	@EventListener
	void changed(HolidaysChanged changed) {
		Map<String, Moved> chairs = moved(changed.list(), (_) -> true).stream()
			.collect(Collectors.toMap((each) -> each.conference().chairId(), Function.identity(), (one, _) -> one));
		chairs.forEach((chair, one) -> tell(changed.list(), chair, chair, one));
		boolean somebodyAsked = this.refreshes.last().filter((last) -> last.underWay()).isPresent();
		if (!somebodyAsked) {
			forAdministrators(changed.list()).stream()
				.findFirst()
				.ifPresent((one) -> this.needToKnow.administrators()
					.forEach((each) -> tell(changed.list(), ADMINISTRATORS, each, one)));
		}
	}

	private void tell(int list, String of, String person, Moved about) {
		this.screen.postOnceTo(person, "moved-clocks:" + list + ":" + of + ":" + person, KIND, list + " " + of,
				about.conference().id());
	}

	private List<Moved> moved(int list, Predicate<Conference> whose) {
		List<MovedClock> clocks = this.countingAnew.movedBy(list);
		Set<UUID> ids = clocks.stream().map(MovedClock::subject).collect(Collectors.toSet());
		Map<UUID, Conference> all = (ids.isEmpty() ? List.<Conference>of() : this.conferences.among(ids)).stream()
			.collect(Collectors.toMap(Conference::id, Function.identity()));
		return clocks.stream()
			.flatMap((clock) -> Optional.ofNullable(all.get(clock.subject()))
				.filter(whose)
				.map((conference) -> new Moved(conference, clock))
				.stream())
			.toList();
	}

	/** A clock that moved, and the conference it runs for. */
	record Moved(Conference conference, MovedClock clock) {
	}

}
