package io.convenor.people;

import java.util.List;
import java.util.function.UnaryOperator;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What letters to families tell of help outside the meeting; checked at the start.
 *
 * @param complaints to whom somebody complains, as the end of a sentence; where it is
 * empty, letters say whom to ask
 * @param callCosts what ringing into a meeting costs, as a sentence; where it is empty,
 * letters say to ask the telephone company
 * @param advice who advises families for free
 */
@Validated
@ConfigurationProperties("convenor.for-families")
public record ForFamilies(@DefaultValue("") String complaints, @DefaultValue("") String callCosts,
		@DefaultValue List<@Valid Advice> advice) {

	public ForFamilies {
		advice = List.copyOf(advice);
	}

	/** The same for one reader. */
	public ForFamilies readBy(boolean youngPerson) {
		return new ForFamilies(this.complaints, this.callCosts,
				this.advice.stream().filter((each) -> each.toYoungPeople == youngPerson).toList());
	}

	/** The same in the language of a letter. */
	public ForFamilies said(UnaryOperator<String> words) {
		return new ForFamilies(words.apply(this.complaints), words.apply(this.callCosts),
				this.advice.stream()
					.map((each) -> new Advice(each.called, words.apply(each.what), each.telephone,
							words.apply(each.hours), each.toYoungPeople, each.source))
					.toList());
	}

	/**
	 * Somebody who advises for free.
	 *
	 * @param called what they call themselves
	 * @param what what they do, in the words of a letter
	 * @param hours when they answer; empty for always
	 * @param toYoungPeople whether they are there for young people, and not for grown-ups
	 * @param source where the number was read, and when
	 */
	public record Advice(@NotBlank String called, @NotBlank String what,
			@NotBlank @Pattern(regexp = "0[0-9 ]{7,13}",
					message = "is dialled from here: 0 and digits") String telephone,
			@DefaultValue("") String hours, @DefaultValue("false") boolean toYoungPeople, @NotBlank String source) {

		/** Whether ringing it is known to cost nothing. */
		public boolean isFree() {
			return this.telephone.replace(" ", "").matches("080[08]\\d+");
		}

		/** What a telephone dials. */
		public String link() {
			return "tel:+44" + this.telephone.replace(" ", "").substring(1);
		}

	}

}
