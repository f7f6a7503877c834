/** Why bytes were not taken: no picture that can be read, a format we do not take, too many pixels. */
export type PictureRefusal = 'MEDIA_NOT_A_PICTURE' | 'MEDIA_FORMAT_UNSUPPORTED' | 'MEDIA_TOO_LARGE';

/** Bytes that are not kept. */
export class PictureRefused extends Error {
  override readonly name = 'PictureRefused';

  constructor(
    readonly code: PictureRefusal,
    cause?: unknown,
  ) {
    super(code, cause === undefined ? undefined : { cause });
  }
}
