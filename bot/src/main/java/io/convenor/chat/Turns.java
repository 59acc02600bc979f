package io.convenor.chat;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

import io.convenor.audit.WithoutWords;
import io.convenor.chat.cards.Card;
import io.convenor.chat.cards.Left;
import io.convenor.conference.Reference;
import io.convenor.drafts.Refused;

/**
 * Brings what people say and press to the command or the button it is for. Nothing a
 * command throws goes further than here: the person gets a sentence instead.
 */
@Component
public class Turns implements SmartInitializingSingleton {

	private static final Logger log = LoggerFactory.getLogger(Turns.class);

	private static final String CHANGED_MEANWHILE = "This had changed since your card was shown, so nothing was done. "
			+ "Here is how it stands now; please look and press again if it is still right.";

	private static final String JUST_CHANGING = "That is being changed at this very moment, so nothing was done. "
			+ "Please type it again.";

	private final Commands commands;

	private final CardViews views;

	private final OneReading reading;

	private final Witness witness;

	private final Map<String, Buttons.Line> buttons;

	Turns(Commands commands, CardViews views, OneReading reading, Witness witness,
			ObjectProvider<CardButtons> buttons) {
		this.reading = reading;
		this.commands = commands;
		this.views = views;
		this.witness = witness;
		this.buttons = Buttons.together(buttons.stream());
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.commands.requireDistinctNames();
	}

	/** A person wrote something. */
	public Reply said(Turn turn) {
		try {
			return understand(turn);
		}
		catch (Refused ex) {
			this.witness.refused(turn, called(turn));
			return Reply.text(ex.sentence());
		}
		catch (ConcurrencyFailureException ex) {
			return Reply.text(JUST_CHANGING);
		}
		catch (RuntimeException ex) {
			return Reply.text(apology(ex));
		}
	}

	/**
	 * What nobody is answered: it is not written down, and who is staff is not asked.
	 */
	public Reply.Message rehearsed(Turn turn) {
		this.commands.find(turn.text());
		return this.reading.of(() -> Help.listing(this.commands.all().toList(), turn));
	}

	/** A person pressed a button with this verb. */
	public Outcome pressed(Turn turn, String verb, Press press) {
		try {
			return new Outcome.Answered(act(turn, verb, press), press.left());
		}
		catch (OutOfDate | ConcurrencyFailureException ex) {
			Press.Seen card = press.card();
			return (card != null)
					? new Outcome.Answered(Reply.live(card.kind(), card.subject()).saying(CHANGED_MEANWHILE),
							press.all())
					: new Outcome.Kept(409, CHANGED_MEANWHILE);
		}
		catch (Refused ex) {
			return refused(turn, verb, press, ex);
		}
		catch (RuntimeException ex) {
			return kept(press, 500, apology(ex));
		}
	}

	/** What is wrong with a field stands above it; everything that was typed stays. */
	private Outcome refused(Turn turn, String verb, Press press, Refused refused) {
		Press.Seen card = press.card();
		if (card == null || refused.problems().isEmpty()) {
			this.witness.refused(turn, this.buttons.containsKey(verb) ? verb : "a button that is not there", press);
			return kept(press, 400, refused.sentence());
		}
		return new Outcome.Answered(Reply.live(card.kind(), card.subject()).keeping(press.refused(refused.problems())),
				press.left());
	}

	/** What to say when something nobody foresaw happened; the log has the cause. */
	public static String apology(RuntimeException cause) {
		ErrorReference reference = ErrorReference.create();
		log.error("A turn failed, reference {}", reference, WithoutWords.of(cause));
		if (withoutRecords(cause)) {
			return "I cannot get at my records at this moment: very many people may be asking at once, or my database "
					+ "may be out of reach. Nothing is left half done, and what was saved before is as it was. In a minute "
					+ "please look whether this was done, and do it again if it was not; if it happens again, give the "
					+ "administration team this reference: " + reference + ".";
		}
		return "Something went wrong on my side and I could not finish. Whatever was saved before is as it was, "
				+ "and nothing was left half done. Please try again in a minute; if it happens again, "
				+ "give the administration team this reference: " + reference + ".";
	}

	/** No connection was to be had, or it broke. */
	private static boolean withoutRecords(RuntimeException cause) {
		return cause instanceof CannotCreateTransactionException || cause instanceof DataAccessResourceFailureException
				|| cause instanceof TransactionSystemException;
	}

	private Reply understand(Turn turn) {
		Optional<Commands.Found> found = this.commands
			.find(Commands.plain(turn.text()).isEmpty() ? "help" : turn.text());
		if (found.isEmpty()) {
			return Reply.text(unknown(turn));
		}
		Command command = found.get().command();
		if (!this.commands.belongs(turn.who(), command.audience())) {
			return Reply.text("“" + command.name() + "” is for " + who(command.audience())
					+ ", and I do not know you as one of them. Type help to see what you can ask me for.");
		}
		if (!command.scopes().contains(turn.where().scope())) {
			return Reply.text(turn.isPrivate()
					? "“" + command.name() + "” works in a channel of your team: mention me there and type it again."
					: "“" + command.name() + "” is for our private chat, so that only you see the answer. "
							+ "Open a chat with me and type it there.");
		}
		Reference.allIn(turn.text()).stream().filter((each) -> !each.isGenuine()).findFirst().ifPresent((each) -> {
			throw new Refused(each.notOurs() + ". Look at it again and type it anew.");
		});
		Reply reply = command.onlyReads() ? this.reading.of(() -> command.handle(turn, found.get().arguments()))
				: command.handle(turn, found.get().arguments());
		if (reply instanceof Reply.Show) {
			this.witness.saw(turn, command.name());
		}
		return reply;
	}

	private String unknown(Turn turn) {
		return this.commands.nearest(turn.text(), turn)
			.map((command) -> "I do not know that one. Did you mean “" + command.name() + "”? "
					+ "Type it again, or type help to see what you can ask me for.")
			.orElse("I am sorry, I did not understand that. Type help to see what you can ask me for.");
	}

	private Reply act(Turn turn, String verb, Press press) {
		Buttons.Line button = this.buttons.get(verb);
		if (button == null) {
			throw new Refused("That button does not do anything any more. Type help to see what you can ask me for.");
		}
		if (!this.commands.belongs(turn.who(), button.audience())) {
			throw new Refused("That button is for " + who(button.audience())
					+ ", and I do not know you as one of them. Nothing was done.");
		}
		if (button.newest() && press.card() != null && !this.views.isPresent(press.card(), turn.viewer())) {
			throw new OutOfDate("The card shows an older version");
		}
		if (button.inPrivate() && !turn.isPrivate()) {
			throw new Refused("Ask me in our private chat: here others would read it too.");
		}
		return button.onlyReads() ? this.reading.of(() -> button.step().take(turn, press))
				: button.step().take(turn, press);
	}

	/** The command that was meant; never what else was typed. */
	private String called(Turn turn) {
		return this.commands.find(turn.text()).map((found) -> found.command().name()).orElse("something");
	}

	private static Outcome kept(Press press, int status, String sentence) {
		Press.Seen card = press.card();
		return (card != null)
				? new Outcome.Answered(Reply.live(card.kind(), card.subject()).saying(sentence).keeping(press.form()),
						press.left())
				: new Outcome.Kept(status, sentence);
	}

	private static String who(Audience audience) {
		return switch (audience) {
			case EVERYONE -> "everyone";
			case CHAIRS -> "chairs and reviewing officers";
			case ADMINISTRATORS -> "the administration team";
			case CUSTODIANS -> "the custodians of a group";
			case STAFF -> "chairs, reviewing officers and the administration team";
		};
	}

	/** What came of a pressed button. */
	public sealed interface Outcome {

		/** The reply takes the place of the card, but for what is left in its form. */
		record Answered(Reply reply, Left left) implements Outcome {

			/**
			 * A plain sentence about a live card stands above it rather than instead of
			 * it.
			 */
			public Reply onTopOf(Press.@Nullable Seen card) {
				return switch (this.reply) {
					case Reply.Text(String text) when card != null ->
						Reply.live(card.kind(), card.subject()).saying(text).leaving(this.left);
					case Reply.Live live when live.kept() == null -> live.leaving(this.left);
					case Reply.Show(Card shown) -> Reply.show(shown.leaving(this.left));
					default -> this.reply;
				};
			}

		}

		/** Nothing was done; the card stays, with what the person filled in. */
		record Kept(int status, String sentence) implements Outcome {

		}

	}

}
