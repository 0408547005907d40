import type { GapForecast } from '@footing/matching';
import { Heading } from '@footing/pages';
import { lookForFirst } from '../forecasts/gap-words';
import { paths } from '../paths';

interface LookAheadView {
  readonly draftId: string;
  /** Null when it is not there in time; then only the way to it is shown. */
  readonly forecast: GapForecast | null;
}

/** What can be found out from a draft: whom to look for, and what other rules would give. */
export function LookAhead({ draftId, forecast }: LookAheadView) {
  const link = (href: string, words: string) => (
    <li>
      <a class="govuk-link" href={href}>
        {words}
      </a>
    </li>
  );
  return (
    <>
      <Heading level={2}>Looking ahead</Heading>
      {forecast
        ? lookForFirst(forecast).map((sentence) => (
            <p class="govuk-body" key={sentence}>
              {sentence}
            </p>
          ))
        : null}
      <ul class="govuk-list">
        {link(paths.mentorGaps(draftId), 'Which mentors to look for')}
        {link(paths.whatIf(draftId), 'What other rules would change')}
        {link(paths.aims(draftId), 'What each aim would give')}
        {link(paths.keptPlaces(draftId), 'What keeping places for a group would cost')}
      </ul>
    </>
  );
}
