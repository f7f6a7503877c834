import { describe, expect, it } from '@jest/globals';
import { InvalidProfile, parseProfile } from './parse-profile.js';

const SOUND = `id: small-town
version: 1
name:
  zh: 小镇
  en: Small town
skips: [ORDERED]
maxReturns: 2
maxReworkRounds: 3
evaluationWindowDays: 7
reopenWindowDays: 30
returnWindowHours: 48
reworkDays: 5
retentionClass: issue-10-years
`;

const faultOf = (text: string): string => {
  try {
    parseProfile(text, 'town.yaml');
  } catch (error) {
    if (error instanceof InvalidProfile) return error.message;
    throw error;
  }
  throw new Error('The profile was taken');
};

describe('a profile file', () => {
  it('becomes a profile', () => {
    expect(parseProfile(SOUND, 'town.yaml')).toEqual({
      id: 'small-town',
      version: 1,
      name: { zh: '小镇', en: 'Small town' },
      skips: ['ORDERED'],
      maxReturns: 2,
      maxReworkRounds: 3,
      evaluationWindowDays: 7,
      reopenWindowDays: 30,
      returnWindowHours: 48,
      reworkDays: 5,
      retentionClass: 'issue-10-years',
      overallLimitFromCatalogue: true,
    });
  });

  it('leaves the catalogue’s limit aside only where it says so', () => {
    const says = (flag: string) => parseProfile(`${SOUND}overallLimitFromCatalogue: ${flag}`, 'x');
    expect(says('false').overallLimitFromCatalogue).toBe(false);
    expect(says('true').overallLimitFromCatalogue).toBe(true);
    expect(faultOf(`${SOUND}overallLimitFromCatalogue: never\n`)).toBe(
      'town.yaml:14 overallLimitFromCatalogue must be boolean',
    );
  });

  it('is refused with line and field where a phase cannot be skipped', () => {
    expect(faultOf(SOUND.replace('[ORDERED]', '[ORDERED, HANDLED]'))).toBe(
      'town.yaml:6 skips.1 must be equal to one of the allowed values: REQUESTED,ORDERED,VERIFIED,FED_BACK,EVALUATED',
    );
  });

  it('is refused with line and field where a number is out of range', () => {
    expect(faultOf(SOUND.replace('Days: 7', 'Days: 0'))).toBe(
      'town.yaml:9 evaluationWindowDays must be >= 1',
    );
  });

  it('is refused where a field is missing', () => {
    expect(faultOf(SOUND.replace('reworkDays: 5\n', ''))).toBe(
      "town.yaml:1 the profile must have required property 'reworkDays'",
    );
  });

  it('is refused where a field is not known', () => {
    expect(faultOf(`${SOUND}colour: red\n`)).toBe(
      'town.yaml:1 the profile must NOT have additional properties: colour',
    );
  });

  it('names every fault at once', () => {
    const faults = faultOf(
      SOUND.replace('version: 1', 'version: 0').replace('Hours: 48', 'Hours: x'),
    );
    expect(faults.split('\n')).toEqual([
      'town.yaml:2 version must be >= 1',
      'town.yaml:11 returnWindowHours must be integer',
    ]);
  });

  it('is refused with the line where it is no YAML', () => {
    expect(faultOf('id: [a\nversion: 1\n')).toMatch(/^town\.yaml:\d+ /);
  });

  it('is refused where it is empty', () => {
    expect(faultOf('')).toBe('town.yaml:1 the profile must be object');
  });
});
