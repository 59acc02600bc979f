package io.convenor.conference;

import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresource.ClassLoaderTemplateResource;
import org.thymeleaf.templateresource.FileTemplateResource;
import org.thymeleaf.templateresource.ITemplateResource;

/**
 * Finds the text of a letter in the folder of its language or format, and passes on what
 * is not there to whoever has the usual ones.
 */
class FormTemplateResolver extends AbstractConfigurableTemplateResolver {

	/** Which folder a letter is written from. */
	static final String FOLDER = "folder";

	private final @Nullable Path own;

	/**
	 * Sets it up.
	 * @param own the folder with an authority's own texts; null for the shipped ones
	 */
	FormTemplateResolver(@Nullable Path own) {
		this.own = own;
		setName((own != null) ? "own texts in another form" : "texts in another form");
		setOrder((own != null) ? -2 : -1);
		setTemplateMode(TemplateMode.HTML);
		setCheckExistence(true);
	}

	@Override
	protected @Nullable ITemplateResource computeTemplateResource(IEngineConfiguration configuration,
			@Nullable String ownerTemplate, String template, String resourceName, @Nullable String characterEncoding,
			@Nullable Map<String, Object> attributes) {
		Object folder = (attributes != null) ? attributes.get(FOLDER) : null;
		if (folder == null) {
			return null;
		}
		String name = folder + "/" + template + FormTexts.SUFFIX;
		return (this.own != null) ? new FileTemplateResource(this.own.resolve(name).toString(), "UTF-8")
				: new ClassLoaderTemplateResource("templates/" + name, "UTF-8");
	}

}
