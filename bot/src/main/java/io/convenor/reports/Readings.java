package io.convenor.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import io.convenor.graph.SharedMailbox.AttachedFile;
import io.convenor.graph.SharedMailbox.WrittenMail;
import io.convenor.replies.Received;
import io.convenor.replies.Typed;

/** Makes plain what came in a mail. */
@Component
class Readings {

	private static final int LONGEST_NAME = 100;

	private static final int MOST_FILES = 30;

	/** What Exchange writes of a sender that it could not confirm. */
	private static final Pattern FAILED = Pattern.compile("\\b(?:dmarc|compauth)\\s*=\\s*fail\\b");

	/** What is passed on by a gateway fails this, and is confirmed by its signature. */
	private static final Pattern FAILED_ALONE = Pattern
		.compile("(?s)(?!.*\\bdmarc\\s*=\\s*pass\\b).*\\bspf\\s*=\\s*fail\\b.*");

	private static final Typed NOT_READ = new Typed("[What it says could not be read. The email lies in the mailbox.]",
			"");

	private final Automatic automatic;

	Readings(Automatic automatic) {
		this.automatic = automatic;
	}

	Received of(ArrivedMail mail, WrittenMail written, List<AttachedFile> attached) {
		List<String> threads = new ArrayList<>(List.of(written.conversation()));
		Stream.of("in-reply-to", "references")
			.flatMap((name) -> written.header(name).stream())
			.flatMap((value) -> Arrays.stream(value.strip().split("\\s+")))
			.forEach(threads::add);
		return new Received(mail.id().toString(), mail.sender(), written.replyTo(), mail.subject(),
				Typed.of(written.body(), written.html()), threads, messageId(written), files(attached),
				mail.receivedAt(), doubtful(written), written.answersInvitation(),
				this.automatic.kindOf(mail, written.headers()) == Automatic.Sender.BOUNCE);
	}

	/** As far as it can be told without its text. */
	Received ofEnvelope(ArrivedMail mail) {
		return new Received(mail.id().toString(), mail.sender(), List.of(), mail.subject(), NOT_READ, List.of(), "",
				List.of(), mail.receivedAt(), false, false, this.automatic.kindOf(mail) == Automatic.Sender.BOUNCE);
	}

	private static String messageId(WrittenMail written) {
		return written.header("message-id").stream().findFirst().orElse("").strip();
	}

	private static boolean doubtful(WrittenMail written) {
		return written.header("authentication-results")
			.stream()
			.findFirst()
			.map((results) -> results.toLowerCase(Locale.ROOT))
			.filter((results) -> FAILED.matcher(results).find() || FAILED_ALONE.matcher(results).matches())
			.isPresent();
	}

	private static List<String> files(List<AttachedFile> attached) {
		return attached.stream()
			.limit(MOST_FILES)
			.map((file) -> Typed.of(file.name(), false).fresh().replace('\n', ' '))
			.map((name) -> name.isBlank() ? "a file without a name" : name)
			.map((name) -> (name.length() > LONGEST_NAME) ? name.substring(0, LONGEST_NAME) : name)
			.toList();
	}

}
