package io.convenor.reports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.convenor.graph.ChangeNotifications;
import io.convenor.graph.DocumentLibrary;
import io.convenor.graph.GraphFailure;
import io.convenor.graph.IdempotencyKey;
import io.convenor.graph.Outbox;
import io.convenor.graph.SharedMailbox;

/** A mailbox, a library and subscriptions in memory, that can be told to fail. */
class Microsoft365 implements SharedMailbox, DocumentLibrary, Outbox, ChangeNotifications {

	final List<ArrivedMail> inbox = new CopyOnWriteArrayList<>();

	/** The mailbox that invitations come from. */
	final List<ArrivedMail> organisersInbox = new CopyOnWriteArrayList<>();

	/** The mailbox of the custodians of allegations meetings. */
	final List<ArrivedMail> custodiansInbox = new CopyOnWriteArrayList<>();

	final Map<String, List<Attached>> files = new ConcurrentHashMap<>();

	final Map<String, WrittenMail> written = new ConcurrentHashMap<>();

	final Map<String, String> moved = new ConcurrentHashMap<>();

	final Map<String, byte[]> documents = new ConcurrentHashMap<>();

	final List<Mail> sent = new CopyOnWriteArrayList<>();

	final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();

	final List<String> clientStates = new CopyOnWriteArrayList<>();

	final AtomicInteger readings = new AtomicInteger();

	final AtomicInteger fromTheBeginning = new AtomicInteger();

	private final Map<String, Supplier<@Nullable RuntimeException>> failNext = new ConcurrentHashMap<>();

	private final Map<String, String> keys = new ConcurrentHashMap<>();

	private volatile Runnable whileReading = () -> {
	};

	void failNext(String call, Supplier<@Nullable RuntimeException> failure) {
		this.failNext.put(call, failure);
	}

	/** The next call succeeds, and the one after it does not. */
	void failSecond(String call, Supplier<@Nullable RuntimeException> failure) {
		failNext(call, () -> {
			failNext(call, failure);
			return null;
		});
	}

	void whileReading(Runnable happens) {
		this.whileReading = happens;
	}

	/** A mail arrives, but nobody is told of it. */
	ArrivedMail arrives(String from, String subject, Instant at, Attached... attached) {
		return arrives("<" + UUID.randomUUID() + "@agency.example>", from, subject, at, attached);
	}

	ArrivedMail arrives(String internetId, String from, String subject, Instant at, Attached... attached) {
		String id = "mail-" + this.inbox.size() + "-" + System.identityHashCode(attached);
		var mail = new ArrivedMail(id, internetId, from, "A person", subject, at, attached.length > 0);
		this.files.put(id, List.of(attached));
		this.inbox.add(mail);
		return mail;
	}

	List<Mail> sentTo(String address) {
		return this.sent.stream().filter((mail) -> mail.to().equals(address)).toList();
	}

	@Override
	public Arrivals arrivalsSince(String mailbox, @Nullable String position) {
		if (!mailbox.equals("cp.reports@northmere.example")) {
			List<ArrivedMail> others = switch (mailbox) {
				case "conferences@northmere.example" -> List.copyOf(this.organisersInbox);
				case "lado@northmere.example" -> List.copyOf(this.custodiansInbox);
				default -> List.of();
			};
			int read = (position == null) ? 0 : Integer.parseInt(position);
			return new Arrivals(others.subList(read, others.size()), String.valueOf(others.size()));
		}
		this.readings.incrementAndGet();
		fail("arrivalsSince");
		if (position == null) {
			this.fromTheBeginning.incrementAndGet();
		}
		int from = (position == null) ? 0 : Integer.parseInt(position);
		List<ArrivedMail> all = List.copyOf(this.inbox);
		this.whileReading.run();
		return new Arrivals(all.subList(from, all.size()), String.valueOf(all.size()));
	}

	@Override
	public WrittenMail read(String mailbox, String messageId) {
		fail("read");
		return this.written.getOrDefault(messageId, new WrittenMail("", false, List.of(), "", Map.of(), false));
	}

	@Override
	public List<AttachedFile> attachments(String mailbox, String messageId) {
		fail("attachments");
		List<AttachedFile> listed = new ArrayList<>();
		List<Attached> attached = this.files.getOrDefault(messageId, List.of());
		for (int i = 0; i < attached.size(); i++) {
			Attached file = attached.get(i);
			listed.add(new AttachedFile(String.valueOf(i), file.name(), file.type(), file.content().length,
					file.inline(), kind(file)));
		}
		return listed;
	}

	private static AttachedFile.Kind kind(Attached file) {
		return file.file() ? AttachedFile.Kind.FILE
				: file.type().isEmpty() ? AttachedFile.Kind.LINK : AttachedFile.Kind.ITEM;
	}

	@Override
	public InputStream open(String mailbox, String messageId, String attachmentId) {
		fail("open");
		return new ByteArrayInputStream(this.files.get(messageId).get(Integer.parseInt(attachmentId)).content());
	}

	@Override
	public void fileAway(IdempotencyKey key, String mailbox, String messageId, String folder) {
		fail("fileAway");
		this.moved.put(messageId, folder);
	}

	@Override
	public StoredDocument store(IdempotencyKey key, String folder, String name, InputStream content, long size) {
		try {
			byte[] bytes = content.readAllBytes();
			if (bytes.length != size) {
				throw new IllegalArgumentException("The stream does not hold what was said");
			}
			this.documents.put(folder + "/" + name, bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		fail("store");
		return new StoredDocument("document " + folder + "/" + name, name, "https://library.example/" + name);
	}

	@Override
	public InputStream open(String documentId) {
		throw new UnsupportedOperationException();
	}

	@Override
	public SentMail send(IdempotencyKey key, Mail mail) {
		if (this.keys.putIfAbsent(key.value(), mail.to()) == null) {
			this.sent.add(mail);
		}
		return new SentMail(key.value());
	}

	@Override
	public Subscription watchInbox(String mailbox, String notificationUrl, String clientState, Instant until) {
		fail("watchInbox");
		var subscription = new Subscription("subscription-" + this.clientStates.size(), mailbox, notificationUrl,
				until);
		this.clientStates.add(clientState);
		this.subscriptions.add(subscription);
		return subscription;
	}

	@Override
	public Subscription watchCalendar(String mailbox, String notificationUrl, String clientState, Instant until) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Subscription renew(String subscriptionId, Instant until) {
		fail("renew");
		Subscription old = this.subscriptions.stream()
			.filter((each) -> each.id().equals(subscriptionId))
			.findFirst()
			.orElseThrow(() -> new GraphFailure.NotFound("The subscription", null));
		var renewed = new Subscription(old.id(), old.resource(), old.notificationUrl(), until);
		this.subscriptions.set(this.subscriptions.indexOf(old), renewed);
		return renewed;
	}

	@Override
	public List<Subscription> all() {
		return List.copyOf(this.subscriptions);
	}

	private void fail(String call) {
		Supplier<@Nullable RuntimeException> next = this.failNext.remove(call);
		RuntimeException failure = (next != null) ? next.get() : null;
		if (failure != null) {
			throw failure;
		}
	}

	/** A file as it hangs on a mail. */
	record Attached(String name, String type, byte[] content, boolean inline, boolean file) {

		static Attached of(String name, String type, byte[] content) {
			return new Attached(name, type, content, false, true);
		}

		static Attached pdf(String text) {
			return of("report.pdf", "application/pdf", Paper.pdf(text));
		}

		static Attached docx(String text) {
			return of("report.docx", Paper.DOCX, Paper.docx(text));
		}

	}

}
