package io.convenor.chat;

import java.util.List;

import org.mockito.Mockito;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import io.convenor.conference.NeedToKnow;

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
		List<CardAction> actions = verbs.stream().map((verb) -> CardAction.forStaff(verb, false, (_, _) -> {
			throw new NotPossible("That is not yours. Nothing was done.");
		})).toList();
		return new Turns(new Commands(beans(Command.class, List.of()), new MayBeShown(rule)), views, READING,
				Mockito.mock(Witness.class), beans(CardAction.class, actions), beans(CardSearch.class, List.of()));
	}

	private static <T> ObjectProvider<T> beans(Class<T> type, List<? extends T> all) {
		StaticListableBeanFactory factory = new StaticListableBeanFactory();
		for (T each : all) {
			factory.addBean(type.getSimpleName() + all.indexOf(each), each);
		}
		return factory.getBeanProvider(type);
	}

}
