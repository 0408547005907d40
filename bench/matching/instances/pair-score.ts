import { FACULTIES, LEVELS, NO_SECTOR, REGIONS, SECTORS, type People } from './people';

/** What each likeness is worth, of 1,000. */
const worth = {
  sector: 240,
  skills: 190,
  hours: 130,
  region: 90,
  faculty: 70,
  level: 70,
  interests: 70,
  language: 60,
  identity: 50,
  mode: 30,
} as const;
const MOST = 65_535;
const points = (thousandths: number, share: number) => Math.round((MOST * thousandths * share) / 1_000);
const steps = (thousandths: number, most: number) =>
  Uint16Array.from({ length: 128 }, (_, count) => points(thousandths, Math.min(1, count / most)));

const forSkills = steps(worth.skills, 5);
const forHours = steps(worth.hours, 8);
const forInterests = steps(worth.interests, 4);
const forLanguages = steps(worth.language, 2);
const forIdentity = steps(worth.identity, 2);
const forModes = steps(worth.mode, 3);

/**
 * The scores of one student after another with every mentor, in whole points of 0 to 65,535: ten likenesses added up.
 * This is the bench's own score, so that the numbers that are solved do not change when the engine's criteria do.
 */
export class PairScores {
  /** With mentor j; -1 where they share no language, no way of meeting or less than two hours a week. */
  readonly row: Int32Array;
  private readonly sectors = new Uint16Array(SECTORS + 1);
  private readonly regions = new Uint16Array(REGIONS);
  private readonly faculties = new Uint16Array(FACULTIES);
  private readonly levels = new Uint16Array(LEVELS + 1);

  /** @param all whether even those who cannot meet get a score. */
  constructor(
    private readonly people: People,
    private readonly all: boolean,
  ) {
    this.row = new Int32Array(people.mentors.count);
  }

  /** Fills `row` for this student. */
  read(i: number): void {
    this.prepare(i);
    const { students, mentors } = this.people;
    const [language, modes, identity] = [students.languages[i]!, students.modes[i]!, students.identity[i]!];
    const [h0, h1, h2, h3] = [0, 1, 2, 3].map((part) => students.hours[4 * i + part]!) as [
      number,
      number,
      number,
      number,
    ];
    const [s0, s1] = [students.skills[2 * i]!, students.skills[2 * i + 1]!];
    const [i0, i1] = [students.interests[2 * i]!, students.interests[2 * i + 1]!];
    for (let j = 0; j < mentors.count; j += 1) {
      const languages = language & mentors.languages[j]!;
      const ways = modes & mentors.modes[j]!;
      const at = 4 * j;
      const hours =
        bits(h0 & mentors.hours[at]!) +
        bits(h1 & mentors.hours[at + 1]!) +
        bits(h2 & mentors.hours[at + 2]!) +
        bits(h3 & mentors.hours[at + 3]!);
      if (!this.all && (languages === 0 || ways === 0 || hours < 2)) {
        this.row[j] = -1;
        continue;
      }
      const skills = bits(s0 & mentors.skills[2 * j]!) + bits(s1 & mentors.skills[2 * j + 1]!);
      const likes = bits(i0 & mentors.interests[2 * j]!) + bits(i1 & mentors.interests[2 * j + 1]!);
      const sum =
        Math.max(this.sectors[mentors.sector[j]!]!, this.sectors[Math.min(SECTORS, mentors.secondSector[j]!)]! >> 1) +
        this.regions[mentors.region[j]!]! +
        this.faculties[mentors.faculty[j]!]! +
        this.levels[mentors.level[j]!]! +
        forSkills[skills]! +
        forHours[hours]! +
        forInterests[likes]! +
        forLanguages[bits(languages)]! +
        forIdentity[bits(identity & mentors.identity[j]!)]! +
        forModes[bits(ways)]!;
      this.row[j] = Math.min(MOST, sum);
    }
  }

  /** What depends on one answer of the mentor's alone becomes a small table. */
  private prepare(i: number): void {
    const { students, nearness } = this.people;
    this.sectors.fill(0);
    const [own, second] = [students.sector[i]!, students.secondSector[i]!];
    if (second !== NO_SECTOR) this.sectors[second] = points(worth.sector, 0.6);
    this.sectors[own] = points(worth.sector, 1);
    for (let region = 0; region < REGIONS; region += 1)
      this.regions[region] = points(worth.region, nearness[students.region[i]! * REGIONS + region]!);
    this.faculties.fill(0);
    this.faculties[students.faculty[i]!] = points(worth.faculty, 1);
    // The best mentor stands one step above the student.
    for (let level = 0; level <= LEVELS; level += 1)
      this.levels[level] = points(worth.level, 1 - Math.abs(level - students.level[i]! - 1) / LEVELS);
  }
}

/** How many bits are set. */
function bits(of: number): number {
  const twos = of - ((of >>> 1) & 0x55555555);
  const fours = (twos & 0x33333333) + ((twos >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
