package io.convenor.chat.teams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import tools.jackson.databind.json.JsonMapper;

import io.convenor.chat.CardView;
import io.convenor.chat.CardViews;
import io.convenor.chat.TeamsChat;
import io.convenor.chat.TeamsChats;
import io.convenor.chat.Place;
import io.convenor.chat.News;
import io.convenor.chat.PostedCard;
import io.convenor.chat.PostedCards;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.chat.Scope;
import io.convenor.chat.ShownTo;
import io.convenor.chat.Speaker;
import io.convenor.chat.Trial;
import io.convenor.chat.Turn;
import io.convenor.chat.Turns;
import io.convenor.chat.Witness;
import io.convenor.chat.cards.Card;
import io.convenor.conference.Child;
import io.convenor.conference.Conference;
import io.convenor.conference.Invitee;
import io.convenor.conference.Kind;
import io.convenor.conference.KnownTo;
import io.convenor.conference.NeedToKnow;
import io.convenor.conference.SomeKinds;
import io.convenor.conference.Way;
import io.convenor.delivery.Deliveries;
import io.convenor.people.EmailAddress;
import io.convenor.people.Role;
import io.convenor.people.Staff;
import io.convenor.timescales.SomeRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;

/**
 * Whatever happens to staff and conferences: nothing that is pushed, shown anew or
 * answered to a button, invented ones included, tells anybody what the rule denies them.
 */
@Tag("slow")
class NobodyIsShownWhatTheyMayNotKnowTests {

	private static final int HISTORIES = 300;

	private static final int STEPS = 120;

	private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

	private static final List<String> PEOPLE = List.of("ann", "bob", "cat", "dan", "eve", "fay");

	private static final List<String> VERBS = List.of("conference.look", "invented", "conference.cancel", "cover.look");

	@Test
	void nothingThatIsPushedShownAnewOrAnsweredTellsAnybodyWhatTheRuleDeniesThem() {
		for (int seed = 0; seed < HISTORIES; seed++) {
			new History(new Random(seed)).happens();
		}
	}

	/** One history of an authority, and what each chat of it shows. */
	private static final class History {

		private final Random random;

		private final List<Conference> conferences = new ArrayList<>();

		private final Map<String, PostedCard> posted = new HashMap<>();

		private final Map<String, String> onScreen = new HashMap<>();

		private Set<String> chairs = Set.of("ann", "bob", "cat");

		private Set<String> administrators = Set.of("dan");

		private final Map<String, Set<String>> custodians = new HashMap<>(
				Map.of("allegations", Set.of("eve"), "marac", Set.of("fay")));

		private final CardViews views;

		private final Turns turns;

		private final CardScreen screen;

		History(Random random) {
			this.random = random;
			NeedToKnow rule = KnownTo.staff(staff());
			this.views = Trial.views(rule, List.of(view("whole"), view("brief"), view("own")));
			this.turns = Trial.turns(rule, this.views, List.of("conference.look", "conference.cancel"));
			PostedCards cards = Mockito.mock(PostedCards.class, Mockito.withSettings().stubOnly());
			given(cards.find(any())).willAnswer((call) -> found(call.getArgument(0)));
			given(cards.inPlace(any())).willAnswer((call) -> found((UUID) call.getArgument(0))
				.map((card) -> new PostedCards.InPlace(card, chat(card.conversationId()), 0, null)));
			given(cards.prepare(any(), anyString(), anyString(), anyString()))
				.willAnswer((call) -> new PostedCard(call.getArgument(0), call.getArgument(1), call.getArgument(2), -1,
						call.getArgument(3), null, NOW));
			TeamsChats chats = Mockito.mock(TeamsChats.class, Mockito.withSettings().stubOnly());
			given(chats.find(anyString())).willAnswer((call) -> Optional.of(chat(call.getArgument(0))));
			Connector connector = Mockito.mock(Connector.class, Mockito.withSettings().stubOnly());
			given(connector.post(any(), any())).willAnswer((call) -> {
				TeamsChat to = call.getArgument(0);
				shows(to.id(), call.getArgument(1));
				return new Connector.Posted(to.id(), "message of " + to.id());
			});
			Mockito.doAnswer((call) -> {
				shows(call.getArgument(1), call.getArgument(3));
				return null;
			}).when(connector).update(any(), anyString(), anyString(), any());
			this.screen = new CardScreen(cards, this.views, chats, connector, Mockito.mock(Deliveries.class),
					Mockito.mock(Witness.class), Mockito.mock(News.class), new EditsUnderWay(), JsonMapper.shared(),
					Duration.ZERO, Duration.ZERO, Clock.fixed(NOW, ZoneOffset.UTC));
			for (Kind kind : List.of(SomeKinds.INITIAL_CONFERENCE, SomeKinds.ALLEGATIONS_MEETING,
					SomeKinds.LATER_CARE_REVIEW, SomeKinds.ALLEGATIONS_REVIEW, SomeKinds.MARAC)) {
				this.conferences.add(conference(kind, one(List.of("ann", "bob", "cat"))));
			}
		}

		void happens() {
			for (int step = 0; step < STEPS; step++) {
				switch (this.random.nextInt(5)) {
					case 0 -> staffChanges();
					case 1 -> handedOver();
					case 2 -> pushed();
					case 3 -> shownAnew();
					default -> pressed();
				}
			}
		}

		private void staffChanges() {
			this.chairs = some();
			this.administrators = some();
			this.custodians.put("allegations", some());
			this.custodians.put("marac", some());
		}

		private void handedOver() {
			one(this.conferences).handTo(chair(one(PEOPLE)), NOW);
		}

		private void pushed() {
			String to = one(chats());
			Conference about = one(this.conferences);
			UUID id = UUID.randomUUID();
			this.onScreen.remove(to);
			String kind = one(List.of("whole", "brief", "own"));
			this.screen.post(id, to, kind, about.id().toString());
			this.posted.put(to, new PostedCard(id, kind, about.id().toString(), 0, to, "message of " + to, NOW));
			nothingDeniedIsShown(to, about);
		}

		private void shownAnew() {
			String to = one(chats());
			PostedCard card = this.posted.get(to);
			if (card != null) {
				this.screen.refresh(card.id());
				nothingDeniedIsShown(to, about(card));
			}
		}

		/** Somebody presses what they have in sight, or had on another device. */
		private void pressed() {
			String to = one(chats());
			PostedCard card = this.posted.get(to);
			if (card == null) {
				return;
			}
			String person = to.equals("channel") ? one(PEOPLE) : to;
			Place place = to.equals("channel") ? new Place.Channel(to, "team", to, null) : new Place.Personal(to);
			Turn turn = new Turn(new Speaker(person, person), place, "", Locale.UK, "id", NOW);
			var seen = new Press.Seen(card.id(), card.kind(), card.subject(), this.random.nextInt(3));
			Turns.Outcome outcome = this.turns.pressed(turn, one(VERBS), new Press(seen, Map.of(), Map.of()));
			Reply reply = (outcome instanceof Turns.Outcome.Answered answered) ? answered.onTopOf(seen)
					: Reply.text(outcome.toString());
			this.onScreen.put(to, switch (reply) {
				case Reply.Live live -> this.views.of(live.kind(), live.subject(), turn.viewer())
					.found()
					.map((view) -> view.card().json().toString())
					.orElse("");
				default -> reply.toString();
			});
			nothingDeniedIsShown(to, about(card));
		}

		private void nothingDeniedIsShown(String to, Conference about) {
			String shown = this.onScreen.getOrDefault(to, "");
			int most = allowed(to, about);
			if (most < 2) {
				assertThat(shown).as("%s about %s of %s", to, about.kind(), about.chairId())
					.doesNotContain("Secret of " + about.id());
			}
			if (most < 1) {
				assertThat(shown).as("%s about %s of %s", to, about.kind(), about.chairId())
					.doesNotContain(about.reference().value());
			}
		}

		/** The rule in other words: 2 is all, 1 that it exists. */
		private int allowed(String to, Conference about) {
			boolean closed = about.kind().isRestricted();
			if (to.equals("channel")) {
				return closed ? 0 : 1;
			}
			if (about.chairId().equals(to) && this.chairs.contains(to)) {
				return 2;
			}
			String group = about.kind().equals(SomeKinds.MARAC) ? "marac" : "allegations";
			if ((closed ? Objects.requireNonNull(this.custodians.get(group)) : this.administrators).contains(to)) {
				return 2;
			}
			boolean had = about.everybodyEver().stream().anyMatch((each) -> to.equals(each.directoryId()));
			return (had && this.chairs.contains(to)) ? 1 : 0;
		}

		private CardView view(String kind) {
			return new CardView() {
				@Override
				public String kind() {
					return kind;
				}

				@Override
				public Optional<View> of(String subject) {
					return History.this.conferences.stream()
						.filter((each) -> each.id().toString().equals(subject))
						.findFirst()
						.map((each) -> new View(card(kind, each), each.arrangement(), shownTo(kind, each)));
				}
			};
		}

		private static Card card(String kind, Conference conference) {
			Card.Builder card = Card.saying("%s", conference.reference()).heading(conference.reference().value());
			return (kind.equals("brief") ? card : card.text("Secret of " + conference.id())).build();
		}

		private static ShownTo shownTo(String kind, Conference conference) {
			return switch (kind) {
				case "whole" -> ShownTo.whoKnows(conference);
				case "own" -> ShownTo.itsChair(conference);
				default -> ShownTo.whoKnowsThatItExists(conference);
			};
		}

		private void shows(String chat, Reply.Message message) {
			this.onScreen.put(chat,
					(message instanceof Reply.Show(Card card)) ? card.json().toString() : message.toString());
		}

		private Optional<PostedCard> found(UUID id) {
			return this.posted.values().stream().filter((each) -> each.id().equals(id)).findFirst();
		}

		private Conference about(PostedCard card) {
			return this.conferences.stream()
				.filter((each) -> each.id().toString().equals(card.subject()))
				.findFirst()
				.orElseThrow();
		}

		private static TeamsChat chat(String id) {
			boolean channel = id.equals("channel");
			return new TeamsChat(id, channel ? Scope.CHANNEL : Scope.PERSONAL, "https://teams.example/", "28:bot",
					"tenant", channel ? null : id, null);
		}

		/** Staff that changes while the history goes on. */
		private Staff staff() {
			Staff staff = Mockito.mock(Staff.class, Mockito.withSettings().stubOnly());
			given(staff.chairs()).willAnswer((_) -> this.chairs);
			given(staff.administrators()).willAnswer((_) -> this.administrators);
			given(staff.groups()).willReturn(List.of("allegations", "marac"));
			given(staff.custodians(anyString())).willAnswer((call) -> this.custodians.get(call.<String>getArgument(0)));
			return staff;
		}

		private List<String> chats() {
			return Stream.concat(PEOPLE.stream(), Stream.of("channel")).toList();
		}

		private Set<String> some() {
			Set<String> some = new HashSet<>();
			PEOPLE.stream().filter((_) -> this.random.nextInt(3) == 0).forEach(some::add);
			return some;
		}

		private <T> T one(List<T> all) {
			return all.get(this.random.nextInt(all.size()));
		}

		private static Conference conference(Kind kind, String chair) {
			return Conference.book(new Conference.Agreed(Child.only("M-1"), kind, Way.VIRTUAL, chair,
					SomeRules.WOKINGHAM, LocalDate.of(2026, 2, 16), LocalDateTime.of(2026, 3, 3, 10, 0), 60,
					"conferences@northmere.example", null, List.of(chair(chair))), NOW);
		}

		private static Invitee chair(String id) {
			return Invitee.named(id)
				.mailbox(new EmailAddress(id + "@northmere.example"))
				.as(Role.CHAIR)
				.directoryId(id)
				.build();
		}

	}

}
