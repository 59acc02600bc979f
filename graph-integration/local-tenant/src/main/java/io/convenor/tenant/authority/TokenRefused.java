package io.convenor.tenant.authority;

/**
 * Why no token was issued or a presented one was not believed, in the words of the real
 * authority.
 */
public class TokenRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	private final String error;

	private final int code;

	private final String suberror;

	TokenRefused(int status, String error, int code, String description) {
		this(status, error, code, description, "");
	}

	TokenRefused(int status, String error, int code, String description, String suberror) {
		super("AADSTS" + code + ": " + description);
		this.status = status;
		this.error = error;
		this.code = code;
		this.suberror = suberror;
	}

	/** The HTTP status of the answer. */
	public int status() {
		return this.status;
	}

	/** The OAuth error, such as {@code invalid_client}. */
	public String error() {
		return this.error;
	}

	/** The number after AADSTS. */
	public int code() {
		return this.code;
	}

	String suberror() {
		return this.suberror;
	}

}
