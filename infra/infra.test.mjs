import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { problemsOf, syntaxProblems } from './bicep.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const FILES = ['.', 'modules'].flatMap((folder) =>
	readdirSync(join(HERE, folder))
		.filter((name) => /\.bicep(param)?$/.test(name))
		.map((name) => join(HERE, folder, name)),
);

/** What is said after one text in one file was replaced by another. */
function problemsAfter(name, before, after) {
	const folder = mkdtempSync(join(tmpdir(), 'convenor-infra-'));
	try {
		FILES.forEach((file) => cpSync(file, join(folder, relative(HERE, file))));
		const text = readFileSync(join(folder, name), 'utf8');
		assert.ok(text.includes(before), `${name} no longer says ${before}`);
		writeFileSync(join(folder, name), text.replace(before, after));
		return FILES.flatMap((file) => problemsOf(join(folder, relative(HERE, file)))).join('\n');
	} finally {
		rmSync(folder, { recursive: true });
	}
}

for (const file of FILES) {
	test(`${relative(HERE, file)} is Bicep, and fits what it calls`, () => assert.deepEqual(problemsOf(file), []));
}

test('a bracket left open is found', () =>
	assert.notDeepEqual(syntaxProblems("resource bot 'Microsoft.BotService/botServices@2022-09-15' = {\n\tname: 'x'\n"), []));

test('a property without a value is found, with its line', () =>
	assert.match(problemsAfter('modules/bot.bicep', "kind: 'azurebot'", 'kind: : :'), /bot\.bicep:\d+: /));

test('a module that is not there is found', () =>
	assert.match(problemsAfter('main.bicep', 'modules/bot.bicep', 'modules/robot.bicep'), /no modules\/robot\.bicep/));

test('a parameter that a module does not take is found', () =>
	assert.match(problemsAfter('main.bicep', 'logDays: logDays', 'logWeeks: logDays'), /takes no parameter logWeeks/));

test('a parameter that a module needs is found missing', () =>
	assert.match(problemsAfter('main.bicep', 'logDays: logDays', ''), /needs the parameter logDays/));

test('an output that a module does not give is found', () =>
	assert.match(problemsAfter('main.bicep', 'app.outputs.host', 'app.outputs.address'), /has no output address/));

test('a value for a parameter that is not there is found', () =>
	assert.match(problemsAfter('main.bicepparam', 'param appId', 'param applicationId'), /needs the parameter appId/));

test('no secret is asked for, kept or given out', () => {
	for (const file of FILES) {
		assert.doesNotMatch(readFileSync(file, 'utf8'), /@secure|listKeys|administratorLoginPassword|secretRef/, file);
	}
});

test('the container runs as nobody in particular, with Java as its first process', () => {
	const lines = readFileSync(join(HERE, 'Containerfile'), 'utf8').split('\n');
	const last = (instruction) => lines.findLast((line) => line.startsWith(`${instruction} `));
	assert.match(last('USER'), /^USER [1-9]\d*:[1-9]\d*$/);
	assert.match(last('ENTRYPOINT'), /^ENTRYPOINT \["java"/);
});

test('the image starts Java with the options with which it learned, and has what it needs for that', () => {
	const file = readFileSync(join(HERE, 'Containerfile'), 'utf8');
	const letIn = readFileSync(join(HERE, 'Containerfile.dockerignore'), 'utf8');
	assert.match(file, /^ENTRYPOINT \["java", "@java-options", "-XX:AOTCache=convenor\.aot", "-jar", "convenor\.jar"\]$/m);
	assert.match(readFileSync(join(HERE, 'learn.sh'), 'utf8'), /java @java-options .*-XX:AOTCacheOutput=convenor\.aot -jar convenor\.jar/);
	assert.match(readFileSync(join(HERE, 'java-options'), 'utf8'), /^-Dspring\.aot\.enabled=true$/m);
	assert.match(readFileSync(join(HERE, '..', 'bot', 'pom.xml'), 'utf8'), /<goal>process-aot<\/goal>/);
	for (const name of ['java-options', 'learn.sh']) {
		assert.ok(statSync(join(HERE, name)).isFile());
		assert.ok(letIn.includes(`!infra/${name}\n`), `${name} is kept out of the image`);
	}
});
