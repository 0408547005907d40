import type { ComponentChildren } from 'preact';
import { classes } from '../classes';

/** A button, or a link that looks like one. */
export interface ButtonProps {
  /** What happens: "Send my answers", never "Submit". */
  readonly children: ComponentChildren;
  /** One primary a page; `warning` for what cannot be undone. Primary unless said. */
  readonly variant?: 'primary' | 'secondary' | 'warning' | undefined;
  /** Makes it a link: only for going somewhere, never for changing anything. */
  readonly href?: string | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly id?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** One letter that presses it when nothing is being typed, with script only, and shown on the button; the browser's access key always. */
  readonly shortcut?: string | undefined;
  /** Where this one button sends the form instead, a POST like the form itself. */
  readonly formAction?: string | undefined;
}

/** A button that sends its form, or with `href` a link that looks like a button. */
export function Button(props: ButtonProps) {
  const { href, variant = 'primary', shortcut } = props;
  const look = {
    class: classes('govuk-button', variant !== 'primary' && `govuk-button--${variant}`),
    'data-module': 'govuk-button',
    id: props.id,
    ...(shortcut ? { 'data-key': shortcut, 'aria-keyshortcuts': shortcut, accesskey: shortcut } : {}),
  };
  const words = (
    <>
      {props.children}
      {shortcut ? (
        <kbd class="footing-key" aria-hidden="true">
          {shortcut}
        </kbd>
      ) : null}
    </>
  );
  if (href !== undefined) {
    return (
      <a href={href} role="button" draggable={false} {...look}>
        {words}
      </a>
    );
  }
  const { name, value, disabled, formAction } = props;
  return (
    <button
      type="submit"
      {...{ name, value, disabled, formAction, ...look }}
      {...(disabled ? { 'aria-disabled': 'true' } : {})}
    >
      {words}
    </button>
  );
}

/**
 * Lets the reader turn the one-letter keys of a page's buttons off and on; their browser remembers it. Every page whose
 * buttons have a `shortcut` needs it (WCAG 2.1.4). Without script there are no such keys, and it is not shown.
 */
export function KeySwitch() {
  return (
    <p class="footing-key-switch" data-key-switch hidden>
      <button
        type="button"
        class="footing-link-button"
        data-turn-off="Turn one-letter keys off"
        data-turn-on="Turn one-letter keys on"
      >
        Turn one-letter keys off
      </button>
    </p>
  );
}

/** Buttons and links side by side, one below another on phones. */
export function ButtonGroup({ children }: { readonly children: ComponentChildren }) {
  return <div class="govuk-button-group">{children}</div>;
}
