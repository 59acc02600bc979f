package io.convenor.chat.cover;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.convenor.chat.Audience;
import io.convenor.chat.Buttons;
import io.convenor.chat.CardButtons;
import io.convenor.chat.Press;
import io.convenor.chat.Reply;
import io.convenor.drafts.Refused;
import io.convenor.drafts.Submission;
import io.convenor.scheduling.cover.Cover;
import io.convenor.scheduling.cover.Covers;
import org.springframework.stereotype.Component;

/** The buttons of a proposal of cover. */
@Component
class CoverActions implements CardButtons {

	static final String LOOK = "cover.look";

	static final String CONFIRM = "cover.confirm";

	private final Covers covers;

	CoverActions(Covers covers) {
		this.covers = covers;
	}

	@Override
	public Buttons buttons() {
		return Buttons.of(Audience.STAFF)
			.onNewest(LOOK, step(this.covers::look))
			.onNewest(CONFIRM, step(this.covers::confirm));
	}

	/** The room asks whose proposal it is and which version was seen. */
	private Buttons.Step step(Function<Submission, Cover> step) {
		return (turn, press) -> {
			Submission submission = press.submission(CoverCard.KIND, fields(press), turn)
				.orElseThrow(() -> new Refused("That card is not one I can act on. Type cover to begin."));
			return Reply.live(CoverCard.KIND, step.apply(submission).id().toString());
		};
	}

	private List<String> fields(Press press) {
		List<String> fields = new ArrayList<>(List.of(Cover.CHAIR, Cover.FROM, Cover.UNTIL));
		press.id(CoverCard.KIND)
			.flatMap(this.covers::find)
			.ifPresent((cover) -> cover.plan().lines().forEach((line) -> {
				fields.add(Cover.field(line));
				fields.add(Cover.whyField(line));
			}));
		return fields;
	}

}
