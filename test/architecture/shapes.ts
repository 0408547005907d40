import * as ts from 'typescript';
import { type Fault, isDoor, isPure, libraryOf, nodes, type SourceFile, appOf } from './tree';

const limits = { fileLines: 250, functionLines: 40, constructorParameters: 5, doorLines: 60 };
const vague = /(^|[/.-])(common|shared(?!-experience)|utils?|helpers?|misc|base|manager)([/.-]|$)/;
const impure = /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(|\bprocess\.|\bconsole\./;

/** Who may look at the environment: the one reader, the test kit that hands a server's address on, and the starter. */
const mayReadEnvironment = (path: string) => ['config', 'testing'].includes(libraryOf(path) ?? '');

/** Faults in how one file is made: its name, its sizes, what it reaches for. */
export function* shapeFaults(file: SourceFile): Generator<Fault> {
  const fault = (rule: string, what: string): Fault => ({ rule, where: file.path, what });
  yield* textFaults(file, fault);
  yield* doorFaults(file, fault);
  for (const node of nodes(file.syntax)) yield* nodeFaults(file, node, fault);
}

type MakeFault = (rule: string, what: string) => Fault;

function* textFaults({ path, text }: SourceFile, fault: MakeFault): Generator<Fault> {
  const lines = text.trimEnd().split('\n').length;
  if (vague.test(path)) yield fault('a-name-that-says', 'a name that could hold anything will');
  if (lines > limits.fileLines) yield fault('small-file', `${lines} lines`);
  if (/\bforwardRef\(/.test(text)) yield fault('no-forward-ref', 'forwardRef');
  if (/\bprocess\.env\b/.test(text) && !mayReadEnvironment(path)) yield fault('one-reader-of-env', 'process.env');
  if (/@Global\(/.test(text) && !['config', 'database'].includes(libraryOf(path) ?? ''))
    yield fault('few-globals', '@Global');
  if (/\bconsole\./.test(text) && appOf(path) !== 'local') yield fault('no-console', 'console');
  if (/synchronize: true/.test(text)) yield fault('no-synchronize', 'synchronize');
  if (isPure(path) && impure.test(text)) yield fault('pure', 'reads the clock, chance, the console or the process');
}

function* doorFaults({ path, text, syntax, imports }: SourceFile, fault: MakeFault): Generator<Fault> {
  const lines = text.trimEnd().split('\n').length;
  const onlyHandsOn = imports.length > 0 && syntax.statements.every((statement) => ts.isExportDeclaration(statement));
  if (isDoor(path) && (lines > limits.doorLines || /export \*/.test(text)))
    yield fault('narrow-door', `${lines} lines, or export *`);
  if (!isDoor(path) && onlyHandsOn) yield fault('no-barrel', 're-exports only');
}

function* nodeFaults({ path, syntax }: SourceFile, node: ts.Node, fault: MakeFault): Generator<Fault> {
  if (node.kind === ts.SyntaxKind.AnyKeyword) yield fault('no-any', 'any');
  if (ts.isConstructorDeclaration(node) && node.parameters.length > limits.constructorParameters)
    yield fault('few-collaborators', `${node.parameters.length} constructor parameters`);
  if (isFunction(node) && !isMigration(path) && span(syntax, node) > limits.functionLines)
    yield fault('short-function', `${span(syntax, node)} lines at ${lineOf(syntax, node)}`);
  if (ts.isClassDeclaration(node) && onlyHandsCallsOn(node))
    yield fault('no-hollow-service', `${node.name?.text} only hands calls on`);
}

/** A migration is one long piece of SQL, best read in one piece. */
const isMigration = (path: string) => path.startsWith('libs/database/src/migrations/');
const isFunction = (node: ts.Node) => ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;

const lineOf = (source: ts.SourceFile, node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
const span = (source: ts.SourceFile, node: ts.Node) =>
  source.getLineAndCharacterOfPosition(node.end).line - source.getLineAndCharacterOfPosition(node.getStart()).line + 1;

/** True of a class, other than a controller, job book or migration, most of whose methods only call another's of the same arguments. */
function onlyHandsCallsOn(node: ts.ClassDeclaration): boolean {
  if (/(Controller|JobBook|Job|\d{13})$/.test(node.name?.text ?? '')) return false;
  const methods = node.members.filter(ts.isMethodDeclaration);
  const hollow = methods.filter((method) => {
    const names = method.parameters.map((parameter) => parameter.name.getText()).join(', ');
    const body = (method.body?.getText() ?? '').replace(/\s+/g, ' ');
    const call = /^\{ (return )?(await )?this\.\w+\.\w+\((.*)\); \}$/.exec(body);
    return call?.[3] === names;
  });
  return methods.length >= 3 && hollow.length * 2 > methods.length;
}

/** Classes for input or output that list most of an entity's fields again: three shapes of a thing, not five. */
export function twins(files: readonly SourceFile[]): Fault[] {
  const classes = files.flatMap((file) => classesOf(file)).filter(({ fields }) => fields.length >= 4);
  const entities = classes.filter(({ where }) => where.endsWith('.entity.ts'));
  return classes
    .filter(({ where }) => !where.endsWith('.entity.ts'))
    .flatMap((one) =>
      entities
        .filter(({ fields }) => one.fields.filter((name) => fields.includes(name)).length >= 0.8 * one.fields.length)
        .map((entity) => ({ rule: 'no-twin', where: one.where, what: `${one.name} repeats ${entity.name}` })),
    );
}

function classesOf(file: SourceFile) {
  return [...nodes(file.syntax)].filter(ts.isClassDeclaration).map((node) => ({
    where: file.path,
    name: node.name?.text ?? '',
    fields: node.members.filter(ts.isPropertyDeclaration).map((property) => property.name.getText()),
  }));
}
