import { unzipSync } from 'fflate';
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { againstSchema, againstTeams, build, chooseValues, fill, placeholders } from './build.mjs';
import { colour, outline } from './icons.mjs';
import { decode, encode } from './png.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const TEXT = readFileSync(join(HERE, 'manifest.json'), 'utf8');
const LOCAL = JSON.parse(readFileSync(join(HERE, 'local.json'), 'utf8'));
const icon = (name) => readFileSync(join(HERE, name));

/** Our manifest after something was done to it. */
function changed(change) {
	const manifest = fill(TEXT, LOCAL);
	change(manifest);
	return manifest;
}

async function assertSchemaRefuses(change, sentence) {
	assert.match((await againstSchema(changed(change))).join('\n'), sentence);
}

function assertRefused(change, sentence, readIcon = icon) {
	assert.match(againstTeams(changed(change), readIcon).join('\n'), sentence);
}

/** The colour icon as it is, the outline icon replaced. */
function withOutline(picture) {
	return (name) => (name === 'outline.png' ? encode(picture) : icon(name));
}

/** A copy of what the build reads, with one thing changed in it. */
async function inACopy(change, then) {
	const folder = mkdtempSync(join(tmpdir(), 'convenor-manifest-'));
	try {
		for (const name of ['manifest.json', 'local.json', 'color.png', 'outline.png']) {
			cpSync(join(HERE, name), join(folder, name));
		}
		change(folder);
		return await then(folder);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

test('the package holds the manifest and the two icons, and nothing else', async () => {
	const { bytes } = await build(HERE, {});
	const files = unzipSync(bytes);
	assert.deepEqual(Object.keys(files).sort(), ['color.png', 'manifest.json', 'outline.png']);
	const manifest = Buffer.from(files['manifest.json']).toString();
	assert.ok(!manifest.includes('${{'));
	assert.equal(JSON.parse(manifest).bots[0].botId, LOCAL.CONVENOR_TEAMS_APPID);
});

test('the same manifest gives the same package, byte for byte', async () => {
	const [first, second] = [await build(HERE, {}), await build(HERE, {})];
	assert.deepEqual(first.bytes, second.bytes);
});

test('the committed icons are the ones that are drawn', () => {
	assert.deepEqual(decode(readFileSync(join(HERE, 'color.png'))), colour());
	assert.deepEqual(decode(readFileSync(join(HERE, 'outline.png'))), outline());
});

test('the local values are those that the manifest asks for', () => {
	assert.deepEqual(Object.keys(LOCAL).sort(), placeholders(TEXT).sort());
});

test('an authority’s own values come from the environment', async () => {
	const app = '00000000-aaaa-4bbb-8ccc-000000000000';
	const environment = { ...LOCAL, CONVENOR_TEAMS_APPID: app, CONVENOR_TEAMS_SSORESOURCE: `api://botid-${app}` };
	assert.equal((await build(HERE, environment)).manifest.id, app);
});

test('half an environment is refused, and says what is missing', () => {
	const environment = { CONVENOR_TEAMS_APPID: LOCAL.CONVENOR_TEAMS_APPID };
	assert.throws(() => chooseValues(placeholders(TEXT), environment, LOCAL), /Set CONVENOR_PUBLISHER_NAME, .* as well/);
});

test('a quotation mark in a value stays a quotation mark', () => {
	const manifest = fill(TEXT, { ...LOCAL, CONVENOR_PUBLISHER_NAME: 'The "New" Council' });
	assert.equal(manifest.developer.name, 'The "New" Council');
});

test('a placeholder without a value is refused by name', () => {
	assert.throws(() => fill('{"id": "${{CONVENOR_NOBODY}}"}', LOCAL), /asks for CONVENOR_NOBODY/);
});

test('a placeholder written wrongly is refused', () => {
	assert.throws(() => fill('{"id": "${{CONVENOR-APP-ID}}"}', LOCAL), /not a placeholder/);
});

test('a manifest that is not JSON is refused', () => {
	assert.throws(() => fill('{"id": }', LOCAL), /is not JSON/);
});

test('an unknown property is refused', () =>
	assertSchemaRefuses((manifest) => (manifest.favouriteColour = 'teal'), /additional properties.*favouriteColour/));

test('a property of a later schema is refused', () =>
	assertSchemaRefuses((manifest) => (manifest.bots[0].supportsTargetedMessages = true), /supportsTargetedMessages/));

test('another schema is refused without asking the network for it', () =>
	assertSchemaRefuses((manifest) => (manifest.$schema = 'https://schemas.example/teams.json'), /\$schema must be/));

test('a thirteenth command is refused', () =>
	assertSchemaRefuses((manifest) => {
		const { commands } = manifest.bots[0].commandLists[0];
		while (commands.length < 13) {
			commands.push({ title: `extra ${commands.length}`, description: 'One more' });
		}
	}, /NOT have more than 12 items/));

test('a description longer than Teams shows is refused', () =>
	assertRefused(
		(manifest) => (manifest.bots[0].commandLists[0].commands[0].description = 'x'.repeat(129)),
		/"schedule" is too long/,
	));

test('a scope without commands is refused', () =>
	assertRefused((manifest) => manifest.bots[0].commandLists.pop(), /offered in team without any command/));

test('two lists for one scope are refused', () =>
	assertRefused(
		(manifest) => manifest.bots[0].commandLists[1].scopes.push('personal'),
		/two command lists for personal/,
	));

test('commands where the bot is not offered are refused', () =>
	assertRefused((manifest) => manifest.bots[0].scopes.pop(), /commands for groupChat, but the bot is not/));

test('an id that is no GUID is refused', () =>
	assertRefused((manifest) => (manifest.bots[0].botId = 'convenor'), /bots\[0\]\.botId must be a GUID/));

test('a sign-in resource of another app is refused', () =>
	assertRefused(
		(manifest) => (manifest.webApplicationInfo.resource = 'api://botid-00000000-0000-0000-0000-000000000000'),
		/resource must be api:\/\/botid-b1d7a6c4/,
	));

test('an address where a host name belongs is refused', () =>
	assertRefused((manifest) => (manifest.validDomains[0] = 'https://convenor.example/'), /host names only/));

test('leaving out the token service is refused', () =>
	assertRefused((manifest) => manifest.validDomains.pop(), /must hold token\.botframework\.com/));

test('a missing icon is refused', () =>
	inACopy(
		(folder) => rmSync(join(folder, 'color.png')),
		(folder) => assert.rejects(build(folder, {}), /colour icon color\.png is missing/),
	));

test('an icon that is no picture is refused', () =>
	inACopy(
		(folder) => writeFileSync(join(folder, 'outline.png'), 'GIF89a, honestly'),
		(folder) => assert.rejects(build(folder, {}), /outline icon outline\.png cannot be used: it is not a PNG/),
	));

test('an icon of the wrong size is refused', () =>
	assertRefused(() => {}, /must be 192 by 192 pixels, and is 32 by 32/, () => icon('outline.png')));

test('an outline icon with a background is refused', () => {
	const white = { width: 32, height: 32, pixels: Buffer.alloc(32 * 32 * 4, 255) };
	return assertRefused(() => {}, /white drawing on a transparent ground/, withOutline(white));
});

test('an outline icon with another colour than white is refused', () => {
	const tinted = outline();
	tinted.pixels.set([255, 0, 0, 255], 0);
	return assertRefused(() => {}, /must be white and nothing else/, withOutline(tinted));
});

test('a picture written with every PNG filter is read as it was drawn', () => {
	// Two pixels a row, five rows, one row for each filter; worked out by hand from the standard.
	const rows = [
		[0, 10, 20, 30, 255, 20, 40, 60, 255],
		[1, 10, 20, 30, 255, 10, 20, 30, 0],
		[2, 0, 0, 0, 0, 1, 1, 1, 0],
		[3, 5, 10, 15, 128, 6, 11, 16, 0],
		[4, 0, 0, 0, 0, 1, 1, 1, 0],
	];
	const { pixels } = decode(withRows(encode({ width: 2, height: 5, pixels: Buffer.alloc(40) }), rows));
	const row = (y) => [...pixels.subarray(y * 8, y * 8 + 8)];
	assert.deepEqual(row(0), [10, 20, 30, 255, 20, 40, 60, 255]);
	assert.deepEqual(row(1), [10, 20, 30, 255, 20, 40, 60, 255]);
	assert.deepEqual(row(2), [10, 20, 30, 255, 21, 41, 61, 255]);
	assert.deepEqual(row(3), [10, 20, 30, 255, 21, 41, 61, 255]);
	assert.deepEqual(row(4), [10, 20, 30, 255, 22, 42, 62, 255]);
});

/** The same PNG with its rows, filters first, replaced; the reader does not look at checksums. */
function withRows(png, rows) {
	const data = deflateSync(Buffer.from(rows.flat()));
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const end = Buffer.concat([Buffer.alloc(4), png.subarray(-12)]);
	return Buffer.concat([png.subarray(0, 33), length, Buffer.from('IDAT'), data, end]);
}

test('the lock file names no place to download from', () => {
	for (const name of ['package-lock.json', '../infra/package-lock.json']) {
		assert.doesNotMatch(readFileSync(join(HERE, name), 'utf8'), /https?:|"resolved"/);
	}
});
