import type { Alternative, Span, World } from '../core/index.js';
import type { FiguresWanted } from './figures.js';

/** Everything a worker has to know; plain data, so that it travels to a thread. */
export interface RunOrder {
  readonly world: World;
  readonly alternative: Alternative;
  readonly span: Span;
  /** Events after this place of the log are not looked at. */
  readonly position: number;
  readonly figures?: FiguresWanted;
}
