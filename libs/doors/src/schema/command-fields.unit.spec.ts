import { expect, it } from '@jest/globals';
import { ISSUE_COMMANDS } from '@shaodao/issue';
import { commandFields } from './command-fields.js';

it('says what may stand in a field before anybody has filled it in', () => {
  const { CheckIn, LogStep, IssueCard } = ISSUE_COMMANDS;
  expect(commandFields(CheckIn)).toEqual({
    whistle: { values: [], open: true },
    unit: { values: [], open: true },
    mode: { values: ['ON_SITE', 'ONLINE'], open: false },
    authorized: { values: [true, false], open: false },
    media: { values: [undefined], open: true },
    overrideReason: { values: [undefined, '—'], open: false },
  });
  expect(commandFields(LogStep)['note']).toEqual({ values: ['—'], open: false });
  expect(commandFields(IssueCard)['replyBy']).toEqual({ values: [undefined], open: true });
});
