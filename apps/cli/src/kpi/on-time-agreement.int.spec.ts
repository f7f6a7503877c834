import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Fact } from '@shaodao/assessment';
import { BOSTON, onTimeAgreement } from './on-time-agreement.js';

const AS_OF = '2012-01-01T00:00:00.000Z';

const lead = (due: string, handledAt: string | null): Fact => ({
  ...{ kind: 'ASSIGNMENT', issue: 'i', id: 'a', unit: 'u', territory: null, category: null },
  ...{ assists: [], copiedTo: null, exclusions: [] },
  fields: { due, handledAt },
});

const FACTS = new Map<string, Fact>([
  ['1', lead('2011-07-15T05:00:00.000Z', '2011-07-01T09:00:00.000Z')],
  ['2', lead('2011-07-15T05:00:00.000Z', '2011-07-15T05:00:00.001Z')],
  ['3', lead('2011-07-15T05:00:00.000Z', null)],
  ['4', lead('2013-07-15T05:00:00.000Z', null)],
  ['5', lead('2011-07-06T05:00:00.000Z', '2011-07-20T09:00:00.000Z')],
]);

const ROWS = `case_enquiry_id,target_dt,closed_dt,ontime,origin
1,2011-07-15T01:00:00,2011-07-01T05:00:00,ONTIME,a
2,2011-07-15T01:00:00,2011-07-15T01:00:01,OVERDUE,a
3,2011-07-15T01:00:00,,OVERDUE,a
4,2013-07-15T01:00:00,,ONTIME,a
5,,2011-07-20T05:00:00,ONTIME,a
6,2011-07-15T01:00:00,2011-07-01T05:00:00,ONTIME,a
7,2011-07-15T01:00:00,2011-07-01T05:00:00,,a
8,2011-07-15T01:00:00,2011-07-01T05:00:00,OVERDUE,b
`;

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'on-time-'));
  file = join(folder, 'records.csv');
  await writeFile(file, ROWS);
});
afterAll(() => rm(folder, { recursive: true }));

describe('Boston’s own on-time column against our facts', () => {
  it('agrees where both say the same of what is closed, and of what is open as of a moment', async () => {
    const agreement = await onTimeAgreement(BOSTON, file, FACTS, AS_OF, {
      column: 'origin',
      value: 'a',
    });
    expect(agreement).toMatchObject({
      ...{ records: 7, absent: 1, unjudged: 1, compared: 5, agreed: 4, rate: 0.8 },
      rateWithDeadline: 1,
    });
  });

  it('names each way in which both differ, with how many records', async () => {
    const facts = new Map(FACTS).set(
      '8',
      lead('2011-07-15T05:00:00.000Z', '2011-07-01T09:00:00.000Z'),
    );
    const { classes } = await onTimeAgreement(BOSTON, file, facts, AS_OF);
    const differing = classes.filter(({ ours, theirs }) => ours !== theirs);
    expect(differing).toEqual([
      {
        ...{ theirs: 'ON_TIME', ours: 'LATE', deadline: 'DEFAULT', state: 'CLOSED' },
        ...{ dates: 'UNKNOWN', records: 1 },
      },
      {
        ...{ theirs: 'LATE', ours: 'ON_TIME', deadline: 'RECORD', state: 'CLOSED' },
        ...{ dates: 'ON_TIME', records: 1 },
      },
    ]);
  });

  it('judges what is open by the moment it is asked at', async () => {
    const later = '2014-01-01T00:00:00.000Z';
    const { classes } = await onTimeAgreement(BOSTON, file, FACTS, later);
    expect(classes).toContainEqual({
      ...{ theirs: 'ON_TIME', ours: 'LATE', deadline: 'RECORD', state: 'OPEN' },
      ...{ dates: 'UNKNOWN', records: 1 },
    });
  });

  it('refuses a file without the columns', async () => {
    const other = join(folder, 'other.csv');
    await writeFile(other, 'id,ontime\n1,ONTIME\n');
    await expect(onTimeAgreement(BOSTON, other, FACTS, AS_OF)).rejects.toThrow(
      'lacks the columns case_enquiry_id, target_dt, closed_dt',
    );
  });
});
