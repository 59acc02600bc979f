package io.convenor.conference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

import io.convenor.people.Role;
import io.convenor.people.Standing;
import io.convenor.timescales.YamlSection;

/**
 * How each kind of meeting is prepared and run. Read when the bot starts, so that a
 * broken file stops it there and then.
 */
@Component
public final class Guides {

	private static final String PROFESSIONALS_ONLY = "professionals only";

	private static final String THOSE_TOLD_ONLY = "those told only";

	private final Map<Kind, Guide> guides;

	Guides() {
		this(Stream
			.of("initial-conference", "review-conference", "pre-birth-review", "core-group", "care-review",
					"allegations-meeting")
			.<Resource>map((name) -> new ClassPathResource("kinds/" + name + ".yaml"))
			.toList());
	}

	Guides(List<Resource> files) {
		Map<Kind, Guide> all = new EnumMap<>(Kind.class);
		files.stream().flatMap((file) -> read(file).stream()).forEach((guide) -> {
			if (all.put(guide.kind(), guide) != null) {
				throw new IllegalStateException(
						"Two files in kinds say how a meeting is run: " + guide.kind().inFile());
			}
		});
		for (Kind kind : Kind.values()) {
			if (!all.containsKey(kind)) {
				throw new IllegalStateException("No file in kinds says how a meeting is run: " + kind.inFile());
			}
		}
		this.guides = all;
	}

	/** The guides that come with the software. */
	public static Guides shipped() {
		return new Guides();
	}

	/** How meetings of a kind are prepared and run. */
	public Guide of(Kind kind) {
		Guide guide = this.guides.get(kind);
		if (guide == null) {
			throw new IllegalStateException("There is a guide for every kind");
		}
		return guide;
	}

	private static List<Guide> read(Resource resource) {
		YamlSection file = YamlSection.parse("kinds/" + resource.getFilename(), textOf(resource));
		boolean family = !file
			.oneOf("invited", new String[] { "family and professionals", PROFESSIONALS_ONLY }, String::toString)
			.equals(PROFESSIONALS_ONLY);
		boolean filed = !file
			.oneOf("outcome-goes-to", new String[] { "channel and library", THOSE_TOLD_ONLY }, String::toString)
			.equals(THOSE_TOLD_ONLY);
		YamlSection kinds = file.section("kinds");
		List<Guide> guides = new ArrayList<>();
		for (Kind kind : Kind.values()) {
			if (kinds.has(kind.inFile())) {
				if (kind.allegations() && (family || filed)) {
					throw file.broken(family ? "invited" : "outcome-goes-to",
							"a meeting about allegations stays with the professionals who are told");
				}
				guides.add(guide(kind, kinds.section(kind.inFile()), file, family, filed));
			}
		}
		kinds.nothingElse();
		file.nothingElse();
		return guides;
	}

	/** What a kind does not say for itself stands in its file for all kinds in it. */
	private static Guide guide(Kind kind, YamlSection own, YamlSection file, boolean family, boolean filed) {
		Function<String, YamlSection> where = (key) -> own.has(key) ? own : file;
		Set<Role> asked = Set.copyOf(roles("asked-for-a-report", where.apply("asked-for-a-report"), false));
		asked.stream().filter((role) -> !role.reports()).findFirst().ifPresent((role) -> {
			throw where.apply("asked-for-a-report")
				.broken("asked-for-a-report", "%s speaks for no agency that reports".formatted(role.label()));
		});
		Guide guide = new Guide(kind, own.text("for-professionals"), family ? own.text("for-family") : null,
				where.apply("run-by").text("run-by"), roles("usually-invited", where.apply("usually-invited"), family),
				asked, where.apply("agenda").lines("agenda"), where.apply("decides-from").text("decides-from"),
				where.apply("agenda-of-a-part").lines("agenda-of-a-part"),
				family ? where.apply("the-chair").text("the-chair") : null, where.apply("managed").lines("managed"),
				filed, where.apply("next-meeting").text("next-meeting"), toTheYoungPerson(own, where));
		own.nothingElse();
		if (!guide.agenda().contains(guide.decidesFrom())
				|| !guide.readBy(Role.YOUNG_PERSON).agenda().contains(guide.decidesFrom())) {
			throw where.apply("decides-from").broken("decides-from", "no line of the agenda says so");
		}
		return guide;
	}

	private static Guide.@Nullable ToTheYoungPerson toTheYoungPerson(YamlSection own,
			Function<String, YamlSection> where) {
		return !own.has("to-the-young-person") ? null
				: new Guide.ToTheYoungPerson(own.text("to-the-young-person"),
						where.apply("agenda-to-the-young-person").lines("agenda-to-the-young-person"),
						where.apply("the-chair-to-the-young-person").text("the-chair-to-the-young-person"));
	}

	private static List<Role> roles(String key, YamlSection file, boolean family) {
		List<Role> roles = file.someOf(key, Role.values(),
				(role) -> role.name().toLowerCase(Locale.ROOT).replace('_', ' '));
		roles.stream()
			.filter((role) -> role == Role.CHAIR || (!family && role.standing() == Standing.FAMILY))
			.findFirst()
			.ifPresent((role) -> {
				throw file.broken(key, "%s does not belong there".formatted(role.label()));
			});
		return roles;
	}

	private static String textOf(Resource resource) {
		try {
			return resource.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException("kinds/" + resource.getFilename() + " cannot be read", ex);
		}
	}

}
