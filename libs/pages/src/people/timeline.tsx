import type { ComponentChildren } from 'preact';

/** One step of the year. */
export interface TimelineStep {
  readonly name: ComponentChildren;
  /** When, in words: "By Friday 11 December". */
  readonly when?: ComponentChildren;
  readonly state: 'done' | 'now' | 'later';
  /** What to do, or what happened. */
  readonly detail?: ComponentChildren;
}

const stateWords = { done: 'Done', now: 'Now', later: 'Later' } as const;

/** The steps of a year as a line of equal steps, each with its state in a word. */
export function Timeline({ label, steps }: { readonly label: string; readonly steps: readonly TimelineStep[] }) {
  return (
    <ol class="footing-timeline" aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={index}
          class={`footing-timeline__step footing-timeline__step--${step.state}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <p class="footing-timeline__name">
            {step.name} <span class="footing-timeline__state">{stateWords[step.state]}</span>
          </p>
          {step.when ? <p class="footing-timeline__when">{step.when}</p> : null}
          {step.detail ? <div class="footing-timeline__detail">{step.detail}</div> : null}
        </li>
      ))}
    </ol>
  );
}
