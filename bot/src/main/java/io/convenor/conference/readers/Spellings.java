package io.convenor.conference.readers;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * First names that are one name however it is spelt, and the short forms that do not
 * begin like it, in plain small letters.
 */
final class Spellings {

	/** A name each line. */
	private static final Map<String, Set<String>> NAMES = """
			aaron arron aron
			abigail abigale abbigail abigayle
			ahmed ahmad achmed ahmet
			aisha ayesha aysha aishah
			alan allan allen alun
			alexander aleksander alexandre alec alex sandy sasha
			alison allison alyson
			amelia emelia amelie
			amy aimee amie
			andrew andrzej andy drew
			ann anne anna
			anthony antony anton tony
			barbara babs
			bethany bethanie
			brian bryan
			carl karl
			caroline carolyn karolina
			catherine katherine kathryn katharine catharine cathryn katarzyna kateryna kathy cathy kate cate \
			katie katy kitty kath cath
			charlotte sharlotte lottie
			charles charlie chas
			christine kristine kirsten christina kristina
			christopher kristopher kristofer krzysztof chris kris
			claire clare clair klara clara
			craig kraig
			daniel danial danielle danny
			david dafydd dawid dave
			deborah debra debbie
			denise denice
			diane dianne diana dyan
			dominic dominik dominick
			edward eduard ted teddy ned
			elizabeth elisabeth elspeth elzbieta liz lizzie beth betty betsy libby eliza
			ellie elly elley
			emily emilie emely
			eric erik erick
			erin eryn
			fatima fatimah fatma fathima
			frances francis fran
			frederick frederic fryderyk fred
			gary garry
			gemma jemma
			geoffrey jeffrey geoff jeff
			georgia jorja
			graham graeme grahame
			hannah hanna
			harold harry henry hal
			helen helena ellen
			hussein hussain husain hossein
			ian iain
			ibrahim ebrahim abraham
			imran emran
			isabel isobel isabelle isabella izabela izzy
			jack jacques
			jacqueline jacquelyn jaqueline jackie
			jacob jakob jakub jake
			james jim jimmy jamie
			jasmine jasmin yasmin yasmine yasmeen
			jane jayne
			janet janette jeanette
			jason jayson
			jean jeanne gene
			jennifer jenifer jenny jennie
			jessica jessika jess
			joanne joann joanna
			john jon johnny jonny jonathan johnathan jonathon
			joseph josef yusuf yousef youssef joe
			julia julie giulia
			karen karin caren
			kayleigh kayley kayli kaylee kaleigh keighley
			keeley keely
			kelly kelley kellie
			kerry kerri kerrie
			kevin kevan kev
			khadija khadijah hadija
			lauren lawren loren
			laurence lawrence larry
			leah lia lea
			lee leigh
			leslie lesley
			lewis louis
			lily lilly lillie lilley
			linda lynda
			lisa leesa
			lucy lucie
			luke luc lucas lukas
			lynn lynne lyn
			madeleine madeline madelyn maddie
			malcolm malcom
			margaret margret margarita malgorzata peggy maggie meg peg
			maria marya mariya
			mark marc marek
			martin martyn marcin
			mary marie mari molly
			matthew mathew mateusz matt
			megan meghan meagan
			melissa melisa
			michael micheal mikael michal mick mike
			michelle michele
			mohammed muhammad mohamed mohammad muhammed mohamad mahomet mehmet mohd
			natalie nathalie natalia
			nathan nathen
			naomi noemi
			neil neal niall
			nicholas nicolas nikolas mikolaj nick nico
			nicola nichola nicole nicky nikki
			olivia alivia
			omar umar omer
			owen owain
			patricia patrycja trish tricia
			patrick patryk paddy
			paul pawel
			peter piotr pete
			philip phillip filip phil
			rachel rachael raquel
			rebecca rebekah rebeka becky
			reece rhys
			richard ryszard rick dick
			robert rob bob bobby
			roger rodger
			ruth rut
			sara sarah zara zarah
			sean shaun shawn
			sharon sharron
			sheila shelagh
			shane shayne
			sian shan
			sophie sofie sophia sofia zofia
			stacey stacy stacie
			stephen steven stephan stefan szczepan steve
			stuart stewart
			susan suzanne susanna zuzanna sue susie
			syed sayed
			tara tarah
			teresa theresa therese tess
			thomas tomas tomasz tom
			timothy tim
			tracey tracy tracie
			victoria wiktoria viktoria vicky vicki tori
			vivien vivienne vivian
			william wiliam bill billy liam
			yvonne evonne ivonne
			zoe zoey zoie
			""".lines()
		.map((line) -> Set.of(line.split(" ")))
		.flatMap((spellings) -> spellings.stream().map((each) -> Map.entry(each, spellings)))
		.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue,
				(one, other) -> Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet())));

	private Spellings() {
	}

	/** Whether two words are written otherwise and may be the same name. */
	static boolean areOfOneName(String one, String other) {
		return !one.equals(other) && NAMES.getOrDefault(one, Set.of()).contains(other);
	}

}
