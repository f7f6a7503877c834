import { describe, expect, it } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';
import { readPicture, THUMBNAIL_EDGE } from './read-picture.js';
import { PictureRefused } from './picture-refused.js';
import { TOLD, tellingPicture } from './testing/telling-picture.js';

const refusalOf = async (bytes: Buffer): Promise<string> => {
  try {
    await readPicture(bytes);
  } catch (error) {
    if (error instanceof PictureRefused) return error.code;
  }
  return 'taken';
};

const plain = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#808080' } });

describe('a picture that is brought', () => {
  it('loses everything but its pixels', async () => {
    const given = await tellingPicture();
    // The test itself: all of it was there.
    const before = await sharp(given).metadata();
    expect([before.exif, before.xmp, before.icc].map((part) => part !== undefined)).toEqual([
      true,
      true,
      true,
    ]);
    for (const told of Object.values(TOLD)) expect(given.includes(told)).toBe(true);

    const kept = await readPicture(given);
    for (const bytes of [kept.picture, kept.thumbnail]) {
      const { exif, xmp, icc, iptc, orientation, format, space } = await sharp(bytes).metadata();
      expect({ exif, xmp, icc, iptc, orientation }).toEqual({});
      expect({ format, space }).toEqual({ format: 'jpeg', space: 'srgb' });
      for (const told of [...Object.values(TOLD), 'Exif', 'GPS', 'http://ns.adobe.com'])
        expect(bytes.includes(told)).toBe(false);
    }
  });

  it('stands upright by its pixels', async () => {
    const { picture, width, height } = await readPicture(await tellingPicture(400, 200));
    expect([width, height]).toEqual([200, 400]);
    const at = async (top: number): Promise<number[]> => {
      const region = { left: 100, top, width: 1, height: 1 };
      return [...(await sharp(picture).extract(region).raw().toBuffer())];
    };
    const [red = 0, , redsBlue = 0] = await at(20);
    const [bluesRed = 0, , blue = 0] = await at(380);
    expect(red - redsBlue).toBeGreaterThan(100);
    expect(blue - bluesRed).toBeGreaterThan(100);
  });

  it('is made smaller, never larger, and has a thumbnail', async () => {
    const large = await readPicture(await plain(4_000, 3_000).jpeg().toBuffer());
    expect([large.width, large.height]).toEqual([2_560, 1_920]);
    const { width, height } = await sharp(large.thumbnail).metadata();
    expect([width, height]).toEqual([THUMBNAIL_EDGE, (THUMBNAIL_EDGE * 3) / 4]);
    const small = await readPicture(await plain(30, 20).png().toBuffer());
    expect([small.width, small.height]).toEqual([30, 20]);
  });

  it('may be JPEG, PNG or WebP', async () => {
    const made = await Promise.all([
      plain(20, 20).jpeg().toBuffer(),
      plain(20, 20).png().toBuffer(),
      plain(20, 20).webp().toBuffer(),
    ]);
    for (const bytes of made) expect(await refusalOf(bytes)).toBe('taken');
  });

  it('may be nothing else that a decoder would read', async () => {
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>',
    );
    expect(await refusalOf(svg)).toBe('MEDIA_NOT_A_PICTURE');
    expect(await refusalOf(Buffer.from('%PDF-1.7'))).toBe('MEDIA_NOT_A_PICTURE');
    expect(await refusalOf(Buffer.alloc(0))).toBe('MEDIA_NOT_A_PICTURE');
    const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic', 'latin1'), Buffer.alloc(40)]);
    expect(await refusalOf(heic)).toBe('MEDIA_FORMAT_UNSUPPORTED');
    expect(await refusalOf(await plain(9, 9).gif().toBuffer())).toBe('MEDIA_FORMAT_UNSUPPORTED');
  });

  it('must be whole', async () => {
    const whole = await plain(300, 300).png().toBuffer();
    expect(await refusalOf(whole.subarray(0, whole.length / 2))).toBe('MEDIA_NOT_A_PICTURE');
    expect(await refusalOf(Buffer.from('\xff\xd8\xff and no picture', 'latin1'))).toBe(
      'MEDIA_NOT_A_PICTURE',
    );
  });

  it('must not be a bomb: few bytes, countless pixels', async () => {
    const bomb = await plain(16_000, 16_000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(await refusalOf(bomb)).toBe('MEDIA_TOO_LARGE');
  });
});
