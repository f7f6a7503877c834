import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { CiphertextDamaged } from './port.js';

const PREFIX = 'enc1.';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** True for the form `enc1.<subject>.<base64url of iv, tag and ciphertext>`. */
export function isSealed(value: string): boolean {
  return value.startsWith(PREFIX) && value.indexOf('.', PREFIX.length) > PREFIX.length;
}

/**
 * Whose key a sealed value needs.
 * @throws CiphertextDamaged where the value has not the sealed form.
 */
export function subjectOf(sealed: string): string {
  // A subject may hold dots, base64url never does: the last dot parts them.
  const end = sealed.lastIndexOf('.');
  if (!sealed.startsWith(PREFIX) || end <= PREFIX.length) throw new CiphertextDamaged('unknown');
  return sealed.slice(PREFIX.length, end);
}

/** A clear text under a subject's key; sealing the same text twice gives two different values. */
export function sealUnder(key: Buffer, subject: string, clearText: string): string {
  return `${PREFIX}${subject}.${encrypt(key, subject, Buffer.from(clearText)).toString('base64url')}`;
}

/**
 * The clear text of a sealed value.
 * @throws CiphertextDamaged where it was altered or sealed for another subject.
 */
export function openUnder(key: Buffer, subject: string, sealed: string): string {
  const box = Buffer.from(sealed.slice(PREFIX.length + subject.length + 1), 'base64url');
  return decrypt(key, subject, box).toString();
}

const IV_STOCK = 512 * IV_BYTES;
let stock = Buffer.alloc(0);

/** Random bytes are drawn for many at once: a draw costs more than the encryption of a sentence. */
function freshIv(): Buffer {
  if (stock.length === 0) stock = randomBytes(IV_STOCK);
  const iv = stock.subarray(0, IV_BYTES);
  stock = stock.subarray(IV_BYTES);
  return iv;
}

/** AES-256-GCM: iv, tag and ciphertext in one buffer; `owner` is authenticated with it. */
export function encrypt(key: Buffer, owner: string, clear: Buffer): Buffer {
  const iv = freshIv();
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(owner));
  const body = cipher.update(clear);
  // GCM is a stream mode: final() adds no bytes, it only fixes the tag.
  cipher.final();
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/**
 * The inverse of {@link encrypt}.
 * @throws CiphertextDamaged where key, owner or a single bit differ.
 */
export function decrypt(key: Buffer, owner: string, box: Buffer): Buffer {
  if (box.length < IV_BYTES + TAG_BYTES) throw new CiphertextDamaged(owner);
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(owner));
  decipher.setAuthTag(box.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const clear = decipher.update(box.subarray(IV_BYTES + TAG_BYTES));
  try {
    decipher.final();
  } catch (error) {
    throw new CiphertextDamaged(owner, error);
  }
  return clear;
}
