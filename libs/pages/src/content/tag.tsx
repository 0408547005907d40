import type { ComponentChildren } from 'preact';
import { classes } from '../classes';

/** What a tag is about. It only supports the words: never the one sign of anything, and never for people or groups. */
export type TagTone = 'information' | 'neutral' | 'done' | 'needs-you' | 'problem' | 'student' | 'mentor';

const colours: Record<TagTone, string> = {
  information: '',
  neutral: 'grey',
  done: 'green',
  'needs-you': 'orange',
  problem: 'red',
  student: 'teal',
  mentor: 'purple',
};

/** One or two words about the state of a thing. */
export interface TagProps {
  readonly children: ComponentChildren;
  /** `information` unless said. */
  readonly tone?: TagTone | undefined;
}

/** A small label with the state of a thing in a word or two: "Sent", "Needs you". */
export function Tag({ children, tone = 'information' }: TagProps) {
  return <strong class={classes('govuk-tag', colours[tone] && `govuk-tag--${colours[tone]}`)}>{children}</strong>;
}
