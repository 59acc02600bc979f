package io.convenor.scheduling.calendar;

import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Meetings;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.Changed;
import io.convenor.graph.Meetings.Expected;
import io.convenor.scheduling.calendar.Calendar.EntryUpdate;
import io.convenor.scheduling.calendar.EntryUpdates.Next;

/** Has an entry show its conference as that is when this is carried. */
@Component
class EntryCourier implements Courier<EntryUpdate, Consumer<UUID>> {

	private static final String COMMENT = "This entry no longer stands. "
			+ "If it concerns you, an email of your own tells you more, and whether you still take part.";

	private final Meetings meetings;

	private final EntryUpdates updates;

	EntryCourier(Meetings meetings, EntryUpdates updates) {
		this.meetings = meetings;
		this.updates = updates;
	}

	@Override
	public String kind() {
		return "calendar";
	}

	@Override
	public Outcome<Consumer<UUID>> carry(EntryUpdate update, IdempotencyKey key, UUID conference) {
		UUID entry = update.entry();
		return switch (this.updates.begin(conference, update, key.value())) {
			case Next.Book book -> {
				BookedMeeting booked = this.meetings.book(key, book.request());
				yield Outcome.done((id) -> this.updates.stands(id, entry, booked, book.asked()));
			}
			case Next.Write write -> Outcome.done(write(write, key, entry));
			case Next.Clear clear -> {
				this.meetings.cancel(key, clear.organiser(), clear.event(), COMMENT);
				yield Outcome.done((id) -> this.updates.cleared(id, entry, clear.arrangement()));
			}
			case Next.StandsAlready stands ->
				Outcome.done((id) -> this.updates.standsAlready(id, entry, stands.arrangement()));
			case Next.Later later -> new Outcome.NotYet<>(later.first().again(), later.first().what());
			case Next.Nothing _ -> Outcome.done((_) -> {
			});
		};
	}

	/**
	 * It may stand where an attempt put it whose answer was lost; a person moved it only
	 * where it stands at none of the times we know of.
	 */
	private Consumer<UUID> write(Next.Write write, IdempotencyKey key, UUID entry) {
		Changed changed = new Changed.Gone();
		for (Expected expected : write.expected()) {
			changed = this.meetings.change(key, write.event(), write.request(), expected);
			if (!(changed instanceof Changed.ByHand)) {
				break;
			}
		}
		return switch (changed) {
			case Changed.Made made -> (id) -> this.updates.stands(id, entry, made.meeting(), write.asked());
			case Changed.ByHand byHand ->
				(id) -> this.updates.byHand(id, entry, new Expected(byHand.found().start(), byHand.found().end()));
			case Changed.Gone _ -> (id) -> this.updates.byHand(id, entry, null);
		};
	}

	@Override
	public void arrived(EntryUpdate update, Consumer<UUID> whatFollows, UUID conference) {
		whatFollows.accept(conference);
	}

	@Override
	public void givenUp(EntryUpdate update, String reason, UUID conference) {
		this.updates.givenUp(conference, update.entry());
	}

}
