import { PictureRefused } from './picture-refused.js';

type Mark = readonly [offset: number, bytes: string];

/** How the formats begin that we decode; whatever else libvips could read never reaches it. */
const TAKEN: readonly (readonly Mark[])[] = [
  [[0, '\xff\xd8\xff']],
  [[0, '\x89PNG\r\n\x1a\n']],
  [
    [0, 'RIFF'],
    [8, 'WEBP'],
  ],
];

/** Pictures, too, but not taken: HEIC needs a decoder of HEVC, which sharp's own build leaves out. */
const OTHERS: readonly (readonly Mark[])[] = [
  [[4, 'ftyp']],
  [[0, 'GIF8']],
  [[0, 'II*\0']],
  [[0, 'MM\0*']],
  [[0, 'BM']],
];

/**
 * @throws PictureRefused MEDIA_FORMAT_UNSUPPORTED for another kind of picture, MEDIA_NOT_A_PICTURE for
 *   anything else
 */
export function mustBeTaken(bytes: Buffer): void {
  if (TAKEN.some((marks) => begins(bytes, marks))) return;
  const isOther = OTHERS.some((marks) => begins(bytes, marks));
  throw new PictureRefused(isOther ? 'MEDIA_FORMAT_UNSUPPORTED' : 'MEDIA_NOT_A_PICTURE');
}

const begins = (bytes: Buffer, marks: readonly Mark[]): boolean =>
  marks.every(([offset, mark]) => bytes.toString('latin1', offset, offset + mark.length) === mark);
