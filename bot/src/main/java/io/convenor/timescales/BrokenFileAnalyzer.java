package io.convenor.timescales;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the one sentence about a broken file instead of a page of stack trace. */
final class BrokenFileAnalyzer extends AbstractFailureAnalyzer<BrokenFileException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, BrokenFileException cause) {
		return new FailureAnalysis(cause.getMessage(), "Put the file right at that place, and start again.", cause);
	}

}
