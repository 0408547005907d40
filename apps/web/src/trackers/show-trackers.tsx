import type { FieldError } from '@footing/kernel';
import type { PlanningFault, TrackerPreparations, TrackerProfiles } from '@footing/trackers';
import type { Typed } from '../http/read-form';
import type { View } from '../http/view';
import { paths } from '../paths';
import { TrackersPage } from './trackers.page';

/** What a form of the page could not take. */
export interface WrongForm {
  readonly typed: Typed | null;
  readonly errors: readonly FieldError[];
  readonly faults?: readonly PlanningFault[];
}

interface Asked {
  readonly preparations: TrackerPreparations;
  readonly profiles: TrackerProfiles;
}

/** The page of all files, with what a form of it could not take. */
export async function trackersPage(
  view: View,
  asked: Asked,
  { typed, errors, faults = [] }: WrongForm,
): Promise<string> {
  const found = await asked.preparations.view(view.actor);
  const profiles = await asked.profiles.list(view.actor);
  const may = { mayExport: view.may('trackers.export'), mayCheck: view.may('trackers.check') };
  const back = { href: paths.institution, text: 'Our university' };
  return view.page(
    { title: 'Files for tracking services', errors, back, width: 'wide' },
    <TrackersPage {...{ found, profiles, faults, typed, errors, ...may }} csrf={view.csrf} />,
  );
}
