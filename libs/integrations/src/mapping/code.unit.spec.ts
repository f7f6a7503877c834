import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codeOf } from './code.js';

describe('the identifier made of texts', () => {
  it('keeps letters and digits and joins the parts by dots', () => {
    expect(codeOf(['PWDx', 'PWDx_Street Light Outages'], 'boston.')).toBe(
      'boston.pwdx.pwdx-street-light-outages',
    );
  });

  it('does not distinguish case, punctuation and doubled blanks', () => {
    const codes = ['Elevator', 'ELEVATOR', ' elevator!'].map((text) => codeOf([text]));
    expect(new Set(codes)).toEqual(new Set(['elevator']));
    expect(codeOf(['New Sign  Crosswalk'])).toBe(codeOf(['New Sign Crosswalk']));
  });

  it('reads accented letters as their plain ones', () => {
    expect(codeOf(['São Paulo – Sé'])).toBe('sao-paulo-se');
  });

  it('keeps texts of other scripts apart by a hash', () => {
    expect(codeOf(['街道办'])).not.toBe(codeOf(['居委会']));
    expect(codeOf(['A区'])).toMatch(/^a-[0-9a-f]{8}$/);
    expect(codeOf(['A区'])).not.toBe(codeOf(['A镇']));
  });

  it('is empty where a part is missing', () => {
    expect(codeOf(['Sanitation', ''], 'boston.')).toBe('');
  });

  it('shortens what is too long and still keeps it apart', () => {
    const [first, second] = [codeOf([`${'a'.repeat(120)}b`]), codeOf([`${'a'.repeat(120)}c`])];
    expect(first).toHaveLength(100);
    expect(first).not.toBe(second);
  });

  it('is always an identifier the commands take', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1 }),
        (texts) => {
          expect(codeOf(texts, 'x.')).toMatch(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/);
        },
      ),
    );
  });
});
