package io.convenor.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Puts db-scheduler together; rooms with recurring work provide theirs as {@code Task}
 * beans.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliveryConfiguration.Settings.class)
class DeliveryConfiguration {

	/** Writes in the caller's transaction, and exists before any courier does. */
	@Bean
	@Primary
	SchedulerClient schedulerClient(DataSource dataSource) {
		return SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource)).build();
	}

	@Bean
	Backoff backoff(Settings settings) {
		return new Backoff(settings.firstRetry(), settings.longestRetry(), settings.attempts());
	}

	@Bean
	Task<Void> deliveryTask(Dispatch dispatch, Settings settings, TakenUpAgain takenUpAgain) {
		return Tasks.custom(Deliveries.TASK)
			.onFailureReschedule(FixedDelay.of(settings.firstRetry()))
			.onDeadExecution(takenUpAgain)
			.execute(dispatch);
	}

	@Bean(destroyMethod = "stop")
	Scheduler scheduler(DataSource dataSource, List<Task<?>> tasks, Settings settings, Clock clock) {
		List<Task<?>> whenAsked = tasks.stream().filter((task) -> !(task instanceof OnStartup)).toList();
		var builder = Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), whenAsked)
			.threads(settings.threads())
			.executorService(Executors.newFixedThreadPool(settings.threads(), threads("delivery-")))
			.dueExecutor(Executors.newSingleThreadExecutor(threads("deliveries-due-")))
			.housekeeperExecutor(Executors.newScheduledThreadPool(3, threads("deliveries-kept-")))
			.pollingInterval(settings.polling())
			.pollUsingLockAndFetch(0.5, 1.0)
			.heartbeatInterval(settings.heartbeat())
			.shutdownMaxWait(settings.shutdown())
			.clock(clock::instant);
		tasks.stream().filter(OnStartup.class::isInstance).forEach((task) -> startOnce(builder, task));
		return builder.build();
	}

	/** None of them takes a connection that a turn may wait for. */
	private static ThreadFactory threads(String name) {
		ThreadFactory named = Thread.ofPlatform().name(name, 1).factory();
		return (work) -> named.newThread(() -> {
			ApartPools.thisThreadDoes(ApartPools.Work.DELIVERIES);
			work.run();
		});
	}

	@SuppressWarnings("unchecked")
	private static <T extends Task<?> & OnStartup> void startOnce(
			com.github.kagkarlsson.scheduler.SchedulerBuilder builder, Task<?> task) {
		builder.startTasks((T) task);
	}

	@Bean
	StartWhenReady startWhenReady(Scheduler scheduler) {
		return new StartWhenReady(scheduler);
	}

	/**
	 * Begins only when the web server answers: Microsoft 365 calls back while a
	 * subscription is being made.
	 */
	record StartWhenReady(Scheduler scheduler) {

		@EventListener(ApplicationReadyEvent.class)
		void start() {
			this.scheduler.start();
		}

	}

	/**
	 * How deliveries are carried out.
	 *
	 * @param threads deliveries at a time, on one instance
	 * @param polling how often the table is looked at when nobody woke the scheduler
	 * @param heartbeat how often a running delivery shows that it lives; four missed
	 * beats and another instance takes it over
	 * @param firstRetry the wait after the first failure; it triples each time
	 * @param longestRetry the longest wait between two attempts
	 * @param attempts how many before a delivery is given up
	 * @param shutdown how long a stopping instance lets running deliveries finish; what
	 * is cut off is taken up again elsewhere
	 */
	@ConfigurationProperties("convenor.delivery")
	record Settings(@DefaultValue("8") int threads, @DefaultValue("1s") Duration polling,
			@DefaultValue("10s") Duration heartbeat, @DefaultValue("3s") Duration firstRetry,
			@DefaultValue("30m") Duration longestRetry, @DefaultValue("12") int attempts,
			@DefaultValue("20s") Duration shutdown) {
	}

}
