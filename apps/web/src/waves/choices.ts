import { Injectable } from '@nestjs/common';
import { Instruments, minutesFor, type ShippedSurvey, shippedSurveys } from '@footing/surveys';
import type { SelectOption } from '@footing/pages';
import type { Actor } from '@footing/kernel';
import { madeFor, minutesInWords, nameOf } from '../instruments/item-words';

const READY = 'ready:';

/** Surveys that a round can ask: those that are settled, and those that come with the service. */
@Injectable()
export class SurveyChoices {
  constructor(private readonly instruments: Instruments) {}

  /** @param versionId one that is asked already, and stays to choose even where there is a newer one or it was put away. */
  async options(actor: Actor, versionId: string | null = null): Promise<SelectOption[]> {
    const own = (await this.instruments.list(actor)).flatMap((survey) => {
      const settled = survey.versions.filter(({ state }) => state !== 'draft');
      const shown = settled.filter(({ id }, n) => id === versionId || (n === 0 && !survey.isRetired));
      return shown.map(({ id, number }) => ({
        value: id,
        text: `${nameOf(survey)}${madeFor(survey.key)}, version ${number}: ${minutesInWords(survey.minutes)}`,
      }));
    });
    const ready = shippedSurveys.map(({ instrument }) => ({
      value: READY + instrument.key,
      text: `${nameOf(instrument)}${madeFor(instrument.key)} (comes with the service): ${minutesInWords(minutesFor(instrument))}`,
    }));
    return [...own, ...ready];
  }

  /** The version that was chosen; one that comes with the service is settled here first. '' where there is none such. */
  async version(actor: Actor, chosen: string): Promise<string> {
    if (!chosen.startsWith(READY)) return chosen;
    const ready = shippedSurveys.find(({ instrument }) => READY + instrument.key === chosen);
    return ready ? this.settled(actor, ready) : '';
  }

  private async settled(actor: Actor, { instrument }: ShippedSurvey): Promise<string> {
    const id = await this.instruments.begin(actor, instrument.title, instrument);
    const { seen, version } = await this.instruments.get(actor, id);
    await this.instruments.freeze(actor, id, seen);
    return version.id;
  }
}
