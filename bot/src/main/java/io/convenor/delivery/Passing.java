package io.convenor.delivery;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Whether something went wrong that says nothing about the work itself. */
final class Passing {

	private Passing() {
	}

	/** The database is out of reach, or somebody else was at the same rows. */
	static boolean is(RuntimeException cause) {
		return cause instanceof TransientDataAccessException || cause instanceof RecoverableDataAccessException
				|| cause instanceof DataAccessResourceFailureException || cause instanceof ConcurrencyFailureException
				|| cause instanceof TransactionException;
	}

}
