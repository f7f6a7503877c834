import { Problem } from './problem.js';

/** By which a command is only tried. */
export const REHEARSAL_HEADER = 'shaodao-rehearsal';

/** True where a request only asks. @throws Problem 400 for anything but `true` */
export function isRehearsal(header: string | string[] | undefined): boolean {
  if (header === undefined) return false;
  if (header !== 'true') throw new Problem(400, 'REHEARSAL_INVALID');
  return true;
}
