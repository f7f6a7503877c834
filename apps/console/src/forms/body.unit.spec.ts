import { describe, expect, it } from '@jest/globals';
import { bodyOf, initialOf, isAsked } from './body.js';
import { formOf } from './forms.js';

const fields = (command: string) => formOf(command) ?? [];
const body = (command: string, entered: object) => bodyOf(fields(command), { ...entered });

describe('the body of a command from what was entered', () => {
  it('leaves out what is empty', () => {
    const entered = { result: ' 已修好 ', outcome: 'RESOLVED', outcomes: [], media: [] };
    expect(body('CompleteHandling', entered)).toEqual({ result: '已修好', outcome: 'RESOLVED' });
  });

  it('says that there are no pictures where some are needed, so that the rules can judge', () => {
    expect(body('AttachEvidence', { stage: 'AFTER' })).toEqual({ stage: 'AFTER', media: [] });
    expect(body('AttachEvidence', { stage: 'AFTER', media: ['m-1'] })).toEqual({
      stage: 'AFTER',
      media: ['m-1'],
    });
  });

  it('says nothing of what was not asked in the end', () => {
    const both = { plan: '明日清理', contactPerson: '李工', listItem: 'item-1' };
    expect(body('RespondToOrder', { answer: 'DECLINE', ...both })).toEqual({
      answer: 'DECLINE',
      listItem: 'item-1',
    });
  });

  it('puts marks, places and other matters into the shape the command has', () => {
    expect(body('RateReverse', { unit: 'water', scores: { result: 5, attitude: 4 } })).toEqual({
      unit: 'water',
      scores: [
        { item: 'result', score: 5 },
        { item: 'attitude', score: 4 },
      ],
    });
    expect(body('BlowWhistle', { place: '北门' })).toEqual({ place: { address: '北门' } });
    expect(body('LinkIssue', { stream: '01J' })).toEqual({ stream: 'issue-01J' });
    expect(body('MergeInto', { target: '01J' })).toEqual({ target: '01J' });
  });
});

describe('a form', () => {
  it('begins with what is most often meant, and asks for what follows from it', () => {
    const begun = initialOf(fields('VerifyResult'));
    expect(begun).toEqual({ passed: true });
    const asked = (entered: object) =>
      fields('VerifyResult')
        .filter((field) => isAsked(field, { ...entered }))
        .map(({ name }) => name);
    expect(asked(begun)).toEqual(['passed', 'media']);
    expect(asked({ passed: false })).toEqual(['passed', 'note', 'dueAt', 'media']);
  });
});
