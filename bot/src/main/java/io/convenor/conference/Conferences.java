package io.convenor.conference;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

/** Every conference. Who may see one is asked of {@link #forChair}, not of the card. */
public interface Conferences extends ListCrudRepository<Conference, UUID> {

	Optional<Conference> findByReference(String reference);

	List<Conference> findByChairIdAndStartsAtAfterOrderByStartsAt(String chairId, LocalDateTime after);

	/** A chair's conferences that began before a moment, the newest first. */
	List<Conference> findByChairIdAndStatusAndStartsAtBeforeOrderByStartsAtDesc(String chairId,
			Conference.Status status, LocalDateTime before, Limit limit);

	/** A chair's latest conferences, whatever became of them, the newest first. */
	List<Conference> findByChairIdOrderByStartsAtDesc(String chairId, Limit limit);

	/**
	 * A chair's conferences that begin within a stretch of time, the first moment
	 * included.
	 */
	@Query("select * from conference where chair_id = :chairId and status = :status and starts_at >= :from "
			+ "and starts_at < :until order by starts_at, reference")
	List<Conference> coming(String chairId, Conference.Status status, LocalDateTime from, LocalDateTime until);

	/**
	 * The conference a chair means, if it is theirs; another chair's is as good as none.
	 */
	default Optional<Conference> forChair(Reference reference, String chairId) {
		return findByReference(reference.value()).filter((conference) -> conference.chairId().equals(chairId));
	}

	/** Every conference under one case reference, however its letters were typed. */
	List<Conference> findByCaseReferenceIgnoreCase(String caseReference);

	@Lock(LockMode.PESSIMISTIC_WRITE)
	Optional<Conference> findWithLockById(UUID id);

	/**
	 * A conference that must be there, kept from others until the transaction ends, so
	 * that two answers that arrive at once wait for each other.
	 */
	default Conference hold(UUID id) {
		return findWithLockById(id).orElseThrow(() -> new IllegalStateException("There is no conference " + id));
	}

	/** A conference that must be there. */
	default Conference get(UUID id) {
		return findById(id).orElseThrow(() -> new IllegalStateException("There is no conference " + id));
	}

}
