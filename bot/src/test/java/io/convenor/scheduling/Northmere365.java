package io.convenor.scheduling;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.convenor.graph.Attendance;
import io.convenor.graph.Availability;
import io.convenor.graph.CalendarWatch;
import io.convenor.graph.Directory;
import io.convenor.graph.DocumentLibrary;
import io.convenor.graph.GraphFailure;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.MeetingOptions;
import io.convenor.graph.MeetingOptions.Presenting;
import io.convenor.graph.MeetingOptions.Role;
import io.convenor.graph.MeetingOptions.Seat;
import io.convenor.graph.Meetings;
import io.convenor.graph.Outbox;
import io.convenor.scheduling.answers.Response;
import io.convenor.scheduling.changes.Changes;

/** A Microsoft 365 in memory, as far as this room asks anything of it. */
public class Northmere365
		implements Availability, Directory, Meetings, Outbox, CalendarWatch, Attendance, DocumentLibrary {

	public static final String HELEN = "1a5f0c1e-0001-4d7a-9c11-000000000001";

	public static final String MARTIN = "1a5f0c1e-0002-4d7a-9c11-000000000002";

	public static final String SIAN = "1a5f0c1e-0003-4d7a-9c11-000000000003";

	public static final String AMARA = "1a5f0c1e-0006-4d7a-9c11-000000000006";

	public static final String JOAN = "1a5f0c1e-0005-4d7a-9c11-000000000005";

	public static final String ALDER = "room.alder@northmere.example";

	public static final String BEECH = "room.beech@northmere.example";

	public final Map<String, List<Busy>> busy = new ConcurrentHashMap<>();

	public final Map<String, String> unreadable = new ConcurrentHashMap<>();

	public final Map<String, MeetingRequest> booked = new ConcurrentHashMap<>();

	/** What people answered, by the key of the meeting. */
	public final Map<String, List<Answer>> answered = new ConcurrentHashMap<>();

	/** Events that somebody deleted by hand, or that the delta no longer shows. */
	public final List<String> removed = new CopyOnWriteArrayList<>();

	/** Who was in a meeting, by its link. */
	public final Map<String, List<Attended>> attended = new ConcurrentHashMap<>();

	public final List<Mail> sent = new CopyOnWriteArrayList<>();

	/** The files in the library, by name. */
	public final Map<String, byte[]> stored = new ConcurrentHashMap<>();

	public final List<String> guarded = new CopyOnWriteArrayList<>();

	/** What each meeting lets people do, by its link. */
	public final Map<String, MeetingOptions> options = new ConcurrentHashMap<>();

	private final Map<String, String> callLinks = new HashMap<>();

	/** What Teams makes of what is asked. */
	public volatile UnaryOperator<MeetingOptions> sticking = UnaryOperator.identity();

	public final Map<String, Response> roomAnswers = new ConcurrentHashMap<>();

	public final List<String> asked = new CopyOnWriteArrayList<>();

	public final List<String> refused = new CopyOnWriteArrayList<>();

	public volatile boolean down;

	public final List<String> calls = new CopyOnWriteArrayList<>();

	public volatile boolean licensed = true;

	public volatile boolean audioConferencing = true;

	public volatile CountDownLatch slow = new CountDownLatch(0);

	/** What happens while a letter is being sent. */
	public volatile Consumer<Mail> whileSending = (_) -> {
	};

	private final Runnable emptiesRooms;

	/**
	 * @param emptiesRooms takes what was booked before out of the way
	 */
	Northmere365(Runnable emptiesRooms) {
		this.emptiesRooms = emptiesRooms;
	}

	public void reset() {
		this.emptiesRooms.run();
		this.busy.clear();
		this.unreadable.clear();
		this.booked.clear();
		this.answered.clear();
		this.removed.clear();
		this.attended.clear();
		this.sent.clear();
		this.stored.clear();
		this.guarded.clear();
		this.options.clear();
		this.callLinks.clear();
		this.sticking = UnaryOperator.identity();
		this.roomAnswers.clear();
		this.asked.clear();
		this.refused.clear();
		this.down = false;
		this.calls.clear();
		this.licensed = true;
		this.audioConferencing = true;
		this.slow = new CountDownLatch(0);
		this.whileSending = (_) -> {
		};
	}

	public void busy(String address, LocalDateTime from, Duration length) {
		this.busy.computeIfAbsent(address, (_) -> new CopyOnWriteArrayList<>()).add(new Busy(from, from.plus(length)));
	}

	@Override
	public List<Diary> diaries(String asker, List<String> addresses, LocalDateTime from, LocalDateTime to) {
		return answer("diaries of " + addresses + " as " + asker,
				() -> addresses.stream()
					.map((address) -> new Diary(address, this.busy.getOrDefault(address, List.of()),
							this.unreadable.get(address)))
					.toList());
	}

	@Override
	public List<BookableRoom> rooms() {
		return answer("rooms",
				() -> List.of(new BookableRoom(ALDER, "Alder Room, Shire Hall", 8, true, "Shire Hall", List.of()),
						new BookableRoom(BEECH, "Beech Room, Shire Hall", 3, false, "Shire Hall", List.of())));
	}

	@Override
	public List<DirectoryPerson> find(String typed) {
		return answer("find", () -> people().stream()
			.filter((person) -> person.name().toLowerCase(Locale.ROOT).startsWith(typed.toLowerCase(Locale.ROOT)))
			.toList());
	}

	@Override
	public Optional<DirectoryPerson> person(String idOrAddress) {
		return answer("person",
				() -> people().stream()
					.filter((person) -> person.id().equals(idOrAddress) || person.address().equals(idOrAddress))
					.findFirst());
	}

	private static List<DirectoryPerson> people() {
		return List.of(new DirectoryPerson(HELEN, "Helen Okafor", "helen.okafor@northmere.example", "Chair", false),
				new DirectoryPerson(MARTIN, "Martin Hale", "martin.hale@northmere.example", "Chair", false),
				new DirectoryPerson(AMARA, "Amara Diallo", "amara.diallo@northmere.example", "Chair", false),
				new DirectoryPerson(SIAN, "Siân Pugh", "sian.pugh@northmere.example", "Social worker", false),
				new DirectoryPerson("1a5f0c1e-0004-4d7a-9c11-000000000004", "Devi Raman",
						"devi.raman@northmere.example", "Team manager", false),
				new DirectoryPerson("1a5f0c1e-0031-4d7a-9c11-000000000031", "Tess Nunn", "tess@northmere.example",
						"Minute-taker", false));
	}

	@Override
	public BookedMeeting book(IdempotencyKey key, MeetingRequest request) {
		return answer("book", () -> {
			this.booked.putIfAbsent(key.value(), request);
			return meeting(key.value());
		});
	}

	@Override
	public BookedMeeting look(String organiser, String eventId) {
		return answer("look", () -> meeting(eventId.replaceFirst("event of ", "")));
	}

	@Override
	public Optional<BookedMeeting> find(String organiser, String eventId) {
		return answer("find the event",
				() -> Optional.of(eventId.replaceFirst("event of ", ""))
					.filter(this.booked::containsKey)
					.map(this::meeting));
	}

	private BookedMeeting meeting(String key) {
		MeetingRequest request = this.booked.get(key);
		if (request == null) {
			throw new GraphFailure.NotFound("The event", null);
		}
		boolean link = request.online() && this.licensed;
		List<Answer> answers = new ArrayList<>(this.answered.getOrDefault(key, List.of()));
		request.attendees()
			.stream()
			.filter((person) -> answers.stream().noneMatch((each) -> each.address().equalsIgnoreCase(person.address())))
			.forEach((person) -> answers.add(new Answer(person.address(), Response.NONE, null, null)));
		if (request.room() != null) {
			answers.add(new Answer(request.room().address(),
					this.roomAnswers.getOrDefault(request.room().address(), Response.ACCEPTED), Instant.EPOCH, null));
		}
		return new BookedMeeting("event of " + key, "uid", link ? linkOf(key) : null,
				link ? new DialIn("+44 20 7946 0000", codeOf(key)) : null, answers, request.start(), request.end(),
				false);
	}

	/** The first meeting of a conference has a link that tests know. */
	private static String linkOf(String key) {
		return key.endsWith("/invitation") ? "https://teams.example/join/1" : "https://teams.example/join/" + key;
	}

	private static String codeOf(String key) {
		return key.endsWith("/invitation") ? "123 456 789" : Integer.toUnsignedString(key.hashCode());
	}

	/** Every link by which people could come into a meeting now. */
	public Set<String> openLinks() {
		return Stream
			.concat(this.booked.entrySet()
				.stream()
				.filter((each) -> each.getValue().online())
				.map((each) -> linkOf(each.getKey())), this.callLinks.values().stream())
			.collect(Collectors.toSet());
	}

	/** The whole calendar, each time: changes may be repeated. */
	@Override
	public Changes changesSince(String mailbox, LocalDate from, LocalDate until, @Nullable String position) {
		List<Seen> seen = new ArrayList<>();
		this.booked.forEach((key, request) -> {
			if (request.organiser().equals(mailbox)) {
				seen.add(new Seen.Standing(meeting(key)));
			}
		});
		this.removed.forEach((event) -> seen.add(new Seen.Removed(event)));
		return new Changes(seen, "now");
	}

	@Override
	public List<Attended> of(String organiserId, String joinUrl) {
		return this.attended.getOrDefault(joinUrl, List.of());
	}

	@Override
	public Changed change(IdempotencyKey key, String eventId, MeetingRequest asked, Expected expected) {
		return answer("change", () -> {
			String booking = eventId.replaceFirst("event of ", "");
			MeetingRequest stands = this.booked.get(booking);
			if (stands == null) {
				return new Changed.Gone();
			}
			Expected found = new Expected(stands.start(), stands.end());
			if (!found.equals(expected) && !found.equals(new Expected(asked.start(), asked.end()))) {
				return new Changed.ByHand(meeting(booking));
			}
			// What is on Teams once stays there, whatever is asked.
			this.booked.put(booking,
					new MeetingRequest(asked.organiser(), asked.subject(), asked.htmlBody(), asked.start(), asked.end(),
							asked.attendees(), asked.room(), asked.online() || stands.online(), asked.place()));
			return new Changed.Made(meeting(booking));
		});
	}

	@Override
	public MeetingOptions close(IdempotencyKey key, String organiserId, String joinUrl, MeetingOptions.Asked asked) {
		return answer("close", () -> {
			Host host = asked.host();
			this.guarded.add(organiserId + " " + joinUrl + ((host != null) ? ", hosted by " + host.address() : ""));
			MeetingOptions now = this.sticking.apply(asAsked(asked));
			this.options.put(joinUrl, now);
			return now;
		});
	}

	@Override
	public MeetingOptions options(String organiserId, String joinUrl, @Nullable Host host) {
		return answer("options", () -> Optional.ofNullable(this.options.get(joinUrl))
			.orElseThrow(() -> new GraphFailure.NotFound("The Teams meeting", null)));
	}

	/** What Teams says of a meeting that keeps all that was asked for. */
	public static MeetingOptions asAsked(MeetingOptions.Asked asked) {
		Host host = asked.host();
		List<Seat> seats = Stream
			.concat(Stream.ofNullable(host).map((each) -> new Seat(each.address(), each.id(), Role.CO_ORGANISER)),
					asked.presenters().stream().map((each) -> new Seat(each, null, Role.PRESENTER)))
			.toList();
		return new MeetingOptions(true, true, true,
				asked.presenters().isEmpty() ? Presenting.ORGANISERS : Presenting.NAMED, asked.recording(), false,
				asked.transcription(), asked.chat(), seats);
	}

	@Override
	public void endCall(IdempotencyKey key, String organiserId, String joinUrl) {
		answer("endCall", () -> this.callLinks.values().remove(joinUrl));
	}

	@Override
	public Call openCall(IdempotencyKey key, String organiserId, String subject, LocalDateTime start, LocalDateTime end,
			@Nullable Host host) {
		return answer("openCall", () -> {
			this.calls.add(organiserId + " " + subject);
			return new Call(
					this.callLinks.computeIfAbsent(key.value(),
							(_) -> "https://teams.example/call/" + (this.callLinks.size() + 1)),
					this.audioConferencing ? new DialIn("+44 20 7946 0111", "987 654 321") : null);
		});
	}

	@Override
	public StoredDocument store(IdempotencyKey key, String folder, String name, InputStream content, long size) {
		try {
			this.stored.put(name, content.readAllBytes());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new StoredDocument(name, name, "https://library.example/" + name);
	}

	@Override
	public InputStream open(String documentId) {
		return new ByteArrayInputStream(Objects.requireNonNull(this.stored.get(documentId)));
	}

	@Override
	public void cancel(IdempotencyKey key, String organiser, String eventId, String comment) {
		answer("cancel", () -> this.booked.remove(eventId.replaceFirst("event of ", "")) != null);
	}

	@Override
	public SentMail send(IdempotencyKey key, Mail mail) {
		return answer("send", () -> {
			if (this.refused.contains(mail.to())) {
				throw new GraphFailure.Rejected(400, "ErrorInvalidRecipients", "refused", null, null);
			}
			this.whileSending.accept(mail);
			this.sent.add(mail);
			return new SentMail(key.value());
		});
	}

	private <T> T answer(String question, Supplier<T> answer) {
		this.asked.add(question);
		try {
			this.slow.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		if (this.down) {
			throw new GraphFailure.Unreachable("down", null);
		}
		return answer.get();
	}

}
