package io.convenor.outcomes;

import io.convenor.conference.Conference;

/** An outcome that its chair is at work on, and the conference it is of. */
record OpenOutcome(Outcome outcome, Conference conference) {
}
