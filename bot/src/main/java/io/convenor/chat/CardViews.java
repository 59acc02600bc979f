package io.convenor.chat;

import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Every kind of live card there is. */
@Component
public class CardViews {

	private final ObjectProvider<CardView> views;

	private final OneReading reading;

	CardViews(ObjectProvider<CardView> views, OneReading reading) {
		this.views = views;
		this.reading = reading;
	}

	/** The subject as it stands now; empty when it is not there any more. */
	public Optional<CardView.View> of(String kind, String subject) {
		return this.reading.of(() -> this.views.orderedStream()
			.filter((view) -> view.kind().equals(kind))
			.findFirst()
			.flatMap((view) -> view.of(subject)));
	}

	boolean isPresent(Press.Seen seen) {
		return of(seen.kind(), seen.subject()).map((view) -> view.version() == seen.version()).orElse(false);
	}

}
