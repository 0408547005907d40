import { appOf, type Fault, isDoor, isPure, libraryOf, type SourceFile, targetOf, type Tree } from './tree';

/** What every library rests on that keeps what it is told about people. */
const aboutPeople = ['kernel', 'database', 'audit', 'secrets', 'consent'];
/** The same, with mail, for what people of a round do with each other. */
const inRounds = [...aboutPeople, 'messages', 'programmes', 'people'];

/** Who may import whom: the whole diagram. A library that is not here may import nothing of ours. */
export const downhill: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  engine: [],
  config: ['kernel'],
  pages: ['kernel'],
  spreadsheets: ['kernel'],
  database: ['kernel', 'config'],
  audit: ['kernel', 'database'],
  secrets: ['kernel', 'config', 'database'],
  messages: ['kernel', 'config', 'database', 'audit', 'secrets'],
  consent: ['kernel', 'config', 'database', 'audit', 'secrets', 'messages'],
  identity: ['kernel', 'config', 'database', 'audit', 'secrets', 'messages'],
  programmes: ['kernel', 'database', 'audit'],
  monitoring: ['kernel', 'database', 'audit', 'spreadsheets'],
  people: [...aboutPeople, 'spreadsheets', 'identity', 'programmes'],
  matching: [...aboutPeople, 'engine', 'spreadsheets', 'identity', 'programmes', 'people'],
  pairings: [...inRounds, 'identity', 'training', 'matching'],
  wording: ['kernel'],
  stories: [...inRounds],
  training: [...aboutPeople, 'messages', 'programmes'],
  joining: [...inRounds, 'engine', 'matching', 'training', 'pairings'],
  giving: [...inRounds, 'identity', 'training', 'pairings'],
  conversations: [...inRounds, 'pairings'],
  concerns: [...inRounds, 'pairings'],
  introductions: [...inRounds, 'engine', 'matching', 'pairings', 'scheduling'],
  calendars: ['kernel', 'config'],
  scheduling: [...inRounds, 'config', 'pairings', 'calendars'],
  campaigns: [...inRounds, 'wording', 'matching', 'pairings', 'joining'],
  statistics: [],
  surveys: [...inRounds, 'config', 'pairings', 'spreadsheets', 'statistics'],
  evidence: [...inRounds, 'config', 'surveys', 'spreadsheets', 'statistics', 'engine', 'stories'],
  sector: ['kernel', 'database', 'audit', 'statistics', 'evidence'],
  trackers: ['kernel', 'database', 'audit', 'secrets', 'consent', 'spreadsheets', 'programmes'],
  together: [...inRounds, 'pairings'],
};

/** Faults in what a file imports: walls between libraries and apps, doors, and purity. */
export function* importFaults(file: SourceFile): Generator<Fault> {
  for (const specifier of file.imports) {
    const fault = (rule: string): Fault => ({ rule, where: file.path, what: `imports ${specifier}` });
    const target = targetOf(file.path, specifier);
    yield* betweenApps(file.path, specifier, target, fault);
    yield* betweenLibraries(file.path, specifier, target, fault);
    if (isPure(file.path) && !isPureTarget(target)) yield fault('pure');
  }
}

type MakeFault = (rule: string) => Fault;

function* betweenApps(from: string, specifier: string, target: string, fault: MakeFault): Generator<Fault> {
  const here = appOf(from);
  const there = appOf(target);
  if (libraryOf(from) && there) yield fault('apps-are-on-top');
  if (!here) return;
  if (there && there !== here && here !== 'local') yield fault('apps-stand-alone');
  if (there && there !== here && specifier !== `@footing/${there}`) yield fault('by-the-door');
  if (/^typeorm$|^@nestjs\/typeorm$/.test(specifier)) yield fault('apps-hold-no-data');
  if (libraryOf(target) === 'pages' && !['web', 'local'].includes(here)) yield fault('pages-are-for-web');
}

function* betweenLibraries(from: string, specifier: string, target: string, fault: MakeFault): Generator<Fault> {
  const here = libraryOf(from);
  const there = libraryOf(target);
  if (!there) return;
  if (there === here && isDoor(`${target}.ts`)) yield fault('not-your-own-door');
  if (there === here) return;
  if (specifier !== `@footing/${there}`) yield fault('by-the-door');
  if (there === 'testing') yield fault('testing-in-tests');
  else if (here && here !== 'testing' && !downhill[here]?.includes(there)) yield fault('downhill');
}

const isPureTarget = (target: string) => isPure(`${target}.ts`) || target === 'libs/kernel/src/index';

/** Files that import each other in a loop, types included: a loop of types is still a loop to the reader. */
export function circles(files: readonly SourceFile[], tree: Tree): Fault[] {
  const onDisk = (place: string) => [`${place}.ts`, `${place}.tsx`].filter((name) => tree.has(name));
  const edges = new Map(
    files.map((file) => [file.path, file.imports.flatMap((one) => onDisk(targetOf(file.path, one)))]),
  );
  const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
    (edges.get(from) ?? []).some((to) => to === goal || (!seen.has(to) && reaches(to, goal, seen.add(to))));
  return files
    .filter((file) => reaches(file.path, file.path))
    .map((file) => ({ rule: 'no-circle', where: file.path, what: 'imports itself by a loop' }));
}
