import { describe, expect, it } from '@jest/globals';
import { loadMapping } from './load-mapping.js';
import type { Check, Mapping, Progress } from './model.js';
import { bindTimes } from './record-times.js';

const header = ['opened', 'seen', 'done', 'closed', 'due', 'days'];
const columns = new Map(header.map((name, index) => [name, index]));
const mapping = (times: object = {}, checks: readonly Check[] = []): Mapping => ({
  ...loadMapping('boston311').mapping,
  times: {
    zone: 'Asia/Shanghai',
    format: 'yyyy-MM-dd HH:mm',
    opened: { column: 'opened' },
    closed: { column: 'closed' },
    ...times,
  },
  deadline: { at: { column: 'due' }, days: { column: 'days' } },
  checks,
});
/** The moments of a row as UTC texts to the minute. */
function moments(row: string[], progress: Progress, of = mapping()): Record<string, string> {
  const found = bindTimes(of, columns)(row, progress);
  return Object.fromEntries(
    Object.entries<number>({ ...found }).map(([name, at]) => [
      name,
      new Date(at).toISOString().slice(0, 16),
    ]),
  );
}
const row = ['2026-05-01 08:00', '2026-05-01 09:30', '2026-05-02 10:00', '2026-05-03 11:00'];

describe('the moments of a record', () => {
  it('fall back on the one before where the mapping has no rule', () => {
    expect(moments([...row, '', '2'], 'closed')).toEqual({
      opened: '2026-05-01T00:00',
      accepted: '2026-05-01T00:00',
      dispatched: '2026-05-01T00:00',
      signed: '2026-05-01T00:00',
      handled: '2026-05-03T03:00',
      closed: '2026-05-03T03:00',
      due: '2026-05-03T00:00',
    });
  });

  it('are the record’s own where the mapping has a rule and the record a time', () => {
    const own = mapping({ accepted: { column: 'seen' }, handled: { column: 'done' } });
    expect(moments([...row, '2026-05-09 08:00', '2'], 'closed', own)).toMatchObject({
      accepted: '2026-05-01T01:30',
      signed: '2026-05-01T01:30',
      handled: '2026-05-02T02:00',
      closed: '2026-05-03T03:00',
      due: '2026-05-09T00:00',
    });
  });

  it('reach as far as the record', () => {
    expect(moments([...row, '', '2'], 'signed')).not.toHaveProperty('handled');
    expect(moments([...row, '', '2'], 'handled')).not.toHaveProperty('closed');
  });

  it('need an opening and a limit', () => {
    expect(() => moments(['', '', '', '', '', '2'], 'signed')).toThrow('required value is missing');
    expect(() => moments([...row, '', ''], 'signed')).toThrow('There is no limit in days');
    expect(() => moments([...row, '', '-1'], 'signed')).toThrow('There is no limit in days');
  });

  it('keep the order the mapping asks for', () => {
    const after = mapping({}, [{ after: { time: 'due', than: 'opened' } }]);
    const same = [...row.slice(0, 4), '2026-05-01 08:00', '2'];
    expect(() => moments(same, 'signed', after)).toThrow('is not after opened');
    const notBefore = mapping({}, [{ notBefore: { time: 'due', than: 'opened' } }]);
    expect(moments(same, 'signed', notBefore)['due']).toBe('2026-05-01T00:00');
  });

  it('that are not there break no order', () => {
    const order = mapping({}, [{ notBefore: { time: 'closed', than: 'opened' } }]);
    const early = ['2026-05-01 08:00', '', '', '2026-04-01 08:00', '', '2'];
    expect(moments(early, 'signed', order)).not.toHaveProperty('closed');
    expect(() => moments(early, 'closed', order)).toThrow('is before opened');
  });
});
