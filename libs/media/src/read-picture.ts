import sharp from 'sharp';
import { mustBeTaken } from './picture-format.js';
import { PictureRefused } from './picture-refused.js';

/** More is a bomb, or a camera nobody reports a street light with. */
const MOST_PIXELS = 64_000_000;
/** Longest edge of what is kept, in pixels: a number plate stays readable, a row stays below 2 MB. */
const LONGEST_EDGE = 2_560;
/** Longest edge of a thumbnail, in pixels. */
export const THUMBNAIL_EDGE = 360;

/** Decoded pictures are not to lie about in memory, and a request is not to take every core. */
sharp.cache(false);
sharp.concurrency(1);
// The only decoders there are, whatever a file says it is.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});

/** A picture as it is kept: JPEG in sRGB, upright, nothing but pixels. */
export interface Picture {
  readonly picture: Buffer;
  readonly thumbnail: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * Decodes the bytes and writes the pixels anew: turned upright by what EXIF says, converted to sRGB by
 * its own profile, and without anything that is not a pixel (EXIF with its place, XMP, IPTC, profile,
 * embedded thumbnail, whatever follows the end).
 * @throws PictureRefused
 */
export async function readPicture(bytes: Buffer): Promise<Picture> {
  mustBeTaken(bytes);
  try {
    const { data: picture, info } = await sharp(bytes, {
      limitInputPixels: MOST_PIXELS,
      failOn: 'error',
    })
      .autoOrient()
      .resize({
        width: LONGEST_EDGE,
        height: LONGEST_EDGE,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    const thumbnail = await sharp(picture)
      .resize({ width: THUMBNAIL_EDGE, height: THUMBNAIL_EDGE, fit: 'inside' })
      .jpeg({ quality: 72 })
      .toBuffer();
    return { picture, thumbnail, width: info.width, height: info.height };
  } catch (error) {
    const isTooLarge = error instanceof Error && error.message.includes('pixel limit');
    throw new PictureRefused(isTooLarge ? 'MEDIA_TOO_LARGE' : 'MEDIA_NOT_A_PICTURE', error);
  }
}
