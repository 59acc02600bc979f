package io.convenor.delivery;

import java.time.Duration;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Keeps the connections for turns, deliveries and readers apart. */
@Configuration(proxyBeanMethods = false)
class PoolConfiguration {

	private static final int THE_SCHEDULERS_OWN = 2;

	private static final Duration A_FEW_SECONDS = Duration.ofSeconds(8);

	/** A migration may take longer than any turn. */
	@Bean
	FlywayMigrationStrategy migratesWithoutHaste() {
		return (flyway) -> {
			ApartPools.thisThreadDoes(ApartPools.Work.READING);
			try {
				flyway.migrate();
			}
			finally {
				ApartPools.thisThreadDoes(ApartPools.Work.TURNS);
			}
		};
	}

	@Bean
	static BeanPostProcessor apartPools(Environment settings, DefaultListableBeanFactory beans) {
		return new Apart(settings, beans);
	}

	/**
	 * As many connections as deliveries run at a time, and two for the scheduler itself;
	 * the turns have what {@code spring.datasource.hikari.maximum-pool-size} says.
	 */
	private record Apart(Environment settings, DefaultListableBeanFactory beans) implements BeanPostProcessor, Ordered {

		@Override
		public @Nullable Object postProcessAfterInitialization(Object bean, String name) {
			if (!(bean instanceof HikariDataSource turns)) {
				return bean;
			}
			int threads = this.settings.getProperty("convenor.delivery.threads", Integer.class, 8);
			int readers = this.settings.getProperty("convenor.delivery.reading-connections", Integer.class, 3);
			Duration patience = this.settings.getProperty("convenor.delivery.turns-wait", Duration.class,
					A_FEW_SECONDS);
			ApartPools pools = new ApartPools(turns, threads + THE_SCHEDULERS_OWN, readers, patience);
			this.beans.registerDisposableBean("apartPools", pools::close);
			return pools;
		}

		@Override
		public int getOrder() {
			return 0;
		}

	}

}
