/* What a page, a card or a letter is found to be, as somebody meets it; runs in the browser. */
const look = (() => {

	const themes = {};

	/** Makes a theme known: Microsoft's settings of Teams, and the style sheet that belongs to them. */
	function theme(name, hostConfig, css) {
		themes[name] = { hostConfig, css };
	}

	/** Draws one card after the other in a theme and says what is found, by card. */
	function cards(all, name) {
		return all.map((card) => {
			draw(JSON.parse(card), name);
			return name === 'light' ? [...inEveryTheme(JSON.parse(card)), ...contrast(document.body)]
				: contrast(document.body);
		});
	}

	/** Draws one card in a theme, as the only thing on the page. */
	function draw(card, name) {
		document.getElementById('theme').textContent = themes[name].css;
		const config = new AdaptiveCards.HostConfig(themes[name].hostConfig);
		document.body.style.margin = '0';
		document.body.style.backgroundColor = config.containerStyles.default.backgroundColor;
		const drawn = new AdaptiveCards.AdaptiveCard();
		drawn.hostConfig = config;
		drawn.parse(card);
		document.body.replaceChildren(drawn.render());
	}

	/** Draws one card after the other and says how far it is to the end of its first button, and to its own end. */
	function heights(all) {
		return all.map((card) => {
			draw(JSON.parse(card), 'light');
			return [document.querySelector('.ac-pushButton'), document.body.firstElementChild]
				.map((each) => Math.ceil(each.getBoundingClientRect().bottom));
		});
	}

	function inEveryTheme(card) {
		const found = [];
		const buttons = [...document.querySelectorAll('.ac-pushButton')].filter(seen);
		for (const button of buttons) {
			const box = button.getBoundingClientRect();
			if ([button, ...button.querySelectorAll('*')].some((each) => each.scrollWidth > each.clientWidth
					&& getComputedStyle(each).display !== 'inline')) {
				found.push(['a button is cut', button.textContent]);
			}
			if (box.right > innerWidth || box.left < 0) {
				found.push(['a button lies outside', button.textContent]);
			}
		}
		for (const input of document.querySelectorAll('input, textarea, select, [role=radiogroup]')) {
			if (seen(input) && !nameOf(input)) {
				found.push(['a field has no name', input.outerHTML.slice(0, 120)]);
			}
		}
		for (const hidden of notDrawn(card)) {
			found.push(['a button is not drawn', hidden]);
		}
		found.push(...wider(), ...ofItsMaking(card));
		return found;
	}

	/** What can be told without drawing it. */
	function ofItsMaking(card) {
		const found = [];
		const inputs = all(card, (node) => node.type?.startsWith('Input.'));
		const actions = all(card, (node) => node.type?.startsWith('Action.') && node.title !== undefined);
		const submitting = actions.filter((action) => ['Action.Execute', 'Action.Submit'].includes(action.type));
		found.push(...twice(actions.map((action) => action.title)).map((name) => ['two buttons have the same name', name]));
		found.push(...twice(inputs.map((input) => input.label)).map((name) => ['two fields have the same name', name]));
		for (const input of inputs.filter((each) => each.isRequired)) {
			if (submitting.length > 1) {
				found.push(['a required field beside several buttons', input.label]);
			}
		}
		for (const action of actions.filter((each) => each.title.length > 25)) {
			found.push(['a title of more than 25 characters', action.title]);
		}
		for (const set of all(card, (node) => node.type === 'ActionSet')) {
			if (set.actions.filter((action) => action.mode !== 'secondary').length > 3) {
				found.push(['more than three buttons in a row', set.actions.map((action) => action.title).join(' / ')]);
			}
		}
		for (const action of actions.filter((each) => each.type === 'Action.Execute' && !each.fallback)) {
			found.push(['a button without a fallback', action.title]);
		}
		for (const action of actions.filter((each) => each.style)) {
			found.push(['a style that Teams does not draw', action.title]);
		}
		if (all(card, (node) => ['items', 'actions', 'inlines', 'body', 'columns'].some((name) => node[name]?.length === 0)
				|| (node.type === 'TextBlock' && !node.text?.trim())).length) {
			found.push(['something is empty', '']);
		}
		if (!card.lang) {
			found.push(['its language is not said', '']);
		}
		return found;
	}

	function twice(names) {
		return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
	}

	/** Buttons of a set beyond those that are drawn or behind its menu. */
	function notDrawn(card) {
		const shown = [...document.querySelectorAll('.ac-pushButton')].map((each) => each.textContent.trim());
		return all(card, (node) => node.type === 'ActionSet').flatMap((set) => set.actions
			.filter((action) => action.mode !== 'secondary' && !shown.includes(action.title.trim()))
			.map((action) => action.title));
	}

	/** What a client shows that does not run a button is no second button. */
	function all(node, wanted) {
		if (Array.isArray(node)) {
			return node.flatMap((each) => all(each, wanted));
		}
		if (node === null || typeof node !== 'object') {
			return [];
		}
		return [...(wanted(node) ? [node] : []), ...Object.entries(node)
			.filter(([name]) => name !== 'fallback').flatMap(([, each]) => all(each, wanted))];
	}

	function nameOf(input) {
		const by = (input.getAttribute('aria-labelledby') ?? '').split(/\s+/)
			.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
		return (by + (input.getAttribute('aria-label') ?? '') + [...(input.labels ?? [])].map((each) => each.textContent)
			.join(' ')).trim();
	}

	function seen(element) {
		const box = element.getBoundingClientRect();
		return box.width > 0 && box.height > 0;
	}

	/** Whether one has to move the page sideways. */
	function wider() {
		const width = document.documentElement.scrollWidth;
		return width > innerWidth ? [['something is wider than the screen', `${width} px`]] : [];
	}

	/** Text that is too like what it stands on, WCAG 1.4.3. */
	function contrast(root) {
		const found = [];
		const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
		while (texts.nextNode()) {
			const element = texts.currentNode.parentElement;
			if (texts.currentNode.textContent.trim() && !['STYLE', 'SCRIPT', 'OPTION'].includes(element.tagName)
					&& seen(element)) {
				const style = getComputedStyle(element);
				const behind = background(element);
				const ratio = ratioOf(over(colour(style.color), behind), behind);
				const large = parseFloat(style.fontSize) >= (style.fontWeight >= 700 ? 18.66 : 24);
				if (ratio < (large ? 3 : 4.5)) {
					found.push(['text is hard to see', `${ratio.toFixed(2)}: ${texts.currentNode.textContent.trim()
						.slice(0, 60)}`]);
				}
			}
		}
		return found;
	}

	function background(element) {
		const layers = [];
		for (let each = element; each; each = each.parentElement) {
			const layer = colour(getComputedStyle(each).backgroundColor);
			layers.push(layer);
			if (layer[3] === 1) {
				break;
			}
		}
		return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
	}

	function colour(text) {
		const parts = text.match(/[\d.]+/g).map(Number);
		return [parts[0], parts[1], parts[2], parts[3] ?? 1];
	}

	function over(top, below) {
		return [0, 1, 2].map((each) => top[each] * top[3] + below[each] * (1 - top[3])).concat(1);
	}

	function ratioOf(one, other) {
		const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
		return (light + 0.05) / (dark + 0.05);
	}

	function luminance(rgb) {
		const [r, g, b] = rgb.slice(0, 3).map((each) => each / 255)
			.map((each) => each <= 0.03928 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	}

	/** Draws one letter after the other, light and dark, and says what is found, by letter. */
	function letters(all) {
		return all.map((html) => {
			letter(html, 'light');
			const found = [...contrast(document.body), ...wider(), ...ofALetter(html)];
			letter(html, 'dark');
			return [...found, ...contrast(document.body).map(([, which]) => ['text is hard to see in the dark', which])];
		});
	}

	/** What Teams puts below an entry is not ours to write. */
	function parsedLetter(html) {
		const parsed = new DOMParser().parseFromString(html, 'text/html');
		parsed.querySelectorAll('.me-email-text').forEach((each) => each.remove());
		return parsed;
	}

	/** Draws one letter as a client does that sets colours for what has none. */
	function letter(html, light) {
		const parsed = parsedLetter(html);
		document.getElementById('theme').textContent = light === 'dark'
			? 'html { background: #1f1f1f; color: #ffffff } a { color: #7ab8ff }' : 'html { background: #ffffff }';
		document.body.style.cssText = parsed.body.style.cssText;
		document.body.replaceChildren(...parsed.body.childNodes);
	}

	/** Draws all cards beside each other, each as wide as a telephone and below its kind. */
	function sheetOfCards(all, width) {
		document.getElementById('theme').textContent = themes.light.css;
		sheet(all, width, (json) => {
			const drawn = new AdaptiveCards.AdaptiveCard();
			drawn.hostConfig = new AdaptiveCards.HostConfig(themes.light.hostConfig);
			drawn.parse(JSON.parse(json));
			return drawn.render();
		});
	}

	/** Draws all letters beside each other. */
	function sheetOfLetters(all, width) {
		document.getElementById('theme').textContent = 'html { background: #f6f6f6 }';
		sheet(all, width, (html) => {
			const parsed = parsedLetter(html);
			const paper = document.createElement('div');
			paper.style.cssText = parsed.body.style.cssText;
			paper.append(...parsed.body.childNodes);
			return paper;
		});
	}

	/** In columns, each thing in the one that is shortest so far. */
	function sheet(all, width, drawn) {
		const columns = Array.from({ length: Math.ceil(Math.sqrt(all.length * 2)) }, () => {
			const column = document.createElement('div');
			column.style.cssText = `width: ${width}px; flex: none`;
			return column;
		});
		document.body.style.cssText = 'background: #f6f6f6; margin: 16px; display: flex; gap: 16px; align-items: flex-start';
		document.body.replaceChildren(...columns);
		for (const [kind, what] of all) {
			const name = document.createElement('p');
			name.textContent = kind;
			name.style.cssText = 'font: bold 16px sans-serif; margin: 0 0 4px; color: #5b2a86';
			const frame = document.createElement('div');
			frame.style.cssText = 'background: #ffffff; border: 1px solid #999999; margin-bottom: 24px; overflow: hidden';
			frame.append(drawn(what));
			columns.sort((one, other) => one.offsetHeight - other.offsetHeight)[0].append(name, frame);
		}
	}

	function ofALetter(html) {
		const found = [];
		if (![...document.body.querySelectorAll('h1, p')].every((each) => each.closest('body [lang]'))) {
			found.push(['its language is not said', '']);
		}
		if (document.querySelectorAll('h1').length !== 1) {
			found.push(['not one main heading', `${document.querySelectorAll('h1').length}`]);
		}
		for (const each of document.querySelectorAll('[style]')) {
			const style = each.style;
			if (style.color && ![each, ...ancestors(each)].some((one) => one.style?.background
					|| one.style?.backgroundColor || one.bgColor)) {
				found.push(['a text colour without a background', each.textContent.trim().slice(0, 60)]);
			}
			if (style.whiteSpace) {
				found.push(['white-space, which Outlook ignores', each.textContent.trim().slice(0, 60)]);
			}
			if (style.maxWidth && !style.width && !each.getAttribute('width')) {
				found.push(['max-width without a width, which Outlook ignores', each.tagName]);
			}
		}
		for (const cell of document.querySelectorAll('td, th')) {
			if (!cell.style.fontFamily) {
				found.push(['a cell without a font', cell.textContent.trim().slice(0, 60)]);
			}
		}
		for (const call of document.querySelectorAll('a[href^="tel:"]')) {
			if (/#|%23/.test(call.getAttribute('href'))) {
				found.push(['a number that phones do not dial', call.getAttribute('href')]);
			}
		}
		const headings = [...document.querySelectorAll('h1, h2, h3')].map((each) => each.textContent.trim());
		for (const heading of headings) {
			if (heading.split(/\s+/).length < 2) {
				found.push(['a heading that says little as a line', heading]);
			}
		}
		if (new Set(headings).size < headings.length) {
			found.push(['two headings say the same', headings.join(' / ')]);
		}
		return found;
	}

	function ancestors(element) {
		return element.parentElement ? [element.parentElement, ...ancestors(element.parentElement)] : [];
	}

	return { theme, cards, heights, draw, letters, letter, sheetOfCards, sheetOfLetters };

})();
