package io.convenor.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.convenor.LocalDatabase;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApartPoolsTests {

	private static final String SLEEPS = "select pg_sleep(0.6)";

	private final ApartPools pools = new ApartPools(database(), 1, 1, Duration.ofMillis(200));

	@AfterEach
	void closes() {
		ApartPools.thisThreadDoes(ApartPools.Work.TURNS);
		this.pools.close();
	}

	@Test
	void aTurnDoesNotWaitLongForADatabaseThatFallsSilentWhileItIsAsked() throws SQLException {
		assertThatThrownBy(() -> runs(SLEEPS)).isInstanceOf(SQLException.class);
		runs("select 1");
	}

	@Test
	void otherWorkWaitsLonger() throws SQLException {
		ApartPools.thisThreadDoes(ApartPools.Work.DELIVERIES);
		runs(SLEEPS);
	}

	private void runs(String sql) throws SQLException {
		try (Connection connection = this.pools.getConnection(); var statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static HikariDataSource database() {
		LocalDatabase.Address address = LocalDatabase.fresh();
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(address.url());
		pool.setUsername(address.user());
		pool.setPassword(address.password());
		pool.setMaximumPoolSize(1);
		pool.setMinimumIdle(1);
		return pool;
	}

}
