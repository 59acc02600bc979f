package io.convenor.conference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/** The kinds of meeting that come with the software, for tests that are about one. */
public final class SomeKinds {

	/** Every kind that comes with the software. */
	public static final Kinds SHIPPED = Kinds
		.read(List
			.of("initial-conference", "review-conference", "pre-birth-review", "core-group", "care-review",
					"allegations-meeting", "transfer-in-conference", "strategy-discussion", "family-group-conference",
					"marac")
			.stream()
			.<Resource>map((name) -> new ClassPathResource("kinds/" + name + ".yaml"))
			.toList());

	public static final Kind INITIAL_CONFERENCE = SHIPPED.named("initial-conference");

	public static final Kind FIRST_REVIEW_CONFERENCE = SHIPPED.named("first-review-conference");

	public static final Kind LATER_REVIEW_CONFERENCE = SHIPPED.named("later-review-conference");

	public static final Kind PRE_BIRTH_REVIEW_CONFERENCE = SHIPPED.named("pre-birth-review-conference");

	public static final Kind CORE_GROUP_MEETING = SHIPPED.named("core-group-meeting");

	public static final Kind LATER_CORE_GROUP_MEETING = SHIPPED.named("later-core-group-meeting");

	public static final Kind FIRST_CARE_REVIEW = SHIPPED.named("first-care-review");

	public static final Kind SECOND_CARE_REVIEW = SHIPPED.named("second-care-review");

	public static final Kind LATER_CARE_REVIEW = SHIPPED.named("later-care-review");

	public static final Kind ALLEGATIONS_MEETING = SHIPPED.named("allegations-meeting");

	public static final Kind ALLEGATIONS_REVIEW = SHIPPED.named("allegations-review");

	public static final Kind MARAC = SHIPPED.named("marac");

	private SomeKinds() {
	}

	/** The kinds of one shipped file, with something in it otherwise. */
	public static Kinds with(String file, UnaryOperator<String> change) {
		try {
			String shipped = new ClassPathResource("kinds/" + file).getContentAsString(StandardCharsets.UTF_8);
			return Kinds.read(List.of(new ByteArrayResource(change.apply(shipped).getBytes(StandardCharsets.UTF_8)) {
				@Override
				public String getFilename() {
					return file;
				}
			}));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What a kind can decide, by its name in the file. */
	public static Decision decision(Kind kind, String name) {
		return kind.decision(name).orElseThrow();
	}

	/** For tests of tables alone, which import it. */
	static class Beans {

		@Bean
		Kinds kinds() {
			return SHIPPED;
		}

	}

}
