package io.convenor.tenant.console;

import java.util.ArrayList;
import java.util.List;

import io.convenor.tenant.calls.Call;
import io.convenor.tenant.calls.Calls;

/** Cuts the ledger of Graph calls into named steps, such as "booking" and "outcome". */
final class Steps {

	private final Calls calls;

	private final List<Begun> begun = new ArrayList<>(List.of(new Begun("From the start", 0)));

	Steps(Calls calls) {
		this.calls = calls;
	}

	/** Every call from now on belongs to this step. */
	synchronized void begin(String name) {
		this.begun.add(new Begun(name, this.calls.marker()));
	}

	/** Every step with what it took, in order. */
	synchronized List<Step> all() {
		List<Step> steps = new ArrayList<>();
		List<Call> ledger = this.calls.all();
		for (int i = 0; i < this.begun.size(); i++) {
			int from = (int) this.begun.get(i).marker();
			int to = (i + 1 < this.begun.size()) ? (int) this.begun.get(i + 1).marker() : ledger.size();
			List<Call> within = ledger.subList(from, to);
			steps.add(new Step(this.begun.get(i).name(), within.size(), within.stream().mapToInt(Call::cost).sum()));
		}
		return steps;
	}

	/**
	 * One step and what it took.
	 *
	 * @param calls how many requests Graph was sent
	 * @param cost what Graph charges for them, in resource units
	 */
	record Step(String name, int calls, int cost) {

	}

	private record Begun(String name, long marker) {

	}

}
