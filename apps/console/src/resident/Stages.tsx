import type { ReactElement } from 'react';
import { useWords } from '../language/words.js';
import type { Progress } from './use-progress.js';
import { words } from './words.js';

type Phase = Progress['phase'];

/** How many of the four stages are behind or reached. */
const REACHED: Readonly<Partial<Record<Phase, number>>> = {
  REPORTED: 1,
  ACCEPTED: 2,
  REQUESTED: 2,
  ORDERED: 2,
  DISPATCHED: 2,
  WHISTLED: 2,
  IN_PROGRESS: 2,
  HANDLED: 3,
  VERIFIED: 3,
  FED_BACK: 4,
  EVALUATED: 4,
  CLOSED: 4,
  ARCHIVED: 4,
};

/** The way of a matter in four words; none where it went another way. */
export function Stages({ phase }: { readonly phase: Phase }): ReactElement | null {
  const { matter } = useWords(words);
  const reached = REACHED[phase];
  if (reached === undefined) return null;
  return (
    <ol className="stages">
      {matter.stages.map((stage, index) => (
        <li
          key={stage}
          data-reached={index < reached}
          {...(index === reached - 1 ? { 'aria-current': 'step' as const } : {})}
        >
          {stage}
        </li>
      ))}
    </ol>
  );
}
