import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskName, maskPhone } from './masking.js';

describe('A masked phone', () => {
  it.each([
    ['13812341234', '138****1234'],
    ['138 1234 1234', '138****1234'],
    ['138-1234-1234', '138****1234'],
    ['+8613812341234', '+86138****1234'],
    ['057982345678', '0579****5678'],
    ['82345678', '82****78'],
    ['12345', '*****'],
    ['', ''],
  ])('of %p is %p', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  it('hides at least three digits and keeps the length', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{5,20}$/), (phone) => {
        const masked = maskPhone(phone);
        expect(masked).toHaveLength(phone.length);
        expect(masked.split('*').length - 1).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});

describe('A masked name', () => {
  it.each([
    ['张三', '张**'],
    ['欧阳娜娜', '欧**'],
    [' 李 ', '李**'],
    ['𠮷野', '𠮷**'],
    ['', ''],
  ])('of %p is %p', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('tells nothing of the length of the name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (rest) => {
        expect(maskName(`王${rest}`)).toBe('王**');
      }),
    );
  });
});
