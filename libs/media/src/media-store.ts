import { createHmac, randomBytes, type KeyObject } from 'node:crypto';
import { decryptBytes, encryptBytes, type Vault } from '@shaodao/vault';
import type { Pool } from 'pg';
import { readPicture } from './read-picture.js';
import {
  ASK_FOR_MEDIA,
  KEEP_MEDIA,
  READ_KEPT,
  READ_MEDIA,
  READ_PICTURE,
  READ_THUMBNAIL,
} from './sql.js';

/** The whole picture, or its small copy. */
export type MediaPart = 'picture' | 'thumbnail';

/** What an upload is told. */
export interface KeptPicture {
  readonly media: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** A picture as far as it decides who may see it. */
export interface MediaRow {
  readonly media: string;
  /** The person who brought it. */
  readonly uploader: string;
  /** The stream whose events name it; undefined while none does. */
  readonly stream?: string;
}

/** JPEG bytes; `erased` where the key is destroyed; undefined where there is no such picture. */
export type OpenedMedia = Buffer | 'erased' | undefined;

interface Upload {
  readonly media: string;
  readonly person: string;
  readonly bytes: Buffer;
}

export interface MediaStoreParts {
  readonly pool: Pool;
  readonly vault: Vault;
  readonly now: () => Date;
  readonly fingerprintKey: KeyObject;
}

const READS: Readonly<Record<MediaPart, string>> = {
  picture: READ_PICTURE,
  thumbnail: READ_THUMBNAIL,
};
const KEY_BYTES = 32;

/** Pictures: kept as ciphertext under a key each, which lies sealed under a person's key in the vault. */
export class MediaStore {
  constructor(private readonly parts: MediaStoreParts) {}

  /**
   * Keeps a picture under the key of who brought it. The same upload again gives the same answer.
   * @returns undefined where the name stands for other bytes
   * @throws PictureRefused; SubjectErased where the person is forgotten
   */
  async keep({
    media,
    person,
    bytes,
  }: Upload): Promise<{ readonly kept: KeptPicture; readonly again: boolean } | undefined> {
    const { pool, vault, now, fingerprintKey } = this.parts;
    const fingerprint = createHmac('sha256', fingerprintKey)
      .update(`${person}\0`)
      .update(bytes)
      .digest('base64url');
    const before = await this.kept(media, fingerprint);
    if (before !== 'new') return before && { kept: before, again: true };
    const { picture, thumbnail, width, height } = await readPicture(bytes);
    const key = randomBytes(KEY_BYTES);
    const [sealed] = await vault.seal(person, [key.toString('base64url')]);
    const boxes = [
      encryptBytes(key, ownerOf(media, 'picture'), picture),
      encryptBytes(key, ownerOf(media, 'thumbnail'), thumbnail),
    ];
    const row = [media, person, sealed, ...boxes, width, height, fingerprint, now()];
    const { rowCount } = await pool.query(KEEP_MEDIA, row);
    if (rowCount === 1) return { kept: { media, width, height }, again: false };
    const other = await this.kept(media, fingerprint);
    return other === 'new' || other === undefined ? undefined : { kept: other, again: true };
  }

  /** Who brought it and where it is named; undefined where there is no such picture. */
  async find(media: string): Promise<MediaRow | undefined> {
    const { rows } = await this.parts.pool.query<{ uploader: string; stream: string | null }>(
      READ_MEDIA,
      [media],
    );
    const [row] = rows;
    if (row === undefined) return undefined;
    return {
      media,
      uploader: row.uploader,
      ...(row.stream === null ? {} : { stream: row.stream }),
    };
  }

  async open(media: string, part: MediaPart): Promise<OpenedMedia> {
    const { rows } = await this.parts.pool.query<{ sealed_key: string; bytes: Buffer }>(
      READS[part],
      [media],
    );
    const [row] = rows;
    if (row === undefined) return undefined;
    const [key] = await this.parts.vault.open([row.sealed_key]);
    if (key === undefined) return 'erased';
    return decryptBytes(Buffer.from(key, 'base64url'), ownerOf(media, part), row.bytes);
  }

  /**
   * The first of these pictures that the person may not name in the stream, since there is none, it is
   * somebody else's, or another stream has it; undefined where all are good. Those that are good are
   * not swept away for a day.
   */
  async refused(
    media: readonly string[],
    person: string,
    stream: string,
  ): Promise<string | undefined> {
    if (media.length === 0) return undefined;
    const { pool, now } = this.parts;
    const { rows } = await pool.query<{ id: string }>(ASK_FOR_MEDIA, [
      media,
      person,
      stream,
      now(),
    ]);
    const good = new Set(rows.map(({ id }) => id));
    return media.find((each) => !good.has(each));
  }

  /** `new` where the name is free; undefined where it stands for other bytes. */
  private async kept(media: string, fingerprint: string): Promise<KeptPicture | 'new' | undefined> {
    const { rows } = await this.parts.pool.query<{
      width: number;
      height: number;
      fingerprint: string;
    }>(READ_KEPT, [media]);
    const [row] = rows;
    if (row === undefined) return 'new';
    return row.fingerprint === fingerprint
      ? { media, width: row.width, height: row.height }
      : undefined;
  }
}

/** Authenticated with the bytes: a row's parts cannot be swapped. */
const ownerOf = (media: string, part: MediaPart): string => `${media} ${part}`;
