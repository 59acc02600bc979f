package io.convenor;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The bot: starts every room of the house. */
@SpringBootApplication
public class Convenor {

	public static void main(String[] args) {
		SpringApplication.run(Convenor.class, args);
	}

}
