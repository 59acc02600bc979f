package io.convenor.reports;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides whether a file is taken as a report: a Word document or a PDF that opens
 * without a password and has something in it. Its bytes decide, and never what its name
 * or the mail says of it.
 */
@Component
class Papers {

	/** What mail programs put beside what somebody sends. */
	private static final Pattern BESIDE_A_REPORT = Pattern.compile("pkcs7-signature|pgp-signature|vcard");

	private static final Pattern BESIDE_A_REPORT_BY_NAME = Pattern.compile("\\.(?:p7s|asc|sig|vcf)$");

	private static final Pattern NOTICE = Pattern.compile("(?i)\\b(?:(?:privacy|gdpr|fair processing|data protection)"
			+ "(?: (?:notice|statement|policy|information|leaflet))?|disclaimer|cover(?:ing)? (?:note|letter|sheet)"
			+ "|fax cover|hysbysiad preifatrwydd)\\b");

	private static final Pattern REPORT = Pattern.compile("(?i)\\b(?:report|assessment|chronology|adroddiad)\\b");

	private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}]+");

	private static final long LARGEST_LOGO = 50L * 1024;

	/** Telephones put the photographs of pages into the text; letterheads are smaller. */
	static final long SMALLEST_PHOTOGRAPH = 200 * 1024;

	private final FileLook files;

	Papers(FileLook files) {
		this.files = files;
	}

	/**
	 * Looks at a file that came with a mail:
	 * {@link #look(Path, String, String, boolean)}.
	 */
	Look look(Piece piece, boolean byAPerson) {
		return look(piece.facts(), piece.contentType(), piece.name(), byAPerson);
	}

	/**
	 * What a file is for.
	 * @param look what a look at it showed
	 */
	Part partOf(Piece piece, Look look) {
		if (look.refusal() == Refusal.SIGNATURE) {
			return Part.SIGNATURE;
		}
		if (piece.facts().form() == FileFacts.Form.PICTURE) {
			return partOf(piece);
		}
		return (look.refusal() == null && isANotice(piece.name())) ? Part.NOTICE : Part.REPORT;
	}

	private static Part partOf(Piece picture) {
		boolean large = picture.file().size() >= SMALLEST_PHOTOGRAPH;
		if (picture.inline() && !large) {
			return Part.LOGO;
		}
		return isAPage(picture) ? Part.PAGE : large ? Part.LARGE_PICTURE : Part.LOGO;
	}

	/** A format that no library here reads is a telephone's. */
	private static boolean isAPage(Piece piece) {
		return piece.facts().pages() > 0
				|| (piece.facts().state() != FileFacts.State.WHOLE && piece.file().size() > LARGEST_LOGO);
	}

	private static boolean isANotice(String name) {
		String words = NO_WORD.matcher(name).replaceAll(" ");
		return NOTICE.matcher(words).find() && !REPORT.matcher(words).find();
	}

	/**
	 * Looks at a file.
	 * @param saysType the content type that came with it
	 * @param saysName the name that came with it; both only find the words for a refusal
	 * @param byAPerson whether a person asked for it to be filed: they may know the
	 * password, and have seen that it opens
	 */
	Look look(Path file, String saysType, String saysName, boolean byAPerson) {
		return look(this.files.at(file), saysType, saysName, byAPerson);
	}

	private static Look look(FileFacts facts, String saysType, String saysName, boolean byAPerson) {
		return switch (facts.form()) {
			case PDF -> byAPerson ? Look.yes("pdf") : taken(facts, "pdf");
			case WORD -> facts.found().contains(Finding.MACROS) ? Look.no(Refusal.MACROS) : taken(facts, "docx");
			case OLD_OFFICE -> Look.no((facts.state() == FileFacts.State.WHOLE) ? Refusal.OLD_WORD : unread(facts));
			case ZIP -> Look.no(switch (facts.state()) {
				case WHOLE -> Refusal.OTHER_KIND;
				case TOO_MUCH -> Refusal.TOO_MUCH_PACKED;
				default -> unread(facts);
			});
			case PICTURE -> Look.no(Refusal.PICTURE);
			case MAIL, OUTLOOK_MAIL -> Look.no(Refusal.MAIL_WITHOUT_A_FILE);
			case OUTLOOKS_OWN -> Look.no(Refusal.OUTLOOKS_OWN);
			case RIGHTS_MANAGED -> Look.no(Refusal.RIGHTS_MANAGED);
			case ENCRYPTED -> Look.no(Refusal.ENCRYPTED);
			case SIGNED -> Look.no(isBeside(saysType, saysName) ? Refusal.SIGNATURE : Refusal.SIGNED);
			case OTHER -> Look.no((facts.state() != FileFacts.State.WHOLE) ? unread(facts) : other(saysType, saysName));
		};
	}

	private static Look taken(FileFacts facts, String extension) {
		return (facts.state() == FileFacts.State.WHOLE) ? Look.yes(extension) : Look.no(unread(facts));
	}

	private static Refusal unread(FileFacts facts) {
		return switch (facts.state()) {
			case EMPTY -> Refusal.EMPTY;
			case LOCKED -> Refusal.PROTECTED;
			case TOO_MUCH -> Refusal.TOO_LONG;
			case WHOLE, DAMAGED -> Refusal.DAMAGED;
		};
	}

	private static Refusal other(String saysType, String saysName) {
		if (saysItIsAReport(saysType, saysName)) {
			return Refusal.NOT_WHAT_IT_SAYS;
		}
		return isBeside(saysType, saysName) ? Refusal.SIGNATURE : Refusal.OTHER_KIND;
	}

	private static boolean isBeside(String saysType, String saysName) {
		return BESIDE_A_REPORT.matcher(saysType.toLowerCase(Locale.ROOT)).find()
				|| BESIDE_A_REPORT_BY_NAME.matcher(saysName.strip().toLowerCase(Locale.ROOT)).find();
	}

	private static boolean saysItIsAReport(String type, String name) {
		String said = type.toLowerCase(Locale.ROOT);
		String ending = name.strip().toLowerCase(Locale.ROOT);
		return said.contains("pdf") || said.contains("wordprocessingml") || ending.endsWith(".pdf")
				|| ending.endsWith(".docx");
	}

	/** What a file of a mail is for. */
	enum Part {

		/** The report, or what belongs to it. */
		REPORT,

		/** The picture of a page. */
		PAGE,

		/** It says how data is dealt with, or that a report comes, and is none. */
		NOTICE,

		/** It has not the shape of a page, and somebody may have photographed one. */
		LARGE_PICTURE,

		LOGO, SIGNATURE

	}

	/**
	 * What a look at a file showed.
	 *
	 * @param extension the ending its name gets, where it is taken
	 */
	record Look(String extension, @Nullable Refusal refusal) {

		static Look yes(String extension) {
			return new Look(extension, null);
		}

		static Look no(Refusal refusal) {
			return new Look("", refusal);
		}

	}

}
