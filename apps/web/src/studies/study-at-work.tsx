import type { Study } from '@footing/matching';
import { Button, PostForm, Progress } from '@footing/pages';
import { paths } from '../paths';
import { progressOf } from './study-words';

/** A study that waits or is being worked out: it can be watched, left or cancelled. */
export function StudyAtWork(view: {
  readonly study: Study;
  readonly label: string;
  /** The page it is shown on. */
  readonly href: string;
  readonly csrf: string;
}) {
  const { study, label, href, csrf } = view;
  return (
    <>
      <Progress
        label={label}
        now={progressOf(study)}
        href={href}
        jsonHref={paths.studyProgress(study.id)}
        next={{ href, text: 'See the result' }}
      />
      <p class="govuk-body">You can leave this page: the work goes on, and the result will be here.</p>
      <PostForm action={paths.cancelStudy(study.id)} csrf={csrf}>
        <input type="hidden" name="back" value={href} />
        <Button variant="secondary">Cancel this</Button>
      </PostForm>
    </>
  );
}
