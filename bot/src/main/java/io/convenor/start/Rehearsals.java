package io.convenor.start;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

import io.convenor.audit.WithoutWords;

/**
 * Rehearses everything, all at once, while the bot is not ready yet. What fails or takes
 * too long stops nothing: then the first who needs it waits a second longer, and without
 * the bot they would wait until somebody came.
 */
@Component
class Rehearsals implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(Rehearsals.class);

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final List<Rehearsal> rehearsals;

	private final Duration patience;

	private final boolean nothingElse;

	private final ConfigurableApplicationContext context;

	@Autowired
	Rehearsals(ObjectProvider<Rehearsal> rehearsals,
			@Value("${convenor.start.only-rehearse:false}") boolean nothingElse,
			ConfigurableApplicationContext context) {
		this(rehearsals.orderedStream().toList(), PATIENCE, nothingElse, context);
	}

	Rehearsals(List<Rehearsal> rehearsals, Duration patience, boolean nothingElse,
			ConfigurableApplicationContext context) {
		this.rehearsals = rehearsals;
		this.patience = patience;
		this.nothingElse = nothingElse;
		this.context = context;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		CompletableFuture<?>[] all = this.rehearsals.stream()
			.map((each) -> CompletableFuture.runAsync(() -> rehearse(each), Thread::startVirtualThread))
			.toArray(CompletableFuture<?>[]::new);
		CompletableFuture.allOf(all).completeOnTimeout(null, this.patience.toMillis(), TimeUnit.MILLISECONDS).join();
		for (int number = 0; number < all.length; number++) {
			if (!all[number].isDone()) {
				log.warn("{} takes too long, so nobody waits for it", called(this.rehearsals.get(number)));
			}
		}
		if (this.nothingElse) {
			this.context.close();
		}
	}

	private static void rehearse(Rehearsal rehearsal) {
		try {
			rehearsal.rehearse();
		}
		catch (RuntimeException ex) {
			log.warn("{} failed, so the first who needs it waits longer", called(rehearsal), WithoutWords.of(ex));
		}
	}

	private static String called(Rehearsal rehearsal) {
		return "The rehearsal of " + rehearsal.getClass().getSimpleName();
	}

}
