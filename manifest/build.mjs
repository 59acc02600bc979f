// Builds the Teams app package, target/convenor.zip, from manifest.json, the two icons and one set of
// values. Anything Teams would refuse, and what it would accept and then not work with, stops it here.
import { AppManifestUtils } from '@microsoft/app-manifest';
import { zipSync } from 'fflate';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decode, sizeOf } from './png.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const SCHEMA = 'https://developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.schema.json';
const PLACEHOLDER = /\$\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HOST_NAME = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
// Teams draws no more than this of a command; the schema lets through far longer ones.
const LONGEST_TITLE = 32;
const LONGEST_DESCRIPTION = 128;

/** What is wrong with the package, one sentence each. */
export class Refused extends Error {
	constructor(problems) {
		super(problems.join('\n'));
		this.problems = problems;
	}
}

/** The names that a manifest's text asks for, each once. */
export function placeholders(text) {
	return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name]) => name))];
}

/**
 * The values for these names: from the environment as soon as it holds one of them, and then all of
 * them, so that an authority's package never carries a local value by accident; else the local ones.
 */
export function chooseValues(names, environment, local) {
	if (!names.some((name) => environment[name])) {
		return local;
	}
	const missing = names.filter((name) => !environment[name]);
	if (missing.length > 0) {
		throw new Refused([`Set ${missing.join(', ')} as well: the environment names only part of the configuration.`]);
	}
	return Object.fromEntries(names.map((name) => [name, environment[name]]));
}

/** The manifest with its placeholders filled in; a value can hold any character. */
export function fill(text, values) {
	const unknown = placeholders(text).filter((name) => !values[name]);
	if (unknown.length > 0) {
		throw new Refused(unknown.map((name) => `manifest.json asks for ${name}, which has no value.`));
	}
	const filled = text.replace(PLACEHOLDER, (_, name) => JSON.stringify(values[name]).slice(1, -1));
	if (filled.includes('${{')) {
		throw new Refused(['manifest.json holds a "${{" that is not a placeholder.']);
	}
	try {
		return JSON.parse(filled);
	} catch (failure) {
		throw new Refused([`manifest.json is not JSON: ${failure.message}`]);
	}
}

/** What the official schema has against a manifest, as sentences. */
export async function againstSchema(manifest) {
	// The validator fetches a schema that it does not hold, so the name is checked first: a build
	// never asks the network what a good manifest is.
	if (manifest.$schema !== SCHEMA) {
		return [`$schema must be ${SCHEMA}.`];
	}
	const errors = await AppManifestUtils.validateAgainstSchema(manifest);
	return errors.map((error) => `The Teams schema refuses the manifest: ${error}`);
}

/** What the schema cannot see and Teams would stumble over, as sentences. */
export function againstTeams(manifest, readIcon) {
	return [...identities(manifest), ...commands(manifest), ...icons(manifest, readIcon)];
}

/** Reads the folder, checks everything, and returns the package's bytes with the manifest in it. */
export async function build(folder, environment) {
	const text = readFileSync(join(folder, 'manifest.json'), 'utf8');
	const local = JSON.parse(readFileSync(join(folder, 'local.json'), 'utf8'));
	const manifest = fill(text, chooseValues(placeholders(text), environment, local));
	const readIcon = (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : undefined);
	const problems = [...(await againstSchema(manifest)), ...againstTeams(manifest, readIcon)];
	if (problems.length > 0) {
		throw new Refused(problems);
	}
	const files = {
		'manifest.json': Buffer.from(JSON.stringify(manifest, null, '\t')),
		[manifest.icons.color]: readIcon(manifest.icons.color),
		[manifest.icons.outline]: readIcon(manifest.icons.outline),
	};
	// A fixed time: the same manifest gives the same file, byte for byte.
	return { manifest, bytes: zipSync(files, { mtime: new Date(2000, 0, 1), level: 9 }) };
}

function identities(manifest) {
	const problems = [];
	const app = manifest.webApplicationInfo?.id;
	const ids = { id: manifest.id, 'bots[0].botId': manifest.bots?.[0]?.botId, 'webApplicationInfo.id': app };
	for (const [where, id] of Object.entries(ids)) {
		if (!GUID.test(id ?? '')) {
			problems.push(`${where} must be a GUID, and is "${id}".`);
		}
	}
	const resource = manifest.webApplicationInfo?.resource ?? '';
	if (!resource.startsWith('api://') || !resource.endsWith(`botid-${app}`)) {
		problems.push(`webApplicationInfo.resource must be api://botid-${app}: with another, nobody is signed in.`);
	}
	const domains = manifest.validDomains ?? [];
	for (const domain of domains.filter((domain) => !HOST_NAME.test(domain))) {
		problems.push(`validDomains takes host names only, without https:// or a path, and holds "${domain}".`);
	}
	if (!domains.includes('token.botframework.com')) {
		problems.push('validDomains must hold token.botframework.com: without it the sign-in window stays empty.');
	}
	return problems;
}

function commands(manifest) {
	const problems = [];
	const scopes = manifest.bots?.[0]?.scopes ?? [];
	const listed = new Set();
	for (const { scopes: where = [], commands = [] } of manifest.bots?.[0]?.commandLists ?? []) {
		for (const scope of where) {
			if (!scopes.includes(scope)) {
				problems.push(`There are commands for ${scope}, but the bot is not offered there.`);
			}
			if (listed.has(scope)) {
				problems.push(`There are two command lists for ${scope}; Teams shows one of them.`);
			}
			listed.add(scope);
		}
		for (const { title = '', description = '' } of commands) {
			if (title.length > LONGEST_TITLE || description.length > LONGEST_DESCRIPTION) {
				const limits = `${LONGEST_TITLE} characters for its name, ${LONGEST_DESCRIPTION} for its description`;
				problems.push(`The command "${title}" is too long: ${limits}.`);
			}
		}
	}
	for (const scope of scopes.filter((scope) => !listed.has(scope))) {
		problems.push(`The bot is offered in ${scope} without any command to choose from.`);
	}
	return problems;
}

function icons(manifest, readIcon) {
	const { color, outline } = manifest.icons ?? {};
	return [...icon('colour', color, 192, readIcon), ...icon('outline', outline, 32, readIcon, mustBeOutline)];
}

function icon(kind, name, side, readIcon, alsoCheck = () => []) {
	const bytes = name && readIcon(name);
	if (!bytes) {
		return [`The ${kind} icon ${name} is missing.`];
	}
	try {
		const { width, height } = sizeOf(bytes);
		if (width !== side || height !== side) {
			return [`The ${kind} icon ${name} must be ${side} by ${side} pixels, and is ${width} by ${height}.`];
		}
		return alsoCheck(name, decode(bytes));
	} catch (failure) {
		return [`The ${kind} icon ${name} cannot be used: ${failure.message}.`];
	}
}

function mustBeOutline(name, { pixels }) {
	let transparent = 0;
	for (let at = 0; at < pixels.length; at += 4) {
		const [red, green, blue, alpha] = pixels.subarray(at, at + 4);
		transparent += alpha === 0 ? 1 : 0;
		if (alpha > 0 && Math.min(red, green, blue) < 255) {
			return [`The outline icon ${name} must be white and nothing else.`];
		}
	}
	if (transparent === 0 || transparent * 4 === pixels.length) {
		return [`The outline icon ${name} must be a white drawing on a transparent ground.`];
	}
	return [];
}

async function main() {
	const { manifest, bytes } = await build(HERE, process.env);
	const target = join(HERE, 'target', 'convenor.zip');
	mkdirSync(dirname(target), { recursive: true });
	writeFileSync(target, bytes);
	console.log(`Built ${target}: ${manifest.name.short} ${manifest.version}, app ${manifest.id}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	main().catch((failure) => {
		console.error(failure instanceof Refused ? failure.message : failure);
		process.exitCode = 1;
	});
}
