import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CiphertextDamaged, KeyMissing, SubjectErased, type Vault } from './port.js';
import { isSealed, subjectOf } from './sealed-form.js';

let subjects = 0;
const newSubject = (): string => `resident-${process.pid}.${++subjects}`;
const anyText = fc.string({ unit: 'binary', maxLength: 200 });

/** What every vault promises; run it against each implementation. */
export function describeVaultContract(name: string, vault: () => Vault): void {
  describe(`${name} keeps personal data`, () => {
    it('gives back any text it sealed, in order', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyText, { maxLength: 6 }), async (texts) => {
          const sealed = await vault().seal(newSubject(), texts);
          expect(await vault().open(sealed)).toEqual(texts);
        }),
        { numRuns: 60 },
      );
    });

    it('opens a page of several residents at once', async () => {
      const [zhang, li] = [newSubject(), newSubject()];
      const [name] = await vault().seal(zhang, ['张三']);
      const [phone] = await vault().seal(li, ['13800001234']);
      expect(await vault().open([phone!, name!, phone!])).toEqual([
        '13800001234',
        '张三',
        '13800001234',
      ]);
    });

    it('says in the sealed form whose key is needed, and nothing else', async () => {
      const subject = newSubject();
      const [sealed] = await vault().seal(subject, ['和平路12号']);
      expect(sealed).toMatch(/^enc1\.[A-Za-z0-9._-]+\.[A-Za-z0-9_-]+$/);
      expect(isSealed(sealed!)).toBe(true);
      expect(subjectOf(sealed!)).toBe(subject);
      expect(Buffer.from(sealed!.split('.').at(-1)!, 'base64url').toString()).not.toContain('和平');
    });

    it('seals the same text differently each time, so that equality tells nothing', async () => {
      const [first, second] = await vault().seal(newSubject(), ['同', '同']);
      expect(first).not.toBe(second);
    });

    it('opens nothing of an erased resident, and everything of the others', async () => {
      const [gone, stays] = [newSubject(), newSubject()];
      const [lost] = await vault().seal(gone, ['王五']);
      const [kept] = await vault().seal(stays, ['赵六']);
      await vault().erase(gone);
      expect(await vault().open([lost!, kept!])).toEqual([undefined, '赵六']);
    });

    it('never makes a new key for an erased resident', async () => {
      const seen = newSubject();
      await vault().seal(seen, ['x']);
      await vault().erase(seen);
      await vault().erase(seen);
      await expect(vault().seal(seen, ['y'])).rejects.toThrow(SubjectErased);

      const neverSeen = newSubject();
      await vault().erase(neverSeen);
      await expect(vault().seal(neverSeen, ['y'])).rejects.toThrow(SubjectErased);
    });

    it('knows a resident once something was sealed for them, and after they are erased', async () => {
      const [seen, neverSeen] = [newSubject(), newSubject()];
      await vault().seal(seen, ['x']);
      expect([await vault().knows(seen), await vault().knows(neverSeen)]).toEqual([true, false]);
      await vault().erase(seen);
      expect(await vault().knows(seen)).toBe(true);
    });

    it('says when a resident was erased, however often it is asked to', async () => {
      const gone = newSubject();
      await vault().seal(gone, ['x']);
      const first = await vault().erase(gone);
      expect(new Date(first).toISOString()).toBe(first);
      // The next millisecond: a second erasure would bear another time.
      const later = Date.now() + 1;
      while (Date.now() <= later) await vault().knows(gone);
      expect(await vault().erase(gone)).toBe(first);
    });

    it('refuses a ciphertext moved to another resident', async () => {
      const [zhang, li] = [newSubject(), newSubject()];
      const [sealed] = await vault().seal(zhang, ['张三的电话']);
      await vault().seal(li, ['x']);
      const moved = sealed!.replace(zhang, li);
      await expect(vault().open([moved])).rejects.toThrow(CiphertextDamaged);
    });

    it('refuses a ciphertext with any bit changed', async () => {
      const subject = newSubject();
      const [sealed] = await vault().seal(subject, ['13800001234']);
      const head = `enc1.${subject}.`;
      const box = Buffer.from(sealed!.slice(head.length), 'base64url');
      await fc.assert(
        fc.asyncProperty(fc.nat(box.length * 8 - 1), async (bit) => {
          const altered = Buffer.from(box);
          altered[bit >> 3]! ^= 1 << (bit & 7);
          await expect(vault().open([head + altered.toString('base64url')])).rejects.toThrow(
            CiphertextDamaged,
          );
        }),
        { numRuns: 50 },
      );
    });

    it.each(['', 'enc1.', 'enc1..AAAA', '13800001234', 'enc2.r.AAAA'])(
      'refuses %p as not sealed at all',
      async (value) => {
        await expect(vault().open([value])).rejects.toThrow(CiphertextDamaged);
        expect(isSealed(value)).toBe(false);
      },
    );

    it('refuses a sealed value that was cut short', async () => {
      const [sealed] = await vault().seal(newSubject(), ['x']);
      await expect(vault().open([sealed!.slice(0, -12)])).rejects.toThrow(CiphertextDamaged);
    });

    it('says so when data and keys come from different databases', async () => {
      const [sealed] = await vault().seal(newSubject(), ['x']);
      const foreign = sealed!.replace(/^enc1\.[^.]+\.\d+/, 'enc1.resident-of-elsewhere');
      await expect(vault().open([foreign])).rejects.toThrow(KeyMissing);
    });

    it('has nothing to do for nothing', async () => {
      expect(await vault().open([])).toEqual([]);
    });
  });
}
