import { NotificationBanner, PostForm } from '@footing/pages';
import type { Instrument } from '@footing/surveys';
import { instrumentAddresses as at } from './addresses';

interface TakenOutView {
  readonly id: string;
  readonly before: Instrument;
  readonly what: string;
  readonly seen: string;
  readonly csrf: string;
}

/** Says what was taken out, and puts it back with one press. */
export const TakenOut = ({ id, before, what, seen, csrf }: TakenOutView) => (
  <NotificationBanner type="success" title="Taken out">
    <p class="govuk-notification-banner__heading">“{what}” is not in the survey any more.</p>
    <PostForm action={at.putBack(id)} csrf={csrf}>
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="before" value={JSON.stringify(before)} />
      <button type="submit" class="footing-link-button">
        Put it back
      </button>
    </PostForm>
  </NotificationBanner>
);
