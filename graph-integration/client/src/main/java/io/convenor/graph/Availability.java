package io.convenor.graph;

import java.time.LocalDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** When people and rooms are free. */
public interface Availability {

	/**
	 * The busy times of each mailbox between two moments, in the mailbox order asked for.
	 * One request for every twenty mailboxes and six weeks.
	 * @param asker the mailbox that asks; free/busy is always asked from some calendar
	 */
	List<Diary> diaries(String asker, List<String> addresses, LocalDateTime from, LocalDateTime to);

	/**
	 * The rooms people may book, as the directory lists them. One request for a hundred
	 * rooms; seldom changes, so kept for six hours.
	 */
	List<BookableRoom> rooms();

	/**
	 * One mailbox's busy times.
	 *
	 * @param problem why the diary cannot be read, where it cannot: its times then say
	 * nothing
	 */
	record Diary(String address, List<Busy> busy, @Nullable String problem) {

		public Diary {
			busy = List.copyOf(busy);
		}

		public boolean freeBetween(LocalDateTime from, LocalDateTime to) {
			return this.busy.stream().noneMatch((time) -> time.from().isBefore(to) && from.isBefore(time.to()));
		}

	}

	/** A stretch of time that is taken, in local time (Europe/London). */
	record Busy(LocalDateTime from, LocalDateTime to) {
	}

	/**
	 * A room that can be booked by its mailbox.
	 *
	 * @param building null where the directory does not say
	 * @param equipment what the directory says is in it, in its administrator's words
	 */
	record BookableRoom(String address, String name, @Nullable Integer capacity, boolean wheelchairAccessible,
			@Nullable String building, List<String> equipment) {

		public BookableRoom {
			equipment = List.copyOf(equipment);
		}

	}

}
