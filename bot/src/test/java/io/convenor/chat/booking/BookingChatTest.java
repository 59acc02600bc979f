package io.convenor.chat.booking;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

import io.convenor.chat.ChatWithoutTeams;
import io.convenor.chat.overview.StatusLine;
import io.convenor.scheduling.booking.BookingTest;

/** A test of booking and of the overview by chat, with everything but Teams. */
@Retention(RetentionPolicy.RUNTIME)
@BookingTest
@ContextConfiguration(classes = BookingChatTest.Rooms.class)
public @interface BookingChatTest {

	/** The two rooms of chat, and a line from a third. */
	@ComponentScan(basePackages = { "io.convenor.chat.booking", "io.convenor.chat.overview" },
			excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tests?\\$.*"))
	@Import(ChatWithoutTeams.class)
	class Rooms {

		@Bean
		StatusLine reports() {
			return new BookingByChatTests.TwoReports();
		}

	}

}
