package io.convenor.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Reference;
import io.convenor.people.Role;
import io.convenor.replies.Received;

/**
 * Everything in a mail that points to a report that was asked for. A file is filed by
 * itself only where all of it points to the same; what speaks against it makes the mail
 * wait for a person.
 */
final class Evidence {

	private static final Pattern FORWARDED = Pattern
		.compile("(?i)\\s*(?:(?:re|sv|aw|ateb|parthed)\\s*:\\s*)*(?:fwd?|wg|tr|vs|ymlaen|rv)\\s*:.*");

	private static final Pattern MARKED_AS_FORWARDED = Pattern.compile("(?im)^[ \\t>-]*forwarded message\\b");

	/** How mail programs write from whom a mail is that they quote. */
	private static final Pattern WRITTEN_BY = Pattern
		.compile("(?im)^[ \\t>*]*(?:from|oddi wrth|von|de)\\s*:[^\\n]*?([\\w.+'%-]+@[\\w-]+(?:\\.[\\w-]+)+)");

	private static final Pattern WROTE = Pattern
		.compile("(?im)^[ \\t>]*On [^\\n]{3,200}?([\\w.+'%-]+@[\\w-]+(?:\\.[\\w-]+)+)>?[^\\n]{0,40}wrote:");

	/** Of several agencies of one role, each has a number. */
	private static final Pattern COUNTED = Pattern.compile(" \\d+$");

	private static final Pattern ALTERNATIVES = Pattern.compile(" or ");

	private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

	/** Words of so many agencies' names that none is known by them. */
	private static final Set<String> COMMON = Set.of("team", "the", "and", "for", "service", "services", "trust",
			"school", "primary", "secondary", "academy", "nursery", "health", "council", "centre", "practice",
			"surgery", "police", "support", "family", "children", "childrens", "social", "care", "college", "report");

	private static final int SHORTEST_NAME = 4;

	private final Received mail;

	private final Predicate<String> ours;

	/**
	 * @param ours whether an address is one of the authority's own mailboxes, whose mails
	 * are what is answered
	 */
	Evidence(Received mail, Predicate<String> ours) {
		this.mail = mail;
		this.ours = ours;
	}

	/** Every reference in its subject. */
	List<Reference> inTheSubject() {
		return Reference.allIn(this.mail.subject());
	}

	/**
	 * Every reference in the names of its files, in what was typed and in what it quotes.
	 */
	List<Reference> elsewhere() {
		return Stream
			.concat(this.mail.files().stream(), Stream.of(this.mail.typed().fresh(), this.mail.typed().earlier()))
			.flatMap((text) -> Reference.allIn(text).stream())
			.distinct()
			.toList();
	}

	/**
	 * What speaks against its being the report that its sender was asked for.
	 * @param request what the sender was asked for, under the one reference it names
	 * @param asked everything that was asked for that conference
	 */
	Optional<Doubt> against(Request request, List<Request> asked) {
		if (this.mail.doubtful()) {
			return Optional
				.of(new Doubt("The mail system could not confirm that it comes from the address it gives.", request));
		}
		if (this.mail.files().isEmpty()) {
			return Optional.empty();
		}
		List<Request> others = asked.stream().filter((each) -> !each.id().equals(request.id())).toList();
		return answersElsewhere(request, others).or(() -> forwarded(request, others))
			.or(() -> answersAnother(request, others))
			.or(() -> namedAfterAnother(request, others));
	}

	private Optional<Doubt> answersElsewhere(Request request, List<Request> others) {
		return this.mail.replyTo()
			.stream()
			.map(Evidence::small)
			.filter((address) -> !address.isEmpty() && !address.equals(request.to().address()))
			.map((address) -> by(address, others).<@Nullable Request>map((other) -> other)
				.orElse(domain(address).equals(domain(request.to().address())) ? null : request))
			.filter(Objects::nonNull)
			.findFirst()
			.map((rather) -> new Doubt("It asks for answers at another address than it comes from.", rather));
	}

	/** What somebody else wrote and the sender passes on is not the sender's report. */
	private Optional<Doubt> forwarded(Request request, List<Request> others) {
		if (!FORWARDED.matcher(this.mail.subject()).matches()
				&& !MARKED_AS_FORWARDED.matcher(this.mail.typed().earlier()).find()) {
			return Optional.empty();
		}
		List<String> writers = writers(request);
		Optional<Request> rather = writers.stream().flatMap((writer) -> by(writer, others).stream()).findFirst();
		boolean strangers = writers.stream()
			.anyMatch((writer) -> !domain(writer).equals(domain(request.to().address())));
		return (rather.isPresent() || strangers) ? Optional
			.of(new Doubt("It passes on what somebody else wrote: the file may be theirs.", rather.orElse(request)))
				: Optional.empty();
	}

	/** Everybody writes back to the social worker; that says nothing of the file. */
	private Optional<Doubt> answersAnother(Request request, List<Request> others) {
		List<Request> agencies = others.stream().filter((each) -> each.role() != Role.SOCIAL_WORKER).toList();
		return writers(request).stream()
			.flatMap((writer) -> by(writer, agencies).stream())
			.findFirst()
			.map((rather) -> new Doubt("It answers what another agency wrote: the file may be theirs.", rather));
	}

	private Optional<Doubt> namedAfterAnother(Request request, List<Request> others) {
		return this.mail.files()
			.stream()
			.map(Evidence::words)
			.filter((file) -> !isNamedAfter(file, request, others))
			.flatMap((file) -> others.stream().filter((other) -> isNamedAfter(file, other, List.of(request))))
			.findFirst()
			.map((rather) -> new Doubt("A file of it is called after another agency.", rather));
	}

	private static boolean isNamedAfter(String file, Request request, List<Request> others) {
		return ALTERNATIVES.splitAsStream(COUNTED.matcher(request.label()).replaceFirst(""))
			.anyMatch((label) -> has(file, words(label)))
				|| names(request, others).stream().anyMatch((name) -> has(file, name));
	}

	/** The words of its name that tell an agency from the others. */
	private static Set<String> names(Request request, List<Request> others) {
		Set<String> shared = others.stream()
			.flatMap((other) -> Arrays.stream(words(other.agency()).strip().split(" ")))
			.collect(Collectors.toSet());
		Set<String> names = new HashSet<>(Arrays.asList(words(request.agency()).strip().split(" ")));
		names.removeIf((name) -> name.length() < SHORTEST_NAME || COMMON.contains(name) || shared.contains(name));
		return names;
	}

	/** In small letters, each word between two blanks. */
	private static String words(String text) {
		return " " + NO_WORD.matcher(small(text)).replaceAll(" ").strip() + " ";
	}

	private static boolean has(String file, String name) {
		return !name.isBlank() && file.contains(" " + name.strip() + " ");
	}

	/** Who wrote what it quotes, but for the sender and for us. */
	private List<String> writers(Request request) {
		String earlier = this.mail.typed().earlier();
		List<String> writers = new ArrayList<>();
		Stream.of(WRITTEN_BY, WROTE)
			.flatMap((pattern) -> pattern.matcher(earlier).results())
			.map((MatchResult found) -> small(found.group(1)))
			.filter((address) -> !address.equals(request.to().address()) && !this.ours.test(address))
			.forEach(writers::add);
		return writers;
	}

	/** Whoever writes from an agency's only domain writes for it. */
	private static Optional<Request> by(String address, List<Request> requests) {
		return requests.stream().filter((each) -> each.to().address().equals(address)).findFirst().or(() -> {
			List<Request> colleagues = requests.stream()
				.filter((each) -> domain(each.to().address()).equals(domain(address)))
				.toList();
			return (colleagues.size() == 1) ? Optional.of(colleagues.getFirst()) : Optional.empty();
		});
	}

	private static String domain(String address) {
		return address.substring(address.lastIndexOf('@') + 1);
	}

	private static String small(String text) {
		return text.strip().toLowerCase(Locale.ROOT);
	}

	/**
	 * Why a mail waits.
	 *
	 * @param because as a sentence
	 * @param rather what it may be instead
	 */
	record Doubt(String because, Request rather) {
	}

}
