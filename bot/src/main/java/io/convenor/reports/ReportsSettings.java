package io.convenor.reports;

import java.time.Duration;
import java.time.LocalTime;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How reports are taken in.
 *
 * @param readEvery how often the inbox is read when no notification comes
 * @param filedFolder the folder of the CP mailbox that filed mails are moved to
 * @param largestFile the largest attachment that is taken
 * @param longestLook how long a file is looked at before it is called unreadable
 * @param answersADay how many answers one agency gets within a day about one conference,
 * so that two machines never write to each other for ever
 * @param newDateAloneAfter how long a new last day for a report waits for the letter
 * about the change, which says it, too, before it is told by itself
 * @param whomItIsAbout by what a request tells an agency whom its report is about
 * @param remindAt when on a working morning reminders go out
 * @param remindUntil until when on that day one that was held back goes; after it, on the
 * next working morning
 */
@ConfigurationProperties("convenor.reports")
record ReportsSettings(@DefaultValue("20s") Duration readEvery, @DefaultValue("Filed") String filedFolder,
		@DefaultValue("150MB") DataSize largestFile, @DefaultValue("1m") Duration longestLook,
		@DefaultValue("6") int answersADay, @DefaultValue("15m") Duration newDateAloneAfter,
		@DefaultValue("08:15") LocalTime remindAt, @DefaultValue("17:00") LocalTime remindUntil,
		@DefaultValue("case-id") WhomItIsAbout whomItIsAbout) {
}
