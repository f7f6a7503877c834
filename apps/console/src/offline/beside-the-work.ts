/** Notices of the engine that change nothing of what a person decided on. */
const NOTICES: ReadonlySet<string> = new Set([
  'ClockWarned',
  'ClockBreached',
  'DueRecalculated',
  'ReminderSent',
  'ProgressTracked',
]);

/** What only adds to the record: two of them never stand in each other's way. */
const RECORDS: ReadonlySet<string> = new Set([
  'AppellantContacted',
  'StepLogged',
  'EvidenceAttached',
]);
const RECORDING: ReadonlySet<string> = new Set(['RecordContact', 'LogStep', 'AttachEvidence']);

/** An event as the timeline tells it, as far as it matters here. */
interface Told {
  readonly type: string;
  readonly actor: { readonly person: string | null };
}

/**
 * True where nothing happened that could change the mind of who gave the command: notices of clocks,
 * the person's own acts sent before it, and for a record other records. Anything else is for the
 * person to judge.
 */
export function standsStill(command: string, account: string, told: readonly Told[]): boolean {
  return told.every(
    ({ type, actor }) =>
      NOTICES.has(type) ||
      actor.person === account ||
      (RECORDING.has(command) && RECORDS.has(type)),
  );
}
