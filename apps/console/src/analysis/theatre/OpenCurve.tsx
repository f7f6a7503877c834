import { memo, useMemo, type PointerEvent, type ReactElement } from 'react';
import type { Picture } from './reel.js';

const WIDTH = 1_000;
const HEIGHT = 64;

/** How many were open over the whole span; a press jumps there. */
export const OpenCurve = memo(function OpenCurve({
  pictures,
  count,
  from,
  to,
  label,
  onMoment,
}: {
  readonly pictures: readonly Picture[];
  /** How many pictures there are: they grow in place. */
  readonly count: number;
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly onMoment: (moment: number) => void;
}): ReactElement {
  const path = useMemo(() => {
    const shown = pictures.slice(0, count);
    const most = Math.max(1, ...shown.map(({ total }) => total));
    const x = (at: number): string => (((at - from) / (to - from)) * WIDTH).toFixed(1);
    const y = (total: number): string => (HEIGHT - (total / most) * (HEIGHT - 4)).toFixed(1);
    // Numbers hold until something changes: steps, not slopes.
    const line = shown.map(
      ({ at, total }, n) => `${n === 0 ? 'M' : 'H'}${x(at)}${n === 0 ? `,` : 'V'}${y(total)}`,
    );
    const last = shown.at(-1);
    return last === undefined ? '' : `${line.join('')}V${HEIGHT}H${x(from)}Z`;
  }, [pictures, count, from, to]);
  return (
    <svg
      className="open-curve"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      onPointerDown={({ clientX, currentTarget }: PointerEvent<SVGSVGElement>) => {
        const { left, width } = currentTarget.getBoundingClientRect();
        onMoment(from + ((clientX - left) / width) * (to - from));
      }}
    >
      <path d={path} />
    </svg>
  );
});
