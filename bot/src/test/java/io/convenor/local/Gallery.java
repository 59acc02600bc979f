package io.convenor.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.DigestUtils;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import io.convenor.chat.CardView;
import io.convenor.conference.Offices;
import io.convenor.tenant.teams.Card;
import io.convenor.tenant.teams.Chat;
import io.convenor.tenant.world.CalendarEntry;
import io.convenor.tenant.world.LibraryFile;
import io.convenor.tenant.world.MailItem;

/**
 * What people were given in the stories that were told, kept in the build's folder so
 * that all of it can be drawn and measured once: of each kind one for each shape, and of
 * each shape the longest.
 */
public final class Gallery {

	/** Names the folder; where nobody does, nothing is kept. */
	private static final String FOLDER = "convenor.gallery";

	private static final Pattern IDS = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|\\d+|CP-[0-9A-Z]{5}");

	/** By what our part of an entry is found again; people put meetings there, too. */
	private static final String OURS = "convenor-invitation";

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Path folder;

	private Gallery(Path folder) {
		this.folder = folder;
	}

	/** What hangs in it, in this build. */
	public static Gallery ofThisBuild() {
		return found().orElseThrow(() -> new IllegalStateException(
				"Nothing was kept: -D" + FOLDER + " names the folder, as Maven does when it runs the tests"));
	}

	private static Optional<Gallery> found() {
		return Optional.ofNullable(System.getProperty(FOLDER)).map(Path::of).map(Gallery::new);
	}

	/** Keeps what the people of a town were given by a bot that is about to stop. */
	static void hang(LocalTown town, LocalBot bot) {
		found().ifPresent((gallery) -> {
			try {
				gallery.keep(town, bot);
			}
			catch (DataAccessException ex) {
				// A story that ends without its database has been kept by others.
				System.out.println("Nothing is kept of this story: " + ex.getMessage());
			}
		});
	}

	/** Every card, with its kind, whether it was stored, and whom its banner names. */
	public List<Hung> cards() {
		return read("cards");
	}

	/** Every mail, calendar entry and page. */
	public List<Hung> letters() {
		return read("letters");
	}

	/** Every kind of card that the bot shows and keeps up to date. */
	public Set<String> kindsOfCards() {
		return new LinkedHashSet<>(lines("kinds"));
	}

	/** Every template that letters were written from. */
	public Set<String> templates() {
		return new LinkedHashSet<>(lines("templates"));
	}

	private void keep(LocalTown town, LocalBot bot) {
		takeDownEarlierOnes();
		JdbcClient database = bot.part(JdbcClient.class);
		Map<String, String> kinds = new HashMap<>();
		database.sql("select id::text, kind from posted_card").query((row) -> {
			kinds.put(row.getString(1), row.getString(2));
		});
		List<String> names = Stream
			.concat(town.tenant()
				.directory()
				.people()
				.stream()
				.flatMap((each) -> Stream.of(each.displayName(), each.address())),
					database.sql("select name from invitee union select address from invitee")
						.query(String.class)
						.list()
						.stream())
			.filter((each) -> !each.isBlank())
			.distinct()
			.toList();
		keepLines("kinds", bot.parts(CardView.class).map(CardView::kind));
		for (Chat chat : town.teams().everyChat()) {
			chat.fromBot().forEach((message) -> message.versions().forEach((activity) -> {
				for (JsonNode attachment : activity.path("attachments")) {
					if (attachment.path("contentType").asString("").endsWith("card.adaptive")) {
						keepCard(attachment.path("content"), activity, kinds, names);
					}
				}
			}));
			chat.answers().stream().map(Card::json).forEach((card) -> keepCard(card, null, kinds, names));
		}
		WrittenLetters written = bot.part(WrittenLetters.class);
		keepLines("templates", written.templates());
		Set<String> ours = bot.part(Offices.class)
			.all()
			.map((office) -> office.mailbox().toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
		town.tenant().mailboxes().addresses().forEach((mailbox) -> {
			if (ours.contains(mailbox.toLowerCase(Locale.ROOT))) {
				town.tenant().mailboxes().sent(mailbox).forEach((mail) -> keepMail(mail, written));
			}
			town.tenant()
				.calendars()
				.of(mailbox)
				.stream()
				.filter(CalendarEntry::organisedHere)
				.filter((entry) -> entry.html().contains(OURS))
				.forEach((entry) -> keepLetter("entry", entry.subject(), entry.html(), written));
		});
		town.tenant()
			.library()
			.files()
			.stream()
			.filter((file) -> file.name().endsWith(".html"))
			.forEach((file) -> keepPage(file, written));
	}

	private void takeDownEarlierOnes() {
		try (Stream<Path> all = Files.exists(this.folder.getParent()) ? Files.list(this.folder.getParent())
				: Stream.of()) {
			for (Path earlier : all.filter((each) -> !each.equals(this.folder)).toList()) {
				FileSystemUtils.deleteRecursively(earlier);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void keepMail(MailItem mail, WrittenLetters written) {
		if (mail.meeting() == null) {
			keepLetter("mail", mail.subject(), mail.html(), written);
		}
	}

	private void keepPage(LibraryFile file, WrittenLetters written) {
		keepLetter("page", file.name(), new String(file.bytes(), StandardCharsets.UTF_8), written);
	}

	private void keepLetter(String what, String subject, String html, WrittenLetters written) {
		Optional<WrittenLetters.Written> origin = written.origin(html);
		String template = origin.map(WrittenLetters.Written::template).orElse("unknown");
		String role = origin.map(WrittenLetters.Written::role).orElse("");
		ObjectNode kept = JSON.createObjectNode()
			.put("kind", template)
			.put("what", what)
			.put("role", role)
			.put("subject", subject)
			.put("html", html);
		keep("letters", template.replace('/', '.'), what + role + shape(Jsoup.parse(html).body()), kept);
	}

	private void keepCard(JsonNode card, JsonNode activity, Map<String, String> kinds, List<String> names) {
		String kind = Optional.ofNullable(kinds.get(idOf(card)))
			.filter((each) -> !each.equals("stays"))
			.orElseGet(() -> "list: " + heading(card));
		String banner = card.path("fallbackText").asString("")
				+ ((activity != null) ? "\n" + activity.path("summary").asString("") : "");
		List<String> named = names.stream().filter((name) -> names(banner, name)).toList();
		ObjectNode kept = JSON.createObjectNode().put("kind", kind).put("stored", activity != null);
		named.forEach(kept.putArray("named")::add);
		kept.put("banner", banner);
		kept.put("bytes", 2 * ((activity != null) ? activity : card).toString().length());
		kept.set("card", card);
		keep("cards", kind, (activity != null) + " " + named.isEmpty() + shape(card), kept);
	}

	private static boolean names(String banner, String name) {
		return banner.contains(name) || Stream.of(name.substring(name.lastIndexOf(' ') + 1))
			.filter((last) -> last.length() > 3)
			.anyMatch((last) -> Pattern.compile("\\b" + Pattern.quote(last) + "\\b").matcher(banner).find());
	}

	/** The id that the buttons of a live card carry. */
	private static String idOf(JsonNode card) {
		return card.findValues("convenor")
			.stream()
			.map((ours) -> ours.path("card").asString(""))
			.filter((id) -> !id.isEmpty())
			.findFirst()
			.orElse("");
	}

	private static String heading(JsonNode card) {
		String first = card.findValues("text").stream().map((text) -> text.asString("")).findFirst().orElse("");
		String masked = IDS.matcher(first).replaceAll("").replaceAll("[^A-Za-z ]", "").strip();
		return masked.substring(0, Math.min(24, masked.length())).strip();
	}

	/** What it is made of, without its words; what is there several times counts once. */
	private static String shape(JsonNode card) {
		StringBuilder shape = new StringBuilder(card.path("type").asString(""));
		Stream.of("verb", "id", "style", "isRequired", "mode", "color")
			.filter(card::has)
			.forEach((name) -> shape.append(' ').append(IDS.matcher(card.path(name).asString("")).replaceAll("#")));
		Stream.of("body", "items", "columns", "inlines", "actions").filter(card::has).forEach((name) -> {
			Set<String> children = new LinkedHashSet<>();
			card.path(name).forEach((child) -> children.add(shape(child)));
			shape.append(name).append(children);
		});
		return shape.toString();
	}

	private static String shape(Element element) {
		Set<String> children = new LinkedHashSet<>();
		element.children().forEach((child) -> children.add(shape(child)));
		return element.tagName() + children;
	}

	private void keep(String room, String kind, String shape, ObjectNode what) {
		Path file = this.folder.resolve(room)
			.resolve(kind.replaceAll("[^A-Za-z.-]+", "-").toLowerCase(Locale.ROOT))
			.resolve(DigestUtils.md5DigestAsHex(shape.getBytes(StandardCharsets.UTF_8)) + ".json");
		byte[] bytes = JSON.writeValueAsBytes(what);
		try {
			if (!Files.exists(file) || Files.size(file) < bytes.length) {
				write(file, bytes);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Several JVMs keep things at once. */
	private static void write(Path file, byte[] bytes) throws IOException {
		Files.createDirectories(file.getParent());
		Path whole = Files.write(file.resolveSibling(UUID.randomUUID() + ".tmp"), bytes);
		Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
	}

	/** Each is a name of its own, so that several JVMs can add to them. */
	private void keepLines(String list, Stream<String> lines) {
		lines.forEach((line) -> {
			try {
				write(this.folder.resolve(list).resolve(line.replace('/', '.')), line.getBytes(StandardCharsets.UTF_8));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	private List<String> lines(String list) {
		try (Stream<Path> files = Files.list(this.folder.resolve(list))) {
			List<String> lines = new ArrayList<>();
			for (Path file : files.sorted().toList()) {
				lines.add(Files.readString(file));
			}
			return lines;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No story was told before this", ex);
		}
	}

	private List<Hung> read(String room) {
		List<Hung> all = new ArrayList<>();
		try (Stream<Path> files = Files.walk(this.folder.resolve(room))) {
			files.filter((file) -> file.toString().endsWith(".json"))
				.sorted()
				.forEach((file) -> all.add(new Hung(this.folder.relativize(file).toString(), read(file))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No story was told before this", ex);
		}
		return all;
	}

	private static JsonNode read(Path file) {
		try {
			return JSON.readTree(Files.readAllBytes(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * One thing that somebody was given.
	 *
	 * @param name where it lies in the gallery
	 */
	public record Hung(String name, JsonNode what) {

		/** The kind of card, or the template of the letter. */
		public String kind() {
			return this.what.path("kind").asString("");
		}

	}

}
