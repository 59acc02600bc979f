package io.convenor.timescales;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.ResourcePatternUtils;

/** Finds and reads the files that say by what rules and in which kinds people meet. */
public final class RuleFiles {

	private RuleFiles() {
	}

	/** Every file that a pattern names; none where its folder is not there. */
	public static List<Resource> in(String pattern, ResourceLoader resources) {
		try {
			return List.of(ResourcePatternUtils.getResourcePatternResolver(resources).getResources(pattern));
		}
		catch (FileNotFoundException ex) {
			return List.of();
		}
		catch (IOException ex) {
			throw new BrokenFileException(pattern, "the files cannot be listed (" + ex.getMessage() + ")");
		}
	}

	/** What a file says. */
	public static String textOf(Resource file) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.getContentAsByteArray())).toString();
		}
		catch (CharacterCodingException ex) {
			throw new BrokenFileException(String.valueOf(file.getFilename()),
					"it is not written in UTF-8; save it anew as UTF-8");
		}
		catch (IOException ex) {
			throw new BrokenFileException(String.valueOf(file.getFilename()),
					"it cannot be read (" + ex.getMessage() + ")");
		}
	}

}
