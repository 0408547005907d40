import type { OpenEntry } from '@footing/evidence';
import type { FormView } from '../programme/form-view';

/** What the page of one part in one year shows. */
export interface EntryView extends FormView {
  readonly open: OpenEntry;
  readonly today: string;
  readonly mayEdit: boolean;
  /** Whether a colleague saved while this was being typed. */
  readonly wasFirst: boolean;
}
