import { Injectable } from '@nestjs/common';
import type { Actor } from '@footing/kernel';
import { FreeColumns, type PersonKind } from '@footing/people';
import { mentorAnswers, type RoundDetail, studentAnswers } from '@footing/programmes';
import { saidOfOneAnother, uncompared, uncounted } from './uncompared';

/** One answer that may be compared. */
export interface ColumnChoice {
  readonly key: string;
  readonly text: string;
  /** The values that people gave, most frequent first, for putting them in order; only for a university's own columns. */
  readonly values: readonly string[];
}

/** The answers of both sides that may be compared. */
export interface Columns {
  readonly student: readonly ColumnChoice[];
  readonly mentor: readonly ColumnChoice[];
}

/** The answers that a criterion or barrier may compare: those that every round has, and the columns of its own files. */
@Injectable()
export class ColumnChoices {
  constructor(private readonly own: FreeColumns) {}

  async of(actor: Actor, roundId: string): Promise<Columns> {
    return {
      student: [...usual(studentAnswers), ...(await this.ownOf(actor, roundId, 'students'))],
      mentor: [...usual(mentorAnswers), ...(await this.ownOf(actor, roundId, 'mentors'))],
    };
  }

  /** What files say and no rule of the round looks at, by name. Cost: reads every answer of the round. */
  async uncompared(actor: Actor, detail: RoundDetail): Promise<string[]> {
    const { id } = detail.round;
    return [
      ...uncounted(detail, await this.own.given(actor, id, saidOfOneAnother)),
      ...uncompared(detail, await this.own.of(actor, id, 'students'), await this.own.of(actor, id, 'mentors')),
    ];
  }

  private async ownOf(actor: Actor, roundId: string, kind: PersonKind): Promise<ColumnChoice[]> {
    const choices: ColumnChoice[] = [];
    for (const { key, label } of await this.own.of(actor, roundId, kind)) {
      const values = await this.own.values(actor, roundId, kind, key);
      choices.push({ key, text: `${label} (your own column)`, values });
    }
    return choices;
  }
}

const usual = (answers: Readonly<Record<string, string>>): ColumnChoice[] =>
  Object.entries(answers).map(([key, text]) => ({ key, text, values: [] }));
