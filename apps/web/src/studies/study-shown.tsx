import type { Study, StudyKind, StudyResults } from '@footing/matching';
import { InsetText, WarningText } from '@footing/pages';
import type { ComponentChildren, VNode } from 'preact';
import { StudyAtWork } from './study-at-work';
import { isAtWork } from './study-words';

/** Something that was asked of a study, on its page. */
interface StudyShownView<K extends StudyKind> {
  /** The latest of this kind; null before there was any. */
  readonly study: Study | null;
  readonly kind: K;
  /** What is being done while it is at work: "Trying lotteries". */
  readonly label: string;
  /** The page it is shown on. */
  readonly href: string;
  readonly csrf: string;
  readonly found: (study: Study, result: StudyResults[K]) => VNode;
  /** The form that asks for another; not shown while one is at work. */
  readonly children: ComponentChildren;
}

/** How far a study is; or what came of it, and how to ask for another. */
export function StudyShown<K extends StudyKind>(view: StudyShownView<K>) {
  const { study, label, href, csrf, children } = view;
  if (study && isAtWork(study)) return <StudyAtWork {...{ study, label, href, csrf }} />;
  return (
    <>
      {study ? <Ended {...view} study={study} /> : null}
      {children}
    </>
  );
}

function Ended<K extends StudyKind>({ study, found }: StudyShownView<K> & { readonly study: Study }) {
  if (study.state === 'cancelled') return <InsetText>The last try was cancelled.</InsetText>;
  if (study.state !== 'done' || !study.result)
    return <WarningText>Sorry, there is a problem at our end: the last try did not work. Try again.</WarningText>;
  return found(study, study.result as StudyResults[K]);
}
