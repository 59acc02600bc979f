package io.convenor.chat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import org.mockito.Mockito;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import io.convenor.conference.KnownTo;
import io.convenor.conference.NeedToKnow;
import io.convenor.drafts.Refused;

/** Parts of the chat put together by hand, for tests that need no context. */
public final class Trial {

	private static final OneReading READING = new OneReading();

	private Trial() {
	}

	/** These views, under this rule. */
	public static CardViews views(NeedToKnow rule, List<CardView> views) {
		return new CardViews(beans(CardView.class, views), READING, new MayBeShown(rule));
	}

	/** Turns in which each of these buttons refuses, for staff of any kind. */
	public static Turns turns(NeedToKnow rule, CardViews views, List<String> verbs) {
		CardButtons refusing = () -> {
			Buttons buttons = Buttons.of(Audience.STAFF);
			verbs.forEach((verb) -> buttons.onAnyVersion(verb, (_, _) -> {
				throw new Refused("That is not yours. Nothing was done.");
			}));
			return buttons;
		};
		return turns(rule, views, Mockito.mock(Witness.class), refusing);
	}

	/** Turns with these buttons alone. */
	static Turns turns(NeedToKnow rule, CardViews views, Witness witness, CardButtons buttons) {
		return new Turns(new Commands(beans(Command.class, List.of()), new MayBeShown(rule)), views, READING, witness,
				beans(CardButtons.class, List.of(buttons)));
	}

	/** A chair in front of these cards and what their buttons do. */
	public static Screen screen(String chair, CardButtons buttons, CardView... cards) {
		NeedToKnow rule = KnownTo.staff(Set.of(chair), Set.of(), Set.of());
		CardViews views = views(rule, List.of(cards));
		return new Screen(turns(rule, views, Mockito.mock(Witness.class), buttons), views, chair);
	}

	/** Presses a button, as somebody who may and on the newest version. */
	public static Reply press(CardButtons card, String verb, Turn turn, Press press) {
		return Objects.requireNonNull(Buttons.together(Stream.of(card)).get(verb), verb).step().take(turn, press);
	}

	private static <T> ObjectProvider<T> beans(Class<T> type, List<? extends T> all) {
		StaticListableBeanFactory factory = new StaticListableBeanFactory();
		for (T each : all) {
			factory.addBean(type.getSimpleName() + all.indexOf(each), each);
		}
		return factory.getBeanProvider(type);
	}

}
