import sharp from 'sharp';

/** What a phone writes beside the pixels; none of it may come back. */
export const TOLD = {
  make: 'Shaodao-Test-Phone',
  artist: 'Wang Fang of Willow Road',
  xmp: 'xmp-secret-4711',
} as const;

/**
 * A picture as a phone makes it: held upright (EXIF orientation 6, pixels on their side), with its place,
 * its owner, XMP and a colour profile. Left half red, right half blue as stored.
 * @param width pixels as stored; so is the height
 */
export async function tellingPicture(width = 400, height = 200): Promise<Buffer> {
  const half = { width: width / 2, height, channels: 3 as const };
  const [red, blue] = await Promise.all(
    ['#d01010', '#1010d0'].map((background) =>
      sharp({ create: { ...half, background } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .composite([
      { input: red, left: 0, top: 0 },
      { input: blue, left: width / 2, top: 0 },
    ])
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: TOLD.make, Artist: TOLD.artist },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '31/1 46/1 51/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '119/1 58/1 5/1',
      },
    })
    .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc>${TOLD.xmp}</dc></x:xmpmeta>`)
    .withIccProfile('p3')
    .jpeg()
    .toBuffer();
}
