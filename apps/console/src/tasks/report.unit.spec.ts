import { describe, expect, it } from '@jest/globals';
import { dialled, mapAddress, reportOf } from './report.js';

describe('what a handler may see of a report', () => {
  it('tells what is hidden from what was never said', () => {
    const reported = { description: null, appellant: { name: '王**' }, place: { latitude: 31.7 } };
    expect(reportOf({ reported })).toEqual({
      description: null,
      name: '王**',
      phone: undefined,
      address: undefined,
      spot: undefined,
      media: [],
    });
  });

  it('is dialled where the whole number is seen, never where a part is hidden', () => {
    expect(dialled('138 0013-8000')).toBe('tel:13800138000');
    expect(dialled('+8613800138000')).toBe('tel:+8613800138000');
    expect(dialled('138****8000')).toBeUndefined();
  });

  it('opens in the map of the phone, by name', () => {
    expect(mapAddress({ latitude: 31.78, longitude: 119.97 }, '北门')).toBe(
      'geo:31.78,119.97?q=31.78,119.97(%E5%8C%97%E9%97%A8)',
    );
  });
});
