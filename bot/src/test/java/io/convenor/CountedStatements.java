package io.convenor;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the statements that a thread has the database prepare. */
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
		static BeanPostProcessor counting() {
			return new BeanPostProcessor() {
				@Override
				public Object postProcessAfterInitialization(Object bean, String name) {
					return (bean instanceof DataSource dataSource) ? new Counted(dataSource) : bean;
				}
			};
		}

	}

	private static final class Counted extends DelegatingDataSource {

		private Counted(DataSource dataSource) {
			super(dataSource);
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			InvocationHandler counts = (_, method, arguments) -> {
				if (method.getName().equals("prepareStatement")) {
					COUNT.set(COUNT.get() + 1);
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
