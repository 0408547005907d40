import type { DraftView } from '@footing/matching';
import type { VNode } from 'preact';
import type { View } from '../http/view';
import { paths } from '../paths';
import { StillAtWork } from './still-at-work';

/** Without script a page that waits for the engine comes back after so many seconds. */
export const LOOK_AGAIN_SECONDS = 10;

/** Something that can be foreseen from a draft. */
interface Foreseen<T> {
  readonly title: string;
  /** Where the page is. */
  readonly href: string;
  readonly width?: 'wide' | 'reading';
  /** Null while the engine is still at work on it. */
  readonly ask: () => Promise<T | null>;
  readonly show: (found: T) => VNode;
}

/** A page of what can be foreseen from a finished draft; of a large round it says that the work goes on. */
export async function foreseen<T>(view: View, draft: DraftView, of: Foreseen<T>): Promise<string> {
  const { id, number, state } = draft;
  const { title, href, width = 'reading' } = of;
  if (state !== 'ready') return view.seeOther(paths.draft(id));
  const found = await of.ask();
  const back = { href: paths.draft(id), text: `Draft ${number}` };
  if (found === null)
    return view.page({ title, back, refreshSeconds: LOOK_AGAIN_SECONDS }, <StillAtWork {...{ title, number, href }} />);
  return view.page({ title, back, width }, of.show(found));
}
