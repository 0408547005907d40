import { Heading } from '@footing/pages';
import type { Institution } from '@footing/programmes';
import { paths } from '../paths';

/** Which university somebody comes from, where several have their pages here. */
export function ChoosePage({ institutions }: { institutions: readonly Institution[] }) {
  return (
    <>
      <Heading>Choose your university</Heading>
      <p class="govuk-body">We remember it in this browser, so that you are asked once.</p>
      <ul class="govuk-list">
        {institutions.map(({ slug, name }) => (
          <li>
            <a class="govuk-link" href={paths.institutionAt(slug)}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
