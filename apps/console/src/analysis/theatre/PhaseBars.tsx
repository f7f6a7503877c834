import type { ReactElement } from 'react';
import { useTexts } from '../../language/use-texts.js';
import type { Phase } from '../../board/row.js';

/** How many are in each phase; the bars keep their order, so that the eye can follow them. */
export function PhaseBars({
  phases,
  counts,
  most,
  label,
}: {
  readonly phases: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
  /** What fills a bar: the most ever open, so that lengths mean the same all along. */
  readonly most: number;
  readonly label: string;
}): ReactElement {
  const texts = useTexts();
  const known = Object.keys(texts.phases) as Phase[];
  const rows = known.filter((phase) => phases.includes(phase));
  return (
    <ul className="bars" aria-label={label}>
      {rows.map((phase) => {
        const count = counts.get(phase) ?? 0;
        return (
          <li key={phase}>
            <span>{texts.phases[phase]}</span>
            <span className="bar" aria-hidden>
              <span style={{ transform: `scaleX(${count / most})` }} />
            </span>
            <span className="number">{count}</span>
          </li>
        );
      })}
    </ul>
  );
}
