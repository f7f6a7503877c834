import { describe, expect, it } from '@jest/globals';
import type { DoorOutcome, IssueDoor, IssueOrderEnvelope } from '@shaodao/issue';
import type { Progress } from '../mapping/model.js';
import type { RecordPlan } from '../mapping/record-plan.js';
import { stepsOf } from './record-steps.js';
import { runRecord, type RecordResult } from './run-record.js';

const at = (hour: number): string => `2011-07-01T0${hour}:00:00.000Z`;
const plan = (progress: Progress): RecordPlan => ({
  source: 'boston311',
  record: '7',
  issue: '0163J2Y9B8SXMSCXY3ZJWWWCYX',
  progress,
  times: {
    reported: at(1),
    accepted: at(2),
    dispatched: at(3),
    signed: at(4),
    handled: at(5),
    closed: at(6),
  },
  report: { type: 'ReportIssue', channel: 'import', kind: 'HELP', title: 'Pothole' },
  accept: { type: 'AcceptIssue', category: 'c', territory: 't', profile: 'service-request' },
  lead: 'boston.pwdx',
  dueAt: at(9),
  outcome: 'RESOLVED',
  result: 'Closed',
  branches: { units: [], territories: [], categories: [] },
});

/** A door that takes everything, one event a command, and remembers what it was asked. */
class OpenDoor implements IssueDoor {
  readonly asked: IssueOrderEnvelope[] = [];

  constructor(private readonly except: Partial<Record<string, DoorOutcome>> = {}) {}

  async execute(envelope: IssueOrderEnvelope): Promise<DoorOutcome> {
    this.asked.push(envelope);
    const revision = this.asked.length;
    return (
      this.except[envelope.command.type] ?? {
        kind: 'done',
        position: (100 + revision) as never,
        replayed: false,
        answer: {
          issue: envelope.issue,
          revision,
          assignments: [
            { assignment: 'a-assist', unit: 'x', role: 'assist' },
            { assignment: 'a-lead', unit: 'boston.pwdx', role: 'lead' },
          ],
        },
      }
    );
  }
}

const run = (progress: Progress, door: IssueDoor): Promise<RecordResult> =>
  runRecord(plan(progress), {
    door,
    actor: { person: 'import:boston311', roles: ['SYSTEM'] },
    directory: { current: () => ({ name: (_of, code, lang) => `${code} (${lang})` }) },
    correlationId: 'import-1',
    retry: { signal: new AbortController().signal },
  });

describe('the steps of a record', () => {
  it.each<[Progress, string[]]>([
    ['reported', ['report']],
    ['accepted', ['report', 'accept']],
    ['dispatched', ['report', 'accept', 'dispatch']],
    ['signed', ['report', 'accept', 'dispatch', 'sign']],
    ['handled', ['report', 'accept', 'dispatch', 'sign', 'complete']],
    ['closed', ['report', 'accept', 'dispatch', 'sign', 'complete', 'close']],
  ])('that came as far as %s', (progress, names) => {
    expect(stepsOf(plan(progress)).map(({ name }) => name)).toEqual(names);
  });
});

describe('a record at the door', () => {
  it('sends its commands in order, at their own times, under ids that follow from it', async () => {
    const door = new OpenDoor();
    expect(await run('closed', door)).toEqual({ events: 6, position: 106 });
    expect(
      door.asked.map(({ command, commandId, occurredAt }) => [command.type, commandId, occurredAt]),
    ).toEqual([
      ['ReportIssue', 'import:boston311:7:report', at(1)],
      ['AcceptIssue', 'import:boston311:7:accept', at(2)],
      ['DispatchIssue', 'import:boston311:7:dispatch', at(3)],
      ['SignAssignment', 'import:boston311:7:sign', at(4)],
      ['CompleteHandling', 'import:boston311:7:complete', at(5)],
      ['CloseIssue', 'import:boston311:7:close', at(6)],
    ]);
    expect(door.asked[3]?.command).toMatchObject({ assignment: 'a-lead' });
    expect(door.asked[4]?.command).toMatchObject({ assignment: 'a-lead', outcome: 'RESOLVED' });
  });

  it('that is refused at the first step made nothing', async () => {
    const refusal = { code: 'UNKNOWN_CATEGORY', params: { category: 'c' } };
    const door = new OpenDoor({ ReportIssue: { kind: 'refused', refusal, revision: 0 } });
    expect(await run('closed', door)).toMatchObject({
      events: 0,
      finding: { field: 'report', code: 'UNKNOWN_CATEGORY' },
    });
    expect(door.asked).toHaveLength(1);
  });

  it('that is refused later stays where it came to, with the reason', async () => {
    const refusal = { code: 'UNIT_NOT_ACTIVE' };
    const door = new OpenDoor({ DispatchIssue: { kind: 'forbidden', refusal } });
    expect(await run('closed', door)).toMatchObject({
      events: 2,
      finding: { field: 'dispatch', code: 'UNIT_NOT_ACTIVE' },
    });
  });

  it('that is refused says why as people are told it, in both languages', async () => {
    const refusal = { code: 'UNIT_NOT_ACTIVE', params: { unit: 'pwdx' } };
    const door = new OpenDoor({ AcceptIssue: { kind: 'refused', refusal, revision: 1 } });
    expect((await run('closed', door)).finding).toEqual({
      field: 'accept',
      code: 'UNIT_NOT_ACTIVE',
      sentence: {
        zh: '单位“pwdx (zh)”不存在或已停用，请另选单位。',
        en: 'The unit “pwdx (en)” does not exist or is out of service; choose another.',
      },
    });
  });

  it('says so when the record was begun before with other content', async () => {
    const door = new OpenDoor({ ReportIssue: { kind: 'reused-id' } });
    expect(await run('closed', door)).toMatchObject({ finding: { code: 'RECORD_CHANGED' } });
  });
});
