import { Code, InstantField } from './command-fields.js';

/** The timekeeper's word: this moment of this clock has come. A command of streams with clocks. */
export class ElapseClock {
  readonly type = 'ElapseClock' as const;

  @Code()
  clock: string;

  @InstantField()
  moment: string;
}
