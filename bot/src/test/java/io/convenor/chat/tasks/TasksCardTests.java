package io.convenor.chat.tasks;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import io.convenor.chat.Screen;
import io.convenor.chat.Trial;
import io.convenor.chat.teams.CardScreen;
import io.convenor.conference.Caseload;
import io.convenor.conference.Conference;
import io.convenor.conference.Conferences;
import io.convenor.conference.SomeKinds;
import io.convenor.outcomes.SampleConferences;
import io.convenor.scheduling.tasks.Task;
import io.convenor.scheduling.tasks.Tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

class TasksCardTests {

	private final Conference conference = SampleConferences.of(SomeKinds.INITIAL_CONFERENCE);

	private final Task reception = task("Meet Kim Marsh at the reception");

	private final Task interpreter = task("See that Kim Marsh has an interpreter");

	private final Screen helen = helen();

	@Test
	void whoListensTellsTheFieldsAndButtonsOfTwoTasksApart() {
		assertThat(this.helen.names()).containsExactly("Who did it (leave empty if it was you), task 1", "Note, task 1",
				"Tick off task 1", "Who did it (leave empty if it was you), task 2", "Note, task 2", "Tick off task 2");
		assertThat(this.helen.words()).contains("1. Meet Kim Marsh at the reception",
				"2. See that Kim Marsh has an interpreter");
	}

	@Test
	void whatIsTypedOfOneTaskStaysWhileAnotherIsTickedOff() {
		this.helen.presses("Tick off task 1",
				Map.of("note." + this.reception.id(), "met", "note." + this.interpreter.id(), "asked on Monday"));
		assertThat(this.helen.words()).contains("Ticked off.");
		assertThat(this.helen.fields()).containsEntry("note." + this.interpreter.id(), "asked on Monday")
			.doesNotContainKey("note." + this.reception.id());
	}

	private Screen helen() {
		Conferences conferences = Mockito.mock(Conferences.class);
		given(conferences.findById(this.conference.id())).willReturn(Optional.of(this.conference));
		Tasks tasks = Mockito.mock(Tasks.class);
		given(tasks.about(this.conference.id())).willReturn(List.of(this.reception, this.interpreter));
		TasksCard card = new TasksCard(tasks, conferences, Mockito.mock(CardScreen.class),
				Mockito.mock(Caseload.class));
		return Trial.screen(SampleConferences.HELEN, card, card).opens("tasks", this.conference.id().toString());
	}

	private Task task(String sentence) {
		return new Task(UUID.randomUUID(), this.conference.id(), "The administration team", sentence,
				LocalDateTime.of(2026, 3, 3, 9, 45), null, null, null, 1);
	}

}
