package io.convenor.tenant.world;

/**
 * What the tenant says no to, with the status and code that Graph would pass on.
 */
public final class Refused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	private final String code;

	public Refused(int status, String code, String message) {
		super(message);
		this.status = status;
		this.code = code;
	}

	public static Refused badRequest(String code, String message) {
		return new Refused(400, code, message);
	}

	public static Refused notFound(String code, String message) {
		return new Refused(404, code, message);
	}

	public int status() {
		return this.status;
	}

	public String code() {
		return this.code;
	}

	public String reason() {
		return String.valueOf(getMessage());
	}

}
