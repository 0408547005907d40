import { Database } from '@footing/database';
import { bareKey, Releases, SigningKeys } from '@footing/evidence';
import { EvidenceStage } from '../../../evidence/src/spec/evidence-stage';
import { dimension, type MadeUp, madeUp } from '../../../evidence/src/spec/made-up';
import { type Desk, deskOf } from '../../../evidence/src/packs/spec/everything';
import { bell, chance } from '../../../statistics/src/spec/chance';
import { Collation } from '../collation.service';
import { SectorPicture } from '../picture.service';
import { SectorPublishing } from '../publishing.service';

/** x of n people as they are: nobody but the spec knows. */
export type Truth = Record<string, { x: number; n: number }>;

/** A university of its own with what is true of it. */
export interface MadeUniversity {
  readonly name: string;
  readonly desk: Desk;
  readonly truth: Truth;
  readonly publicKey: string;
  /** Signed file, number 1. */
  readonly file: Buffer;
}

const fifths = ['1', '2', '3', '4', '5', 'not-known'];
const dimensions = [dimension('imd-2019', fifths), dimension('care-leaver', ['yes', 'no', 'not-known'], true)];
const cohorts = ['2025/26'];
const asks = [
  { measure: 'M12' as const, outcome: 'progression' as const, cohorts },
  { measure: 'M12' as const, outcome: 'progression' as const, cohorts, by: ['imd-2019'] },
  { measure: 'M12' as const, outcome: 'progression' as const, cohorts, by: ['care-leaver'] },
  { measure: 'M21' as const, cohorts, by: ['arm'] },
];

/** What is true of all: the gap between fifth 5 and fifth 1, and how far it differs between universities. */
export const TRUE_GAP = 0.1;
const GAP_DIFFERS = 0.03;

function people(seed: number): { readonly rows: MadeUp[]; readonly truth: Truth } {
  const next = chance(seed);
  const normal = bell(next);
  const [base, gap] = [0.7 + 0.04 * normal(), TRUE_GAP + GAP_DIFFERS * normal()];
  const truth: Truth = {};
  const count = (key: string, has: boolean) => {
    const one = (truth[key] ??= { x: 0, n: 0 });
    one.n += 1;
    if (has) one.x += 1;
  };
  const rows = Array.from({ length: 350 + Math.floor(next() * 700) }, (): MadeUp => {
    const fifth = fifths[Math.floor(next() * 5.3)] ?? '5';
    const care = next() < 0.02 ? 'yes' : next() < 0.02 ? 'not-known' : 'no';
    const has = next() < base + gap * ((Number(fifth) || 3) - 3) * 0.25;
    for (const key of ['', `imd-2019=${fifth}`, `care-leaver=${care}`]) count(key, has);
    const isMatched = next() < 0.6;
    return {
      codes: { cohort: '2025/26', arm: isMatched ? 'matched' : 'unmatched', 'imd-2019': fifth, 'care-leaver': care },
      ...{ outcomes: [null, null, null, has ? 1 : 0], stages: isMatched ? 31 : 7 },
      fit: isMatched ? 30_000 + Math.floor(next() * 20_000) : null,
    };
  });
  return { rows, truth };
}

/** Many universities in one database, each with its own key, and one of them that collates. */
export class SectorStage {
  private constructor(
    readonly stage: EvidenceStage,
    readonly publishing: SectorPublishing,
    readonly collation: Collation,
    readonly picture: SectorPicture,
  ) {}

  static async open(): Promise<SectorStage> {
    const stage = await EvidenceStage.open();
    const [db, keys] = [stage.get(Database), stage.get(SigningKeys)];
    const publishing = new SectorPublishing(db, stage.clock, stage.get(Releases), keys);
    return new SectorStage(stage, publishing, new Collation(db, stage.clock), new SectorPicture(db, keys));
  }

  close(): Promise<void> {
    return this.stage.close();
  }

  /** Counted, through the gate, signed by two and given out. @param at from 0; 0 is the one that collates. */
  async university(at: number, named = at % 3 !== 1): Promise<MadeUniversity> {
    const name = at === 0 ? 'Wharfedale' : `University ${at}`;
    const stage = at === 0 ? this.stage : await this.another(name, at);
    const desk = await deskOf(stage);
    const { rows, truth } = people(4_000 + at);
    const snapshot = await madeUp(stage, { dimensions, people: rows });
    const profile = at % 5 === 4 ? ('hesa' as const) : ('public' as const);
    const releases = stage.get(Releases);
    const { number, sha256 } = await releases.propose(desk.analyst, { snapshot, name: 'Autumn', profile, asks });
    await releases.sign(desk.lead, number, sha256);
    await this.publishing.settle(desk.analyst, { ukprn: null, mayBeNamed: named });
    const { body } = await this.publishing.file(
      desk.analyst,
      await this.publishing.publish(desk.analyst, number, '2025/26'),
    );
    return { name, desk, truth, publicKey: bareKey(await stage.get(SigningKeys).publicKey(desk.analyst)), file: body };
  }

  /** Its key written down, and compared by telephone. */
  async trusted(desk: Desk, { name, publicKey }: Pick<MadeUniversity, 'name' | 'publicKey'>): Promise<string> {
    const id = await this.collation.add(desk.analyst, { name, nation: 'England', ukprn: '', publicKey });
    await this.collation.confirm(desk.analyst, id);
    return id;
  }

  private async another(name: string, at: number): Promise<EvidenceStage> {
    const [made] = await this.stage.db.query<{ id: string }>(
      `insert into institution (slug, name, nation, contact_email) values ($1, $2, 'england', 'a@b.example') returning id`,
      [`university-${at}`, name],
    );
    return Object.create(this.stage, { institutionId: { value: made?.id ?? '' } }) as EvidenceStage;
  }
}
