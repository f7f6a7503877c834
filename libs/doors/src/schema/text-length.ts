/**
 * Characters of a text as class-validator's `Length` counts them: a surrogate pair is one, and a
 * variation selector (U+FE0E, U+FE0F) belongs to the character before it. JSON Schema's own count
 * would differ for emoji.
 */
export function textLength(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (isSelector(unit) && index > 0 && !isSelector(text.charCodeAt(index - 1))) continue;
    if (isHigh(unit) && isLow(text.charCodeAt(index + 1))) index += 1;
    count += 1;
  }
  return count;
}

const isSelector = (unit: number): boolean => unit === 0xfe0e || unit === 0xfe0f;
const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
