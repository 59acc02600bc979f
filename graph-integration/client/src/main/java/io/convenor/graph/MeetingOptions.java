package io.convenor.graph;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.convenor.graph.Meetings.Host;

/**
 * What a Teams meeting lets people do, as Microsoft 365 told it. What it did not tell, or
 * told in a word that is not known here, is null.
 *
 * @param lobbyForAll whether everybody but the organiser's side waits in the lobby
 * @param lobbyForCallers whether those who ring in wait there, too
 * @param organisersAdmit whether nobody but the organiser and the co-organisers lets
 * people in
 * @param presenting who may present
 * @param recording whether it can be recorded
 * @param recordsByItself whether it is recorded without anybody asking
 * @param transcription whether it can be transcribed
 * @param seats everybody on its list but the organiser
 */
public record MeetingOptions(@Nullable Boolean lobbyForAll, @Nullable Boolean lobbyForCallers,
		@Nullable Boolean organisersAdmit, @Nullable Presenting presenting, @Nullable Boolean recording,
		@Nullable Boolean recordsByItself, @Nullable Boolean transcription, @Nullable Chat chat, List<Seat> seats) {

	public MeetingOptions {
		seats = List.copyOf(seats);
	}

	/** Which options are not known to be as they were asked for. */
	public Set<Option> notAs(Asked asked) {
		Set<Option> other = EnumSet.noneOf(Option.class);
		addUnless(other, Option.LOBBY, Boolean.TRUE.equals(this.lobbyForAll));
		addUnless(other, Option.CALLERS, Boolean.TRUE.equals(this.lobbyForCallers));
		addUnless(other, Option.ADMITTING, Boolean.TRUE.equals(this.organisersAdmit));
		addUnless(other, Option.PRESENTING, this.presenting == asked.presenting() && presentersAre(asked));
		addUnless(other, Option.RECORDING, isAsAsked(this.recording, asked.recording));
		addUnless(other, Option.AUTOMATIC_RECORDING, Boolean.FALSE.equals(this.recordsByItself));
		addUnless(other, Option.TRANSCRIPTION, isAsAsked(this.transcription, asked.transcription));
		addUnless(other, Option.CHAT, this.chat == asked.chat);
		addUnless(other, Option.CO_ORGANISERS, coOrganisersAre(asked.host));
		return other;
	}

	/** Which options Microsoft 365 did not tell in a word that is known here. */
	public Set<Option> unknown() {
		Set<Option> unknown = EnumSet.noneOf(Option.class);
		addUnless(unknown, Option.LOBBY, this.lobbyForAll != null);
		addUnless(unknown, Option.CALLERS, this.lobbyForCallers != null);
		addUnless(unknown, Option.ADMITTING, this.organisersAdmit != null);
		addUnless(unknown, Option.PRESENTING, this.presenting != null);
		addUnless(unknown, Option.RECORDING, this.recording != null);
		addUnless(unknown, Option.AUTOMATIC_RECORDING, this.recordsByItself != null);
		addUnless(unknown, Option.TRANSCRIPTION, this.transcription != null);
		addUnless(unknown, Option.CHAT, this.chat != null);
		addUnless(unknown, Option.CO_ORGANISERS, this.seats.stream().noneMatch((seat) -> seat.role == null));
		return unknown;
	}

	/** Whether somebody may open the meeting and let people in beside its organiser. */
	public boolean isCoOrganised(Host host) {
		return this.seats.stream().anyMatch((seat) -> seat.role == Role.CO_ORGANISER && seat.isOf(host));
	}

	// A seat whose role is not known may be one of them.
	private boolean coOrganisersAre(@Nullable Host host) {
		return (host == null || isCoOrganised(host)) && this.seats.stream()
			.filter((seat) -> seat.role == Role.CO_ORGANISER || seat.role == null)
			.allMatch((seat) -> host != null && seat.isOf(host));
	}

	private boolean presentersAre(Asked asked) {
		if (asked.presenting() != Presenting.NAMED) {
			return true;
		}
		Set<String> found = this.seats.stream()
			.filter((seat) -> seat.role == Role.PRESENTER)
			.map(Seat::address)
			.collect(Collectors.toSet());
		return found.equals(asked.presenters.stream().map(Seat::lowerCase).collect(Collectors.toSet()));
	}

	private static boolean isAsAsked(@Nullable Boolean found, boolean allowed) {
		return found != null && found == allowed;
	}

	private static void addUnless(Set<Option> options, Option option, boolean asItIsToBe) {
		if (!asItIsToBe) {
			options.add(option);
		}
	}

	/** What is set on a meeting, one by one. */
	public enum Option {

		LOBBY, CALLERS, ADMITTING, PRESENTING, RECORDING, AUTOMATIC_RECORDING, TRANSCRIPTION, CHAT, CO_ORGANISERS

	}

	/** Who may present. */
	public enum Presenting {

		EVERYBODY, THE_AUTHORITY, NAMED, ORGANISERS

	}

	/** Who may write in the chat of a meeting, and when. */
	public enum Chat {

		ON, DURING_THE_MEETING, OFF

	}

	/** What somebody is in a meeting. */
	public enum Role {

		ATTENDEE, PRESENTER, CO_ORGANISER

	}

	/**
	 * Somebody on a meeting's list.
	 *
	 * @param address as the list has it: a user principal name, where they have one
	 * @param id their object id, where they have an account
	 * @param role null for a word that is not known here
	 */
	public record Seat(String address, @Nullable String id, @Nullable Role role) {

		public Seat {
			address = lowerCase(address);
		}

		boolean isOf(Host host) {
			return host.id().equals(this.id) || this.address.equals(lowerCase(host.address()));
		}

		private static String lowerCase(String address) {
			return address.toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * A meeting as it is to be: everybody but the organiser and the host waits in the
	 * lobby, callers too, and nobody else lets people in.
	 *
	 * @param host who opens it beside the organiser; null where the organiser comes
	 * @param invited the addresses of everybody who is invited to it
	 * @param presenters the addresses of those who may present beside the organiser and
	 * the host
	 */
	public record Asked(@Nullable Host host, List<String> invited, List<String> presenters, boolean recording,
			boolean transcription, Chat chat) {

		public Asked {
			invited = List.copyOf(invited);
			presenters = List.copyOf(presenters);
		}

		Presenting presenting() {
			return this.presenters.isEmpty() ? Presenting.ORGANISERS : Presenting.NAMED;
		}

	}

}
