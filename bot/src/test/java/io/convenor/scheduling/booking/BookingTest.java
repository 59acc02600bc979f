package io.convenor.scheduling.booking;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;

import io.convenor.scheduling.Northmere365;
import io.convenor.scheduling.SchedulingRoom;

/** A test of this room against a real database, with Microsoft 365 in memory. */
@Tag("slow")
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, classes = SchedulingRoom.class, properties = {
		"convenor.authority.name=Northmere Council", "convenor.authority.organiser=conferences@northmere.example",
		"convenor.authority.organiser-id=1a5f0c1e-0010-4d7a-9c11-000000000010",
		"convenor.authority.cp-mailbox=cp.reports@northmere.example", "convenor.authority.telephone=01632 960000",
		"convenor.groups.allegations.mailbox=lado@northmere.example",
		"convenor.groups.allegations.organiser=lado.meetings@northmere.example",
		"convenor.groups.allegations.organiser-id=lado-organiser", "convenor.groups.allegations.custodians=ruth",
		"convenor.staff.chairs=" + Northmere365.HELEN + "," + Northmere365.MARTIN,
		"convenor.scheduling.room-directions[room.alder@northmere.example]=Shire Hall, Castle Street. Use the side entrance.",
		"convenor.scheduling.room-directions[room.beech@northmere.example]=Shire Hall, Castle Street, first floor.",
		"convenor.answers.read-calendars-every=100ms", "convenor.letters.gather-for=0s",
		"convenor.letters.wait-for-the-room=5s", "convenor.delivery.polling=50ms",
		"convenor.delivery.first-retry=50ms" })
public @interface BookingTest {

}
