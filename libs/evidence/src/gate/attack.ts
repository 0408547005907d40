import type { Attack } from '@footing/statistics';
import { AttackThread } from './attack-thread';

/** A release is checked in seconds; one that takes longer is not shown. */
const LIMIT_MS = 120_000;

const thread = new AttackThread(LIMIT_MS);

/** Tries to work out what a release hides, by linear programmes in a thread of their own: see {@link Attack}. */
export const attack: Attack = (puzzle) => thread.solve(puzzle);
