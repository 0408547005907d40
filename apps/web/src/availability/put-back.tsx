import { PostForm } from '@footing/pages';
import { Hidden } from './boxes';

interface PutBackView {
  /** What has been taken away, in words. */
  readonly what: string;
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly csrf: string;
}

/** After something was taken away: one tap brings it back. */
export function PutBack({ what, action, fields, csrf }: PutBackView) {
  return (
    <div class="govuk-inset-text" role="status">
      <PostForm action={action} csrf={csrf}>
        <Hidden fields={fields} />
        Removed. {what}{' '}
        <button type="submit" class="footing-link-button">
          Put it back
        </button>
      </PostForm>
    </div>
  );
}
