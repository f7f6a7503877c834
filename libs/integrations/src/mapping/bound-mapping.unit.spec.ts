import { describe, expect, it } from '@jest/globals';
import { BoundMapping, columnsNeeded, type Planned } from './bound-mapping.js';
import { loadMapping } from './load-mapping.js';

const { mapping } = loadMapping('boston311');

/** A sound record of Boston; tests change single columns of it. */
const SOUND: Readonly<Record<string, string>> = {
  case_enquiry_id: '101000295616',
  open_dt: '2011-07-01T03:03:48',
  target_dt: '2011-07-15T03:03:48',
  closed_dt: '2011-07-22T16:13:45',
  case_status: 'Closed',
  closure_outcome: 'Resolved',
  closure_text: 'completed',
  case_title: 'Street Light Outages',
  subject: 'Public Works Department',
  reason: 'Street Lights',
  type: 'Street Light Outages',
  queue: 'PWDx_Street Light Outages',
  department: 'PWDx',
  street: 'Fairmount Ave',
  location_zipcode: '02136',
  neighborhood: 'Hyde Park',
  latitude: '42.25',
  longitude: '-71.116',
  source: 'Self Service',
};
const header = Object.keys(SOUND);
const bound = new BoundMapping(mapping, header);
const plan = (change: Record<string, string> = {}): Planned =>
  bound.plan(header.map((column) => ({ ...SOUND, ...change })[column] ?? ''));
const planned = (change?: Record<string, string>): Extract<Planned, { plan: unknown }>['plan'] => {
  const result = plan(change);
  if ('plan' in result) return result.plan;
  throw new Error(`${result.finding.field} ${result.finding.code}`);
};

describe('a sound record', () => {
  it('becomes a plan with everything the commands need', () => {
    expect(planned()).toMatchObject({
      source: 'boston311',
      record: '101000295616',
      progress: 'closed',
      times: {
        reported: '2011-07-01T07:03:48.000Z',
        signed: '2011-07-01T07:03:48.000Z',
        handled: '2011-07-22T20:13:45.000Z',
        closed: '2011-07-22T20:13:45.000Z',
      },
      report: {
        type: 'ReportIssue',
        channel: 'hotline',
        kind: 'HELP',
        title: 'Street Light Outages',
        place: { address: 'Fairmount Ave, 02136', latitude: 42.25, longitude: -71.116 },
        category: 'boston.street-lights.street-light-outages',
        territory: 'boston.hyde-park',
        external: { source: 'boston311', id: '101000295616' },
      },
      accept: { urgency: 'NORMAL', profile: 'service-request' },
      lead: 'boston.pwdx.pwdx-street-light-outages',
      dueAt: '2011-07-15T07:03:48.000Z',
      outcome: 'RESOLVED',
      result: 'Resolved: completed',
    });
  });

  it('names its branch of each tree from the root down', () => {
    const { units, territories, categories } = planned().branches;
    expect(units.map(({ code, kind, parent }) => [code, kind, parent])).toEqual([
      ['boston', 'government', undefined],
      ['boston.pwdx', 'department', 'boston'],
      ['boston.pwdx.pwdx-street-light-outages', 'section', 'boston.pwdx'],
    ]);
    expect(units[1]?.name.en).toBe('Public Works Department');
    expect(territories.map(({ code, level }) => [code, level])).toEqual([
      ['boston', 'city'],
      ['boston.hyde-park', 'district'],
    ]);
    expect(categories.at(-1)).toMatchObject({
      parent: 'boston.street-lights',
      defaultLimitDays: 14,
      defaultUrgency: 'NORMAL',
    });
  });

  it('belongs to the whole city where its neighbourhood is unknown', () => {
    expect(planned({ neighborhood: ' ' }).report.territory).toBe('boston');
  });

  it("gets the mapping's limit where the city set no deadline", () => {
    expect(planned({ target_dt: '' }).dueAt).toBe('2011-07-15T07:03:48.000Z');
    expect(planned({ target_dt: '', reason: 'Housing' }).dueAt).toBe('2011-07-31T07:03:48.000Z');
  });

  it('has no end while it is open, whatever its deadline', () => {
    const open = planned({ case_status: 'Open', closed_dt: '', closure_outcome: '' });
    expect(open.progress).toBe('signed');
    expect(open.times).not.toHaveProperty('handled');
    expect(open).not.toHaveProperty('outcome');
  });

  it('closed in the hour the clock shows twice is closed after it was opened', () => {
    const { times } = planned({
      open_dt: '2011-11-06T01:50:00',
      target_dt: '',
      closed_dt: '2011-11-06T01:10:00',
    });
    expect(times.reported).toBe('2011-11-06T05:50:00.000Z');
    expect(times.closed).toBe('2011-11-06T06:10:00.000Z');
  });

  it('has no place where nothing is known of it', () => {
    const { report } = planned({ street: '', location_zipcode: '', latitude: '', longitude: '' });
    expect(report).not.toHaveProperty('place');
  });
});

describe('a faulty record', () => {
  it.each<[string, Record<string, string>, string, string]>([
    [
      'closed before opened',
      { closed_dt: '2011-06-30T00:00:00' },
      'closed_dt',
      'CLOSED_BEFORE_OPENED',
    ],
    [
      'due before opened',
      { target_dt: '2011-06-30T00:00:00' },
      'target_dt',
      'DUE_NOT_AFTER_OPENED',
    ],
    ['due when opened', { target_dt: '2011-07-01T03:03:48' }, 'target_dt', 'DUE_NOT_AFTER_OPENED'],
    ['no time', { open_dt: 'July' }, 'open_dt', 'TIME_UNREADABLE'],
    ['closed without a time', { closed_dt: '' }, 'closed_dt', 'REQUIRED'],
    ['no number', { case_enquiry_id: ' ' }, 'case_enquiry_id', 'REQUIRED'],
    ['no department', { department: '' }, 'department', 'REQUIRED'],
    ['an unknown status', { case_status: 'Lost' }, 'case_status', 'UNKNOWN_VALUE'],
    ['a place in another city', { latitude: '40.7' }, 'latitude', 'OUT_OF_RANGE'],
    ['a place that is no number', { longitude: 'west' }, 'longitude', 'NOT_A_NUMBER'],
    ['a title beyond all limits', { case_title: 'x'.repeat(201) }, 'title', 'TOO_LONG'],
    [
      'a number beyond all limits',
      { case_enquiry_id: '1'.repeat(101) },
      'case_enquiry_id',
      'TOO_LONG',
    ],
  ])('with %s is rejected by field and reason', (_what, change, field, code) => {
    expect(plan(change)).toMatchObject({ finding: { field, code } });
  });

  it('is named by its number, in both languages', () => {
    const result = plan({ target_dt: '2011-06-30T00:00:00' });
    expect(result).toMatchObject({
      record: '101000295616',
      finding: {
        sentence: {
          zh: expect.stringContaining('不晚于'),
          en: 'due 2011-06-30T04:00:00.000Z is not after opened 2011-07-01T07:03:48.000Z',
        },
      },
    });
  });

  it('may have another width than the header', () => {
    expect(bound.plan(['1', '2'])).toMatchObject({ finding: { code: 'COLUMN_COUNT' } });
  });
});

describe('binding a mapping to a file', () => {
  it('names every column the file lacks', () => {
    const act = (): unknown => new BoundMapping(mapping, header.slice(2));
    expect(act).toThrow('case_enquiry_id, open_dt');
  });

  it('does not mind other columns or another order', () => {
    const other = new BoundMapping(mapping, ['ward', ...[...header].reverse()]);
    const row = ['Ward 18', ...[...header].reverse().map((column) => SOUND[column] ?? '')];
    expect(other.plan(row)).toEqual(plan());
  });

  it('needs only the columns it reads', () => {
    expect(new Set(columnsNeeded(mapping))).toEqual(new Set(header));
  });
});
