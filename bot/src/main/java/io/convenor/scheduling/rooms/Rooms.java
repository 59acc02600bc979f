package io.convenor.scheduling.rooms;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import io.convenor.conference.Conference;
import io.convenor.graph.Availability;
import io.convenor.graph.Availability.BookableRoom;
import io.convenor.reading.Columns;
import io.convenor.timescales.Dates;

/**
 * The rooms there are: what the directory and the settings say of them, and when our own
 * conferences have them.
 */
@Component
public class Rooms {

	private static final UUID NONE = new UUID(0, 0);

	private final Availability availability;

	private final RoomSettings settings;

	private final JdbcClient jdbc;

	private volatile List<BookableRoom> remembered = List.of();

	/** What another instance has learnt of a room is known here a minute later. */
	private final Cache<String, RoomOnOffer> lookedAt = Caffeine.newBuilder()
		.maximumSize(1000)
		.expireAfterWrite(Duration.ofMinutes(1))
		.build();

	Rooms(Availability availability, RoomSettings settings, JdbcClient jdbc) {
		this.availability = availability;
		this.settings = settings;
		this.jdbc = jdbc;
	}

	/** Every room of the directory; asks Microsoft 365, and remembers what it said. */
	public List<RoomOnOffer> onOffer() {
		List<BookableRoom> rooms = this.availability.rooms();
		remember(rooms);
		return rooms.stream().map(this::onOffer).toList();
	}

	private RoomOnOffer onOffer(BookableRoom room) {
		RoomSettings.Of more = this.settings.of(room.address());
		List<String> equipment = new ArrayList<>(room.equipment());
		Optional.ofNullable(more.equipment()).ifPresent(equipment::add);
		return new RoomOnOffer(room.address(), room.name(), room.capacity(), room.wheelchairAccessible(),
				more.safeLimit(), room.building(), equipment, more.waitingArea());
	}

	/** The mailboxes of the rooms that the directory has shown so far, in lower case. */
	public Set<String> mailboxes() {
		return Set.copyOf(this.jdbc.sql("select lower(address) from known_room").query(String.class).set());
	}

	private void remember(List<BookableRoom> rooms) {
		if (rooms.equals(this.remembered)) {
			return;
		}
		rooms.forEach((room) -> this.jdbc
			.sql("insert into known_room (address, name, capacity, step_free, building, equipment) "
					+ "values (:address, :name, :capacity, :stepFree, :building, :equipment) "
					+ "on conflict (address) do update set name = excluded.name, capacity = excluded.capacity, "
					+ "step_free = excluded.step_free, building = excluded.building, equipment = excluded.equipment")
			.param("address", room.address())
			.param("name", room.name())
			.param("capacity", room.capacity())
			.param("stepFree", room.wheelchairAccessible())
			.param("building", room.building())
			.param("equipment", room.equipment().toArray(String[]::new))
			.update());
		this.remembered = rooms;
		this.lookedAt.invalidateAll();
	}

	/** A conference's room as the directory showed it last. */
	public Optional<RoomOnOffer> of(Conference conference) {
		return conference.room().flatMap((room) -> known(room.address()));
	}

	Optional<RoomOnOffer> known(String address) {
		RoomOnOffer before = this.lookedAt.getIfPresent(address);
		if (before != null) {
			return Optional.of(before);
		}
		Optional<RoomOnOffer> known = this.jdbc
			.sql("select address, name, capacity, step_free, building, equipment from known_room where address = ?")
			.param(address)
			.query(Rooms::room)
			.optional()
			.map(this::onOffer);
		known.ifPresent((room) -> this.lookedAt.put(address, room));
		return known;
	}

	/** How many may be in a room; empty where nobody says. */
	public Optional<Integer> holds(String address) {
		return known(address).map(RoomOnOffer::holds)
			.or(() -> Optional.ofNullable(this.settings.of(address).safeLimit()));
	}

	/**
	 * Why so many people cannot all be in a room, as a sentence.
	 * @param name the room's name, as people know it
	 */
	public Optional<String> tooMany(String address, String name, int people) {
		return holds(address).filter((most) -> people > most).map((most) -> tooMany(name, people, most));
	}

	public static String tooMany(String name, int people, int most) {
		return "%d people are invited, and %s holds %d. Choose a larger room, make the meeting hybrid, or invite fewer people."
			.formatted(people, name, most);
	}

	/**
	 * Why family cannot be invited to a room, as a sentence: nobody could tell them how
	 * to come.
	 */
	public Optional<String> withoutAddress(String address, String name) {
		return this.settings.saysWhere(address) ? Optional.empty() : Optional
			.of("Nobody has written down where %s is, so no letter could tell the family how to come. ".formatted(name)
					+ "Choose another room, or ask the administration team to have its address put into the settings.");
	}

	/**
	 * Why a room cannot be had at a time, as a sentence: another of our conferences has
	 * it. Inside a transaction, nobody else gets the room until it ends.
	 * @param except the conference that is to have it, where there is one already
	 */
	public Optional<String> takenByOurs(Conference.Room room, LocalDateTime from, LocalDateTime to,
			@Nullable UUID except) {
		return takenByOurs(room, from, to, (except != null) ? List.of(except) : List.of());
	}

	/** The same, where it may be there instead of several. */
	Optional<String> takenByOurs(Conference.Room room, LocalDateTime from, LocalDateTime to, List<UUID> except) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 16))")
			.param(room.address())
			.query()
			.singleRow();
		return oursAt(room.address(), from, to, except)
			.map((time) -> "%s has another of our conferences from %s to %s. Choose another room or another time."
				.formatted(room.name(), Dates.inWords(time.from()), Dates.inWords(time.to())));
	}

	/**
	 * The time another of our conferences has a room, where that overlaps with this. What
	 * is held in the meeting of another has the room through that one.
	 */
	Optional<Availability.Busy> oursAt(String address, LocalDateTime from, LocalDateTime to, List<UUID> except) {
		return this.jdbc
			.sql("select starts_at, length_minutes from conference where status = 'BOOKED' "
					+ "and lower(room_address) = lower(:address) and starts_at < :to "
					+ "and starts_at + make_interval(mins => length_minutes) > :from and id not in (:except) "
					+ "and held_with is null " + "order by starts_at limit 1")
			.param("address", address)
			.param("from", from)
			.param("to", to)
			.param("except", except.isEmpty() ? List.of(NONE) : except)
			.query((row, _) -> {
				LocalDateTime start = Columns.time(row, "starts_at");
				return new Availability.Busy(start, start.plusMinutes(row.getInt("length_minutes")));
			})
			.optional();
	}

	private static BookableRoom room(ResultSet row, int number) throws SQLException {
		Array equipment = row.getArray("equipment");
		return new BookableRoom(row.getString("address"), row.getString("name"),
				row.getObject("capacity", Integer.class), row.getBoolean("step_free"), row.getString("building"),
				Arrays.asList((String[]) equipment.getArray()));
	}

}
