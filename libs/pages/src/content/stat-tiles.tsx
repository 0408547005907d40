import type { ComponentChildren } from 'preact';

/** One number that matters. */
export interface StatTile {
  /** "212", "46 %". */
  readonly value: ComponentChildren;
  /** What it counts: "students applied". */
  readonly label: ComponentChildren;
  /** What it is measured against, or how sure it is. */
  readonly detail?: ComponentChildren;
}

/** A few numbers side by side, each with its words. */
export function StatTiles({ items }: { readonly items: readonly StatTile[] }) {
  return (
    <dl class="footing-tiles">
      {items.map((item, index) => (
        <div key={index} class="footing-tile">
          <dt class="footing-tile__label">{item.label}</dt>
          <dd class="footing-tile__value">{item.value}</dd>
          {item.detail ? <dd class="footing-tile__detail">{item.detail}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
