import { describe, expect, it } from '@jest/globals';
import { SEALED_FIELDS } from '@shaodao/issue';
import type { FieldKind } from './column.js';
import { exportedData } from './event-data.js';
import { EVENT_FIELDS, type EventFieldName } from './event-fields.js';
import { pseudonymKey, Pseudonyms } from './pseudonyms.js';
import { asViewed, pseudonymous, type Views } from './shown.js';

const pseudonyms = new Pseudonyms(pseudonymKey(Buffer.alloc(32, 3)), 'annual review');
const ANALYST = pseudonymous(pseudonyms);
const person = (id: string): string => pseudonyms.of('person', id);

const views = (view: Partial<Views>): Views => ({
  identityPhone: 'clear',
  exactAddress: 'clear',
  media: 'clear',
  freeText: 'clear',
  ...view,
});

const REPORT = {
  channel: 'hotline',
  kind: 'HELP',
  title: 'enc1.sub-1.abc',
  description: 'enc1.sub-1.def',
  appellant: { subject: 'sub-1', name: 'enc1.sub-1.n', phone: 'enc1.sub-1.p' },
  noReplyWanted: false,
  confidentiality: 'NORMAL',
  territory: 't-1',
  place: { address: 'enc1.sub-1.a', latitude: 31.781, longitude: 119.968 },
  media: ['photo-1.jpg'],
  external: { source: 'boston311', id: '101' },
  receiptCode: 'R-1',
};

describe('the facts of an event', () => {
  it('leave for an analyst without words, places, pictures, and with stand-ins for people', () => {
    expect(exportedData('IssueReported', REPORT, ANALYST)).toEqual({
      channel: 'hotline',
      kind: 'HELP',
      title: null,
      description: null,
      appellant: { subject: person('sub-1'), name: null, phone: null },
      noReplyWanted: false,
      confidentiality: 'NORMAL',
      territory: 't-1',
      place: { address: null, latitude: null, longitude: null },
      media: [null],
      external: { source: 'boston311', id: pseudonyms.of('external', '101') },
      receiptCode: pseudonyms.of('receipt', 'R-1'),
    });
  });

  it('leave for who may see everything as they are, but for sealed text', () => {
    expect(exportedData('IssueReported', REPORT, asViewed(views({}), 'sub-1'))).toEqual({
      ...REPORT,
      title: null,
      description: null,
      appellant: { subject: 'sub-1', name: null, phone: null },
      place: { ...REPORT.place, address: null },
    });
  });

  it('leave without the resident, the place and the pictures where these are not shown', () => {
    const shown = asViewed(
      views({ identityPhone: 'none', exactAddress: 'masked', media: 'masked' }),
      'sub-1',
    );
    expect(exportedData('IssueReported', REPORT, shown)).toMatchObject({
      appellant: { subject: null },
      place: { latitude: null, longitude: null },
      media: [null],
      receiptCode: 'R-1',
    });
    // Staff answer for what they do; a resident who acts for themself is not named.
    expect(exportedData('AssignmentSigned', { handler: 'li', unit: 'u' }, shown)).toEqual({
      handler: 'li',
      unit: 'u',
    });
    expect(exportedData('AssignmentSigned', { handler: 'sub-1', unit: 'u' }, shown)).toEqual({
      handler: null,
      unit: 'u',
    });
    const joined = { issue: 'i2', subject: 'sub-2', reporter: 'sub-2', noReplyWanted: false };
    expect(exportedData('AppellantJoined', joined, shown)).toEqual({
      issue: 'i2',
      subject: null,
      reporter: null,
      noReplyWanted: false,
    });
  });

  it('keep what a clock is about, though elsewhere that name is a resident’s', () => {
    const data = { clock: 'c', kind: 'SIGN', subject: 'a-1', unit: 'u', dueAt: 'x' };
    expect(exportedData('ClockWarned', data, ANALYST)).toEqual(data);
    const moved = {
      recalculated: [{ clock: 'c', kind: 'SIGN', subject: 'a-1', from: 'x', to: 'y' }],
    };
    expect(exportedData('DueRecalculated', moved, ANALYST)).toEqual(moved);
  });

  it('keep a reason that is a code, not one in words', () => {
    const basis = { by: 'rule', alternatives: [{ unit: 'u', reason: 'NO_DUTY' }], reason: '因为' };
    expect(exportedData('IssueDispatched', { basis }, ANALYST)).toEqual({
      basis: { by: 'rule', alternatives: [{ unit: 'u', reason: 'NO_DUTY' }], reason: null },
    });
  });

  it('never leave under a name nobody declared, nor of an event nobody knows', () => {
    const shown = asViewed(views({}), 'sub-1');
    expect(exportedData('IssueClosed', { outcome: 'HANDLED', secret: 'x' }, shown)).toEqual({
      outcome: 'HANDLED',
      secret: null,
    });
    for (const name of ['constructor', '__proto__', 'toString'])
      expect(
        exportedData('IssueClosed', JSON.parse(`{"${name}":"x"}`) as object, shown)[name],
      ).not.toBe('x');
    expect(exportedData('SomethingElse', { outcome: 'HANDLED' }, shown)).toEqual({});
  });

  it('never hold a sealed text, wherever a mistake may have put it', () => {
    const everywhere = Object.fromEntries(Object.keys(EVENT_FIELDS).map((name) => [name, SEAL]));
    for (const type of Object.keys(SEALED_FIELDS))
      for (const shown of [ANALYST, asViewed(views({}), 'sub-1')])
        expect(JSON.stringify(exportedData(type, everywhere, shown))).not.toContain('enc1.');
  });
});

const SEAL = 'enc1.sub-1.secret';

describe('the declaration of fields', () => {
  it('does not compile where one is missing', () => {
    const { handler: _handler, ...incomplete } = EVENT_FIELDS;
    // @ts-expect-error the kind of `handler` is not said
    const fields: Readonly<Record<EventFieldName, FieldKind>> = incomplete;
    expect(fields).not.toHaveProperty('handler');
  });
});
