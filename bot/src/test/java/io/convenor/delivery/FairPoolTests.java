package io.convenor.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.zaxxer.hikari.HikariDataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;

class FairPoolTests {

	private final HikariDataSource pool = Mockito.mock(HikariDataSource.class);

	private final List<String> served = new CopyOnWriteArrayList<>();

	@BeforeEach
	void oneConnection() throws SQLException {
		given(this.pool.getMaximumPoolSize()).willReturn(1);
		given(this.pool.getConnectionTimeout()).willReturn(60_000L);
		given(this.pool.getConnection()).willReturn(Mockito.mock(Connection.class));
	}

	@Test
	void whoHasJustGivenOneBackComesAfterWhoWaits() throws Exception {
		FairPool fair = new FairPool(this.pool);
		Connection first = fair.take();
		List<Thread> waiting = List.of(waits(fair, "second"), waits(fair, "third"));
		first.close();
		serve(fair, "first again");
		for (Thread each : waiting) {
			each.join();
		}
		assertThat(this.served).containsExactly("second", "third", "first again");
	}

	@Test
	void oneThatIsClosedTwiceIsGivenBackOnce() throws SQLException {
		FairPool fair = new FairPool(this.pool);
		Connection first = fair.take();
		first.close();
		first.close();
		fair.take();
		given(this.pool.getConnectionTimeout()).willReturn(1L);
		assertThatThrownBy(fair::take).isInstanceOf(SQLTransientConnectionException.class);
	}

	@Test
	void whatCouldNotBeOpenedIsNotTaken() throws SQLException {
		given(this.pool.getConnection()).willThrow(new SQLTransientConnectionException("gone"));
		FairPool fair = new FairPool(this.pool);
		assertThatThrownBy(fair::take).hasMessage("gone");
		assertThatThrownBy(fair::take).hasMessage("gone");
	}

	private Thread waits(FairPool fair, String name) {
		Thread thread = Thread.ofPlatform().start(() -> serve(fair, name));
		Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
		return thread;
	}

	private void serve(FairPool fair, String name) {
		try (Connection _ = fair.take()) {
			this.served.add(name);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
