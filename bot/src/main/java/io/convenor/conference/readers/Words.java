package io.convenor.conference.readers;

import java.util.Arrays;
import java.util.Set;

import static java.util.stream.Collectors.toUnmodifiableSet;

/** Everyday words and abbreviations, which are no names by themselves. */
final class Words {

	/**
	 * Names that are everyday words too. In small letters they are the word, and a text
	 * without it could not be read.
	 */
	static final Set<String> EVERYDAY = words(
			"""
					will may mark marks grace rose hope faith joy dawn summer autumn april june august bill bills rob jack jean \
					pat sue ray art drew chase miles dean guy young long short brown black white green grey gray day case page \
					child home house field wood hill stone king knight price rich sharp small little good best bright sweet \
					wise strong love law lane street park church school parent parents carer mother father care plan support \
					group core worker social police health visitor nurse manager team family review date time week month the \
					and for not all any can has had her him his she you our out new old now one two an as at be by do go he if \
					in is it me my no of on or so to up us we am van von de la le el al bin du di da st""");

	/** Written in capitals in the field without being anybody's initials. */
	static final Set<String> ABBREVIATIONS = words(
			"""
					GP HV SW TM IRO CP CPP CIN CIC LAC LADO ICPC RCPC ASV SEN EHCP EHA PEP TAF TAC FGC ABE IDVA MARAC DA DV CSE CSA \
					GPS A&E AE NHS UK EU ID IT HR OK PM AM TV PE CV DBS LA PCN SALT OT PT CAMHS CPS MASH NSPCC S47 PN MH SM QA UC DWP \
					BT TA SENCO DSL PC DC DS AP CC HQ FAO RE PS NB TBC ASAP""");

	/** Words that begin with a capital for another reason than being a name. */
	private static final Set<String> COMMON = words(
			"""
					monday tuesday wednesday thursday friday saturday sunday january february march april may june july august \
					september october november december christmas easter english welsh british england wales teams microsoft \
					conference review meeting core group child children young person people plan protection section social worker \
					team manager mother father mum dad carer foster parent parents family relative advocate police health visitor \
					nurse school nursery midwife housing probation employer chair minute taker supporter professional mental drug \
					alcohol service services early years help care council court order initial legal status placement education \
					everybody everyone all both each nobody somebody they she he who whoever agency agencies interpreter solicitor \
					paediatrician there these this that the then when where while from with after before until during other another \
					local authority national statutory guidance strengthening working together signs safety graded profile sure start \
					home visit visits report reports tell refer continue speak talk write return agree listen apply offer begin start \
					move respond attend need aim prepare ensure check share arrange complete provide support make take keep give send \
					ring call email contact meet help work ask find look follow update record register discuss consider explore \
					assess undertake engage supervise monitor obtain request confirm inform invite book bring come learn read show \
					stay stop teach""");

	private Words() {
	}

	static boolean isCommon(String folded) {
		return COMMON.contains(folded) || EVERYDAY.contains(folded);
	}

	/** Whether a word is no name, not even one that is an everyday word too. */
	static boolean isOrdinary(String folded) {
		return COMMON.contains(folded);
	}

	/**
	 * Whether two words differ by one letter: one more, one less, another, or two that
	 * changed places.
	 */
	static boolean areAlike(String one, String other) {
		if (one.equals(other) || Math.abs(one.length() - other.length()) > 1) {
			return false;
		}
		int same = 0;
		int shorter = Math.min(one.length(), other.length());
		while (same < shorter && one.charAt(same) == other.charAt(same)) {
			same++;
		}
		String restOfOne = one.substring(same);
		String restOfOther = other.substring(same);
		if (one.length() != other.length()) {
			return (one.length() > other.length()) ? restOfOne.substring(1).equals(restOfOther)
					: restOfOther.substring(1).equals(restOfOne);
		}
		boolean anotherLetter = restOfOne.substring(1).equals(restOfOther.substring(1));
		boolean changedPlaces = restOfOne.length() > 1 && restOfOne.charAt(0) == restOfOther.charAt(1)
				&& restOfOne.charAt(1) == restOfOther.charAt(0)
				&& restOfOne.substring(2).equals(restOfOther.substring(2));
		return anotherLetter || changedPlaces;
	}

	private static Set<String> words(String text) {
		return Arrays.stream(text.split("\\s+")).collect(toUnmodifiableSet());
	}

}
