import type { ComponentChildren } from 'preact';

/** A heading. */
export interface HeadingProps {
  readonly children: ComponentChildren;
  /** Its place in the outline, 1 to 4; 1 unless said, once a page. */
  readonly level?: 1 | 2 | 3 | 4 | undefined;
  /** How large it looks; follows the level unless said. */
  readonly size?: 'xl' | 'l' | 'm' | 's' | undefined;
  /** A quiet line above it: whose page or which round this is. */
  readonly caption?: ComponentChildren;
  readonly id?: string | undefined;
}

const sizes = { 1: 'l', 2: 'm', 3: 's', 4: 's' } as const;

/** A heading with an optional caption line above it. */
export function Heading({ children, level = 1, size = sizes[level], caption, id }: HeadingProps) {
  const Level = `h${level}` as const;
  return (
    <>
      {caption ? <span class={`govuk-caption-${size}`}>{caption}</span> : null}
      <Level class={`govuk-heading-${size}`} id={id}>
        {children}
      </Level>
    </>
  );
}
