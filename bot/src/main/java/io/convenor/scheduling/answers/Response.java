package io.convenor.scheduling.answers;

/** What somebody answered to an invitation. */
public enum Response {

	NONE("has not answered"), ACCEPTED("accepted"), TENTATIVE("tentative"), DECLINED("declined");

	private final String label;

	Response(String label) {
		this.label = label;
	}

	public String label() {
		return this.label;
	}

	/** Whether they could still come without having said so for sure. */
	public boolean open() {
		return this == NONE || this == TENTATIVE;
	}

}
