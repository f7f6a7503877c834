import type { Moment } from '../history/moment.js';

/** From after one moment to another, both on one axis. */
export type Span =
  | { readonly axis: 'position'; readonly from: PositionMoment; readonly to: PositionMoment }
  | { readonly axis: 'instant'; readonly from: InstantMoment; readonly to: InstantMoment };

type PositionMoment = Extract<Moment, { readonly axis: 'position' }>;
type InstantMoment = Extract<Moment, { readonly axis: 'instant' }>;

/** The two moments are not of one axis, or the first is the later one. */
export class InvalidSpan extends Error {
  override readonly name = 'InvalidSpan';
  constructor() {
    super('A span goes from a moment to a later one, both positions or both instants');
  }
}

/** The span between two moments. @throws InvalidSpan */
export function spanOf(from: Moment, to: Moment): Span {
  if (from.axis === 'position' && to.axis === 'position' && from.position <= to.position)
    return { axis: 'position', from, to };
  if (from.axis === 'instant' && to.axis === 'instant' && from.instant <= to.instant)
    return { axis: 'instant', from, to };
  throw new InvalidSpan();
}

/** A moment as a request names it. */
export function momentText(moment: Moment): string {
  return moment.axis === 'position' ? String(moment.position) : moment.instant;
}
