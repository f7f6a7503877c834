import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { Code, PersonalText, ProcedureText } from '@shaodao/decider';
import {
  AppellantInput,
  ExternalRefInput,
  ISSUE_COMMANDS,
  MilestoneInput,
  PlaceInput,
} from './index.js';
import { personalFields, proceduralFields } from '@shaodao/decider';

type CommandClass = abstract new () => object;

const CLASSES: readonly CommandClass[] = [
  ...Object.values(ISSUE_COMMANDS),
  AppellantInput,
  PlaceInput,
  ExternalRefInput,
  MilestoneInput,
];

/** Rules that leave a text no freedom: a word of a list, a code, a moment. */
const CLOSED_RULES = ['isIn', 'isIso8601', 'matches'];

/** The fields in which anything can be written. */
function freeTextFields(type: CommandClass): readonly string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const rulesOf = (field: string) =>
    rules.filter((rule) => rule.propertyName === field).map((rule) => rule.name ?? '');
  return [...new Set(rules.map((rule) => rule.propertyName))].filter((field) => {
    const names = rulesOf(field);
    return names.includes('isString') && !names.some((name) => CLOSED_RULES.includes(name));
  });
}

describe.each(CLASSES.map((type) => [type.name, type] as const))('in %s', (_name, type) => {
  it('every free text is either personal or of the procedure', () => {
    const marked = [...personalFields(type), ...proceduralFields(type)];
    expect(marked).toEqual(expect.arrayContaining([...freeTextFields(type)]));
  });

  it('no field is both', () => {
    const both = personalFields(type).filter((field) => proceduralFields(type).includes(field));
    expect(both).toEqual([]);
  });
});

describe('the marks', () => {
  class Letter {
    @PersonalText()
    body: string;

    @ProcedureText()
    basis: string;

    @Code()
    unit: string;
  }

  it('tell personal text from that of the procedure, and leave codes alone', () => {
    expect(personalFields(Letter)).toEqual(['body']);
    expect(proceduralFields(Letter)).toEqual(['basis']);
    expect(freeTextFields(Letter)).toEqual(['body', 'basis']);
  });

  it('hold what a resident tells of themselves', () => {
    expect(personalFields(AppellantInput)).toEqual(['name', 'phone']);
    expect(personalFields(PlaceInput)).toEqual(['address']);
    expect(personalFields(ISSUE_COMMANDS.ReportIssue)).toEqual(['title', 'description']);
  });
});
