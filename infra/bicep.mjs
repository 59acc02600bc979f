// Reads Bicep files and says what is wrong with them: the syntax, and how the modules fit together.
// It knows no resource types; `az bicep build` does.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm')));

/** What is wrong in one file and in its calls of other files, each with its line. */
export function problemsOf(file) {
	const text = readFileSync(file, 'utf8');
	const syntax = syntaxProblems(text);
	if (syntax.length > 0) {
		return syntax.map(({ line, problem }) => `${file}:${line}: ${problem}`);
	}
	const root = parse(text);
	const problems = file.endsWith('.bicepparam') ? parameterFile(root, file) : modules(root, file);
	return problems.map(({ line, problem }) => `${file}:${line}: ${problem}`);
}

/** The places where the text is no Bicep. */
export function syntaxProblems(text) {
	return [...broken(parse(text))].map((node) => ({
		line: lineOf(node),
		problem: node.isMissing ? `a ${node.type} is missing` : `this is not Bicep: ${node.text.split('\n')[0]}`,
	}));
}

// The grammar knows parameter files but for the assignment of a parameter, which reads like a variable's.
function parse(text) {
	const isParameterFile = /^using\s/m.test(text);
	return parser.parse(isParameterFile ? text.replace(/^param(?= +\w+ *=)/gm, 'var') : text).rootNode;
}

function* broken(node) {
	if (node.isError || node.isMissing) {
		yield node;
	} else if (node.hasError) {
		for (const child of node.children) {
			yield* broken(child);
		}
	}
}

/** Every module exists, gets what it asks for and nothing else, and is asked only for what it gives. */
function modules(root, file) {
	const problems = [];
	for (const module of root.descendantsOfType('module_declaration')) {
		const [name, path, body] = module.namedChildren;
		const target = join(dirname(file), textOf(path));
		if (!existsSync(target)) {
			problems.push({ line: lineOf(module), problem: `there is no ${textOf(path)}` });
			continue;
		}
		const called = parse(readFileSync(target, 'utf8'));
		problems.push(...assignments(module, properties(properties(body).get('params')), called, textOf(path)));
		const outputs = new Set(named(called, 'output_declaration'));
		for (const [, output] of root.text.matchAll(new RegExp(`\\b${name.text}\\.outputs\\.(\\w+)`, 'g'))) {
			if (!outputs.has(output)) {
				problems.push({ line: lineOf(module), problem: `${textOf(path)} has no output ${output}` });
			}
		}
	}
	return problems;
}

function parameterFile(root, file) {
	const using = root.descendantsOfType('using_statement')[0];
	const target = textOf(using.namedChild(0));
	const given = new Map(named(root, 'variable_declaration').map((name) => [name, using]));
	return assignments(using, given, parse(readFileSync(join(dirname(file), target), 'utf8')), target);
}

function assignments(place, given, called, path) {
	const declared = called.descendantsOfType('parameter_declaration');
	const names = declared.map((parameter) => parameter.namedChild(0).text);
	const required = declared.filter((parameter) => !parameter.children.some(({ type }) => type === '='));
	const unknown = [...given.keys()].filter((name) => !names.includes(name));
	const missing = required.map((parameter) => parameter.namedChild(0).text).filter((name) => !given.has(name));
	return [
		...unknown.map((name) => ({ line: lineOf(place), problem: `${path} takes no parameter ${name}` })),
		...missing.map((name) => ({ line: lineOf(place), problem: `${path} needs the parameter ${name}` })),
	];
}

function named(root, type) {
	return root.descendantsOfType(type).map((node) => node.namedChild(0).text);
}

function properties(object) {
	const pairs = (object?.namedChildren ?? []).filter(({ type }) => type === 'object_property');
	return new Map(pairs.map((pair) => [pair.namedChild(0).text, pair.namedChild(1)]));
}

function textOf(string) {
	return string.text.slice(1, -1);
}

function lineOf(node) {
	return node.startPosition.row + 1;
}
