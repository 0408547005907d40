import type { ComponentChildren } from 'preact';

/** Parts of a wide page side by side, as many as fit at 320 px each; one below another under 900 px. */
export function Columns({ children }: { readonly children: ComponentChildren }) {
  return <div class="footing-columns">{children}</div>;
}
