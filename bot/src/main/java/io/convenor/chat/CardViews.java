package io.convenor.chat;

import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import io.convenor.conference.Viewer;

/** Every kind of live card there is, each shown to those only whom it is for. */
@Component
public class CardViews {

	private final ObjectProvider<CardView> views;

	private final OneReading reading;

	private final MayBeShown mayBeShown;

	CardViews(ObjectProvider<CardView> views, OneReading reading, MayBeShown mayBeShown) {
		this.views = views;
		this.reading = reading;
		this.mayBeShown = mayBeShown;
	}

	/** The subject as it stands now, for this viewer. */
	public Seen of(String kind, String subject, Viewer viewer) {
		return of(kind, subject, Page.FIRST, viewer);
	}

	/** The same, and what is asked for of it. */
	public Seen of(String kind, String subject, Page page, Viewer viewer) {
		return this.reading.of(() -> seen(kind, subject, page, viewer));
	}

	private Seen seen(String kind, String subject, Page page, Viewer viewer) {
		Optional<CardView.View> found = this.views.orderedStream()
			.filter((view) -> view.kind().equals(kind))
			.findFirst()
			.flatMap((view) -> view.of(subject, page));
		return found.<Seen>map((view) -> this.mayBeShown.to(viewer, view.shownTo()) ? new Seen.There(view)
				: new Seen.Withheld(view.shownTo()))
			.orElseGet(Seen.Gone::new);
	}

	/**
	 * The same for a card that tells of it and is itself for nobody but those it is for.
	 */
	public Optional<CardView.View> unasked(String kind, String subject) {
		return this.views.orderedStream()
			.filter((view) -> view.kind().equals(kind))
			.findFirst()
			.flatMap((view) -> view.of(subject));
	}

	boolean isPresent(Press.Seen seen, Viewer viewer) {
		return of(seen.kind(), seen.subject(), viewer) instanceof Seen.There(CardView.View view)
				&& view.version() == seen.version();
	}

	/** What a viewer sees of a subject. */
	public sealed interface Seen {

		/** Its card, where there is one for them. */
		default Optional<CardView.View> found() {
			return (this instanceof There(CardView.View view)) ? Optional.of(view) : Optional.empty();
		}

		/** Its card. */
		record There(CardView.View view) implements Seen {
		}

		/** It is not for them, or not any more. */
		record Withheld(ShownTo shownTo) implements Seen {
		}

		/** It is not there any more. */
		record Gone() implements Seen {
		}

	}

}
