package io.convenor.tenant.graph;

/**
 * Reads the bearer tokens that Graph requests carry.
 */
public interface GraphTokens {

	/**
	 * Say whom a token stands for.
	 * @throws InvalidToken when it is not one of ours, is not meant for Graph, or has
	 * expired
	 */
	Caller verify(String bearer) throws InvalidToken;

}
