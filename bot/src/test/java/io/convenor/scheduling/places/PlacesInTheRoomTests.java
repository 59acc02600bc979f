package io.convenor.scheduling.places;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import io.convenor.audit.AuditTrail;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.Invitee;
import io.convenor.conference.Way;
import io.convenor.delivery.Deliveries;
import io.convenor.delivery.Delivery;
import io.convenor.drafts.Confirmation;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.graph.Outbox.Mail;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.scheduling.Chair;
import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.answers.Answers;
import io.convenor.scheduling.answers.Response;
import io.convenor.scheduling.answers.TakesPart;
import io.convenor.scheduling.answers.Told;
import io.convenor.scheduling.booking.Booking;
import io.convenor.scheduling.booking.BookingFields;
import io.convenor.scheduling.booking.BookingTest;
import io.convenor.scheduling.booking.Bookings;
import io.convenor.scheduling.changes.ChangeFields;
import io.convenor.scheduling.changes.ChangePreview;
import io.convenor.scheduling.changes.ChangePreviews;
import io.convenor.scheduling.changes.Changes;
import io.convenor.scheduling.changes.PlannedChange;
import io.convenor.scheduling.places.Seats.Places;
import io.convenor.scheduling.places.Seats.Seat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@BookingTest
class PlacesInTheRoomTests {

	private static final String KIM = "kim@home.example";

	private static final String LEE = "lee@home.example";

	private static final String RUTH = "ruth@home.example";

	private static final String ANN = "ann@school.example";

	@Autowired
	Bookings bookings;

	@Autowired
	Conferences conferences;

	@Autowired
	Deliveries deliveries;

	@Autowired
	Seats seats;

	@Autowired
	Answers answers;

	@Autowired
	WishesForPlaces wishes;

	@Autowired
	Changes changes;

	@Autowired
	ChangePreviews previews;

	@Autowired
	AuditTrail audit;

	@Autowired
	TransactionOperations transaction;

	@Autowired
	Clock clock;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Northmere365 microsoft365;

	Chair helen;

	@BeforeEach
	void freshStart() {
		this.microsoft365.reset();
		this.jdbc.sql("update conference set chair_id = 'before'").update();
		this.helen = Chair.helen(this.bookings);
	}

	@Test
	void theCardKnowsWhoHasAPlaceAndWhyAndWhoWaits() {
		Places places = places(booked());
		assertThat(places.most()).isEqualTo(3);
		assertThat(places.inTheRoom()).extracting((seat) -> seat.invitee().address(), Seat::why)
			.containsExactlyInAnyOrder(tuple("helen.okafor@northmere.example", "chairs the meeting"),
					tuple(LEE, "family, to meet the chair in person"), tuple(KIM, "family"));
		assertThat(places.waiting()).extracting((seat) -> seat.invitee().address(), Seat::why)
			.containsExactly(tuple(RUTH, "family"), tuple(ANN, "cannot join online"));
		assertThat(places.free()).isZero();
	}

	@Test
	void whyPeopleAskedIsKeptWithTheConference() {
		UUID id = booked();
		assertThat(this.jdbc.sql("select why from wish_for_place where conference = ? order by why")
			.param(id)
			.query(String.class)
			.list()).containsExactly("CANNOT_JOIN_ONLINE", "MEET_THE_CHAIR");
	}

	@Test
	void whenSomebodySendsApologiesTheNextOnTheListHasTheirPlaceAndBothAreTold() {
		UUID id = told(booked());
		this.microsoft365.sent.clear();
		tells(id, LEE, TakesPart.APOLOGIES);
		assertThat(inTheRoom(id)).containsExactlyInAnyOrder("helen.okafor@northmere.example", KIM, RUTH);
		settled(id);
		assertThat(this.microsoft365.sent).extracting(Mail::to).containsExactlyInAnyOrder(LEE, RUTH);
		assertThat(mailTo(RUTH)).contains("You now have a place in", "Beech Room");
		assertThat(mailTo(LEE)).contains("Please do not come to the room");
		assertThat(places(id).waiting()).extracting((seat) -> seat.invitee().address()).containsExactly(ANN);
		assertThat(this.audit.of(id)).extracting(AuditTrail.Entry::did).contains("gave out the places in the room");
	}

	@Test
	void whoSaysTheyJoinOnTeamsFreesTheirPlaceAndDoesNotWaitForOne() {
		UUID id = told(booked());
		tells(id, KIM, TakesPart.TEAMS);
		assertThat(inTheRoom(id)).containsExactlyInAnyOrder("helen.okafor@northmere.example", LEE, RUTH);
		assertThat(places(id).waiting()).extracting((seat) -> seat.invitee().address()).containsExactly(ANN);
	}

	@Test
	void whoWaitsAndSaysTheyRingInIsPassedOver() {
		UUID id = told(booked());
		tells(id, RUTH, TakesPart.PHONE);
		tells(id, LEE, TakesPart.APOLOGIES);
		assertThat(inTheRoom(id)).containsExactlyInAnyOrder("helen.okafor@northmere.example", KIM, ANN);
	}

	@Test
	void whoTellsLaterThatTheyWantToMeetTheChairIsNextAmongTheFamily() {
		UUID id = told(booked());
		change(id, (conference) -> conference.invite(
				Invitee.named("Tom Marsh").mailbox(new EmailAddress("tom@home.example")).as(Role.RELATIVE).build()));
		assertThat(waiting(id)).containsExactly(RUTH, "tom@home.example", ANN);
		tell(id, "tom@home.example", new Told(Response.ACCEPTED, TakesPart.TEAMS, null, Set.of(), null, true));
		assertThat(waiting(id)).containsExactly("tom@home.example", RUTH, ANN);
		assertThat(this.wishes.meetsTheChair(id, invitee(id, "tom@home.example").id())).isTrue();
		tells(id, LEE, TakesPart.APOLOGIES);
		assertThat(inTheRoom(id)).containsExactlyInAnyOrder("helen.okafor@northmere.example", KIM, "tom@home.example");
	}

	@Test
	void whoNoLongerWantsToMeetTheChairGoesBackInTheList() {
		UUID id = told(booked());
		change(id, (conference) -> conference.invite(
				Invitee.named("Tom Marsh").mailbox(new EmailAddress("tom@home.example")).as(Role.RELATIVE).build()));
		tell(id, "tom@home.example", new Told(Response.NONE, null, null, Set.of(), null, true));
		assertThat(waiting(id)).startsWith("tom@home.example");
		tell(id, "tom@home.example", new Told(Response.NONE, null, null, Set.of(), null, false));
		assertThat(waiting(id)).containsExactly(RUTH, "tom@home.example", ANN);
	}

	@Test
	void whoToldThatTheyRingInIsAskedWhetherTheyComeNow() {
		UUID id = told(booked());
		tells(id, RUTH, TakesPart.PHONE);
		assertThatThrownBy(() -> tell(id, RUTH, new Told(Response.NONE, null, null, Set.of(), null, true)))
			.isInstanceOf(Refused.class)
			.hasMessageContaining("They told before how they take part: by phone.");
		tell(id, RUTH, new Told(Response.ACCEPTED, null, null, Set.of(), null, true));
		assertThat(waiting(id)).startsWith(RUTH);
	}

	private List<String> waiting(UUID id) {
		return places(id).waiting().stream().map((seat) -> seat.invitee().address()).toList();
	}

	@Test
	void anAcceptedInvitationChangesNobodysPlace() {
		UUID id = told(booked());
		int before = this.conferences.get(id).arrangement();
		tell(id, KIM, new Told(Response.ACCEPTED, null, null, Set.of(), null));
		assertThat(this.conferences.get(id).arrangement()).isEqualTo(before);
	}

	@Test
	void whenTheChairSendsApologiesTheirPlaceWaitsForWhoeverCovers() {
		UUID id = told(booked());
		tells(id, "helen.okafor@northmere.example", TakesPart.APOLOGIES);
		assertThat(inTheRoom(id)).contains("helen.okafor@northmere.example").hasSize(3);
	}

	@Test
	void whoIsNoLongerInvitedLeavesTheirPlaceToTheNext() {
		UUID id = told(booked());
		change(id, (conference) -> conference.uninvite(invitee(id, KIM).id(), this.clock.instant()));
		assertThat(inTheRoom(id)).containsExactlyInAnyOrder("helen.okafor@northmere.example", LEE, RUTH);
	}

	@Test
	void familyWhoAreInvitedLaterHaveAPlaceThatIsFree() {
		UUID id = told(booked());
		change(id, (conference) -> conference.uninvite(invitee(id, RUTH).id(), this.clock.instant()));
		change(id, (conference) -> conference.uninvite(invitee(id, ANN).id(), this.clock.instant()));
		change(id, (conference) -> conference.uninvite(invitee(id, KIM).id(), this.clock.instant()));
		change(id, (conference) -> conference.invite(
				Invitee.named("Tom Marsh").mailbox(new EmailAddress("tom@home.example")).as(Role.RELATIVE).build()));
		assertThat(inTheRoom(id)).containsExactlyInAnyOrder("helen.okafor@northmere.example", LEE, "tom@home.example");
	}

	@Test
	void inALargerRoomThoseWhoWaitHavePlacesAndInASmallerOneTheLastLoseThem() {
		UUID id = told(booked());
		change(id,
				(conference) -> conference.meetIn(new Conference.Room(Northmere365.ALDER, "Alder Room, Shire Hall")));
		assertThat(inTheRoom(id)).containsExactlyInAnyOrder("helen.okafor@northmere.example", LEE, KIM, RUTH);
		change(id,
				(conference) -> conference.meetIn(new Conference.Room(Northmere365.BEECH, "Beech Room, Shire Hall")));
		assertThat(inTheRoom(id)).containsExactlyInAnyOrder("helen.okafor@northmere.example", LEE, KIM);
	}

	@Test
	void aVirtualMeetingThatBecomesHybridHasItsPlacesGivenOut() {
		this.helen.isAtPeople(Way.VIRTUAL);
		people();
		this.helen.does(this.bookings::people, Map.of());
		this.helen.takesTheFirstSlot();
		UUID id = told(this.helen.confirms());
		change(id, (conference) -> conference.holdAs(Way.HYBRID,
				new Conference.Room(Northmere365.ALDER, "Alder Room, Shire Hall")));
		assertThat(inTheRoom(id)).containsExactlyInAnyOrder("helen.okafor@northmere.example", LEE, KIM, RUTH);
	}

	@Test
	void whoeverMakesItHybridIsShownBeforeWhoWillComeToTheRoom() {
		this.helen.isAtPeople(Way.VIRTUAL);
		people();
		this.helen.does(this.bookings::people, Map.of());
		this.helen.takesTheFirstSlot();
		UUID id = told(this.helen.confirms());
		PlannedChange change = this.changes.begin(id, Northmere365.HELEN);
		change = this.changes.choose(move(change, Map.of()), PlannedChange.What.WAY);
		change = this.changes
			.way(move(change, Map.of(ChangeFields.WAY, Way.HYBRID.name(), ChangeFields.ROOM, Northmere365.ALDER)));
		List<String> foreseen = this.previews.of(change)
			.told()
			.stream()
			.filter((each) -> each.what().contains("that they come to the room"))
			.map(ChangePreview.Told::who)
			.toList();
		assertThat(inTheRoom(id)).as("nothing is changed yet").isEmpty();
		assertThat(this.changes.confirm(move(change, Map.of()))).isInstanceOf(Confirmation.Done.class);
		assertThat(foreseen)
			.containsExactlyInAnyOrderElementsOf(
					inTheRoom(id).stream().map((address) -> invitee(id, address).described()).toList())
			.hasSize(4);
	}

	private static Submission move(PlannedChange change, Map<String, String> typed) {
		return new Submission(change.id(), change.version(), Northmere365.HELEN, typed);
	}

	@Test
	void aPersonSwapsTwoByHandAndNobodyIsLost() {
		UUID id = told(booked());
		List<UUID> before = this.conferences.get(id).invitees().stream().map(Invitee::id).sorted().toList();
		this.seats.swap(id, Northmere365.HELEN, invitee(id, KIM).id(), invitee(id, ANN).id());
		assertThat(inTheRoom(id)).containsExactlyInAnyOrder("helen.okafor@northmere.example", LEE, ANN);
		assertThat(this.conferences.get(id).invitees().stream().map(Invitee::id).sorted().toList()).isEqualTo(before);
		assertThat(places(id).waiting()).extracting((seat) -> seat.invitee().address()).containsExactly(KIM, RUTH);
	}

	@Test
	void whatCannotBeSwappedIsRefusedWithTheReason() {
		UUID id = told(booked());
		UUID helen = invitee(id, "helen.okafor@northmere.example").id();
		UUID kim = invitee(id, KIM).id();
		UUID ann = invitee(id, ANN).id();
		refused(() -> this.seats.swap(id, Northmere365.HELEN, helen, ann),
				"The chair always has a place. Choose somebody else.");
		refused(() -> this.seats.swap(id, Northmere365.HELEN, null, ann),
				"All 3 places in the room are taken. Choose who gives up their place.");
		refused(() -> this.seats.swap(id, Northmere365.HELEN, ann, kim),
				"Whoever is to have a place has one already, or is no longer invited. Choose again.");
		refused(() -> this.seats.swap(id, Northmere365.HELEN, UUID.randomUUID(), ann),
				"Whoever is to give up a place has none, or is no longer invited. Choose again.");
		refused(() -> this.seats.swap(id, Northmere365.MARTIN, kim, ann),
				"That conference is not one of yours. Nothing was done.");
		assertThat(inTheRoom(id)).containsExactlyInAnyOrder("helen.okafor@northmere.example", LEE, KIM);
	}

	@Test
	void faceToFaceEverybodyIsInTheRoomWhoIsInvitedLaterToo() {
		this.helen.isAtPeople(Way.FACE_TO_FACE);
		people();
		this.helen.does(this.bookings::people, Map.of());
		this.helen.does(this.bookings::look, Map.of(BookingFields.ROOM, Northmere365.ALDER));
		this.helen.takesTheFirstSlot();
		UUID id = told(this.helen.confirms());
		change(id, (conference) -> conference.invite(
				Invitee.named("Tom Marsh").mailbox(new EmailAddress("tom@home.example")).as(Role.RELATIVE).build()));
		assertThat(this.conferences.get(id).invitees()).allMatch((each) -> each.place() == Invitee.Place.ROOM);
		assertThat(this.seats.of(this.conferences.get(id))).isEmpty();
	}

	@Test
	void noMoreMeetFaceToFaceThanTheRoomHoldsSafely() {
		this.helen.isAtPeople(Way.FACE_TO_FACE);
		people();
		this.helen.does(this.bookings::people, Map.of());
		this.helen.does(this.bookings::look, Map.of(BookingFields.ROOM, Northmere365.BEECH));
		assertThat(this.helen.problem(BookingFields.ROOM)).isEqualTo(
				"6 people are invited, and Beech Room, Shire Hall holds 3. Choose a larger room, make the meeting hybrid, or invite fewer people.");
	}

	/** In a room for three: the chair and five others of whom three are family. */
	private UUID booked() {
		this.helen.isAtPeople(Way.HYBRID);
		people();
		this.helen.does(this.bookings::people, Map.of());
		this.helen.does(this.bookings::look, Map.of(BookingFields.ROOM, Northmere365.BEECH));
		this.helen.takesTheFirstSlot();
		return this.helen.confirms();
	}

	private void people() {
		this.helen.addsSian();
		this.helen.adds("Kim Marsh", KIM, Role.MOTHER);
		asks("Lee Marsh", LEE, Role.FATHER, "MEET_THE_CHAIR");
		this.helen.adds("Ruth Marsh", RUTH, Role.RELATIVE);
		asks("Ann Bell", ANN, Role.SCHOOL, BookingFields.WAITS_FOR_PLACE);
	}

	private void asks(String name, String address, Role role, String why) {
		this.helen.does(this.bookings::addByName,
				Chair.with(Chair.person(name, address, role), BookingFields.PLACE, why));
		assertThat(this.helen.booking().guests()).extracting(Booking.Guest::name).contains(name);
	}

	private Places places(UUID id) {
		return this.seats.of(this.conferences.get(id)).orElseThrow();
	}

	private List<String> inTheRoom(UUID id) {
		return this.conferences.get(id)
			.invitees()
			.stream()
			.filter((each) -> each.place() == Invitee.Place.ROOM)
			.map(Invitee::address)
			.toList();
	}

	private Invitee invitee(UUID id, String address) {
		return this.conferences.get(id)
			.invitees()
			.stream()
			.filter((each) -> each.address().equals(address))
			.findFirst()
			.orElseThrow();
	}

	private void tells(UUID id, String address, TakesPart takesPart) {
		boolean apologies = takesPart == TakesPart.APOLOGIES;
		tell(id, address, new Told(apologies ? Response.DECLINED : Response.ACCEPTED, takesPart,
				apologies ? "Cannot leave work" : null, Set.of(), null));
	}

	private void tell(UUID id, String address, Told told) {
		this.answers.tell(id, invitee(id, address).id(), told, Northmere365.HELEN);
	}

	private void change(UUID id, Consumer<Conference> change) {
		this.transaction.executeWithoutResult((_) -> {
			Conference conference = this.conferences.locked(id);
			change.accept(conference);
			this.conferences.save(conference);
		});
	}

	private UUID told(UUID id) {
		settled(id);
		return id;
	}

	private void settled(UUID id) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.deliveries.byKey(id + "/invitation").filter(Delivery::settled).isPresent()
					&& this.deliveries.about(id).stream().allMatch(Delivery::settled));
	}

	private String mailTo(String address) {
		return this.microsoft365.sent.stream()
			.filter((mail) -> mail.to().equals(address))
			.map(Mail::htmlBody)
			.findFirst()
			.orElseThrow();
	}

	private static void refused(Runnable swap, String sentence) {
		assertThatThrownBy(swap::run).isInstanceOf(Refused.class).hasMessage(sentence);
	}

}
