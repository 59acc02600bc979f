package io.convenor.scheduling.invitations;

import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Meetings;
import io.convenor.graph.Meetings.Changed;
import io.convenor.graph.Meetings.Expected;
import io.convenor.scheduling.invitations.CalendarUpdates.Next;
import io.convenor.scheduling.invitations.Invitations.CalendarUpdate;

/**
 * Has the calendar show a conference as it stands when this is carried, so that a newer
 * change covers an older one that is still on its way.
 */
@Component
class CalendarCourier implements Courier<CalendarUpdate, Consumer<UUID>> {

	private static final String COMMENT = "This entry no longer stands. "
			+ "If it concerns you, an email of your own tells you more, and whether you still take part.";

	private final Meetings meetings;

	private final CalendarUpdates updates;

	CalendarCourier(Meetings meetings, CalendarUpdates updates) {
		this.meetings = meetings;
		this.updates = updates;
	}

	@Override
	public String kind() {
		return "calendar";
	}

	@Override
	public Class<CalendarUpdate> contents() {
		return CalendarUpdate.class;
	}

	@Override
	public Outcome<Consumer<UUID>> carry(CalendarUpdate update, IdempotencyKey key, UUID conference) {
		return switch (this.updates.begin(conference, key.value())) {
			case Next.Write write -> Outcome.done(write(write, key));
			case Next.Clear clear -> {
				this.meetings.cancel(key, clear.organiser(), clear.event(), COMMENT);
				yield Outcome.done((id) -> this.updates.cleared(id, clear.arrangement()));
			}
			case Next.StandsAlready stands ->
				Outcome.done((id) -> this.updates.standsAlready(id, stands.arrangement()));
			case Next.Later later -> new Outcome.NotYet<>(later.again(), later.waitingFor());
			case Next.Nothing _ -> Outcome.done((_) -> {
			});
		};
	}

	/**
	 * It may stand where an attempt put it whose answer was lost; a person moved it only
	 * where it stands at none of the times we know of.
	 */
	private Consumer<UUID> write(Next.Write write, IdempotencyKey key) {
		Changed changed = null;
		for (Expected expected : write.expected()) {
			changed = this.meetings.change(key, write.event(), write.request(), expected);
			if (!(changed instanceof Changed.ByHand)) {
				break;
			}
		}
		return switch (changed) {
			case Changed.Made made -> (id) -> this.updates.made(id, write, made.meeting());
			case Changed.ByHand byHand -> (id) -> this.updates.movedByHand(id, key.value(), byHand.found());
			case Changed.Gone _ -> (id) -> this.updates.deletedByHand(id, key.value());
			case null -> throw new IllegalStateException("It always stood somewhere");
		};
	}

	@Override
	public void arrived(CalendarUpdate update, Consumer<UUID> whatFollows, UUID conference) {
		whatFollows.accept(conference);
	}

	@Override
	public void givenUp(CalendarUpdate update, String reason, UUID conference) {
		this.updates.givenUp(conference);
	}

}
