package io.convenor;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts the statements that a thread, or a whole bot, has the database prepare: each is
 * one round trip.
 */
public final class CountedStatements {

	private static final ThreadLocal<Integer> COUNT = ThreadLocal.withInitial(() -> 0);

	private CountedStatements() {
	}

	/** How many statements something takes on this thread. */
	public static int of(Runnable something) {
		int before = COUNT.get();
		something.run();
		return COUNT.get() - before;
	}

	/** Has every connection counted. */
	public static class Counting {

		@Bean
		static Tally tally() {
			return new Tally();
		}

		@Bean
		static BeanPostProcessor counting(ObjectProvider<Tally> tally) {
			return new Last(tally);
		}

	}

	/** After the pools were put together. */
	private record Last(ObjectProvider<Tally> tally) implements BeanPostProcessor, Ordered {

		@Override
		public Object postProcessAfterInitialization(Object bean, String name) {
			return (bean instanceof DataSource dataSource) ? new Counted(dataSource, this.tally.getObject()) : bean;
		}

		@Override
		public int getOrder() {
			return Ordered.LOWEST_PRECEDENCE;
		}

	}

	/** What all threads of one bot had prepared. */
	public static final class Tally {

		/**
		 * What is done by the clock, however much or little there is to do: the scheduler
		 * looks, and what was written down is sealed.
		 */
		private static final Pattern BY_THE_CLOCK = Pattern.compile(
				"(?is)(?!.*delivery).*scheduled_tasks.*(execution_time\\s*<|last_heartbeat\\s*<|set last_heartbeat|for update skip locked).*"
						+ "|.*audit_unsealed\\b.*|insert into audit_seal\\b.*|.*from audit_seal (order|join)\\b.*");

		private static final ThreadLocal<Boolean> APART = ThreadLocal.withInitial(() -> false);

		private static final ThreadLocal<Integer> HELD = ThreadLocal.withInitial(() -> 0);

		private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

		private final AtomicInteger mostOfATurn = new AtomicInteger();

		private void count(String sql) {
			if (APART.get()) {
				return;
			}
			this.counts.computeIfAbsent(sql.strip(), (_) -> new LongAdder()).increment();
		}

		private void took() {
			HELD.set(HELD.get() + 1);
			if (Thread.currentThread().getName().startsWith("tomcat-handler")) {
				this.mostOfATurn.accumulateAndGet(HELD.get(), Math::max);
			}
		}

		private void gaveBack() {
			HELD.set(HELD.get() - 1);
		}

		/** How many connections one turn ever held at once. */
		public int mostConnectionsOfATurn() {
			return this.mostOfATurn.get();
		}

		/** How often each was prepared, but for what happens by the clock. */
		public Map<String, Long> counts() {
			Map<String, Long> now = new HashMap<>();
			this.counts.forEach((sql, count) -> {
				if (!byTheClock(sql)) {
					now.put(sql, count.sum());
				}
			});
			return now;
		}

		/** Whether it is asked however much or little there is to do. */
		public static boolean byTheClock(String sql) {
			return BY_THE_CLOCK.matcher(sql).matches();
		}

		/** What was prepared since then, the most frequent first. */
		public Map<String, Long> since(Map<String, Long> before) {
			Map<String, Long> since = new LinkedHashMap<>();
			counts().entrySet()
				.stream()
				.map((each) -> Map.entry(each.getKey(), each.getValue() - before.getOrDefault(each.getKey(), 0L)))
				.filter((each) -> each.getValue() > 0)
				.sorted(Map.Entry.<String, Long>comparingByValue().reversed())
				.forEach((each) -> since.put(each.getKey(), each.getValue()));
			return since;
		}

		/** What a test asks itself is not the bot's. */
		public <T> T apart(Supplier<T> asks) {
			APART.set(true);
			try {
				return asks.get();
			}
			finally {
				APART.set(false);
			}
		}

		/** Every statement that was ever prepared. */
		public Set<String> all() {
			return Set.copyOf(this.counts.keySet());
		}

		public static long sum(Map<String, Long> counts) {
			return counts.values().stream().mapToLong(Long::longValue).sum();
		}

	}

	private static final class Counted extends DelegatingDataSource {

		private final Tally tally;

		private Counted(DataSource dataSource, Tally tally) {
			super(dataSource);
			this.tally = tally;
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			this.tally.took();
			AtomicBoolean taken = new AtomicBoolean(true);
			InvocationHandler counts = (_, method, arguments) -> {
				if (method.getName().equals("prepareStatement")) {
					COUNT.set(COUNT.get() + 1);
					this.tally.count((String) arguments[0]);
				}
				if (method.getName().equals("close") && taken.getAndSet(false)) {
					this.tally.gaveBack();
				}
				try {
					return method.invoke(connection, arguments);
				}
				catch (InvocationTargetException ex) {
					throw ex.getCause();
				}
			};
			return (Connection) Proxy.newProxyInstance(Counted.class.getClassLoader(),
					new Class<?>[] { Connection.class }, counts);
		}

	}

}
