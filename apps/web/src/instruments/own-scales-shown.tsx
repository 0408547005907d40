import { Heading } from '@footing/pages';
import type { Instrument } from '@footing/surveys';
import { instrumentAddresses as at } from './addresses';
import { saying } from './item-words';

interface OwnScalesView {
  readonly id: string;
  readonly instrument: Instrument;
  readonly isDraft: boolean;
}

/** Scales that may be changed: what they are called, and how many questions make them. */
export function OwnScales({ id, instrument, isDraft }: OwnScalesView) {
  const own = instrument.scales.filter(({ lock }) => lock === 'none');
  if (own.length === 0 && !isDraft) return null;
  return (
    <section id="own-scales">
      <Heading level={2}>Scales of your own</Heading>
      {own.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {own.map(({ key, name, parts }) => (
            <li>
              {saying(name, instrument)}: {parts.length} questions, not validated{' '}
              {isDraft && (
                <a class="govuk-link" href={at.changeScale(id, key)}>
                  Change<span class="govuk-visually-hidden">: {saying(name, instrument)}</span>
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      {isDraft && (
        <p class="govuk-body">
          <a class="govuk-link" href={at.ownScale(id)}>
            Make a scale
          </a>
          : put the answers to several questions together into one number that can be followed over time.
        </p>
      )}
    </section>
  );
}
