/** Longest edge of what is sent, in pixels: enough to read a number plate, a tenth of a phone's bytes. */
const LONGEST_EDGE = 2_048;
const QUALITY = 0.85;

/**
 * The picture as JPEG, upright, at most 2,048 pixels a side, and without what the phone wrote beside the
 * pixels. One that this browser cannot decode comes back as it is: the server says what is wrong.
 */
export async function shrunk(picture: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' }).catch(
    () => undefined,
  );
  if (bitmap === undefined) return picture;
  const scale = Math.min(1, LONGEST_EDGE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = canvas.getContext('2d');
  if (pen === null) return picture;
  // What is transparent would turn black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const small = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', QUALITY);
  });
  return small ?? picture;
}
