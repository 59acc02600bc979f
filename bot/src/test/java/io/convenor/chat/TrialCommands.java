package io.convenor.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.dao.CannotAcquireLockException;

import io.convenor.chat.cards.Button;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Field;
import io.convenor.chat.signin.SignedIn;
import io.convenor.drafts.Form;
import io.convenor.drafts.Reading;
import io.convenor.drafts.Refused;

/** Commands and cards as another room would bring them, about a board of notes. */
public class TrialCommands {

	@Bean
	Board board() {
		return new Board();
	}

	@Bean
	Command note(Board board) {
		return trial("note", Audience.CHAIRS, Set.of(Scope.PERSONAL), (turn, arguments) -> {
			board.write("note-1", arguments.text());
			return Reply.live("note", "note-1");
		});
	}

	@Bean
	Command echo(Board board) {
		return trial("echo", Audience.EVERYONE, Scope.ANYWHERE, (turn, arguments) -> {
			board.echoed.add(turn.who().name() + ": " + arguments.text());
			return Reply.text(arguments.text());
		});
	}

	@Bean
	Command lookUp() {
		return Command.named("look up", "Try look up").takes("CP-7F3KM").does((turn, arguments) -> {
			if (arguments.isEmpty()) {
				throw new Refused("I see no reference there.");
			}
			return Reply.show(Card.saying("Looked up").heading("Looked up " + arguments.text()).build());
		});
	}

	@Bean
	Command check() {
		return trial("admin check", Audience.ADMINISTRATORS, Scope.ANYWHERE,
				(turn, arguments) -> Reply.text("Everything works"));
	}

	@Bean
	Command form() {
		return trial("form", Audience.EVERYONE, Scope.ANYWHERE, (turn, arguments) -> Reply.show(form(null)));
	}

	@Bean
	Command breaks() {
		return trial("break", Audience.EVERYONE, Scope.ANYWHERE, (turn, arguments) -> {
			throw new IllegalStateException("secret of Child One");
		});
	}

	@Bean
	Command signMeIn() {
		return trial("sign in", Audience.EVERYONE, Scope.ANYWHERE,
				(turn, arguments) -> new Reply.SignIn("Please sign in, then ask again."));
	}

	@Bean
	CardView notes(Board board) {
		return new CardView() {

			@Override
			public String kind() {
				return "note";
			}

			@Override
			public Optional<View> of(String subject) {
				return Optional.ofNullable(board.notes.get(subject))
					.map((versions) -> new View(Card.saying("A note")
						.heading("A note")
						.text(versions.getLast())
						.field(Field.text("addition", "What to add"))
						.button(Button.press("note.add", "Add"))
						.button(Button.press("note.gone", "Tear off"))
						.button(Button.press("note.break", "Break"))
						.button(Button.press("note.crowded", "Crowd"))
						.button(Button.press("note.form", "Write it as a form"))
						.build(), versions.size(), ShownTo.all(Audience.EVERYONE)));
			}
		};
	}

	@Bean
	Command list(Board board) {
		return trial("list", Audience.CHAIRS, Set.of(Scope.PERSONAL), (turn, arguments) -> {
			board.write("list-1", arguments.text());
			return Reply.live("list", "list-1");
		});
	}

	@Bean
	CardView lists(Board board) {
		return new CardView() {

			@Override
			public String kind() {
				return "list";
			}

			@Override
			public Optional<View> of(String subject) {
				return of(subject, Page.FIRST);
			}

			@Override
			public Optional<View> of(String subject, Page page) {
				List<String> versions = board.notes.getOrDefault(subject, List.of());
				if (versions.isEmpty()) {
					return Optional.empty();
				}
				var pages = new Pages<>(IntStream.rangeClosed(1, 25).boxed().toList(), 10, page.number());
				Card.Builder card = Card.saying("A list").form("list").heading("A list, " + versions.getLast());
				pages.items(card, "note", (each) -> "number " + each,
						(item, each) -> item.field(Field.text("note-" + each, "What to note")));
				pages.ontoLive(card, page);
				return Optional.of(new View(card.build(), versions.size(), ShownTo.all(Audience.EVERYONE)));
			}
		};
	}

	@Bean
	CardButtons buttons(Board board) {
		return () -> Buttons.of(Audience.EVERYONE)
			.onNewest("note.add", (_, press) -> add(board, press))
			.onNewest("note.gone", (_, press) -> {
				board.notes.remove(press.subject("note").orElseThrow());
				return Reply.text("The note is gone.");
			})
			.onNewest("note.break", (_, _) -> {
				throw new IllegalStateException("secret of Child One");
			})
			.onNewest("note.crowded", (_, _) -> {
				throw new CannotAcquireLockException("two wait for each other");
			})
			.onNewest("note.form", (_, _) -> Reply.show(form(null)))
			.onNewest("form.fill", (_, press) -> fillIn(press))
			.onNewest("form.break", (_, _) -> {
				throw new IllegalStateException("secret of Child One");
			});
	}

	private static Reply add(Board board, Press press) {
		String subject = press.subject("note").orElseThrow();
		String addition = press.reading()
			.text("addition", 200)
			.orElseThrow(() -> new Refused("There is nothing to add. Write something and press Add again."));
		board.write(subject, addition);
		return Reply.live("note", subject);
	}

	private static Reply fillIn(Press press) {
		Reading reading = press.reading();
		reading.optionalDate("when").ifPresent((date) -> {
			if (date.getYear() < 2026) {
				reading.refuse("when", "That day is over.");
			}
		});
		return reading.hasProblems() ? Reply.show(form(reading.refused()))
				: Reply.text("Thank you for " + press.carried("what").orElse("nothing"));
	}

	private static Card form(@org.jspecify.annotations.Nullable Form typed) {
		Card.Builder card = Card.saying("A form")
			.heading("A form")
			.field(Field.date("when", "When"))
			.field(Field.text("who", "Who"))
			.button(Button.press("form.fill", "Send").with("what", "the form"))
			.button(Button.press("form.break", "Break"));
		return (typed != null) ? card.keeping(typed).build() : card.build();
	}

	/** What the trial commands wrote down. */
	public static class Board {

		final Map<String, List<String>> notes = new ConcurrentHashMap<>();

		public final List<String> echoed = new CopyOnWriteArrayList<>();

		public final List<String> signedIn = new CopyOnWriteArrayList<>();

		public void write(String note, String text) {
			this.notes.compute(note, (id, versions) -> {
				List<String> more = new ArrayList<>((versions != null) ? versions : List.of());
				more.add(text);
				return more;
			});
		}

		public long version(String note) {
			return this.notes.get(note).size();
		}

		public void clear() {
			this.notes.clear();
			this.echoed.clear();
			this.signedIn.clear();
		}

		@EventListener
		void on(SignedIn event) {
			this.signedIn.add(event.personId());
		}

	}

	private static Command trial(String name, Audience audience, Set<Scope> scopes, Command.Step step) {
		return new Command(name, List.of(), "", "Try " + name, audience, scopes, false, step);
	}

}
