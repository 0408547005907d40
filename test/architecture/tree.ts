import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as ts from 'typescript';

/** Path from the root → source text. A plain map, so that a test can plant a fault without touching the disk. */
export type Tree = ReadonlyMap<string, string>;

/** One broken rule, and where. */
export interface Fault {
  readonly rule: string;
  readonly where: string;
  readonly what: string;
}

/** A source file, parsed. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly syntax: ts.SourceFile;
  /** What it imports or re-exports, as written; types included. */
  readonly imports: readonly string[];
}

const root = path.resolve(__dirname, '../..');

/** Every source file of the apps and libraries as it stands on the disk; specs and what only they use (`spec/`) left out. */
export function treeOnDisk(): Tree {
  const files = ['apps', 'libs'].flatMap((top) => sourcesBelow(top));
  return new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ['node_modules', 'dist', 'spec'].includes(entry.name) ? [] : sourcesBelow(place);
    return /\.tsx?$/.test(entry.name) && !/\.spec\.tsx?$/.test(entry.name) ? [place] : [];
  });
}

export function parse(file: string, text: string): SourceFile {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const syntax = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const imports = syntax.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    return moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? [moduleSpecifier.text] : [];
  });
  return { path: file, text, syntax, imports };
}

/** Every node below and with this one. */
export function* nodes(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodes(child);
}

export const libraryOf = (file: string): string | undefined => /^libs\/([^/]+)\//.exec(file)?.[1];
export const appOf = (file: string): string | undefined => /^apps\/([^/]+)\//.exec(file)?.[1];
export const isDoor = (file: string): boolean => /^(libs|apps)\/[^/]+\/src\/index\.ts$/.test(file);

/** Where the rule is a function of its arguments: no clock, chance, framework or database. */
export const isPure = (file: string): boolean =>
  /^libs\/(kernel|engine|statistics)\/src\/|^libs\/[^/]+\/src\/domain\//.test(file);

/** Where an import leads: a path in the tree without its ending, or a package's name. */
export function targetOf(from: string, specifier: string): string {
  const ours = /^@footing\/([^/]+)(\/.+)?$/.exec(specifier);
  if (ours) return `${isApp(ours[1]) ? 'apps' : 'libs'}/${ours[1]}/src${ours[2] ?? '/index'}`;
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(from), specifier) : specifier;
}

const isApp = (name: string | undefined) => ['web', 'api', 'worker', 'local'].includes(name ?? '');
