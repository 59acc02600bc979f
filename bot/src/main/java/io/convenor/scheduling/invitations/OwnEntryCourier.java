package io.convenor.scheduling.invitations;

import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import io.convenor.delivery.Courier;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Meetings;
import io.convenor.graph.Meetings.BookedMeeting;
import io.convenor.graph.Meetings.Changed;
import io.convenor.graph.Meetings.Expected;
import io.convenor.scheduling.invitations.OwnEntryUpdates.Next;
import io.convenor.scheduling.invitations.OwnInvitations.OwnEntryUpdate;

/**
 * Has the calendar of somebody who takes part apart show their part as it is when this is
 * carried.
 */
@Component
class OwnEntryCourier implements Courier<OwnEntryUpdate, Consumer<UUID>> {

	private static final String COMMENT = "This entry no longer stands. "
			+ "If it concerns you, an email of your own tells you more, and whether you still take part.";

	private final Meetings meetings;

	private final OwnEntryUpdates updates;

	OwnEntryCourier(Meetings meetings, OwnEntryUpdates updates) {
		this.meetings = meetings;
		this.updates = updates;
	}

	@Override
	public String kind() {
		return "own-entry";
	}

	@Override
	public Class<OwnEntryUpdate> contents() {
		return OwnEntryUpdate.class;
	}

	@Override
	public Outcome<Consumer<UUID>> carry(OwnEntryUpdate update, IdempotencyKey key, UUID conference) {
		UUID separation = update.separation();
		return switch (this.updates.begin(conference, update, key.value())) {
			case Next.Book book -> {
				BookedMeeting booked = this.meetings.book(key, book.request());
				yield Outcome.done((id) -> this.updates.stands(id, separation, booked, book.asked()));
			}
			case Next.Write write -> Outcome.done(write(write, key, separation));
			case Next.Look look -> look(look, separation);
			case Next.Clear clear -> {
				this.meetings.cancel(key, clear.organiser(), clear.event(), COMMENT);
				yield Outcome.done((id) -> this.updates.cleared(id, separation, clear.arrangement()));
			}
			case Next.StandsAlready stands ->
				Outcome.done((id) -> this.updates.standsAlready(id, separation, stands.arrangement()));
			case Next.Later later -> new Outcome.NotYet<>(later.again(), later.waitingFor());
			case Next.Nothing _ -> Outcome.done((_) -> {
			});
		};
	}

	/**
	 * It may stand where an attempt put it whose answer was lost; a person moved it only
	 * where it stands at none of the times we know of.
	 */
	private Consumer<UUID> write(Next.Write write, IdempotencyKey key, UUID separation) {
		Changed changed = new Changed.Gone();
		for (Expected expected : write.expected()) {
			changed = this.meetings.change(key, write.event(), write.request(), expected);
			if (!(changed instanceof Changed.ByHand)) {
				break;
			}
		}
		return switch (changed) {
			case Changed.Made made -> (id) -> this.updates.stands(id, separation, made.meeting(), write.asked());
			case Changed.ByHand byHand ->
				(id) -> this.updates.byHand(id, separation, new Expected(byHand.found().start(), byHand.found().end()));
			case Changed.Gone _ -> (id) -> this.updates.byHand(id, separation, null);
		};
	}

	private Outcome<Consumer<UUID>> look(Next.Look look, UUID separation) {
		BookedMeeting meeting = this.meetings.look(look.organiser(), look.event());
		return (meeting.joinUrl() == null && look.again() != null)
				? new Outcome.NotYet<>(look.again(), "the Teams link")
				: Outcome.done((id) -> this.updates.looked(id, separation, meeting, look.arrangement()));
	}

	@Override
	public void arrived(OwnEntryUpdate update, Consumer<UUID> whatFollows, UUID conference) {
		whatFollows.accept(conference);
	}

	@Override
	public void givenUp(OwnEntryUpdate update, String reason, UUID conference) {
		this.updates.givenUp(conference, update.separation());
	}

}
