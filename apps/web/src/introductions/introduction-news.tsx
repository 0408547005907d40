import type { OwnIntroduction } from '@footing/introductions';
import { InsetText } from '@footing/pages';
import { newsOf } from './introduction-words';

/** Where somebody stands with shortlists and short calls, on their home: what is next, by when, and the way there. */
export function IntroductionNews({ of }: { readonly of: OwnIntroduction }) {
  const { words, by, label, href } = newsOf(of);
  return (
    <InsetText>
      <p class="govuk-body">
        {words}
        {by ? ` By ${by}.` : ''}
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={href}>
          {label}
        </a>
      </p>
    </InsetText>
  );
}
