package io.convenor.reports;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.convenor.conference.Reference;
import io.convenor.people.Role;
import io.convenor.replies.Received;
import io.convenor.replies.Typed;

/**
 * Everything in a mail that points to a report that was asked for. A file is filed by
 * itself only where all of it points to the same; what speaks against it makes the mail
 * wait for a person.
 */
final class Evidence {

	private static final Pattern FORWARDED = Pattern
		.compile("(?i)\\s*(?:(?:re|sv|aw|ateb|parthed)\\s*:\\s*)*(?:fwd?|wg|tr|vs|ymlaen|rv)\\s*:.*");

	private static final Pattern MARKED_AS_FORWARDED = Pattern
		.compile("(?im)^[ \\t>-]{0,40}(?:begin )?forwarded message\\b");

	/** Bounded in each part, since anybody can write anything. */
	private static final Pattern ADDRESS = Pattern.compile("[\\w.+'%-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,8}");

	/**
	 * How mail programs write from whom a mail is that they quote; some leave out the
	 * address.
	 */
	private static final Pattern WRITTEN_BY = Pattern
		.compile("(?im)^[ \\t>*]{0,20}(?:from|oddi wrth|von|de)\\*?[ \\t]{0,5}:([^\\n]{1,300})\\n(?:[ \\t>]{0,20}\\n)?"
				+ "[ \\t>*]{0,20}(?:sent|date|to|cc|subject|reply-to|anfonwyd|dyddiad|at|pwnc)\\*?[ \\t]{0,5}:"
				+ "|^[ \\t>]{0,20}On ([^\\n]{3,200}(?:\\n[^\\n]{0,120})?)wrote:");

	/** Of several agencies of one role, each has a number. */
	private static final Pattern COUNTED = Pattern.compile(" \\d+$");

	private static final Pattern ALTERNATIVES = Pattern.compile(" or ");

	private static final Pattern BLANK = Pattern.compile(" ");

	private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

	/** Words of so many agencies' names that none is known by them. */
	private static final Set<String> COMMON = Set.of("services", "secondary", "children", "childrens", "hospital",
			"community", "foundation", "constabulary", "visiting", "partnership", "education");

	/** A shorter word may as well be somebody's name. */
	private static final int LONG_ENOUGH_ALONE = 8;

	private static final Pattern FOLLOWS = Pattern
		.compile("(?i)\\breport\\b[^.!?\\n]{0,40}\\b(?:(?:will|to|shall) follow|follows)\\b"
				+ "|\\b(?:will|shall) (?:send|forward|email|submit)\\b[^.!?\\n]{0,40}\\breport\\b");

	private static final Pattern REPORT = Pattern.compile(" (?:report|adroddiad) ");

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
		List<Request> others = asked.stream()
			.filter((each) -> each.stands() && !each.id().equals(request.id()))
			.toList();
		Written written = new Written(this.mail.subject(), this.mail.typed(), this.ours);
		return answersElsewhere(request, others).or(() -> written.forwarded(request, others))
			.or(() -> comesLater(request))
			.or(() -> written.answersAnother(request, others))
			.or(() -> namedAfterAnother(request, others));
	}

	/**
	 * What speaks against its being the report of whoever was asked, where it lay in a
	 * mail that came within another: who wrote that, and what it passes on itself.
	 */
	static Optional<Doubt> passedOn(MailWithin mail, Request request, List<Request> asked, Predicate<String> ours) {
		if (mail.writer().isEmpty()) {
			return Optional
				.of(new Doubt("A file lies in an attached email, and I cannot tell who wrote that.", request));
		}
		if (ours.test(mail.writer())) {
			return Optional.empty();
		}
		List<Request> others = asked.stream()
			.filter((each) -> each.stands() && !each.id().equals(request.id()))
			.toList();
		if (!writesFor(mail.writer(), request, others)) {
			return Optional.of(new Doubt("A file lies in an attached email that somebody else wrote: it may be theirs.",
					by(mail.writer(), request, others).orElse(request)));
		}
		Written written = new Written(mail.subject(), mail.typed(), ours);
		return written.forwarded(request, others).or(() -> written.answersAnother(request, others));
	}

	/** The last address in a text, in small letters; empty where there is none. */
	static String address(String text) {
		return ADDRESS.matcher(text).results().map((address) -> small(address.group())).reduce("", (_, last) -> last);
	}

	/** A file beside these words may be anything. */
	private Optional<Doubt> comesLater(Request request) {
		boolean called = this.mail.files().stream().anyMatch((file) -> REPORT.matcher(words(file)).find());
		return (!called && FOLLOWS.matcher(this.mail.typed().fresh()).find())
				? Optional.of(new Doubt("It says that the report follows: the file may be something else.", request))
				: Optional.empty();
	}

	private Optional<Doubt> answersElsewhere(Request request, List<Request> others) {
		return this.mail.replyTo()
			.stream()
			.map(Evidence::small)
			.filter((address) -> !address.isEmpty() && !address.equals(request.to().address()))
			.filter((address) -> !writesFor(address, request, others))
			.findFirst()
			.map((address) -> by(address, request, others).orElse(request))
			.map((rather) -> new Doubt("It asks for answers at another address than it comes from.", rather));
	}

	private Optional<Doubt> namedAfterAnother(Request request, List<Request> others) {
		return namedAfterAnother(this.mail.files(), request, others);
	}

	/** What speaks against a report whose files are called so. */
	static Optional<Doubt> namedAfterAnother(List<String> files, Request request, List<Request> asked) {
		List<Request> others = asked.stream()
			.filter((each) -> each.stands() && !each.id().equals(request.id()))
			.toList();
		List<Request> agencies = agencies(others);
		return files.stream().map(Evidence::words).flatMap((file) -> {
			int own = longestName(file, request, others);
			return agencies.stream().filter((other) -> longestName(file, other, without(others, other, request)) > own);
		}).findFirst().map((rather) -> new Doubt("A file of it is called after another agency.", rather));
	}

	private static List<Request> agencies(List<Request> requests) {
		return requests.stream().filter((each) -> each.role() != Role.SOCIAL_WORKER).toList();
	}

	private static List<Request> without(List<Request> all, Request one, Request and) {
		return Stream.concat(all.stream().filter((each) -> !each.id().equals(one.id())), Stream.of(and)).toList();
	}

	/** How many letters of a file's name call it after an agency; 0 where none do. */
	private static int longestName(String file, Request request, List<Request> others) {
		return Stream
			.concat(ALTERNATIVES.splitAsStream(COUNTED.matcher(request.label()).replaceFirst("")).map(Evidence::words),
					names(request, others))
			.filter((name) -> !name.isBlank() && file.contains(name))
			.mapToInt(String::length)
			.max()
			.orElse(0);
	}

	/** How an agency's name begins, and those of its words that no other has. */
	private static Stream<String> names(Request request, List<Request> others) {
		Set<String> shared = others.stream()
			.flatMap((other) -> BLANK.splitAsStream(words(other.agency()).strip()))
			.collect(Collectors.toSet());
		List<String> own = BLANK.splitAsStream(words(request.agency()).strip()).toList();
		Stream<String> begins = (own.size() > 1 && !shared.containsAll(own.subList(0, 2)))
				? Stream.of(own.get(0) + " " + own.get(1)) : Stream.empty();
		Stream<String> alone = own.stream()
			.filter((name) -> name.length() >= LONG_ENOUGH_ALONE && !COMMON.contains(name) && !shared.contains(name));
		return Stream.concat(begins, alone).map((name) -> " " + name + " ");
	}

	/** In small letters, each word between two blanks. */
	private static String words(String text) {
		return " " + NO_WORD.matcher(small(text)).replaceAll(" ").strip() + " ";
	}

	/** Whoever writes from the domain of one agency alone writes for it. */
	private static Optional<Request> by(String address, Request request, List<Request> requests) {
		return requests.stream().filter((each) -> each.to().address().equals(address)).findFirst().or(() -> {
			List<Request> colleagues = requests.stream()
				.filter((each) -> domain(each.to().address()).equals(domain(address)))
				.toList();
			return (colleagues.size() == 1 && !domain(address).equals(domain(request.to().address())))
					? Optional.of(colleagues.getFirst()) : Optional.empty();
		});
	}

	/** The other agency for which it may have been written; empty where none is known. */
	private static Optional<Request> whose(String address, Request request, List<Request> others) {
		boolean shared = domain(address).equals(domain(request.to().address())) && !writesFor(address, request, others);
		return by(address, request, others).or(() -> shared ? Optional.of(request) : Optional.empty());
	}

	/** At a domain that another agency has, too, nobody knows a colleague by it. */
	private static boolean writesFor(String address, Request request, List<Request> others) {
		String own = request.to().address();
		return address.equals(own) || (domain(address).equals(domain(own))
				&& others.stream().noneMatch((other) -> domain(other.to().address()).equals(domain(own))));
	}

	/**
	 * The one that was asked at the domain of an address; null where none or several
	 * were.
	 */
	static @Nullable Request ofTheSameDomain(String address, List<Request> requests) {
		List<Request> there = requests.stream()
			.filter((each) -> each.stands() && domain(each.to().address()).equals(domain(address)))
			.toList();
		return (there.size() == 1) ? there.getFirst() : null;
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

	/** What a mail says, and what it quotes. */
	private record Written(String subject, Typed typed, Predicate<String> ours) {

		/**
		 * What somebody else wrote and the sender passes on is not the sender's report.
		 */
		Optional<Doubt> forwarded(Request request, List<Request> others) {
			if (!FORWARDED.matcher(this.subject).matches() && !MARKED_AS_FORWARDED.matcher(text()).find()) {
				return Optional.empty();
			}
			Optional<String> writer = writers().findFirst().filter((address) -> !address.isEmpty());
			if (writer.isEmpty()) {
				return Optional.of(new Doubt("It passes something on, and I cannot tell who wrote it.", request));
			}
			return writer.filter((address) -> !this.ours.test(address) && !writesFor(address, request, others))
				.map((address) -> new Doubt("It passes on what somebody else wrote: the file may be theirs.",
						by(address, request, others).orElse(request)));
		}

		/** Everybody writes back to the social worker; that says nothing of the file. */
		Optional<Doubt> answersAnother(Request request, List<Request> others) {
			List<Request> agencies = agencies(others);
			return writers().filter((writer) -> !this.ours.test(writer))
				.flatMap((writer) -> whose(writer, request, agencies).stream())
				.findFirst()
				.map((rather) -> new Doubt("It answers what another agency wrote: the file may be theirs.", rather));
		}

		/** Who wrote what it quotes, the latest first; empty where no address says so. */
		private Stream<String> writers() {
			return WRITTEN_BY.matcher(text())
				.results()
				.map((found) -> Objects.requireNonNullElse(found.group(1), found.group(2)))
				.map(Evidence::address);
		}

		/** Who typed nothing has what is quoted in the place of it. */
		private String text() {
			return this.typed.fresh() + "\n" + this.typed.earlier();
		}

	}

}
