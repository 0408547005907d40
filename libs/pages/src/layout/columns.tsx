import type { ComponentChildren } from 'preact';

/** Parts of a wide page side by side, as many as fit at 320 px each; one below another under 900 px. */
export function Columns({ children }: { readonly children: ComponentChildren }) {
  return <div class="footing-columns">{children}</div>;
}

/** The three parts of a reviewer's page. */
export interface BenchProps {
  /** What is waiting: left. */
  readonly queue: ComponentChildren;
  /** What is looked at: the middle. */
  readonly children: ComponentChildren;
  /** What can be done about it: right. */
  readonly decision: ComponentChildren;
  /** What else there is to know, below the thing. */
  readonly more?: ComponentChildren;
}

/** A queue, what is looked at, and the decision, side by side on a wide page; the thing itself comes first on a narrow one. */
export function Bench({ queue, children, decision, more }: BenchProps) {
  return (
    <div class="footing-bench">
      <div class="footing-bench__thing">{children}</div>
      <div class="footing-bench__decision">{decision}</div>
      <div class="footing-bench__more">{more}</div>
      <div class="footing-bench__queue">{queue}</div>
    </div>
  );
}
