package io.convenor.tenant.world;

import java.time.Instant;
import java.util.List;

import com.microsoft.graph.models.BodyType;
import com.microsoft.graph.models.DateTimeTimeZone;
import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.EventMessage;
import com.microsoft.graph.models.EventMessageRequest;
import com.microsoft.graph.models.EventMessageResponse;
import com.microsoft.graph.models.ItemBody;
import com.microsoft.graph.models.MeetingMessageType;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.Recipient;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * Writes the mails that Exchange sends about meetings: requests, cancellations, answers.
 */
final class MeetingMails {

	private MeetingMails() {
	}

	/**
	 * An invitation, or word of a change to one.
	 */
	static Message request(Event event, Recipient organiser, List<Recipient> to) {
		EventMessageRequest mail = new EventMessageRequest();
		mail.setMeetingMessageType(MeetingMessageType.MeetingRequest);
		mail.setResponseRequested(event.getResponseRequested());
		mail.setAllowNewTimeProposals(event.getAllowNewTimeProposals());
		return about(mail, event, event.getSubject(), body(event), organiser, to);
	}

	static Message cancellation(Event event, @Nullable String comment, Recipient organiser, List<Recipient> to) {
		EventMessage mail = new EventMessage();
		mail.setMeetingMessageType(MeetingMessageType.MeetingCancelled);
		ItemBody body = (comment != null) ? html("<p>" + comment + "</p>") : body(event);
		return about(mail, event, "Canceled: " + event.getSubject(), body, organiser, to);
	}

	static Message answer(Event event, Answer answer, Calendars.@Nullable Proposal proposal, @Nullable String comment,
			Recipient from, Recipient organiser) {
		EventMessageResponse mail = new EventMessageResponse();
		mail.setMeetingMessageType(switch (answer) {
			case ACCEPTED -> MeetingMessageType.MeetingAccepted;
			case TENTATIVE -> MeetingMessageType.MeetingTenativelyAccepted;
			case DECLINED -> MeetingMessageType.MeetingDeclined;
			case NONE -> MeetingMessageType.None;
		});
		mail.setResponseType(answer.graph());
		if (proposal != null) {
			mail.setProposedNewTime(proposal.slot());
		}
		return about(mail, event, answer.word() + ": " + event.getSubject(), html(paragraph(comment)), from,
				List.of(organiser));
	}

	/**
	 * What a mail says about a meeting, if it is about one.
	 */
	static MailItem.@Nullable Meeting meeting(Message message) {
		if (!(message instanceof EventMessage mail) || mail.getMeetingMessageType() == null) {
			return null;
		}
		String place = (mail.getLocation() != null) ? mail.getLocation().getDisplayName() : null;
		return new MailItem.Meeting(mail.getMeetingMessageType().getValue(), instant(mail.getStartDateTime()),
				instant(mail.getEndDateTime()), place);
	}

	private static Message about(EventMessage mail, Event event, String subject, ItemBody body, Recipient from,
			List<Recipient> to) {
		mail.setSubject(subject);
		mail.setBody(body);
		mail.setFrom(from);
		mail.setToRecipients(to);
		mail.setStartDateTime(event.getStart());
		mail.setEndDateTime(event.getEnd());
		mail.setLocation(event.getLocation());
		mail.setIsAllDay(false);
		mail.setIsOutOfDate(false);
		mail.setIsDelegated(false);
		return mail;
	}

	private static ItemBody body(Event event) {
		ItemBody body = new ItemBody();
		body.setContentType(event.getBody().getContentType());
		body.setContent(event.getBody().getContent());
		return body;
	}

	private static String paragraph(@Nullable String typed) {
		return (typed == null || typed.isBlank()) ? ""
				: "<p>" + HtmlUtils.htmlEscape(typed, "UTF-8").replace("\n", "<br>") + "</p>";
	}

	private static ItemBody html(String content) {
		ItemBody body = new ItemBody();
		body.setContentType(BodyType.Html);
		body.setContent(content);
		return body;
	}

	private static @Nullable Instant instant(@Nullable DateTimeTimeZone time) {
		return (time != null) ? EventTime.instant(time) : null;
	}

}
