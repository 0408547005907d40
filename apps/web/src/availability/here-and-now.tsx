import { Button, PostForm } from '@footing/pages';
import { paths } from '../paths';
import { clockIn, zoneInWords } from './zone-words';

interface HereView {
  readonly zone: string;
  readonly at: Date;
  readonly csrf: string;
}

/** What time it is where we think somebody is; with script, what their browser thinks, where that is another. */
export function HereAndNow({ zone, at, csrf }: HereView) {
  return (
    <>
      <p class="govuk-body">
        It is <strong>{clockIn(at, zone)}</strong> where you are ({zoneInWords(zone)}).{' '}
        <a class="govuk-link" href={paths.whereIAm}>
          I am somewhere else
        </a>
      </p>
      <div class="govuk-inset-text" data-other-zone={zone} hidden>
        <PostForm action={paths.moveTo} csrf={csrf}>
          <input type="hidden" name="zone" value={zone} />
          <p class="govuk-body">
            By the device you are using it is <strong data-clock /> (<span data-city /> time).
          </p>
          <Button variant="secondary">Use the time of this device</Button>
        </PostForm>
      </div>
    </>
  );
}
