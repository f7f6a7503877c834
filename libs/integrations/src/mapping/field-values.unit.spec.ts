import { describe, expect, it } from '@jest/globals';
import { degreesOf, numberOf, textOf, wordOf } from './field-values.js';

describe('values of fields', () => {
  it('are words of their list', () => {
    expect(wordOf('channel', 'hotline')).toBe('hotline');
    expect(() => wordOf('channel', 'fax')).toThrow('"fax" is not one of hotline, snapshot');
    expect(() => wordOf('outcome', '')).toThrow('is not one of RESOLVED');
  });

  it('are texts of a length', () => {
    expect(textOf('title', 'Pothole', 7)).toBe('Pothole');
    expect(() => textOf('title', 'Potholes', 7)).toThrow('Longer than 7 characters');
    expect(() => textOf('title', '', 7)).toThrow('A required value is missing');
  });

  it('are numbers, or not there', () => {
    expect(numberOf('latitude', '42.25')).toBe(42.25);
    expect(numberOf('latitude', '')).toBeUndefined();
    expect(() => numberOf('latitude', '42,25')).toThrow('"42,25" is not a number');
  });

  it('are degrees on the globe, to a hundred metres', () => {
    expect(degreesOf('longitude', '-71.11649', 180)).toBe(-71.116);
    expect(degreesOf('latitude', '', 90)).toBeUndefined();
    expect(() => degreesOf('latitude', '90.001', 90)).toThrow('90.001 is out of range');
  });
});
