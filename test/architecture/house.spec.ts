import { faultsIn } from './house';
import { treeOnDisk } from './tree';

const long = (lines: number) =>
  Array.from({ length: lines }, (_, line) => `export const a${line} = ${line};`).join('\n');

test('the house stands as drawn', () => {
  expect(faultsIn(treeOnDisk())).toEqual([]);
});

/** A small house, into which each fault is planted in turn. */
const sound = new Map([
  ['libs/kernel/src/index.ts', `export { a } from './a';`],
  ['libs/kernel/src/a.ts', `export const a = 1;`],
  ['libs/people/src/index.ts', `export { Student } from './data/student.entity';`],
  [
    'libs/people/src/data/student.entity.ts',
    `export class Student { id!: 1; email!: 1; firstName!: 1; lastName!: 1; }`,
  ],
]);

test('the small house is sound before anything is planted', () => {
  expect(faultsIn(sound)).toEqual([]);
});

test.each<[rule: string, path: string, text: string]>([
  ['downhill', 'libs/people/src/a.ts', `import { Drafts } from '@footing/matching';`],
  ['downhill', 'libs/people/src/a.ts', `import type { Drafts } from '@footing/matching';`],
  ['downhill', 'libs/unheard-of/src/a.ts', `import { a } from '@footing/kernel';`],
  ['by-the-door', 'libs/people/src/a.ts', `import { a } from '@footing/kernel/a';`],
  ['by-the-door', 'libs/people/src/a.ts', `import { a } from '../../kernel/src/a';`],
  ['by-the-door', 'apps/local/src/a.ts', `import { a } from '../../web/src/pipeline';`],
  ['not-your-own-door', 'libs/people/src/a.ts', `import { Student } from './index';`],
  ['apps-stand-alone', 'apps/web/src/a.ts', `import { a } from '@footing/api';`],
  ['apps-are-on-top', 'libs/people/src/a.ts', `import { paths } from '@footing/web';`],
  ['apps-hold-no-data', 'apps/web/src/a.ts', `import { DataSource } from 'typeorm';`],
  ['pages-are-for-web', 'apps/api/src/a.ts', `import { Button } from '@footing/pages';`],
  ['testing-in-tests', 'libs/people/src/a.ts', `import { freshDatabase } from '@footing/testing';`],
  ['pure', 'libs/engine/src/a.ts', `import { Injectable } from '@nestjs/common';`],
  ['pure', 'libs/people/src/domain/a.ts', `export const a = new Date();`],
  ['pure', 'libs/people/src/domain/a.ts', `import { Student } from '../data/student.entity';`],
  ['a-name-that-says', 'libs/people/src/utils.ts', `export const a = 1;`],
  ['small-file', 'libs/people/src/a.ts', long(251)],
  ['short-function', 'libs/people/src/a.ts', `export function a() {\n${'  a();\n'.repeat(40)}}`],
  ['few-collaborators', 'libs/people/src/a.ts', `class A { constructor(a: 1, b: 1, c: 1, d: 1, e: 1, f: 1) {} }`],
  ['narrow-door', 'libs/kernel/src/index.ts', `export * from './a';`],
  ['no-barrel', 'libs/kernel/src/b.ts', `export { a } from './a';`],
  ['no-forward-ref', 'libs/people/src/a.ts', `forwardRef(() => A);`],
  ['one-reader-of-env', 'libs/people/src/a.ts', `process.env.PORT;`],
  ['few-globals', 'libs/people/src/a.ts', `@Global() class A {}`],
  ['no-console', 'libs/people/src/a.ts', `console.log(1);`],
  ['no-any', 'libs/people/src/a.ts', `export const a = (b: any) => b;`],
  ['no-synchronize', 'libs/database/src/a.ts', `const a = { synchronize: true };`],
  ['no-circle', 'libs/kernel/src/a.ts', `import type { b } from './index'; export const a = 1;`],
  ['no-twin', 'libs/people/src/a.ts', `class A { id!: 1; email!: 1; firstName!: 1; lastName!: 1; }`],
  [
    'no-hollow-service',
    'libs/people/src/a.ts',
    `class A { a(x) { return this.b.a(x); } c(x) { return this.b.c(x); } d(x) { return 1; } e(x) { return this.b.e(x); } }`,
  ],
  [
    'a-policy-on-every-route',
    'apps/web/src/a.controller.ts',
    `@Controller() class AController { @Get() @Public('why') b() { return 1; } @Post() c() { return 2; } }`,
  ],
  [
    'an-audit-event-on-every-route',
    'apps/web/src/a.controller.ts',
    `@Controller() class AController { @Get() @Public('why') @NotAudited('why') b() { return 1; } @Get() @Public('why') c() { return 2; } }`,
  ],
])('%s is found in %s', (rule, path, text) => {
  const found = faultsIn(new Map([...sound, [path, text]])).map((fault) => fault.rule);
  expect(found).toContain(rule);
});
