package io.convenor.tenant.misbehaviour;

/**
 * The two moments at which a request can be interrupted.
 */
public enum Phase {

	BEFORE_WORK, AFTER_WORK

}
