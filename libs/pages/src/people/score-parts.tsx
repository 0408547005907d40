import type { ComponentChildren } from 'preact';
import { Bar } from './bar';

/** One criterion's share of a score. */
export interface ScorePart {
  readonly name: string;
  /** 0 to 100: the most it could give. */
  readonly weight: number;
  /** 0 to 1: how much of its weight it gives. Null when it was left out because somebody did not answer. */
  readonly value: number | null;
  /** Why, in a sentence. */
  readonly words?: ComponentChildren;
}

/** The parts of a score. */
export interface ScorePartsProps {
  /** What they explain: "How well Amina and Joan fit". */
  readonly label: string;
  readonly parts: readonly ScorePart[];
}

const rounded = (points: number): string => String(Math.round(points * 10) / 10);

function Part({ part, widest }: { part: ScorePart; widest: number }) {
  const points = part.weight * (part.value ?? 0);
  return (
    <li class="footing-part">
      <span class="footing-part__name">{part.name}</span>
      <span class="footing-part__number">
        {part.value === null ? 'Left out' : `${rounded(points)} of ${rounded(part.weight)}`}
      </span>
      <Bar filled={points / widest} track={part.weight / widest} />
      {part.words ? <span class="footing-part__words">{part.words}</span> : null}
    </li>
  );
}

/** A score as a list of bars with words and numbers. A longer track is a heavier criterion; the filled part is what it gave. */
export function ScoreParts({ label, parts }: ScorePartsProps) {
  const widest = Math.max(1, ...parts.map((part) => part.weight));
  return (
    <ul class="footing-parts" aria-label={label}>
      {parts.map((part) => (
        <Part key={part.name} part={part} widest={widest} />
      ))}
    </ul>
  );
}

/** A share of a whole. */
export interface MeterProps {
  readonly label: ComponentChildren;
  /** 0 to 1. */
  readonly value: number;
  /** The value in words: "37 of 212 reviewed". */
  readonly words: string;
}

/** A measured share as a bar with its words; it does not change while it is looked at. */
export function Meter({ label, value, words }: MeterProps) {
  return (
    <div class="footing-meter">
      <span class="footing-meter__label">{label}</span>
      <span class="footing-meter__words">{words}</span>
      <Bar filled={value} />
    </div>
  );
}
