import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const apps = path.resolve(__dirname, '../../../..');
const isComment = (line: string): boolean => /^\s*(\/?\*|\/\/)/.test(line);

/** Where lengths of a drawing are worked out: nobody reads them. */
const lengths = ['libs/pages/src/charts/sheet.ts', 'libs/pages/src/charts/picture.tsx'];

test('no page writes a number and % beside each other by hand, so that none can part at the end of a line', () => {
  const files = globSync('{apps/web,libs/pages}/src/**/*.{ts,tsx}', { cwd: apps }).filter(
    (file) => !/spec/.test(file) && !lengths.includes(file),
  );
  expect(files.length).toBeGreaterThan(100);
  const parting = files.flatMap((file) =>
    readFileSync(path.join(apps, file), 'utf8')
      .split('\n')
      .filter((line) => /[\d}] ?%(?![\w(])/.test(line) && !isComment(line) && !line.includes('NO_BREAK'))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(parting).toEqual([]);
});
