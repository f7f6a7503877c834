import { useMemo, type ReactElement } from 'react';
import { difference } from './difference.js';

/** Lines around a change that are shown with it. */
const AROUND = 3;

/** Two texts compared line by line; far from any change they are left out. */
export function Difference({
  before,
  after,
  label,
}: {
  readonly before: string;
  readonly after: string;
  readonly label: string;
}): ReactElement {
  const lines = useMemo(() => difference(before, after), [before, after]);
  const shown = lines.map((_, index) =>
    lines
      .slice(Math.max(0, index - AROUND), index + AROUND + 1)
      .some(({ kind }) => kind !== 'same'),
  );
  return (
    <pre className="lines" tabIndex={0} aria-label={label}>
      {lines.map(({ kind, text }, index) => {
        if (shown[index] !== true) return shown[index - 1] === true ? '⋯\n' : null;
        if (kind === 'added') return <ins key={index}>+ {text}</ins>;
        if (kind === 'removed') return <del key={index}>- {text}</del>;
        return `  ${text}\n`;
      })}
    </pre>
  );
}
