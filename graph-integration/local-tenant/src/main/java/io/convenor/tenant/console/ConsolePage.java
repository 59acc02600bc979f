package io.convenor.tenant.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.convenor.tenant.Northmere;
import io.convenor.tenant.authority.Authority;
import io.convenor.tenant.authority.Consents;
import io.convenor.tenant.calls.Call;
import io.convenor.tenant.calls.Calls;
import io.convenor.tenant.teams.TeamsChats;
import io.convenor.tenant.world.Channel;
import io.convenor.tenant.world.ChannelMessage;
import io.convenor.tenant.world.MailItem;
import io.convenor.tenant.world.Person;
import io.convenor.tenant.world.Room;
import io.convenor.tenant.world.World;

/** Gathers what one look at the console shows. */
final class ConsolePage {

	private static final int CALLS_SHOWN = 100;

	private final World world;

	private final Calls calls;

	private final Steps steps;

	private final TeamsChats chats;

	private final Authority authority;

	ConsolePage(World world, Calls calls, Steps steps, TeamsChats chats, Authority authority) {
		this.world = world;
		this.calls = calls;
		this.steps = steps;
		this.chats = chats;
		this.authority = authority;
	}

	/** What the page needs for this section, as the query of the request asks for it. */
	Map<String, Object> model(Section section, Map<String, String> query) {
		Map<String, Object> model = new LinkedHashMap<>();
		model.put("sections", List.of(Section.values()));
		model.put("section", section);
		model.put("say", new Wording());
		model.put("notice", Notice.of(query.getOrDefault("done", "")).sentence());
		model.put("problem", "");
		model.put("draft", Draft.empty());
		switch (section) {
			case CALENDARS -> calendars(model, query);
			case MAILBOXES -> mailboxes(model, query);
			case CHANNELS -> model.put("channels", this.world.channels().all().stream().map(this::threads).toList());
			case DOCUMENTS -> model.put("documents", this.world.library().files());
			case CHATS -> model.put("chats", this.chats.all());
			case CALLS -> calls(model);
			case MISBEHAVIOURS -> misbehaviours(model);
		}
		return model;
	}

	private void calendars(Map<String, Object> model, Map<String, String> query) {
		String owner = query.getOrDefault("of", Northmere.CONFERENCES.address());
		model.put("owner", owner);
		model.put("ownerName", this.world.directory().nameOf(owner));
		model.put("owners", owners());
		model.put("entries", this.world.calendars().of(owner));
		model.put("attendant", this.world.directory().room(owner).map((room) -> room.attendant().name()).orElse(""));
		model.put("attendants", Room.Attendant.values());
	}

	private void mailboxes(Map<String, Object> model, Map<String, String> query) {
		String box = query.getOrDefault("of", Northmere.CP_REPORTS.address());
		List<FolderShown> folders = new ArrayList<>();
		List<String> names = new ArrayList<>(this.world.mailboxes().folderNames(box));
		names.sort(Comparator.comparing((name) -> name.equals("Sent Items")));
		for (String folder : names) {
			List<MailItem> mails = this.world.mailboxes().folder(box, folder).reversed();
			if (!mails.isEmpty() || folder.equals("Inbox")) {
				folders.add(new FolderShown(folder, mails));
			}
		}
		model.put("owner", box);
		model.put("ownerName", this.world.directory().nameOf(box));
		model.put("owners", owners());
		model.put("folders", folders);
	}

	private void calls(Map<String, Object> model) {
		List<Call> all = this.calls.all();
		List<OperationShown> operations = Calls.counts(all)
			.entrySet()
			.stream()
			.map((entry) -> new OperationShown(entry.getKey(), entry.getValue(), cost(all, entry.getKey())))
			.sorted(Comparator.comparingLong(OperationShown::count).reversed())
			.toList();
		model.put("total", all.size());
		model.put("totalCost", all.stream().mapToInt(Call::cost).sum());
		model.put("operations", operations);
		model.put("steps", this.steps.all());
		model.put("calls", all.reversed().stream().limit(CALLS_SHOWN).toList());
	}

	private void misbehaviours(Map<String, Object> model) {
		model.put("targets", Target.values());
		model.put("faults", Wrong.values());
		model.put("permissions",
				Consents.APPLICATION_PERMISSIONS.stream()
					.map((name) -> new PermissionShown(name, this.authority.permissions().contains(name)))
					.toList());
		model.put("consents",
				Stream.of(Northmere.HELEN_OKAFOR, Northmere.MARTIN_HALE)
					.map((person) -> new PermissionShown(person.displayName(), this.authority.consented(person.id())))
					.toList());
	}

	/** Everybody and every room with an account, and whoever outside was written to. */
	private List<OwnerShown> owners() {
		Stream<OwnerShown> people = this.world.directory()
			.people()
			.stream()
			.map((Person person) -> new OwnerShown(person.address(), person.displayName()));
		Stream<OwnerShown> rooms = this.world.directory()
			.rooms()
			.stream()
			.map((Room room) -> new OwnerShown(room.address(), room.displayName()));
		Stream<OwnerShown> outside = this.world.mailboxes()
			.addresses()
			.stream()
			.filter((address) -> !this.world.directory().isOurs(address))
			.map((address) -> new OwnerShown(address, address));
		return Stream.of(people, rooms, outside).flatMap((owners) -> owners).distinct().toList();
	}

	private ChannelShown threads(Channel channel) {
		List<ChannelMessage> all = this.world.channels().messages(channel.id());
		List<ThreadShown> threads = all.stream()
			.filter((message) -> message.replyTo() == null)
			.map((post) -> new ThreadShown(post,
					all.stream().filter((message) -> post.id().equals(message.replyTo())).toList()))
			.toList();
		return new ChannelShown(channel.displayName(), threads.reversed());
	}

	private static int cost(List<Call> all, String operation) {
		return all.stream().filter((call) -> call.operation().equals(operation)).mapToInt(Call::cost).sum();
	}

	record OwnerShown(String address, String name) {

		public String label() {
			return this.name.equals(this.address) ? this.address : this.name + " (" + this.address + ")";
		}

	}

	record FolderShown(String name, List<MailItem> mails) {

	}

	record ChannelShown(String name, List<ThreadShown> threads) {

	}

	record ThreadShown(ChannelMessage post, List<ChannelMessage> replies) {

	}

	record OperationShown(String name, long count, int cost) {

	}

	record PermissionShown(String name, boolean granted) {

	}

	/** A mail as it was typed, kept when it could not be sent. */
	record Draft(String from, String name, String to, String subject, String text) {

		static Draft empty() {
			return new Draft("", "", Northmere.CP_REPORTS.address(), "", "");
		}

	}

}
